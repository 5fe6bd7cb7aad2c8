import QuerySyntax
import SourceText

extension Binder {
    mutating func bindMatch(_ match: MatchClause) throws(SemanticError) -> BoundMatch {
        aggregates = .refused(place: "MATCH")
        var (pattern, predicates) = try bindPattern(match.pattern, as: .match(optional: match.optional))
        predicates += try bindConjuncts(match.predicate, place: "WHERE")
        if givesHints { noteHints(pattern, predicates) }
        return BoundMatch(optional: match.optional, pattern: pattern, predicates: predicates)
    }

    /// The conjuncts of a condition; none when there is no condition.
    mutating func bindConjuncts(
        _ predicate: ExpressionID?, place: String
    ) throws(SemanticError) -> [BoundExpression] {
        guard let predicate else { return [] }
        return try bindCondition(predicate, place: place).conjuncts
    }

    /// A truth value: patterns may stand in it, aggregates may not.
    mutating func bindCondition(
        _ predicate: ExpressionID, place: String
    ) throws(SemanticError) -> BoundExpression {
        let saved = aggregates
        aggregates = .refused(place: place)
        defer { aggregates = saved }
        let bound = try bind(predicate, asPredicate: true)
        try require(bound, .boolean, "a boolean", place: place)
        return bound
    }
}
