import QuerySemantics

/// Choices of a planner that tests turn: which rules are off, and where the order of joins comes from.
public struct PlannerOptions: Sendable, Hashable {
    /// Names of rewrite rules that do not run (see `QueryPlanner.ruleNames` and `physicalRuleNames`).
    public var disabledRules: Set<String> = []
    /// Order joins at random, from this seed, instead of by the graph's counts.
    public var joinOrderSeed: UInt64?
    public init() {}
}

/// Bound query → logical plan → rewritten plan → physical plan.
public struct QueryPlanner {
    private let statistics: () -> any PlanningStatistics
    private let options: PlannerOptions

    /// - Parameter statistics: Asked for anew for each plan, so that they may keep what they have looked up for it.
    public init(
        statistics: @autoclosure @escaping () -> any PlanningStatistics, options: PlannerOptions = PlannerOptions()
    ) {
        self.statistics = statistics
        self.options = options
    }

    /// Names of the rewrite rules, in the order in which they run.
    public static var ruleNames: [String] { Rules.names }

    /// Names of what is chosen after the rewrite rules and can be turned off like them.
    public static var physicalRuleNames: [String] { [TupleRead.ruleName] }

    /// The plan of a statement.
    ///
    /// - Throws: where the plan is too deep for the stack of the running thread.
    public func plan(_ query: BoundQuery) throws(PlanTooDeep) -> PhysicalPlan {
        try PlanDepth.check(query)
        let planner = makeLogicalPlanner()
        let logical: LogicalPlan = .produceResults(planner.plan(query, arguments: []), query.columns)
        let rewritten = rewrite(try PlanDepth.check(logical), planner: planner)
        var lowering = PhysicalPlanner(estimator: planner.estimator)
        var physical = lowering.lower(
            rewritten.steps, needed: VariableSet(query.columns.map(\.variable)), arguments: RowLayout([]))
        if !options.disabledRules.contains(TupleRead.ruleName), let read = TupleRead(physical) {
            physical = physical.with(.produceResults(query.columns, byTuple: read))
        }
        return physical
    }

    /// The logical plan of a statement and how it looks after each rule, to look at.
    public func stages(of query: BoundQuery) -> [PlanStage] {
        let planner = makeLogicalPlanner()
        let logical: LogicalPlan = .produceResults(planner.plan(query, arguments: []), query.columns)
        var stages = [PlanStage(name: "LogicalPlan", plan: logical)]
        _ = rewrite(PlanChain(logical), planner: planner) { stages.append(PlanStage(name: $0, plan: $1)) }
        return stages
    }

    /// The plan of a query inside an expression, run once per row with the imports as its argument row.
    ///
    /// - Throws: where the plan is too deep for the stack of the running thread.
    public func plan(_ subquery: BoundSubquery) throws(PlanTooDeep) -> PhysicalPlan {
        try PlanDepth.check(subquery.query)
        let planner = makeLogicalPlanner()
        let columns = subquery.query.columns
        let logical: LogicalPlan = .produceResults(
            planner.plan(subquery.query, arguments: subquery.imports), columns)
        let rewritten = rewrite(try PlanDepth.check(logical), planner: planner)
        var lowering = PhysicalPlanner(estimator: planner.estimator)
        return lowering.lower(
            rewritten.steps, needed: VariableSet(columns.map(\.variable)), arguments: RowLayout(subquery.imports))
    }

    private func makeLogicalPlanner() -> LogicalPlanner {
        var statistics = statistics()
        if let seed = options.joinOrderSeed { statistics = RandomPlanningStatistics(statistics, seed: seed) }
        return LogicalPlanner(
            estimator: CardinalityEstimator(statistics: statistics), fresh: VariableSupply())
    }

    /// - Parameter note: gets the plan after each rule.
    private func rewrite(
        _ plan: PlanChain, planner: LogicalPlanner, noting note: (_ rule: String, LogicalPlan) -> Void = { _, _ in }
    ) -> PlanChain {
        var current = plan
        let context = RewriteContext(planner: planner)
        for rule in Rules.all where !options.disabledRules.contains(rule.name) {
            if !current.allKinds.isDisjoint(with: rule.looksFor),
                let changed = rule.rewrite(current, context: context)
            {
                current = PlanChain(changed)
            }
            note(rule.name, current.plan)
        }
        return current
    }
}

/// The logical plan of a statement after a rewrite rule.
public struct PlanStage: Sendable {
    public var name: String
    public var plan: LogicalPlan
}
