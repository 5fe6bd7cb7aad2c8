import QuerySemantics

/// A rewrite of logical plans that keeps their meaning.
protocol RewriteRule: Sendable {
    /// Name in `EXPLAIN` and in the options that switch rules off.
    static var name: String { get }
    /// Kinds of operators that it looks for: a plan with none of them is not rewritten.
    static var looksFor: StepKinds { get }
    /// The plan rewritten, or nil when nothing changes. `context` plans subqueries and hands out variables.
    static func rewrite(_ chain: PlanChain, context: RewriteContext) -> LogicalPlan?
}

/// What rules may ask for.
struct RewriteContext {
    let planner: LogicalPlanner
    var fresh: VariableSupply { planner.fresh }
    var estimator: CardinalityEstimator { planner.estimator }
}

/// All rules in the order in which they run. Each is neutral: any subset gives the same rows.
enum Rules {
    static let all: [any RewriteRule.Type] = [
        UnnestExistsSubqueries.self,
        SortWithLimitBecomesTop.self,
        ProjectAfterSort.self,
        CountRowsInsteadOfValues.self,
        EagerAggregation.self,
        HashJoinOnEquality.self,
        CountInsteadOfEnumerate.self,
        ReachInsteadOfWalks.self,
        GroupInsteadOfDistinct.self,
    ]

    /// Names of all rules, in order.
    static var names: [String] { all.map { $0.name } }
}
