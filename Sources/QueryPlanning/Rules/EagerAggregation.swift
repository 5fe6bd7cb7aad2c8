import QuerySemantics

/// A pattern of which an aggregation only asks how many matches there are, in all or for each node of one variable, is
/// counted from its ends inwards, instead of being enumerated.
///
/// Each node sums what its neighbours have summed before: the bottom-up pass of Yannakakis ("Algorithms for Acyclic
/// Database Schemes", VLDB 1981), with counts in place of sets, which is eager aggregation pushed through every join
/// (Yan and Larson, "Eager Aggregation and Lazy Aggregation", VLDB 1995). Cyclic cores are walked node by node by
/// intersecting neighbours (see `CountMatchesOperator`); what must differ is taken off by inclusion-exclusion (see
/// `MatchCount`).
enum EagerAggregation: RewriteRule {
    static let name = "EagerAggregation"
    static var looksFor: StepKinds { [.aggregation, .distinct] }

    static func rewrite(_ chain: PlanChain, context: RewriteContext) -> LogicalPlan? {
        chain.changedUp(at: looksFor) { node in
            switch node {
            case .aggregate(let input, let aggregation):
                return count(input, needed: node.usedVariables, top: node, context).map { .aggregate($0, aggregation) }
            case .distinct(let input, let variables):
                return count(input, needed: VariableSet(variables), top: node, context).map {
                    .distinct($0, variables)
                }
            case .argument, .nodeScan, .nodeIndexSeek, .nodeByIdSeek, .expand, .projectEndpoints, .filter, .project,
                .sort, .top, .skip, .limit, .unwind, .optional, .semiApply, .union, .create, .merge, .set, .delete,
                .procedureCall, .subqueryApply, .reimport, .foreach, .loadCSV, .countMatches, .hashJoin,
                .produceResults:
                return nil
            }
        }
    }

    /// The plan with its pattern counted, when only one node of it, or none, is read above and that costs less.
    private static func count(
        _ plan: LogicalPlan, needed: VariableSet, top: LogicalPlan, _ context: RewriteContext
    ) -> LogicalPlan? {
        if case .project(let input, let items) = plan {
            let below = needed.subtracting(items.map(\.variable)).union(plan.usedVariables)
            return count(input, needed: below, top: top, context).map { .project($0, items) }
        }
        guard needed.count <= 1, let reader = MatchCountReader(plan), reader.pattern.isWorthCounting,
            let pattern = reader.counted(by: needed.first)
        else { return nil }
        let costs = CountingCosts(estimator: context.estimator)
        let enumerated = CountInsteadOfEnumerate.rewrite(PlanChain(top), context: context) ?? top
        guard costs.counting(pattern) < costs.enumerating(enumerated) else { return nil }
        return .countMatches(.argument([]), pattern)
    }
}

extension MatchCount {
    /// One step is counted as well by multiplying degrees.
    fileprivate var isWorthCounting: Bool { edgeCount >= 2 }

    private var edgeCount: Int {
        edges.count + nodes.reduce(0) { $0 + $1.arms.reduce(0) { $0 + $1.count.edgeCount } }
    }
}
