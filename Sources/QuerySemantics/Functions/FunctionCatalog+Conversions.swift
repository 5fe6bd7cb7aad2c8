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
            example: .call([.string("TRUE")], .boolean(true))),
        FunctionSignature(
            .toInteger, .conversion, value(toIntegerKinds), result: .fixed(.integer),
            "Reads a number and cuts off its fraction; strings that are none give null.",
            example: .call([.string("2.9")], .integer(2))),
        FunctionSignature(
            .toFloat, .conversion, value(toFloatKinds), result: .fixed(.float),
            "Reads a number; strings that are none give null.", example: .call([.string("11.5")], .float(11.5))),
        FunctionSignature(
            .toString, .conversion, value(toStringKinds), result: .fixed(.string),
            "The value as text.", example: .call([.float(2)], .string("2.0"))),
        FunctionSignature(
            .toBooleanOrNull, .conversion, value(.everything), result: .fixed(.boolean),
            "As toBoolean, but null of any other type.", example: .call([.list([])], .null)),
        FunctionSignature(
            .toIntegerOrNull, .conversion, value(.everything), result: .fixed(.integer),
            "As toInteger, but null of any other type.", example: .call([.list([])], .null)),
        FunctionSignature(
            .toFloatOrNull, .conversion, value(.everything), result: .fixed(.float),
            "As toFloat, but null of any other type.", example: .call([.boolean(true)], .null)),
        FunctionSignature(
            .toStringOrNull, .conversion, value(.everything), result: .fixed(.string),
            "As toString, but null of any other type.", example: .call([.integer(7)], .string("7"))),
        FunctionSignature(
            .toBooleanList, .conversion, list, result: .fixed(.list(.boolean)),
            "toBooleanOrNull of every element.",
            example: .call(
                [.list([.string("true"), .string("x"), .integer(0)])], .list([.boolean(true), .null, .boolean(false)]))),
        FunctionSignature(
            .toIntegerList, .conversion, list, result: .fixed(.list(.integer)),
            "toIntegerOrNull of every element.",
            example: .call([.list([.string("1"), .float(2.5), .null])], .list([.integer(1), .integer(2), .null]))),
        FunctionSignature(
            .toFloatList, .conversion, list, result: .fixed(.list(.float)),
            "toFloatOrNull of every element.",
            example: .call([.list([.string("1.5"), .integer(2)])], .list([.float(1.5), .float(2)]))),
        FunctionSignature(
            .toStringList, .conversion, list, result: .fixed(.list(.string)),
            "toStringOrNull of every element.",
            example: .call([.list([.integer(1), .boolean(true)])], .list([.string("1"), .string("true")]))),
    ]
}
