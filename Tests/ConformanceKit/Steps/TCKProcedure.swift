/// A procedure of a scenario: it answers with the rows of its table whose inputs equal the arguments.
public struct TCKProcedure: Sendable {
    /// A named input or output, `in :: INTEGER?` for instance.
    public struct Field: Sendable, Equatable {
        public var name: String
        /// The type in capitals, without the question mark.
        public var type: String
        public var isNullable: Bool
    }

    /// With its namespace, `test.my.proc`.
    public var name: String
    public var inputs: [Field]
    public var outputs: [Field]
    /// One column for each input, then one for each output.
    public var rows: [[TCKValue]]

    /// Reads `name(in :: TYPE?, …) :: (out :: TYPE?, …)`, or nil when the text has another form.
    public init?(signature: String, rows: [[TCKValue]]) {
        guard let open = signature.firstIndex(of: "("), let close = signature[open...].firstIndex(of: ")") else {
            return nil
        }
        let rest = signature[signature.index(after: close)...].trimmed
        guard rest.hasPrefix("::") else { return nil }
        let result = rest.dropFirst(2).trimmed
        let hasOutputs = result.hasPrefix("(") && result.hasSuffix(")")
        guard hasOutputs || result == "VOID" else { return nil }
        guard let inputs = Self.fields(signature[open...].dropFirst().prefix { $0 != ")" }),
            let outputs = hasOutputs ? Self.fields(result.dropFirst().dropLast()) : []
        else { return nil }
        name = String(signature[..<open].trimmed)
        self.inputs = inputs
        self.outputs = outputs
        self.rows = rows
    }

    private static func fields(_ text: Substring) -> [Field]? {
        var fields: [Field] = []
        for part in text.split(separator: ",") {
            guard let separator = part.firstRange(of: "::") else { return nil }
            let type = part[separator.upperBound...].trimmed
            fields.append(
                Field(
                    name: String(part[..<separator.lowerBound].trimmed),
                    type: String(type.hasSuffix("?") ? type.dropLast() : type), isNullable: type.hasSuffix("?")))
        }
        return fields
    }

    /// The outputs of the rows whose inputs equal the arguments, in the order of the table.
    ///
    /// A procedure without inputs gives its whole table.
    public func answer(to arguments: [TCKValue]) -> [[TCKValue]] {
        rows.filter { row in
            arguments.count == inputs.count && zip(arguments, row).allSatisfy { $0.equalsArgument($1) }
        }
        .map { Array($0.dropFirst(inputs.count)) }
    }
}
