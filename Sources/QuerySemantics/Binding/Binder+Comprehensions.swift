import QuerySyntax
import SourceText

extension Binder {
    mutating func bindListComprehension(
        _ name: Name, _ list: ExpressionID, _ predicate: ExpressionID?, _ projection: ExpressionID?,
        _ range: SourceRange
    ) throws(SemanticError) -> BoundExpression {
        let source = try bindIterated(list, place: "a list comprehension")
        let (outer, policy) = (scope, aggregates)
        defer { (scope, aggregates) = (outer, policy) }
        aggregates = .refused(place: "a list comprehension")
        let variable = declareLocal(name, source.type.element)
        let filter = try bindOptionalCondition(predicate)
        let result = try bindOptional(projection)
        return BoundExpression(
            .listComprehension(variable: variable, list: source, predicate: filter, projection: result),
            type: .list(result?.type ?? source.type.element), range: range)
    }

    mutating func bindQuantifier(
        _ quantifier: Quantifier, _ name: Name, _ list: ExpressionID, _ predicate: ExpressionID?, _ range: SourceRange
    ) throws(SemanticError) -> BoundExpression {
        let source = try bindIterated(list, place: "`\(quantifier.rawValue)`")
        let (outer, policy) = (scope, aggregates)
        defer { (scope, aggregates) = (outer, policy) }
        aggregates = .refused(place: "`\(quantifier.rawValue)`")
        let variable = declareLocal(name, source.type.element)
        let condition: BoundExpression
        if let predicate {
            condition = try bindCondition(predicate, place: "WHERE")
        } else {
            // Without WHERE the elements themselves are the truth values.
            condition = reference(variable, name.range)
            try require(condition, .boolean, "a boolean", place: "`\(quantifier.rawValue)` without WHERE")
        }
        let kind: BoundQuantifier =
            switch quantifier {
            case .all: .all
            case .any: .any
            case .none: .none
            case .single: .single
            }
        return BoundExpression(
            .quantifier(kind, variable: variable, list: source, predicate: condition), type: .boolean, range: range)
    }

    mutating func bindReduce(
        _ accumulator: Name, _ initial: ExpressionID, _ name: Name, _ list: ExpressionID, _ expression: ExpressionID,
        _ range: SourceRange
    ) throws(SemanticError) -> BoundExpression {
        let start = try bind(initial)
        let source = try bindIterated(list, place: "`reduce`")
        let (outer, policy) = (scope, aggregates)
        defer { (scope, aggregates) = (outer, policy) }
        aggregates = .refused(place: "`reduce`")
        // The accumulator has the type of its start only if every step gives that type again.
        let before = self
        for type in [start.type, .any] {
            self = before
            let sum = declareLocal(accumulator, type)
            let variable = declareLocal(name, source.type.element)
            let step: BoundExpression
            do throws(SemanticError) {
                step = try bind(expression)
            } catch {
                if type == .any { throw error }
                continue
            }
            if type != .any, step.type != type { continue }
            return BoundExpression(
                .reduce(accumulator: sum, initial: start, variable: variable, list: source, expression: step),
                type: type, range: range)
        }
        preconditionFailure("with an accumulator of unknown type the last step returns or throws")
    }

    /// The list that a comprehension goes through.
    mutating func bindIterated(
        _ list: ExpressionID, place: String
    ) throws(SemanticError) -> BoundExpression {
        let bound = try bind(list)
        try require(bound, .list, "a list", place: place)
        return bound
    }

    private mutating func declareLocal(_ name: Name, _ type: ValueType) -> VariableID {
        let variable = makeVariable(name.text, type)
        scope.declareLocal(name.text, variable)
        return variable
    }

    private mutating func bindOptionalCondition(
        _ predicate: ExpressionID?
    ) throws(SemanticError) -> BoundExpression? {
        guard let predicate else { return nil }
        return try bindCondition(predicate, place: "WHERE")
    }
}
