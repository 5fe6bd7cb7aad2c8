import QuerySemantics

/// Looks into one predicate for a way to find a node other than by scanning.
struct AccessPathFinder {
    enum Target {
        case id(BoundExpression)
        case property(key: String, range: NodeIndexSeek.Range)
    }

    let variable: VariableID
    /// Variables that the sought value may use.
    let bound: VariableSet

    /// What the predicate offers; the lower the rank, the better.
    func find(in predicate: BoundExpression) -> (target: Target, rank: Int)? {
        guard case .binary(let op, let left, let right) = predicate.kind else { return nil }
        if let found = match(op, property: left, value: right) { return found }
        if let mirrored = mirror(op), let found = match(mirrored, property: right, value: left) { return found }
        return nil
    }

    private func match(
        _ op: BoundOperator, property: BoundExpression, value: BoundExpression
    ) -> (target: Target, rank: Int)? {
        if op == .equal, case .call(.id, let arguments) = property.kind, isVariable(arguments.first) {
            return isKnown(value) ? (.id(value), 0) : nil
        }
        guard case .property(let base, let key) = property.kind, isVariable(base), isKnown(value) else { return nil }
        switch op {
        case .equal: return (.property(key: key, range: .equal(value)), 1)
        case .startsWith: return (.property(key: key, range: .prefix(value)), 2)
        case .less:
            return (.property(key: key, range: .between(lower: nil, upper: (value, false))), 3)
        case .lessOrEqual:
            return (.property(key: key, range: .between(lower: nil, upper: (value, true))), 3)
        case .greater:
            return (.property(key: key, range: .between(lower: (value, false), upper: nil)), 3)
        case .greaterOrEqual:
            return (.property(key: key, range: .between(lower: (value, true), upper: nil)), 3)
        case .notEqual, .add, .subtract, .multiply, .divide, .modulo, .power, .in_, .endsWith, .contains, .matches,
            .concatenate:
            return nil
        }
    }

    private func isKnown(_ value: BoundExpression) -> Bool {
        value.freeVariables.isSubset(of: bound) && !value.containsSubquery
    }

    private func isVariable(_ expression: BoundExpression?) -> Bool {
        guard case .variable(let found)? = expression?.kind else { return false }
        return found == variable
    }

    /// The operator with its sides exchanged.
    private func mirror(_ op: BoundOperator) -> BoundOperator? {
        switch op {
        case .equal: .equal
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        case .notEqual, .add, .subtract, .multiply, .divide, .modulo, .power, .in_, .startsWith, .endsWith, .contains,
            .matches, .concatenate:
            nil
        }
    }
}
