import QuerySemantics

/// What the consumer of an operator needs of its rows.
struct PlanDemand {
    var needed: VariableSet
    /// It matters how often a row is given, not only whether.
    var duplicatesMatter: Bool

    /// The demand of whoever reads a whole plan: its own columns, every row.
    static var all: PlanDemand { PlanDemand(needed: [], duplicatesMatter: true) }
}

extension LogicalPlan {
    /// The plan with its expansions changed, each in view of what is demanded of its rows.
    ///
    /// The chain of inputs is followed in a loop; only inner plans and branches are visited by recursion.
    func changingExpansions(
        under demand: PlanDemand, _ change: (inout Expand, PlanDemand) -> Void
    ) -> LogicalPlan {
        let chain = chain
        var demands = [demand]
        for plan in chain.dropLast() { demands.append(plan.demand(under: demands[demands.count - 1])) }
        var result = chain[chain.count - 1].changingOwnExpansions(demands[chain.count - 1], change)
        for (plan, demand) in zip(chain, demands).dropLast().reversed() {
            result = plan.changingOwnExpansions(demand, change).over(result)
        }
        return result
    }

    /// What this operator demands of its input.
    private func demand(under demand: PlanDemand) -> PlanDemand {
        let duplicatesMatter: Bool
        switch self {
        case .aggregate(_, let aggregation):
            duplicatesMatter = !aggregation.aggregates.allSatisfy { aggregate in
                aggregate.distinct || aggregate.function == .min || aggregate.function == .max
            }
        case .distinct: duplicatesMatter = false
        case .subqueryApply, .foreach, .merge, .skip, .limit, .top, .create, .set, .delete, .procedureCall,
            .produceResults, .unwind, .sort, .reimport, .loadCSV:
            // A limit counts rows, a write happens once a row: duplicates matter below, whatever is above.
            duplicatesMatter = true
        case .argument, .nodeScan, .nodeIndexSeek, .nodeByIdSeek, .expand, .projectEndpoints, .filter, .project,
            .optional, .semiApply, .countMatches, .hashJoin, .union:
            duplicatesMatter = demand.duplicatesMatter
        }
        return PlanDemand(needed: variablesWantedOfInput(for: demand.needed), duplicatesMatter: duplicatesMatter)
    }

    /// The operator itself, and its inner plans, changed; its input stays.
    private func changingOwnExpansions(
        _ demand: PlanDemand, _ change: (inout Expand, PlanDemand) -> Void
    ) -> LogicalPlan {
        let needed = demand.needed
        func inner(_ plan: LogicalPlan, _ needed: VariableSet, duplicatesMatter: Bool) -> LogicalPlan {
            plan.changingExpansions(
                under: PlanDemand(needed: needed, duplicatesMatter: duplicatesMatter), change)
        }
        switch self {
        case .expand(let input, var expand):
            change(&expand, demand)
            return .expand(input, expand)
        case .optional(let input, let plan, let introduced, let ordinal):
            let wanted = needed.intersection(introduced).union([ordinal])
            return .optional(
                input, inner: inner(plan, wanted, duplicatesMatter: demand.duplicatesMatter),
                introduced: introduced, ordinal: ordinal)
        case .semiApply(let input, let plan, let negated, let ordinal):
            return .semiApply(
                input, inner: inner(plan, [ordinal], duplicatesMatter: false), negated: negated, ordinal: ordinal)
        case .subqueryApply(let input, let call, let plan):
            let wanted = needed.intersection(call.introduced)
            return .subqueryApply(input, call, inner: inner(plan, wanted, duplicatesMatter: true))
        case .foreach(let input, let foreach, let plan):
            return .foreach(input, foreach, inner: inner(plan, [], duplicatesMatter: true))
        case .merge(let input, let merge, let match):
            let wanted = VariableSet(merge.pattern.introduced)
            return .merge(input, merge, match: inner(match, wanted, duplicatesMatter: true))
        case .hashJoin(let input, let plan, let keys):
            let wanted = needed.union(usedVariables)
            return .hashJoin(input, inner(plan, wanted, duplicatesMatter: demand.duplicatesMatter), keys)
        case .union(let branches, let distinct, let columns):
            return .union(
                branches.map { branch in
                    UnionBranch(
                        plan: inner(branch.plan, VariableSet(branch.columns), duplicatesMatter: !distinct),
                        columns: branch.columns)
                }, distinct: distinct, columns: columns)
        case .skip, .limit, .top, .create, .set, .delete, .procedureCall, .produceResults, .unwind, .sort,
            .reimport, .loadCSV, .aggregate, .distinct, .argument, .nodeScan, .nodeIndexSeek, .nodeByIdSeek,
            .projectEndpoints, .filter, .project, .countMatches:
            return self
        }
    }
}
