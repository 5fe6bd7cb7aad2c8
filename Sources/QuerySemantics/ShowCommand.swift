import QuerySyntax

extension ShowSubject {
    /// The table that a SHOW statement gives, as a procedure without arguments; no procedure that can be called has a
    /// name with a space.
    public var signature: ProcedureSignature {
        let columns: [(String, ValueType)]
        switch self {
        case .indexes:
            columns = [
                ("name", .string), ("entityType", .string), ("labelsOrTypes", .list(.string)),
                ("properties", .list(.string)), ("owningConstraint", .string),
            ]
        case .constraints:
            columns = [
                ("name", .string), ("type", .string), ("entityType", .string), ("labelsOrTypes", .list(.string)),
                ("properties", .list(.string)),
            ]
        case .functions:
            columns = [
                ("name", .string), ("category", .string), ("description", .string), ("signature", .string),
                ("aggregating", .boolean),
            ]
        case .procedures:
            columns = [("name", .string), ("signature", .string)]
        }
        return ProcedureSignature(
            name: "SHOW " + rawValue, inputs: [],
            outputs: columns.map { ProcedureSignature.Field(name: $0.0, type: $0.1, nullable: true) })
    }
}
