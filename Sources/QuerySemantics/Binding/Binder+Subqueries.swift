import QuerySyntax
import SourceText

extension Binder {
    /// `EXISTS { … }`, `COUNT { … }`, `COLLECT { … }`
    mutating func bindSubquery(
        _ kind: SubqueryKind, _ subquery: Subquery, _ range: SourceRange
    ) throws(SemanticError) -> BoundExpression {
        let outer = enterSubquery()
        let query: BoundQuery
        switch subquery {
        case .query(let inner): query = try bindQuery(inner, in: kind)
        case .pattern(let parts, let predicate):
            aggregates = .refused(place: "MATCH")
            var (pattern, predicates) = try bindPattern(parts, as: .match(optional: false))
            predicates += try bindConjuncts(predicate, place: "WHERE")
            query = Self.query([.match(BoundMatch(optional: false, pattern: pattern, predicates: predicates))], [])
        }
        let imports = leaveSubquery(outer)
        let bound = BoundSubquery(query: query, imports: imports)
        switch kind {
        case .exists: return BoundExpression(.subquery(.exists, bound), type: .boolean, range: range)
        case .count: return BoundExpression(.subquery(.count, bound), type: .integer, range: range)
        case .collect:
            guard query.columns.count == 1 else {
                throw .subqueryColumns(found: query.columns.count, at: range)
            }
            return BoundExpression(.subquery(.collect, bound), type: .list(query.columns[0].type), range: range)
        }
    }

    /// `(a)-->(b)` as a condition. `shortestPath((a)-[*]-(b))` gives a path instead, and may stand anywhere.
    mutating func bindPatternPredicate(
        _ part: PatternPart, _ range: SourceRange, asPredicate: Bool
    ) throws(SemanticError) -> BoundExpression {
        if part.search != .all { return try bindShortestPath(part, range) }
        guard asPredicate else { throw .patternOutsidePredicate(at: range) }
        let outer = enterSubquery()
        aggregates = .refused(place: "a pattern")
        let (pattern, predicates) = try bindPattern([part], as: .predicate)
        let imports = leaveSubquery(outer)
        let query = Self.query([.match(BoundMatch(optional: false, pattern: pattern, predicates: predicates))], [])
        return BoundExpression(
            .subquery(.exists, BoundSubquery(query: query, imports: imports)), type: .boolean, range: range)
    }

    /// `[path = (a)-->(b) WHERE predicate | projection]`
    mutating func bindPatternComprehension(
        _ part: PatternPart, _ predicate: ExpressionID?, _ projection: ExpressionID, _ range: SourceRange
    ) throws(SemanticError) -> BoundExpression {
        let outer = enterSubquery()
        aggregates = .refused(place: "a pattern comprehension")
        var (pattern, predicates) = try bindPattern([part], as: .comprehension)
        predicates += try bindConjuncts(predicate, place: "WHERE")
        let value = try bind(projection)
        return collected(pattern, predicates, value, outer, range)
    }

    private mutating func bindShortestPath(
        _ part: PatternPart, _ range: SourceRange
    ) throws(SemanticError) -> BoundExpression {
        let outer = enterSubquery()
        aggregates = .refused(place: "a pattern")
        var (pattern, predicates) = try bindPattern([part], as: .comprehension)
        let value: BoundExpression
        if let path = pattern.paths.first {
            value = reference(path.variable, range)
        } else if let relationship = pattern.relationships.first {
            let path = makeVariable(nil, .path)
            pattern.paths.append(
                (
                    variable: path,
                    elements: [
                        .node(relationship.left), .relationships(relationship.variable), .node(relationship.right),
                    ]
                ))
            value = reference(path, range)
        } else {
            throw .shortestPathShape(at: range)
        }
        let paths = collected(pattern, predicates, value, outer, range)
        if part.search == .allShortestPaths { return paths }
        return BoundExpression(.call(.head, [paths]), type: .path, range: range)
    }

    /// The values of an expression over the matches of a pattern, as a list; leaves the subquery.
    private mutating func collected(
        _ pattern: BoundPattern, _ predicates: [BoundExpression], _ value: BoundExpression, _ outer: SubqueryContext,
        _ range: SourceRange
    ) -> BoundExpression {
        let variable: VariableID
        if case .variable(let same) = value.kind { variable = same } else { variable = makeVariable(nil, value.type) }
        let name = source.text(in: value.range)
        let projection = BoundProjection(
            aggregation: nil, items: [BoundProjectionItem(variable: variable, name: name, expression: value)],
            distinct: false, order: [], skip: nil, limit: nil, predicate: nil)
        let imports = leaveSubquery(outer)
        let query = Self.query(
            [.match(BoundMatch(optional: false, pattern: pattern, predicates: predicates)), .projection(projection)],
            [BoundColumn(name: name, variable: variable, type: value.type)])
        return BoundExpression(
            .subquery(.collect, BoundSubquery(query: query, imports: imports)), type: .list(value.type), range: range)
    }

    private static func query(_ clauses: [BoundClause], _ columns: [BoundColumn]) -> BoundQuery {
        BoundQuery(
            branches: [BoundSingleQuery(clauses: clauses, columns: columns)], unionAll: false, columns: columns,
            isUpdating: false)
    }

    /// State of the binder that a subquery must not change.
    struct SubqueryContext {
        var scope: Scope
        var aggregates: AggregatePolicy
        var substitutions: [Substitution]
        var constants: [String: VariableID]
    }

    mutating func enterSubquery() -> SubqueryContext {
        let context = SubqueryContext(
            scope: scope, aggregates: aggregates, substitutions: substitutions, constants: constants)
        subqueries.append(SubqueryFrame(firstOwn: types.count))
        substitutions = []
        constants = [:]
        return context
    }

    /// - Returns: The variables from outside that were used.
    mutating func leaveSubquery(_ context: SubqueryContext) -> [VariableID] {
        scope = context.scope
        aggregates = context.aggregates
        substitutions = context.substitutions
        constants = context.constants
        return subqueries.popLast()?.imports.sorted() ?? []
    }
}
