import SourceText

/// Hints: what the language allows and hardly anyone means.
extension Binder {
    /// `x = null`, `null <> x`: never true, never false.
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
        guard Self.isNull(left) || Self.isNull(right) else { return }
        hints.append(
            Diagnostic(
                .comparisonWithNull, type: .semanticError, "a comparison with null is null, never true", at: range,
                severity: .warning, help: advice))
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
