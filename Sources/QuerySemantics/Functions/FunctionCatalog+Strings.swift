extension FunctionCatalog {
    private static let text = FunctionParameter("original", .string)
    private static let count = FunctionParameter("length", .integer)
    private static let trimmed = FunctionParameter("characters", .string, isOptional: true)

    /// Strings; a character is a Unicode code point.
    static let strings: [FunctionSignature] = [
        FunctionSignature(
            .left, .string, [text, count], result: .fixed(.string),
            "First characters.",
            example: .call([.string("hello"), .integer(3)], .string("hel"))),
        FunctionSignature(
            .right, .string, [text, count], result: .fixed(.string),
            "Last characters.",
            example: .call([.string("hello"), .integer(3)], .string("llo"))),
        FunctionSignature(
            .lTrim, .string, [text, trimmed], result: .fixed(.string),
            "Without white space, or the characters given, at the beginning.",
            example: .call([.string("  hi ")], .string("hi "))),
        FunctionSignature(
            .rTrim, .string, [text, trimmed], result: .fixed(.string),
            "Without white space, or the characters given, at the end.",
            example: .call([.string("  hi ")], .string("  hi"))),
        FunctionSignature(
            .trim, .string, [text], result: .fixed(.string),
            "Without white space at both ends.",
            example: .call([.string("  hi ")], .string("hi"))),
        FunctionSignature(
            .btrim, .string, [text, trimmed], result: .fixed(.string),
            "Without white space, or the characters given, at both ends.",
            example: .call([.string("xxhixx"), .string("x")], .string("hi"))),
        FunctionSignature(
            .replace, .string, [text, FunctionParameter("search", .string), FunctionParameter("replacement", .string)],
            result: .fixed(.string),
            "With every occurrence of one string replaced by another.",
            example: .call([.string("hello"), .string("l"), .string("w")], .string("hewwo"))),
        FunctionSignature(
            .split, .string, [text, FunctionParameter("delimiters", .any, staticKinds: [.string, .list])],
            result: .fixed(.list(.string)),
            "The parts between delimiters; the delimiter may be a list of several.",
            example: .call([.string("one,two"), .string(",")], .list([.string("one"), .string("two")]))),
        FunctionSignature(
            .substring, .string,
            [text, FunctionParameter("start", .integer), FunctionParameter("length", .integer, isOptional: true)],
            result: .fixed(.string),
            "Characters from a position, the first being 0.",
            example: .call([.string("hello"), .integer(1), .integer(3)], .string("ell"))),
        FunctionSignature(
            .toLower, .string, [text], result: .fixed(.string),
            "In lower case, as Unicode maps it without regard to language.",
            example: .call([.string("Hello")], .string("hello"))),
        FunctionSignature(
            .lower, .string, [text], result: .fixed(.string),
            "In lower case, as Unicode maps it without regard to language.",
            example: .call([.string("Hello")], .string("hello"))),
        FunctionSignature(
            .toUpper, .string, [text], result: .fixed(.string),
            "In upper case, as Unicode maps it without regard to language.",
            example: .call([.string("Hello")], .string("HELLO"))),
        FunctionSignature(
            .upper, .string, [text], result: .fixed(.string),
            "In upper case, as Unicode maps it without regard to language.",
            example: .call([.string("Hello")], .string("HELLO"))),
        FunctionSignature(
            .normalize, .string, [text, FunctionParameter("form", .string, isOptional: true)], result: .fixed(.string),
            "In a Unicode normal form: 'NFC' (the default), 'NFD', 'NFKC' or 'NFKD'.",
            example: .call([.string("abc")], .string("abc"))),
        FunctionSignature(
            .charLength, .string, [text], result: .fixed(.integer),
            "Number of characters.",
            example: .call([.string("hello")], .integer(5))),
        FunctionSignature(
            .characterLength, .string, [text], result: .fixed(.integer),
            "Number of characters.",
            example: .call([.string("hello")], .integer(5))),
    ]
}
