extension BoundStatementPrinter {
    /// An expression; operators stand in parentheses, so that its shape is plain.
    public func text(_ expression: BoundExpression) -> String {
        switch expression.kind {
        case .constant(let constant): Self.text(constant)
        case .variable(let variable): name(variable)
        case .parameter(let parameter): "$" + Self.identifier(parameter)
        case .list(let elements): "[\(list(elements.map { text($0) }))]"
        case .map(let entries): "{\(text(entries))}"
        case .property(let base, let key): "\(text(base)).\(Self.identifier(key))"
        case .subscripted(let base, let index): "\(text(base))[\(text(index))]"
        case .slice(let base, let from, let to):
            "\(text(base))[\(from.map { text($0) } ?? "")..\(to.map { text($0) } ?? "")]"
        case .hasLabels(let base, let labels): text(base) + Self.labels(labels)
        case .not(let operand): "(not \(text(operand)))"
        case .negate(let operand): "(-\(text(operand)))"
        case .and(let operands): "(\(operands.map { text($0) }.joined(separator: " and ")))"
        case .or(let operands): "(\(operands.map { text($0) }.joined(separator: " or ")))"
        case .xor(let left, let right): "(\(text(left)) xor \(text(right)))"
        case .binary(let op, let left, let right): "(\(text(left)) \(Self.text(op)) \(text(right)))"
        case .isTyped(let operand, let test, let negated):
            "(\(text(operand)) is \(negated ? "not " : "")typed \(test.description))"
        case .isNull(let operand, let negated): "(\(text(operand)) is \(negated ? "not " : "")null)"
        case .call(let function, let arguments): "\(function.rawValue)(\(list(arguments.map { text($0) })))"
        case .caseExpression(let operand, let alternatives, let otherwise):
            (["case", operand.map { text($0) }]
                + alternatives.map { "when \(text($0.condition)) then \(text($0.result))" }
                + [otherwise.map { "else \(text($0))" }, "end"]).compactMap { $0 }.joined(separator: " ")
        case .listComprehension(let variable, let source, let predicate, let projection):
            "[\(name(variable)) in \(text(source))\(Self.suffix(" where ", predicate.map { text($0) }))"
                + "\(Self.suffix(" | ", projection.map { text($0) }))]"
        case .quantifier(let quantifier, let variable, let source, let predicate):
            "\(quantifier)(\(name(variable)) in \(text(source)) where \(text(predicate)))"
        case .reduce(let accumulator, let initial, let variable, let source, let step):
            "reduce(\(name(accumulator)) = \(text(initial)), \(name(variable)) in \(text(source)) | \(text(step)))"
        case .subquery(let kind, let subquery): text(kind, subquery)
        case .mapProjection(let base, let all, let entries):
            "\(text(base)) {\(list((all ? [".*"] : []) + (entries.isEmpty ? [] : [text(entries)])))}"
        case .path(let elements): "path(\(list(elements.map { text($0) })))"
        }
    }

    private func text(_ kind: BoundSubqueryKind, _ subquery: BoundSubquery) -> String {
        let imports = subquery.imports.isEmpty ? "" : " from \(list(subquery.imports.map { name($0) }))"
        let body = lines(subquery.query).map { line in String(line.drop { $0 == " " }) }
        return "\(kind)\(imports) {\(body.joined(separator: "; "))}"
    }

    private func text(_ entries: [(key: String, value: BoundExpression)]) -> String {
        list(entries.map { "\(Self.identifier($0.key)): \(text($0.value))" })
    }

    private static func suffix(_ prefix: String, _ text: String?) -> String { text.map { prefix + $0 } ?? "" }

    private static func text(_ constant: Constant) -> String {
        switch constant {
        case .null: return "null"
        case .boolean(let value): return value ? "true" : "false"
        case .integer(let value): return String(value)
        case .float(let value): return String(value)
        case .string(let value):
            let escaped = value.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
            return "'\(escaped)'"
        case .list(let elements): return "[\(elements.map { text($0) }.joined(separator: ", "))]"
        }
    }

    private static func text(_ op: BoundOperator) -> String {
        switch op {
        case .equal: "="
        case .notEqual: "<>"
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        case .add: "+"
        case .subtract: "-"
        case .multiply: "*"
        case .divide: "/"
        case .modulo: "%"
        case .power: "^"
        case .in_: "in"
        case .startsWith: "starts with"
        case .endsWith: "ends with"
        case .contains: "contains"
        case .matches: "=~"
        case .concatenate: "||"
        }
    }
}
