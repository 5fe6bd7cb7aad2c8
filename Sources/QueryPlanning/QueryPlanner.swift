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

    /// The plan of a statement, and how it looked after each rule that changed it.
    ///
    /// - Throws: where the plan is too deep for the stack of the running thread.
    public func plan(_ query: BoundQuery) throws(PlanTooDeep) -> QueryPlan {
        try PlanDepth.check(query)
        let planner = makeLogicalPlanner()
        let logical: LogicalPlan = .produceResults(planner.plan(query, arguments: []), query.columns)
        try PlanDepth.check(logical)
        let (rewritten, stages) = rewrite(logical, planner: planner)
        var lowering = PhysicalPlanner(statistics: planner.statistics)
        var physical = lowering.lower(
            rewritten, needed: VariableSet(query.columns.map(\.variable)), arguments: RowLayout([]))
        if !options.disabledRules.contains(TupleRead.ruleName), let read = TupleRead(physical) {
            physical = physical.with(.produceResults(query.columns, byTuple: read))
        }
        return QueryPlan(stages: stages, physical: physical)
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
        try PlanDepth.check(logical)
        let (rewritten, _) = rewrite(logical, planner: planner)
        var lowering = PhysicalPlanner(statistics: planner.statistics)
        return lowering.lower(
            rewritten, needed: VariableSet(columns.map(\.variable)), arguments: RowLayout(subquery.imports))
    }

    private func makeLogicalPlanner() -> LogicalPlanner {
        var statistics = statistics()
        if let seed = options.joinOrderSeed { statistics = RandomPlanningStatistics(statistics, seed: seed) }
        return LogicalPlanner(statistics: statistics, fresh: VariableSupply())
    }

    private func rewrite(
        _ plan: LogicalPlan, planner: LogicalPlanner
    ) -> (plan: LogicalPlan, stages: [QueryPlan.Stage]) {
        var current = plan
        var kinds = plan.stepKinds
        var stages: [QueryPlan.Stage] = []
        stages.reserveCapacity(Rules.all.count + 1)
        stages.append(QueryPlan.Stage(name: "LogicalPlan", plan: current))
        let context = RewriteContext(planner: planner)
        for rule in Rules.all where !options.disabledRules.contains(rule.name) {
            if !kinds.isDisjoint(with: rule.looksFor), let changed = rule.rewrite(current, context: context) {
                current = changed
                kinds = changed.stepKinds
            }
            stages.append(QueryPlan.Stage(name: rule.name, plan: current))
        }
        return (current, stages)
    }
}

/// A planned statement: every stage of it, to run and to look at.
public struct QueryPlan: Sendable {
    /// The logical plan after a rule.
    public struct Stage: Sendable {
        public var name: String
        public var plan: LogicalPlan
    }
    public var stages: [Stage]
    public var physical: PhysicalPlan
}
