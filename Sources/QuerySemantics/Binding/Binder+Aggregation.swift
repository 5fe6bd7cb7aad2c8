import QuerySyntax
import SourceText

extension Binder {
    /// The variable of an expression that is computed already; nil when it must be bound.
    mutating func substitute(_ id: ExpressionID) -> BoundExpression? {
        for candidate in substitutions where tree.isSame(id, candidate.expression, in: source) {
            // Where a comprehension hides a name that it uses, the expression is another one.
            if scope.locals.isEmpty || tree.names(in: candidate.expression).isDisjoint(with: scope.locals) {
                return reference(candidate.variable, tree[id].range)
            }
        }
        return nil
    }

    /// Binds a call of an aggregating function: it becomes a variable of the group's row.
    mutating func bindAggregate(
        _ function: AggregateFunction, _ id: ExpressionID
    ) throws(SemanticError) -> BoundExpression {
        let range = tree[id].range
        let inOrder: Bool
        switch aggregates {
        case .refused(let place): throw .aggregateNotAllowed(place: place, at: range)
        case .nested: throw .nestedAggregate(at: range)
        case .collected: inOrder = false
        case .collectedInOrder: inOrder = true
        }
        if let known = found.first(where: { tree.isSame($0.expression, id, in: source) }) {
            return reference(known.aggregate.variable, range)
        }
        let aggregate = try bindNewAggregate(function, id, inOrder: inOrder)
        found.append(FoundAggregate(expression: id, aggregate: aggregate))
        return reference(aggregate.variable, range)
    }

    private mutating func bindNewAggregate(
        _ function: AggregateFunction, _ id: ExpressionID, inOrder: Bool
    ) throws(SemanticError) -> BoundAggregate {
        let signature = FunctionCatalog.signature(function)
        var arguments: [BoundExpression] = []
        var isDistinct = false
        if case .functionCall(let name, let list, let distinct) = tree[id].kind {
            isDistinct = distinct
            arguments = try bindAggregated(Array(tree[list]), inOrder: inOrder)
            try check(arguments, of: signature, name: name)
        }
        let argument = arguments.first
        let result = signature.resultType(of: argument?.type ?? .any)
        return BoundAggregate(
            variable: makeVariable(nil, result), function: function, distinct: isDistinct, argument: argument,
            parameter: arguments.count > 1 ? arguments[1] : nil, range: tree[id].range)
    }

    /// Arguments of an aggregate see the whole incoming row; in a sort key there is none left, so that only constants
    /// can be aggregated anew.
    private mutating func bindAggregated(
        _ ids: [ExpressionID], inOrder: Bool
    ) throws(SemanticError) -> [BoundExpression] {
        let savedScope = scope
        let savedPolicy = aggregates
        let savedSubstitutions = substitutions
        defer {
            scope = savedScope
            aggregates = savedPolicy
            substitutions = savedSubstitutions
        }
        aggregates = .nested
        substitutions = []
        if inOrder {
            for variable in scope.hidden.all { scope.hidden.hide(variable, .removed) }
        } else {
            scope.hidden = hiddenFromAggregates
        }
        var result: [BoundExpression] = []
        for id in ids {
            let bound = try bind(id)
            if inOrder, !bound.freeVariables.isEmpty {
                throw .aggregateNotAllowed(place: "ORDER BY", at: tree[id].range)
            }
            if let random = bound.randomCall {
                throw .randomInAggregate(random.rawValue, at: bound.range)
            }
            result.append(bound)
        }
        return result
    }

    private func check(
        _ arguments: [BoundExpression], of signature: AggregateSignature, name: FunctionName
    ) throws(SemanticError) {
        let count = signature.parameters.count
        guard arguments.count == count else {
            throw .wrongArgumentCount(
                function: signature.name, expected: Self.argumentCount(count, count), found: arguments.count,
                at: name.name.range)
        }
        for (argument, parameter) in zip(arguments, signature.parameters) where !parameter.admits(argument.type) {
            throw .wrongType(
                expected: parameter.staticKinds.described, found: argument.type, place: "`\(signature.name)`",
                at: argument.range)
        }
    }
}

extension BoundExpression {
    /// A function inside that gives another value at each call.
    fileprivate var randomCall: FunctionID? {
        if case .call(let function, _) = kind, FunctionCatalog.signature(function).stability == .none {
            return function
        }
        for operand in operands {
            if let random = operand.randomCall { return random }
        }
        return nil
    }
}
