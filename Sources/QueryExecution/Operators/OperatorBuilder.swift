import PropertyGraph
import QueryPlanning
import QuerySemantics

/// Makes an evaluator for an expression over rows of a layout.
typealias EvaluatorFactory = (BoundExpression, RowLayout) throws(RuntimeError) -> ExpressionEvaluator

/// Turns a physical plan into running operators: one case per operator, nothing decided here.
struct OperatorBuilder {
    let context: ExecutionContext
    /// Plans the queries inside expressions.
    let planner: QueryPlanner
    let procedures: ProcedureRegistry
    /// Measure times.
    let isProfiling: Bool
    /// What is to be known of all operators made, those of queries inside expressions among them.
    let built = BuiltOperators()

    /// The operator tree of `plan`; its leaves read `argument`.
    ///
    /// The chain of inputs is followed in a loop, because it is as long as the statement has clauses.
    func build(_ plan: PhysicalPlan, argument: ArgumentSource) throws(RuntimeError) -> Operator {
        let chain = plan.chain
        var made = try makeLeaf(chain[chain.count - 1], argument: argument)
        made.isProfiling = isProfiling
        built.add(made)
        for plan in chain.dropLast().reversed() {
            made = try make(plan, over: made, argument: argument)
            made.isProfiling = isProfiling
            built.add(made)
        }
        return made
    }

    private func makeLeaf(_ plan: PhysicalPlan, argument: ArgumentSource) throws(RuntimeError) -> Operator {
        guard case .union(let columns) = plan.kind else {
            return ArgumentOperator(plan, source: argument, context: context)
        }
        let branches = try plan.children.map { (branch) throws(RuntimeError) in
            try build(branch, argument: argument)
        }
        return UnionOperator(plan, columns: columns, branches: branches, context: context)
    }

    private func make(
        _ plan: PhysicalPlan, over input: Operator, argument: ArgumentSource
    ) throws(RuntimeError) -> Operator {
        switch plan.kind {
        case .argument, .union: preconditionFailure("leaves have no input")
        case .nodeScan(let scan):
            return NodeScanOperator(plan, scan, input: input, context: context)
        case .nodeCount(let scan):
            return NodeCountOperator(plan, scan, input: input, context: context)
        case .nodeIndexSeek(let seek): return try indexSeek(plan, seek, over: input)
        case .nodeByIdSeek(let seek):
            return NodeSeekOperator(
                plan, variableColumn: plan.layout.column(of: seek.variable), labels: seek.labels,
                target: .id(try evaluator(seek.id, input.layout)), input: input, context: context)
        case .expand(let expand):
            return expand.mode == .into
                ? ExpandIntoOperator(plan, expand, input: input, context: context)
                : ExpandOperator(plan, expand, input: input, context: context)
        case .variableLengthExpand(let expand):
            if expand.reachesOnly { return ReachOperator(plan, expand, input: input, context: context) }
            var properties: ExpressionEvaluator?
            if let map = expand.properties { properties = try evaluator(map, input.layout) }
            return VariableLengthExpandOperator(plan, expand, input: input, properties: properties, context: context)
        case .shortestPath(let expand):
            var condition: PathConditionTest?
            if !expand.search.predicates.isEmpty {
                condition = try PathConditionTest(
                    expand, input: input.layout, context: context, evaluator: evaluator)
            }
            return ShortestPathOperator(plan, expand, input: input, condition: condition, context: context)
        case .projectEndpoints(let expand):
            return ProjectEndpointsOperator(plan, expand, input: input, context: context)
        case .filter(let predicates):
            let evaluated = plan.children[0].evaluated(predicates)
            return FilterOperator(
                plan, predicates: try evaluators(evaluated, input.layout), input: input, context: context)
        case .project(let items):
            let ready = try items.map { (item) throws(RuntimeError) in
                (item: item, evaluator: try evaluator(item.expression, input.layout))
            }
            return ProjectOperator(plan, items: ready, input: input, context: context)
        case .hashAggregate(let aggregation):
            let pipelines = aggregation.canBeMerged ? pipelines(plan.children[0], input: input, argument) : nil
            return try HashAggregateOperator(
                plan, aggregation, input: input, evaluator: evaluator, pipelines: pipelines, context: context)
        case .distinct(let variables):
            return DistinctOperator(plan, variables, input: input, context: context)
        case .sort(let order):
            return SortOperator(
                plan, order: order, keys: try SortKey.keys(order, input.layout, evaluator), pipelines: nil, bound: nil,
                input: input, context: context)
        case .top(let order, let skip, let limit):
            var skipped: RowCount?
            if let skip { skipped = try rowCount(skip, "SKIP") }
            let count = try rowCount(limit, "LIMIT")
            let isSafe = order.allSatisfy(\.expression.isThreadSafe)
            return SortOperator(
                plan, order: order, keys: try SortKey.keys(order, input.layout, evaluator),
                pipelines: isSafe ? pipelines(plan.children[0], input: input, argument) : nil,
                bound: (skipped, count), input: input, context: context)
        case .skip(let count):
            let rows = try rowCount(count, "SKIP")
            return SkipOperator(plan, count: rows, input: input, context: context)
        case .limit(let count):
            let rows = try rowCount(count, "LIMIT")
            return LimitOperator(plan, count: rows, input: input, context: context)
        case .unwind(let list, let variable):
            if case .call(.range, let arguments) = list.kind {
                return RangeUnwindOperator(
                    plan, arguments: try evaluators(arguments, input.layout), at: list.range,
                    column: plan.layout.column(of: variable), input: input, context: context)
            }
            return UnwindOperator(
                plan, list: try evaluator(list, input.layout), column: plan.layout.column(of: variable),
                input: input, context: context)
        case .unfold: return UnfoldOperator(plan, input: input, context: context)
        case .optionalApply(let introduced, let ordinal):
            let inner = InnerArgument(
                layout: leafLayout(plan.children[1], over: input.layout, ordinal: ordinal), outer: input.layout,
                capacity: context.batchSize)
            return OptionalApplyOperator(
                plan, introduced: introduced, ordinal: ordinal, input: input,
                inner: try build(plan.children[1], argument: inner.source), argument: inner, context: context)
        case .semiApply(let negated, let ordinal):
            let inner = InnerArgument(
                layout: leafLayout(plan.children[1], over: input.layout, ordinal: ordinal), outer: input.layout,
                capacity: context.batchSize)
            return SemiApplyOperator(
                plan, negated: negated, ordinal: ordinal, input: input,
                inner: try build(plan.children[1], argument: inner.source), argument: inner, context: context)
        case .create(let create):
            return try CreateOperator(
                plan, create, input: input, evaluator: evaluator, context: context)
        case .merge(let merge):
            let source = ArgumentSource(
                layout: mergeLayout(plan.children[1], over: input.layout), batch: Batch(count: 0, columns: []))
            return try MergeOperator(
                plan, merge, input: input, match: try build(plan.children[1], argument: source), argument: source,
                evaluator: evaluator, context: context)
        case .set(let items):
            return try SetOperator(
                plan, items, input: input, evaluator: evaluator, context: context)
        case .delete(let expressions, let detach):
            return try DeleteOperator(
                plan, expressions, detach: detach, input: input, evaluator: evaluator,
                context: context)
        case .procedureCall(let call):
            return try ProcedureCallOperator(
                plan, call, input: input, procedures: procedures, evaluator: evaluator,
                context: context)
        case .subqueryApply(let call):
            let row = RowArgument(layout: mergeLayout(plan.children[1], over: input.layout), outer: input.layout)
            return SubqueryApplyOperator(
                plan, call, input: input, inner: try build(plan.children[1], argument: row.source), argument: row,
                context: context)
        case .reimport(let variables):
            return ReimportOperator(
                plan, variables, input: input, source: argument, context: context)
        case .foreach(let foreach):
            let row = RowArgument(layout: mergeLayout(plan.children[1], over: input.layout), outer: input.layout)
            return ForeachOperator(
                plan, foreach, list: try evaluator(foreach.list, input.layout), input: input,
                inner: try build(plan.children[1], argument: row.source), argument: row, context: context)
        case .loadCSV(let load):
            return LoadCSVOperator(
                plan, load, file: try evaluator(load.file, input.layout), input: input, context: context)
        case .countMatches(let pattern):
            return CountMatchesOperator(plan, pattern, input: input, evaluator: evaluator, context: context)
        case .hashJoin(let keys):
            // The right plan depends on no row: whatever the argument, it starts from a single empty one.
            let right = try build(plan.children[1], argument: .singleRow)
            return HashJoinOperator(
                plan, left: input, right: right, leftKeys: try evaluators(keys.map(\.left), input.layout),
                rightKeys: try evaluators(keys.map(\.right), right.layout), context: context)
        case .produceResults(let columns, _):
            return ProduceResultsOperator(plan, columns, input: input, context: context)
        }
    }

    private func indexSeek(
        _ plan: PhysicalPlan, _ seek: NodeIndexSeek, over input: Operator
    ) throws(RuntimeError) -> Operator {
        let target: NodeSeekOperator.Target
        switch seek.range {
        case .equal(let value): target = .equal(key: seek.key, try evaluator(value, input.layout))
        case .prefix(let value): target = .prefix(key: seek.key, try evaluator(value, input.layout))
        case .between(let lower, let upper):
            var low: (value: ExpressionEvaluator, inclusive: Bool)?
            var high: (value: ExpressionEvaluator, inclusive: Bool)?
            if let lower { low = (try evaluator(lower.value, input.layout), lower.inclusive) }
            if let upper { high = (try evaluator(upper.value, input.layout), upper.inclusive) }
            target = .range(key: seek.key, lower: low, upper: high)
        }
        return NodeSeekOperator(
            plan, variableColumn: plan.layout.column(of: seek.variable), labels: seek.labels, target: target,
            input: input, context: context)
    }

    // MARK: Arguments of inner plans

    /// Layout of what an apply hands in: the leaf's outer variables, then the ordinal.
    private func leafLayout(_ inner: PhysicalPlan, over outer: RowLayout, ordinal: VariableID) -> RowLayout {
        let variables = VariableSet(inner.leafVariables).subtracting([ordinal]).sorted()
        return RowLayout(variables + [ordinal], kinds: variables.map { outer.kind(of: $0) ?? .slots } + [.nodes])
    }

    private func mergeLayout(_ inner: PhysicalPlan, over outer: RowLayout) -> RowLayout {
        let variables = VariableSet(inner.leafVariables).sorted()
        return RowLayout(variables, kinds: variables.map { outer.kind(of: $0) ?? .slots })
    }

    // MARK: Expressions

    /// An evaluator, with runners for the queries inside the expression.
    func evaluator(_ expression: BoundExpression, _ layout: RowLayout) throws(RuntimeError) -> ExpressionEvaluator {
        let program = try ExpressionProgram(expression, layout: layout)
        let runners = try program.subqueries.map { (use) throws(RuntimeError) -> any SubqueryRunner in
            try SubqueryPlanRunner(use.subquery, builder: self)
        }
        return ExpressionEvaluator(program, context: context, subqueries: runners)
    }

    private func rowCount(_ count: BoundExpression, _ clause: String) throws(RuntimeError) -> RowCount {
        RowCount(evaluator: try evaluator(count, RowLayout([])), clause: clause, range: count.range)
    }

    private func evaluators(
        _ expressions: [BoundExpression], _ layout: RowLayout
    ) throws(RuntimeError) -> [ExpressionEvaluator] {
        try expressions.map { (expression) throws(RuntimeError) in try evaluator(expression, layout) }
    }
}

/// The operators of a statement.
final class BuiltOperators {
    private var allRunAgain = true

    func add(_ made: Operator) {
        allRunAgain = allRunAgain && made.canRunAgain
    }

    /// Whether all of them can start again, so that another run of the statement may use them.
    var mayRunAgain: Bool { allRunAgain }
}

extension PhysicalPlan {
    /// This operator and those below it along the chain of inputs; the leaf, an argument or a union, last.
    var chain: [PhysicalPlan] {
        var result = [self]
        while true {
            let last = result[result.count - 1]
            if case .union = last.kind { return result }
            guard let input = last.children.first else { return result }
            result.append(input)
        }
    }

    /// Variables that the leaves of this plan take from outside, inner plans of applies left out.
    var leafVariables: [VariableID] {
        var variables: [VariableID] = []
        for plan in chain.reversed() {
            if case .argument = plan.kind { variables += plan.layout.variables }
            if case .union = plan.kind { variables += plan.children.flatMap(\.leafVariables) }
            if case .reimport(let restored) = plan.kind { variables += restored }
        }
        return variables
    }
}
