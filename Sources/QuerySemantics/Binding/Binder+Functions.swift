import QuerySyntax
import SourceText

extension Binder {
    mutating func bindCall(
        _ function: FunctionName, _ arguments: [ExpressionID], distinct: Bool, _ id: ExpressionID, asPredicate: Bool
    ) throws(SemanticError) -> BoundExpression {
        if let aggregate = tree.aggregate(at: id) { return try bindAggregate(aggregate, id) }
        let name = tree.fullName(function)
        let nameRange = tree.range(of: function)
        guard let signature = FunctionCatalog.lookup(name) else {
            throw .unknownFunction(name, nearest: FunctionCatalog.nearest(name), at: nameRange)
        }
        if distinct { throw .distinctScalar(name, at: nameRange) }
        let fewest = signature.minimumArguments
        let most = signature.maximumArguments
        guard arguments.count >= fewest, arguments.count <= most ?? .max else {
            throw .wrongArgumentCount(
                function: signature.name, expected: Self.argumentCount(fewest, most), found: arguments.count,
                at: nameRange)
        }
        if signature.id == .exists { return try bindExists(arguments[0], tree[id].range) }
        var bound: [BoundExpression] = []
        for (index, argument) in arguments.enumerated() {
            let value = try bind(argument)
            if let parameter = signature.parameter(at: index) {
                try require(value, parameter.staticKinds, parameter.staticKinds.described, place: "`\(signature.name)`")
            }
            bound.append(value)
        }
        return BoundExpression(
            .call(signature.id, bound), type: signature.resultType(of: bound.map(\.type)), range: tree[id].range)
    }

    /// `exists(n.key)` is `n.key IS NOT NULL`; around a pattern it is the pattern's truth.
    private mutating func bindExists(
        _ argument: ExpressionID, _ range: SourceRange
    ) throws(SemanticError) -> BoundExpression {
        if case .patternPredicate(let pattern) = tree[argument].kind {
            return try bindPatternPredicate(tree[pattern], range, asPredicate: true)
        }
        return BoundExpression(.isNull(try bind(argument), negated: true), type: .boolean, range: range)
    }

    /// `2 arguments`, `1 to 3 arguments`, `at least 1 argument`.
    static func argumentCount(_ fewest: Int, _ most: Int?) -> String {
        func noun(_ count: Int) -> String { count == 1 ? "argument" : "arguments" }
        guard let most else { return "at least \(fewest) \(noun(fewest))" }
        return fewest == most ? "\(fewest) \(noun(fewest))" : "\(fewest) to \(most) arguments"
    }
}
