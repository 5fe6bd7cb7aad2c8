import QuerySemantics
import QuerySyntax

/// `WHERE EXISTS { pattern }` and pattern predicates become a semi-join, negated ones an anti-join.
///
/// The inner plan then runs for a whole batch of rows at once; an ordinal column says which row a match belongs to
/// (Galindo-Legaria and Joshi, "Orthogonal Optimization of Subqueries and Aggregation", SIGMOD 2001).
enum UnnestExistsSubqueries: RewriteRule {
    static let name = "UnnestExistsSubqueries"
    static var looksFor: StepKinds { .existence }

    static func rewrite(_ chain: PlanChain, context: RewriteContext) -> LogicalPlan? {
        chain.changedUp(at: looksFor) { node in
            guard case .filter(let input, let predicates) = node else { return nil }
            var rest: [BoundExpression] = []
            var applies: [(inner: LogicalPlan, negated: Bool, ordinal: VariableID)] = []
            for predicate in predicates {
                if let (subquery, negated) = existence(predicate), isPatternOnly(subquery.query) {
                    let ordinal = context.fresh.next()
                    let inner = context.planner.plan(subquery.query, arguments: subquery.imports + [ordinal])
                    applies.append((rewrite(PlanChain(inner), context: context) ?? inner, negated, ordinal))
                } else {
                    rest.append(predicate)
                }
            }
            guard !applies.isEmpty else { return nil }
            var result = rest.isEmpty ? input : .filter(input, rest)
            for apply in applies {
                result = .semiApply(result, inner: apply.inner, negated: apply.negated, ordinal: apply.ordinal)
            }
            return result
        }
    }

    private static func existence(_ predicate: BoundExpression) -> (BoundSubquery, negated: Bool)? {
        if case .subquery(.exists, let subquery) = predicate.kind { return (subquery, false) }
        if case .not(let inner) = predicate.kind, case .subquery(.exists, let subquery) = inner.kind {
            return (subquery, true)
        }
        return nil
    }

    /// Only MATCHes, which treat each ordinal by itself; anything that groups, sorts or limits would mix rows.
    private static func isPatternOnly(_ query: BoundQuery) -> Bool {
        query.branches.count == 1
            && query.branches[0].clauses.allSatisfy { clause in
                if case .match(let match) = clause { return !match.optional }
                return false
            }
    }
}
