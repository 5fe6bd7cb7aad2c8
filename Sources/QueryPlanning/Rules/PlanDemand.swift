import QuerySemantics

/// What the consumer of an operator needs of its rows.
struct PlanDemand {
    var needed: VariableSet
    /// It matters how often a row is given, not only whether.
    var duplicatesMatter: Bool

    /// The demand of whoever reads a whole plan: its own columns, every row.
    static var all: PlanDemand { PlanDemand(needed: [], duplicatesMatter: true) }
}

extension PlanChain {
    /// The plan with its expansions changed, each in view of what is demanded of its rows; one for which `change` gives
    /// nil stays as it is. nil when nothing changes, so that no operator is made anew.
    ///
    /// The chain of inputs is followed in a loop; only inner plans and branches are visited by recursion.
    func changedExpansions(
        under demand: PlanDemand = .all, _ change: (Expand, PlanDemand) -> Expand?
    ) -> LogicalPlan? {
        // Operators that change, from the top down, by their places in the chain.
        var changes: [(place: Int, plan: LogicalPlan)] = []
        var demand = demand
        for (place, step) in steps.enumerated() {
            if let own = step.changedOwnExpansions(demand, change) { changes.append((place, own)) }
            if place + 1 < steps.count { demand = step.demand(under: demand) }
        }
        guard let deepest = changes.popLast() else { return nil }
        var changed = deepest.plan
        for (place, step) in steps.prefix(deepest.place).enumerated().reversed() {
            let own = changes.last?.place == place ? changes.removeLast().plan : step
            changed = own.over(changed)
        }
        return changed
    }
}

extension LogicalPlan {
    /// What this operator demands of its input.
    fileprivate func demand(under demand: PlanDemand) -> PlanDemand {
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

    /// The operator itself, and its inner plans, changed; its input stays. nil when nothing changes.
    fileprivate func changedOwnExpansions(
        _ demand: PlanDemand, _ change: (Expand, PlanDemand) -> Expand?
    ) -> LogicalPlan? {
        let needed = demand.needed
        func inner(_ plan: LogicalPlan, _ needed: VariableSet, duplicatesMatter: Bool) -> LogicalPlan? {
            PlanChain(plan).changedExpansions(
                under: PlanDemand(needed: needed, duplicatesMatter: duplicatesMatter), change)
        }
        switch self {
        case .expand(let input, let expand): return change(expand, demand).map { .expand(input, $0) }
        case .optional(let input, let plan, let introduced, let ordinal):
            let wanted = needed.intersection(introduced).union([ordinal])
            return inner(plan, wanted, duplicatesMatter: demand.duplicatesMatter).map {
                .optional(input, inner: $0, introduced: introduced, ordinal: ordinal)
            }
        case .semiApply(let input, let plan, let negated, let ordinal):
            return inner(plan, [ordinal], duplicatesMatter: false).map {
                .semiApply(input, inner: $0, negated: negated, ordinal: ordinal)
            }
        case .subqueryApply(let input, let call, let plan):
            let wanted = needed.intersection(call.introduced)
            return inner(plan, wanted, duplicatesMatter: true).map { .subqueryApply(input, call, inner: $0) }
        case .foreach(let input, let foreach, let plan):
            return inner(plan, [], duplicatesMatter: true).map { .foreach(input, foreach, inner: $0) }
        case .merge(let input, let merge, let match):
            let wanted = VariableSet(merge.pattern.introduced)
            return inner(match, wanted, duplicatesMatter: true).map { .merge(input, merge, match: $0) }
        case .hashJoin(let input, let plan, let keys):
            let wanted = needed.union(usedVariables)
            return inner(plan, wanted, duplicatesMatter: demand.duplicatesMatter).map { .hashJoin(input, $0, keys) }
        case .union(var branches, let distinct, let columns):
            var isChanged = false
            for index in branches.indices {
                let wanted = VariableSet(branches[index].columns)
                guard let plan = inner(branches[index].plan, wanted, duplicatesMatter: !distinct) else { continue }
                branches[index].plan = plan
                isChanged = true
            }
            return isChanged ? .union(branches, distinct: distinct, columns: columns) : nil
        case .skip, .limit, .top, .create, .set, .delete, .procedureCall, .produceResults, .unwind, .sort,
            .reimport, .loadCSV, .aggregate, .distinct, .argument, .nodeScan, .nodeIndexSeek, .nodeByIdSeek,
            .projectEndpoints, .filter, .project, .countMatches:
            return nil
        }
    }
}
