extension FunctionCatalog {
    private static let toBooleanKinds: TypeSet = [.boolean, .string, .integer]
    private static let toIntegerKinds: TypeSet = [.boolean, .string, .number]
    private static let toFloatKinds: TypeSet = [.string, .number]
    private static let toStringKinds: TypeSet = .scalar

    private static func value(_ kinds: TypeSet) -> [FunctionParameter] {
        [FunctionParameter("value", .any, staticKinds: kinds)]
    }
    private static let list = [FunctionParameter("list", .list(.any))]

    /// From one type to another.
    static let conversions: [FunctionSignature] = [
        FunctionSignature(
            .toBoolean, .conversion, value(toBooleanKinds), result: .fixed(.boolean),
            "Reads 'true' and 'false' in any case; other strings give null. Of integers only 0 is false.",
            notes: """
                Blanks around the word are not skipped. Floats, lists and maps are refused; `toBooleanOrNull()` \
                gives null of them.
                """,
            nulls: .own("Null of null, and of strings other than 'true' and 'false'."),
            example: .call([.string("TRUE")], .boolean(true)),
            further: [
                .text("RETURN toBoolean('yes')", result: "null")
            ]),
        FunctionSignature(
            .toInteger, .conversion, value(toIntegerKinds), result: .fixed(.integer),
            "Reads a number and cuts off its fraction; strings that are none give null.",
            notes: """
                Cuts toward zero. Strings may have blanks around them, a sign, a fraction, an exponent. A number \
                that does not fit into 64 bits is an error; lists, maps and temporal values are refused.
                """,
            nulls: .own("Null of null, of NaN, and of strings that are no number."),
            example: .call([.string("2.9")], .integer(2)),
            further: [
                .text("RETURN toInteger(-2.9)", result: "-2"),
                .text("RETURN toInteger('two')", result: "null"),
            ]),
        FunctionSignature(
            .toFloat, .conversion, value(toFloatKinds), result: .fixed(.float),
            "Reads a number; strings that are none give null.",
            notes: """
                Strings may have blanks around them; 'NaN', 'Infinity' and '-Infinity' are read, too. An integer \
                beyond 2^53 is rounded. Booleans are refused; `toFloatOrNull()` gives null of them.
                """,
            nulls: .own("Null of null, and of strings that are no number."),
            example: .call([.string("11.5")], .float(11.5)),
            further: [
                .text("RETURN toFloat(3)", result: "3.0")
            ]),
        FunctionSignature(
            .toString, .conversion, value(toStringKinds), result: .fixed(.string),
            "The value as text.",
            notes: """
                Takes booleans, numbers, strings and temporal values. Floats have the fewest digits that read \
                back as the same float; temporal values are written in ISO 8601.
                """,
            example: .call([.float(2)], .string("2.0")),
            further: [
                .text("RETURN toString(date('2024-02-29'))", result: "'2024-02-29'")
            ]),
        FunctionSignature(
            .toBooleanOrNull, .conversion, value(.everything), result: .fixed(.boolean),
            "As toBoolean, but null of any other type.",
            nulls: .own("Null of null, and of whatever cannot be converted."),
            example: .call([.list([])], .null),
            further: [
                .text("RETURN toBooleanOrNull('true')", result: "true")
            ]),
        FunctionSignature(
            .toIntegerOrNull, .conversion, value(.everything), result: .fixed(.integer),
            "As toInteger, but null of any other type.",
            notes: "Where `toInteger()` raises an error, be it for the type or the size, this gives null.",
            nulls: .own("Null of null, and of whatever cannot be converted."),
            example: .call([.list([])], .null),
            further: [
                .text("RETURN toIntegerOrNull('7')", result: "7")
            ]),
        FunctionSignature(
            .toFloatOrNull, .conversion, value(.everything), result: .fixed(.float),
            "As toFloat, but null of any other type.",
            nulls: .own("Null of null, and of whatever cannot be converted."),
            example: .call([.boolean(true)], .null),
            further: [
                .text("RETURN toFloatOrNull('7')", result: "7.0")
            ]),
        FunctionSignature(
            .toStringOrNull, .conversion, value(.everything), result: .fixed(.string),
            "As toString, but null of any other type.",
            nulls: .own("Null of null, and of lists, maps, nodes, relationships and paths."),
            example: .call([.integer(7)], .string("7")),
            further: [
                .text("RETURN toStringOrNull([1])", result: "null")
            ]),
        FunctionSignature(
            .toBooleanList, .conversion, list, result: .fixed(.list(.boolean)),
            "toBooleanOrNull of every element.",
            notes: "The list keeps its length: what cannot be converted becomes null.",
            nulls: .own("Null of null; null elements stay null."),
            example: .call(
                [.list([.string("true"), .string("x"), .integer(0)])], .list([.boolean(true), .null, .boolean(false)]))),
        FunctionSignature(
            .toIntegerList, .conversion, list, result: .fixed(.list(.integer)),
            "toIntegerOrNull of every element.",
            notes: "The list keeps its length: what cannot be converted becomes null.",
            nulls: .own("Null of null; null elements stay null."),
            example: .call([.list([.string("1"), .float(2.5), .null])], .list([.integer(1), .integer(2), .null]))),
        FunctionSignature(
            .toFloatList, .conversion, list, result: .fixed(.list(.float)),
            "toFloatOrNull of every element.",
            notes: "The list keeps its length: what cannot be converted becomes null.",
            nulls: .own("Null of null; null elements stay null."),
            example: .call([.list([.string("1.5"), .integer(2)])], .list([.float(1.5), .float(2)]))),
        FunctionSignature(
            .toStringList, .conversion, list, result: .fixed(.list(.string)),
            "toStringOrNull of every element.",
            notes: "The list keeps its length: what cannot be converted becomes null.",
            nulls: .own("Null of null; null elements stay null."),
            example: .call([.list([.integer(1), .boolean(true)])], .list([.string("1"), .string("true")]))),
    ]
}
