extension BoundExpression {
    /// Variables of the row that the expression reads; those that it binds itself are left out.
    public var freeVariables: Set<VariableID> {
        var found: Set<VariableID> = []
        collectFreeVariables(into: &found)
        return found
    }

    /// Adds the free variables to `found`.
    public func collectFreeVariables(into found: inout Set<VariableID>) {
        switch kind {
        case .variable(let variable): found.insert(variable)
        case .listComprehension(let variable, let list, let predicate, let projection):
            list.collectFreeVariables(into: &found)
            Self.collect([predicate, projection].compactMap { $0 }, without: [variable], into: &found)
        case .quantifier(_, let variable, let list, let predicate):
            list.collectFreeVariables(into: &found)
            Self.collect([predicate], without: [variable], into: &found)
        case .reduce(let accumulator, let initial, let variable, let list, let expression):
            initial.collectFreeVariables(into: &found)
            list.collectFreeVariables(into: &found)
            Self.collect([expression], without: [accumulator, variable], into: &found)
        case .subquery(_, let subquery): found.formUnion(subquery.imports)
        case .path(let elements):
            for element in elements {
                switch element {
                case .node(let variable), .relationship(let variable), .relationships(let variable):
                    found.insert(variable)
                }
            }
        case .constant, .parameter, .list, .map, .property, .subscripted, .slice, .hasLabels, .not, .negate, .and, .or,
            .xor, .binary, .isNull, .isTyped, .call, .caseExpression, .mapProjection:
            for child in operands { child.collectFreeVariables(into: &found) }
        }
    }

    private static func collect(
        _ expressions: [BoundExpression], without bound: [VariableID], into found: inout Set<VariableID>
    ) {
        var inner: Set<VariableID> = []
        for expression in expressions { expression.collectFreeVariables(into: &inner) }
        found.formUnion(inner.subtracting(bound))
    }

    /// Direct operands in the order of evaluation; bodies of comprehensions and reduce are operands too.
    public var operands: [BoundExpression] {
        switch kind {
        case .constant, .variable, .parameter, .subquery, .path: []
        case .list(let elements), .and(let elements), .or(let elements), .call(_, let elements): elements
        case .map(let entries): entries.map(\.value)
        case .property(let base, _), .hasLabels(let base, _), .not(let base), .negate(let base),
            .isNull(let base, _), .isTyped(let base, _, _):
            [base]
        case .subscripted(let base, let index): [base, index]
        case .slice(let base, let from, let to): [base] + [from, to].compactMap { $0 }
        case .xor(let left, let right), .binary(_, let left, let right): [left, right]
        case .caseExpression(let operand, let alternatives, let otherwise):
            [operand].compactMap { $0 } + alternatives.flatMap { [$0.condition, $0.result] }
                + [otherwise].compactMap { $0 }
        case .listComprehension(_, let list, let predicate, let projection):
            [list] + [predicate, projection].compactMap { $0 }
        case .quantifier(_, _, let list, let predicate): [list, predicate]
        case .reduce(_, let initial, _, let list, let expression): [initial, list, expression]
        case .mapProjection(let base, _, let entries): [base] + entries.map(\.value)
        }
    }

    /// True when a subquery stands anywhere inside.
    public var containsSubquery: Bool {
        if case .subquery = kind { return true }
        return operands.contains { $0.containsSubquery }
    }
}
