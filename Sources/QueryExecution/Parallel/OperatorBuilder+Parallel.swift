import PropertyGraph
import QueryPlanning
import QuerySemantics

/// Which parts of a plan run on several threads.
extension OperatorBuilder {
    /// The pipeline `plan`, which `input` runs, so that other threads can have copies; nil when it is to run on one.
    func pipelines(
        _ plan: PhysicalPlan, input: Operator, _ argument: ArgumentSource
    ) -> ParallelPipelines? {
        guard context.threads > 1, !isProfiling, argument.isStatement, let scan = plan.parallelScan,
            plan.largestEstimate >= context.leastParallelRows, let own = input.scan
        else { return nil }
        let first = ParallelPipelines.Pipeline(context: context, root: input, scan: own, evaluator: evaluator)
        return ParallelPipelines(first, plan: plan, scan: scan) { () throws(RuntimeError) in
            let builder = OperatorBuilder(
                context: context.copyForThread(), planner: planner, procedures: procedures, isProfiling: false)
            let root = try builder.build(plan, argument: .singleRow)
            guard let scan = root.scan else { preconditionFailure("a plan makes the same operators every time") }
            return ParallelPipelines.Pipeline(
                context: builder.context, root: root, scan: scan, evaluator: builder.evaluator)
        }
    }
}

extension Operator {
    /// The scan at the bottom of a chain of operators with one input each.
    fileprivate var scan: NodeScanOperator? {
        var current: Operator = self
        while true {
            if let scan = current as? NodeScanOperator { return scan }
            let inputs = current.inputs
            guard inputs.count == 1 else { return nil }
            current = inputs[0]
        }
    }
}

extension PhysicalPlan {
    /// The scan of a pipeline that may run in pieces: a scan of the statement's one row, then only operators that do the
    /// same to a row whatever the other rows are.
    fileprivate var parallelScan: NodeScan? {
        var plan = self
        while !plan.isUpdating {
            switch plan.kind {
            case .nodeScan(let scan):
                guard case .argument = plan.children[0].kind, plan.children[0].layout.count == 0 else { return nil }
                return scan
            case .filter(let predicates): if !predicates.allSatisfy(\.isThreadSafe) { return nil }
            case .project(let items): if !items.allSatisfy(\.expression.isThreadSafe) { return nil }
            case .expand, .unfold: break
            case .argument, .nodeCount, .nodeIndexSeek, .nodeByIdSeek, .variableLengthExpand, .shortestPath,
                .projectEndpoints, .hashAggregate, .distinct, .sort, .top, .skip, .limit, .unwind, .optionalApply,
                .semiApply, .union, .create, .merge, .set, .delete, .procedureCall, .subqueryApply, .reimport,
                .foreach, .loadCSV, .countMatches, .hashJoin, .produceResults:
                return nil
            }
            plan = plan.children[0]
        }
        return nil
    }

    /// The largest number of rows expected in a pipeline.
    fileprivate var largestEstimate: Double {
        var largest = estimatedRows
        var plan = self
        while let child = plan.children.first {
            largest = max(largest, child.estimatedRows)
            plan = child
        }
        return largest
    }
}

extension BoundExpression {
    /// May be evaluated for any row by any thread: no queries inside, nothing that depends on what was evaluated before.
    var isThreadSafe: Bool {
        switch kind {
        case .subquery: return false
        case .call(let function, let arguments):
            // What asks the clock asks that of the statement, which is the same for all threads.
            let isStable = FunctionCatalog.signature(function).stability != .none
            return isStable && arguments.allSatisfy(\.isThreadSafe)
        case .constant, .variable, .parameter, .list, .map, .property, .subscripted, .slice, .hasLabels, .not, .negate,
            .and, .or, .xor, .binary, .isNull, .isTyped, .caseExpression, .listComprehension, .quantifier, .reduce,
            .mapProjection, .path:
            return operands.allSatisfy(\.isThreadSafe)
        }
    }
}

extension BoundAggregation {
    /// The groups of parts of the input can be put together as if they had been made of all of it.
    var canBeMerged: Bool {
        keys.allSatisfy(\.expression.isThreadSafe)
            && aggregates.allSatisfy { aggregate in
                guard aggregate.argument?.isThreadSafe ?? true else { return false }
                switch aggregate.function {
                case .countRows, .count, .sum, .avg, .min, .max: return true
                case .percentileCont, .percentileDisc:
                    return !aggregate.distinct && aggregate.parameter?.isFixed ?? true
                case .collect, .stDev, .stDevP: return false
                }
            }
    }
}
