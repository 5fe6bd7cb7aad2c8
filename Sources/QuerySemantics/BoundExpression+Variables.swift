extension BoundExpression {
    /// Variables of the row that the expression reads; those that it binds itself are left out.
    public var freeVariables: VariableSet {
        var found: VariableSet = []
        collectFreeVariables(into: &found)
        return found
    }

    /// Adds the free variables to `found`.
    public func collectFreeVariables(into found: inout VariableSet) {
        switch kind {
        case .variable(let variable): found.insert(variable)
        case .property(let base, _): base.collectFreeVariables(into: &found)
        case .binary(_, let left, let right):
            left.collectFreeVariables(into: &found)
            right.collectFreeVariables(into: &found)
        case .constant, .parameter: break
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
        case .list, .map, .subscripted, .slice, .hasLabels, .not, .negate, .and, .or, .xor, .isNull, .isTyped, .call,
            .caseExpression, .mapProjection:
            forEachOperand { $0.collectFreeVariables(into: &found) }
        }
    }

    private static func collect(
        _ expressions: [BoundExpression], without bound: [VariableID], into found: inout VariableSet
    ) {
        var inner: VariableSet = []
        for expression in expressions { expression.collectFreeVariables(into: &inner) }
        found.formUnion(inner.subtracting(bound))
    }

    /// The parts of a conjunction; the expression itself when it is none.
    public var conjuncts: [BoundExpression] {
        guard case .and(let parts) = kind else { return [self] }
        return parts.contains(where: \.isConjunction) ? parts.flatMap(\.conjuncts) : parts
    }

    private var isConjunction: Bool {
        if case .and = kind { return true }
        return false
    }

    /// Direct operands in the order of evaluation; bodies of comprehensions and reduce are operands too.
    public var operands: [BoundExpression] {
        var result: [BoundExpression] = []
        forEachOperand { result.append($0) }
        return result
    }

    /// Hands the direct operands over one by one, in the order of `operands`.
    public func forEachOperand(_ body: (BoundExpression) -> Void) {
        func maybe(_ expression: BoundExpression?) { if let expression { body(expression) } }
        switch kind {
        case .constant, .variable, .parameter, .subquery, .path: break
        case .list(let elements), .and(let elements), .or(let elements), .call(_, let elements):
            elements.forEach(body)
        case .map(let entries): for entry in entries { body(entry.value) }
        case .property(let base, _), .hasLabels(let base, _), .not(let base), .negate(let base),
            .isNull(let base, _), .isTyped(let base, _, _):
            body(base)
        case .subscripted(let left, let right), .xor(let left, let right), .binary(_, let left, let right):
            body(left)
            body(right)
        case .slice(let base, let from, let to):
            body(base)
            maybe(from)
            maybe(to)
        case .caseExpression(let operand, let alternatives, let otherwise):
            maybe(operand)
            for alternative in alternatives {
                body(alternative.condition)
                body(alternative.result)
            }
            maybe(otherwise)
        case .listComprehension(_, let list, let predicate, let projection):
            body(list)
            maybe(predicate)
            maybe(projection)
        case .quantifier(_, _, let list, let predicate):
            body(list)
            body(predicate)
        case .reduce(_, let initial, _, let list, let expression):
            body(initial)
            body(list)
            body(expression)
        case .mapProjection(let base, _, let entries):
            body(base)
            for entry in entries { body(entry.value) }
        }
    }

    /// True when a subquery stands anywhere inside.
    public var containsSubquery: Bool {
        if case .subquery = kind { return true }
        var found = false
        forEachOperand { found = found || $0.containsSubquery }
        return found
    }
}
