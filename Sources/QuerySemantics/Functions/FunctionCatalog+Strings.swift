extension FunctionCatalog {
    private static let text = FunctionParameter("original", .string)
    private static let count = FunctionParameter("length", .integer)
    private static let trimmed = FunctionParameter("characters", .string, isOptional: true)

    /// Strings; a character is a Unicode code point.
    static let strings: [FunctionSignature] = [
        FunctionSignature(
            .left, .string, [text, count], result: .fixed(.string),
            "First characters.",
            notes: "All of a shorter string. A negative number is an error.",
            example: .call([.string("hello"), .integer(3)], .string("hel")),
            further: [
                .text("RETURN left('hi', 10)", result: "'hi'")
            ]),
        FunctionSignature(
            .right, .string, [text, count], result: .fixed(.string),
            "Last characters.",
            notes: "All of a shorter string. A negative number is an error.",
            example: .call([.string("hello"), .integer(3)], .string("llo"))),
        FunctionSignature(
            .lTrim, .string, [text, trimmed], result: .fixed(.string),
            "Without white space, or the characters given, at the beginning.",
            notes: "White space is what Unicode calls so. The characters are a set, in any order.",
            example: .call([.string("  hi ")], .string("hi ")),
            further: [
                .text("RETURN lTrim('xyhi', 'yx')", result: "'hi'")
            ]),
        FunctionSignature(
            .rTrim, .string, [text, trimmed], result: .fixed(.string),
            "Without white space, or the characters given, at the end.",
            notes: "White space is what Unicode calls so. The characters are a set, in any order.",
            example: .call([.string("  hi ")], .string("  hi")),
            further: [
                .text("RETURN rTrim('hi..', '.')", result: "'hi'")
            ]),
        FunctionSignature(
            .trim, .string, [text], result: .fixed(.string),
            "Without white space at both ends.",
            notes: "White space is what Unicode calls so. For other characters use `btrim()`.",
            example: .call([.string("  hi ")], .string("hi"))),
        FunctionSignature(
            .btrim, .string, [text, trimmed], result: .fixed(.string),
            "Without white space, or the characters given, at both ends.",
            notes: "White space is what Unicode calls so. The characters are a set, in any order.",
            example: .call([.string("xxhixx"), .string("x")], .string("hi"))),
        FunctionSignature(
            .replace, .string, [text, FunctionParameter("search", .string), FunctionParameter("replacement", .string)],
            result: .fixed(.string),
            "With every occurrence of one string replaced by another.",
            notes: """
                From the left, without overlaps. An empty search string stands between any two characters and at \
                both ends. A result of more than 1 GiB, or of more than the memory limit, is refused.
                """,
            example: .call([.string("hello"), .string("l"), .string("w")], .string("hewwo")),
            further: [
                .text("RETURN replace('ab', '', '-')", result: "'-a-b-'")
            ]),
        FunctionSignature(
            .split, .string, [text, FunctionParameter("delimiters", .any, staticKinds: [.string, .list])],
            result: .fixed(.list(.string)),
            "The parts between delimiters; the delimiter may be a list of several.",
            notes: """
                Of several delimiters that begin at the same place the longest counts. An empty delimiter splits \
                into characters. Neighbouring delimiters have an empty string between them.
                """,
            nulls: .own("Null when an argument, or a delimiter of the list, is null."),
            example: .call([.string("one,two"), .string(",")], .list([.string("one"), .string("two")])),
            further: [
                .text("RETURN split('a-b_c', ['-', '_'])", result: "['a', 'b', 'c']"),
                .text("RETURN split('abc', '')", result: "['a', 'b', 'c']"),
            ]),
        FunctionSignature(
            .substring, .string,
            [text, FunctionParameter("start", .integer), FunctionParameter("length", .integer, isOptional: true)],
            result: .fixed(.string),
            "Characters from a position, the first being 0.",
            notes: """
                Without a length, to the end. What lies beyond the end is left out; negative numbers are an \
                error.
                """,
            example: .call([.string("hello"), .integer(1), .integer(3)], .string("ell")),
            further: [
                .text("RETURN substring('hello', 3)", result: "'lo'"),
                .text("RETURN substring('hello', 9)", result: "''"),
            ]),
        FunctionSignature(
            .toLower, .string, [text], result: .fixed(.string),
            "In lower case, as Unicode maps it without regard to language.",
            notes: "The result may have another number of characters than the original.",
            example: .call([.string("Hello")], .string("hello")),
            further: [
                .text("RETURN toLower('ĐÀ NẴNG')", result: "'đà nẵng'")
            ]),
        FunctionSignature(
            .lower, .string, [text], result: .fixed(.string),
            "In lower case, as Unicode maps it without regard to language.",
            notes: "Another name of `toLower()`.",
            example: .call([.string("Hello")], .string("hello"))),
        FunctionSignature(
            .toUpper, .string, [text], result: .fixed(.string),
            "In upper case, as Unicode maps it without regard to language.",
            notes: "The result may have another number of characters than the original: 'ß' becomes 'SS'.",
            example: .call([.string("Hello")], .string("HELLO")),
            further: [
                .text("RETURN toUpper('ß')", result: "'SS'")
            ]),
        FunctionSignature(
            .upper, .string, [text], result: .fixed(.string),
            "In upper case, as Unicode maps it without regard to language.",
            notes: "Another name of `toUpper()`.",
            example: .call([.string("Hello")], .string("HELLO"))),
        FunctionSignature(
            .normalize, .string, [text, FunctionParameter("form", .string, isOptional: true)], result: .fixed(.string),
            "In a Unicode normal form: 'NFC' (the default), 'NFD', 'NFKC' or 'NFKD'.",
            notes: """
                NFC joins letters and marks, NFD takes them apart; NFKC and NFKD also replace characters that \
                only look different, such as ligatures and wide letters. Strings are compared by code points, so \
                normalise what comes from different sources before comparing. Compatible forms are those of \
                Unicode 14.
                """,
            example: .call([.string("abc")], .string("abc")),
            further: [
                .text("RETURN size(normalize('é', 'NFD'))", result: "2"),
                .text("RETURN normalize('ﬁ１', 'NFKC')", result: "'fi1'"),
            ]),
        FunctionSignature(
            .charLength, .string, [text], result: .fixed(.integer),
            "Number of characters.",
            notes: "The same as `size()` of a string.",
            example: .call([.string("hello")], .integer(5))),
        FunctionSignature(
            .characterLength, .string, [text], result: .fixed(.integer),
            "Number of characters.",
            notes: "The same as `size()` of a string.",
            example: .call([.string("hello")], .integer(5))),
    ]
}
