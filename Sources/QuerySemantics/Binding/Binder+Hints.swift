import SourceText

/// Hints: what the language allows and hardly anyone means.
extension Binder {
    /// `x = null`, `null <> x`: never true, never false. Nor does a number compare with a text.
    mutating func noteComparison(
        _ comparison: BoundOperator, _ left: BoundExpression, _ right: BoundExpression, _ range: SourceRange
    ) {
        let advice: String
        switch comparison {
        case .equal: advice = "IS NULL asks whether a value is missing."
        case .notEqual: advice = "IS NOT NULL asks whether a value is there."
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .startsWith, .endsWith, .contains, .matches:
            advice = "IS NULL and IS NOT NULL ask whether a value is there."
        case .add, .subtract, .multiply, .divide, .modulo, .power, .in_, .concatenate: return
        }
        guard Self.isNull(left) || Self.isNull(right) else {
            return noteMismatch(comparison, left, right, range)
        }
        hints.append(
            Diagnostic(
                .comparisonWithNull, type: .semanticError, "a comparison with null is null, never true", at: range,
                severity: .warning, help: advice))
    }

    /// `n.since > 2020` where every since is a text.
    private mutating func noteMismatch(
        _ comparison: BoundOperator, _ left: BoundExpression, _ right: BoundExpression, _ range: SourceRange
    ) {
        switch comparison {
        case .equal, .less, .lessOrEqual, .greater, .greaterOrEqual: break
        case .notEqual, .startsWith, .endsWith, .contains, .matches, .add, .subtract, .multiply, .divide, .modulo,
            .power, .in_, .concatenate:
            return
        }
        let (one, other) = (storedType(left), storedType(right))
        guard one.isScalar, other.isScalar, one != other, !(one.isNumber && other.isNumber) else { return }
        let advice: String? =
            switch (one, other) {
            case (.string, .number), (.string, .integer), (.string, .float), (.number, .string), (.integer, .string),
                (.float, .string):
                "A text stands in quotes, a number does not; toInteger(…) and toString(…) turn one into the other."
            case (.string, .date), (.date, .string): "date(…) makes a date of a text."
            case (.string, .zonedDateTime), (.zonedDateTime, .string): "datetime(…) makes a datetime of a text."
            default: nil
            }
        hints.append(
            Diagnostic(
                .comparisonWithNull, type: .semanticError,
                "this compares \(one.described) with \(other.described), which is never true", at: range,
                severity: .warning, help: advice))
    }

    /// The type of a value, for a property that of all values that the graph has of it.
    private func storedType(_ expression: BoundExpression) -> ValueType {
        guard case .property(_, let key) = expression.kind, expression.type == .any else { return expression.type }
        // What the statement writes may be of another type.
        if writesAnyKeys || createdNames.contains(.propertyKey(key)) { return .any }
        return schema?.type(ofProperty: key) ?? .any
    }

    private static func isNull(_ expression: BoundExpression) -> Bool {
        if case .constant(.null) = expression.kind { return true }
        return false
    }

    /// A pattern in pieces, and paths without end.
    mutating func noteHints(_ pattern: BoundPattern, _ predicates: [BoundExpression]) {
        noteCartesianProduct(pattern, predicates)
        for relationship in pattern.relationships {
            guard case .variable(_, maximum: nil) = relationship.length, !relationship.isArgument,
                schema?.mayCycle(relationship.types) ?? false
            else { continue }
            hints.append(
                Diagnostic(
                    .unboundedPath, type: .semanticError,
                    "this path has no greatest length, and its relationships may form cycles", at: relationship.range,
                    severity: .warning,
                    help: "A bound such as `*..5`, or shortestPath, keeps the number of paths small."))
        }
    }

    private mutating func noteCartesianProduct(_ pattern: BoundPattern, _ predicates: [BoundExpression]) {
        guard pattern.nodes.count > 1 else { return }
        // Which piece each node belongs to; variables from before make one piece together.
        var piece: [VariableID: Int] = [:]
        for (index, node) in pattern.nodes.enumerated() { piece[node.variable] = node.isArgument ? -1 : index }
        func join(_ members: [Int]) {
            // What is fixed from before stays so.
            guard let first = members.contains(-1) ? -1 : members.first else { return }
            for (variable, number) in piece where members.contains(number) { piece[variable] = first }
        }
        for relationship in pattern.relationships {
            join([piece[relationship.left], piece[relationship.right]].compactMap { $0 })
            piece[relationship.variable] = piece[relationship.left]
        }
        for predicate in predicates {
            let variables = predicate.freeVariables
            var members = variables.compactMap { piece[$0] }
            // A condition on something from before, or on a constant, picks out few.
            if variables.contains(where: { piece[$0] == nil }) || members.count == 1, Self.narrows(predicate) {
                members.append(-1)
            }
            join(members)
        }
        var pieces: Set<Int> = []
        var ranges: [SourceRange] = []
        for node in pattern.nodes {
            guard let number = piece[node.variable], number != -1 else { continue }
            if pieces.insert(number).inserted { ranges.append(node.range) }
        }
        guard pieces.count > 1, let last = ranges.last else { return }
        hints.append(
            Diagnostic(
                .cartesianProduct, type: .semanticError,
                "nothing joins this part of the pattern to the others: every match of it goes with every match of them",
                at: last, severity: .warning, help: "Join the parts by a relationship or a condition, if that is meant."
            ))
    }

    /// Whether a condition fixes a value, as `a.id = 1` does.
    private static func narrows(_ predicate: BoundExpression) -> Bool {
        if case .binary(.equal, _, _) = predicate.kind { return true }
        if case .binary(.in_, _, _) = predicate.kind { return true }
        return false
    }
}

extension ValueType {
    /// Whether values of the type compare with their like alone.
    fileprivate var isScalar: Bool {
        switch self {
        case .boolean, .integer, .float, .number, .string, .date, .localTime, .zonedTime, .localDateTime,
            .zonedDateTime, .duration, .point:
            true
        case .any, .null, .list, .map, .node, .relationship, .path: false
        }
    }

    fileprivate var isNumber: Bool { self == .integer || self == .float || self == .number }
}
