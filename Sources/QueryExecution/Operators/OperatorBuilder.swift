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

    /// The operator tree of `plan`; its leaves read `argument`.
    func build(_ plan: PhysicalPlan, argument: ArgumentSource) throws(RuntimeError) -> Operator {
        let made = try make(plan, argument: argument)
        made.isProfiling = isProfiling
        return made
    }

    private func make(_ plan: PhysicalPlan, argument: ArgumentSource) throws(RuntimeError) -> Operator {
        switch plan.kind {
        case .argument: return ArgumentOperator(plan, source: argument, context: context)
        case .nodeScan(let scan):
            return NodeScanOperator(plan, scan, input: try child(plan, argument), context: context)
        case .nodeCount(let scan):
            return NodeCountOperator(plan, scan, input: try child(plan, argument), context: context)
        case .nodeIndexSeek(let seek): return try indexSeek(plan, seek, argument)
        case .nodeByIdSeek(let seek):
            let input = try child(plan, argument)
            return NodeSeekOperator(
                plan, variableColumn: plan.layout.column(of: seek.variable), labels: seek.labels,
                target: .id(try evaluator(seek.id, input.layout)), input: input, context: context)
        case .expand(let expand):
            return ExpandOperator(plan, expand, input: try child(plan, argument), context: context)
        case .variableLengthExpand(let expand):
            let input = try child(plan, argument)
            var properties: ExpressionEvaluator?
            if let map = expand.properties { properties = try evaluator(map, input.layout) }
            return VariableLengthExpandOperator(plan, expand, input: input, properties: properties, context: context)
        case .shortestPath(let expand):
            return ShortestPathOperator(plan, expand, input: try child(plan, argument), context: context)
        case .projectEndpoints(let expand):
            return ProjectEndpointsOperator(plan, expand, input: try child(plan, argument), context: context)
        case .filter(let predicates):
            let input = try child(plan, argument)
            return FilterOperator(
                plan, predicates: try evaluators(predicates, input.layout), input: input, context: context)
        case .project(let items):
            let input = try child(plan, argument)
            let ready = try items.map { (item) throws(RuntimeError) in
                (item: item, evaluator: try evaluator(item.expression, input.layout))
            }
            return ProjectOperator(plan, items: ready, input: input, context: context)
        case .hashAggregate(let aggregation):
            return try HashAggregateOperator(
                plan, aggregation, input: try child(plan, argument), evaluator: evaluator, context: context)
        case .distinct(let variables):
            return DistinctOperator(plan, variables, input: try child(plan, argument), context: context)
        case .sort(let order):
            let input = try child(plan, argument)
            return SortOperator(
                plan, keys: try sortKeys(order, input.layout), bound: nil, input: input, context: context)
        case .top(let order, let skip, let limit):
            let input = try child(plan, argument)
            var skipped: RowCount?
            if let skip { skipped = try rowCount(skip, "SKIP") }
            let count = try rowCount(limit, "LIMIT")
            return SortOperator(
                plan, keys: try sortKeys(order, input.layout), bound: (skipped, count), input: input,
                context: context)
        case .skip(let count):
            let rows = try rowCount(count, "SKIP")
            return SkipOperator(plan, count: rows, input: try child(plan, argument), context: context)
        case .limit(let count):
            let rows = try rowCount(count, "LIMIT")
            return LimitOperator(plan, count: rows, input: try child(plan, argument), context: context)
        case .unwind(let list, let variable):
            let input = try child(plan, argument)
            if case .call(.range, let arguments) = list.kind {
                return RangeUnwindOperator(
                    plan, arguments: try evaluators(arguments, input.layout), at: list.range,
                    column: plan.layout.column(of: variable), input: input, context: context)
            }
            return UnwindOperator(
                plan, list: try evaluator(list, input.layout), column: plan.layout.column(of: variable),
                input: input, context: context)
        case .unfold: return UnfoldOperator(plan, input: try child(plan, argument), context: context)
        case .optionalApply(let introduced, let ordinal):
            let input = try child(plan, argument)
            let inner = InnerArgument(
                layout: leafLayout(plan.children[1], over: input.layout, ordinal: ordinal), outer: input.layout,
                capacity: context.batchSize)
            return OptionalApplyOperator(
                plan, introduced: introduced, ordinal: ordinal, input: input,
                inner: try build(plan.children[1], argument: inner.source), argument: inner, context: context)
        case .semiApply(let negated, let ordinal):
            let input = try child(plan, argument)
            let inner = InnerArgument(
                layout: leafLayout(plan.children[1], over: input.layout, ordinal: ordinal), outer: input.layout,
                capacity: context.batchSize)
            return SemiApplyOperator(
                plan, negated: negated, ordinal: ordinal, input: input,
                inner: try build(plan.children[1], argument: inner.source), argument: inner, context: context)
        case .union(let columns):
            let branches = try plan.children.map { (branch) throws(RuntimeError) in
                try build(branch, argument: argument)
            }
            return UnionOperator(plan, columns: columns, branches: branches, context: context)
        case .create(let create):
            return try CreateOperator(
                plan, create, input: try child(plan, argument), evaluator: evaluator, context: context)
        case .merge(let merge):
            let input = try child(plan, argument)
            let source = ArgumentSource(
                layout: mergeLayout(plan.children[1], over: input.layout), batch: Batch(count: 0, columns: []))
            return try MergeOperator(
                plan, merge, input: input, match: try build(plan.children[1], argument: source), argument: source,
                evaluator: evaluator, context: context)
        case .set(let items):
            return try SetOperator(
                plan, items, input: try child(plan, argument), evaluator: evaluator, context: context)
        case .delete(let expressions, let detach):
            return try DeleteOperator(
                plan, expressions, detach: detach, input: try child(plan, argument), evaluator: evaluator,
                context: context)
        case .procedureCall(let call):
            return try ProcedureCallOperator(
                plan, call, input: try child(plan, argument), procedures: procedures, evaluator: evaluator,
                context: context)
        case .subqueryApply(let call):
            let input = try child(plan, argument)
            let row = RowArgument(layout: mergeLayout(plan.children[1], over: input.layout), outer: input.layout)
            return SubqueryApplyOperator(
                plan, call, input: input, inner: try build(plan.children[1], argument: row.source), argument: row,
                context: context)
        case .reimport(let variables):
            return ReimportOperator(
                plan, variables, input: try child(plan, argument), source: argument, context: context)
        case .foreach(let foreach):
            let input = try child(plan, argument)
            let row = RowArgument(layout: mergeLayout(plan.children[1], over: input.layout), outer: input.layout)
            return ForeachOperator(
                plan, foreach, list: try evaluator(foreach.list, input.layout), input: input,
                inner: try build(plan.children[1], argument: row.source), argument: row, context: context)
        case .loadCSV(let load):
            let input = try child(plan, argument)
            return LoadCSVOperator(
                plan, load, file: try evaluator(load.file, input.layout), input: input, context: context)
        case .produceResults(let columns):
            return ProduceResultsOperator(plan, columns, input: try child(plan, argument), context: context)
        }
    }

    private func child(_ plan: PhysicalPlan, _ argument: ArgumentSource) throws(RuntimeError) -> Operator {
        try build(plan.children[0], argument: argument)
    }

    private func indexSeek(
        _ plan: PhysicalPlan, _ seek: NodeIndexSeek, _ argument: ArgumentSource
    ) throws(RuntimeError) -> Operator {
        let input = try child(plan, argument)
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
        let variables = Set(inner.leafVariables).subtracting([ordinal]).sorted()
        return RowLayout(variables + [ordinal], kinds: variables.map { outer.kind(of: $0) ?? .slots } + [.nodes])
    }

    private func mergeLayout(_ inner: PhysicalPlan, over outer: RowLayout) -> RowLayout {
        let variables = Set(inner.leafVariables).sorted()
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

    private func sortKeys(_ order: [BoundSortItem], _ layout: RowLayout) throws(RuntimeError) -> [SortKey] {
        try order.map { (item) throws(RuntimeError) in
            SortKey(evaluator: try evaluator(item.expression, layout), descending: item.descending)
        }
    }
}

extension PhysicalPlan {
    /// Variables that the leaves of this plan take from outside, inner plans of applies left out.
    var leafVariables: [VariableID] {
        if case .argument = kind { return layout.variables }
        switch kind {
        case .optionalApply, .semiApply, .merge, .subqueryApply, .foreach: return children[0].leafVariables
        case .reimport(let variables): return children[0].leafVariables + variables
        case .argument, .nodeScan, .nodeCount, .nodeIndexSeek, .nodeByIdSeek, .expand, .variableLengthExpand,
            .shortestPath, .projectEndpoints, .filter, .project, .hashAggregate, .distinct, .sort, .top, .skip, .limit,
            .unwind, .unfold, .union, .create, .set, .delete, .procedureCall, .loadCSV, .produceResults:
            return children.flatMap(\.leafVariables)
        }
    }
}
