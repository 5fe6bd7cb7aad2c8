import QuerySemantics

/// Expansions whose relationship and far node nobody reads only multiply the row's count, or, below an operator that
/// ignores duplicates, only ask whether there is any relationship.
///
/// The counting half of factorised query processing (Olteanu and Závodný, "Size Bounds for Factorised Representations
/// of Query Results", TODS 2015); the consumer unfolds multiplicities where it needs the rows one by one.
enum CountInsteadOfEnumerate: RewriteRule {
    static let name = "CountInsteadOfEnumerate"

    static func rewrite(_ plan: LogicalPlan, context: RewriteContext) -> LogicalPlan {
        descend(plan, needed: [], duplicatesMatter: true)
    }

    /// What the consumer of an operator needs of its rows.
    private struct Demand {
        var needed: Set<VariableID>
        var duplicatesMatter: Bool
    }

    private static func descend(
        _ plan: LogicalPlan, needed: Set<VariableID>, duplicatesMatter: Bool
    ) -> LogicalPlan {
        let chain = plan.chain
        var demands = [Demand(needed: needed, duplicatesMatter: duplicatesMatter)]
        for plan in chain.dropLast() { demands.append(demand(of: plan, under: demands[demands.count - 1])) }
        var result = rebuild(chain[chain.count - 1], demands[chain.count - 1])
        for (plan, demand) in zip(chain, demands).dropLast().reversed() {
            result = rebuild(plan, demand).over(result)
        }
        return result
    }

    /// What an operator demands of its input.
    private static func demand(of plan: LogicalPlan, under demand: Demand) -> Demand {
        let wanted = plan.variablesWantedOfInput(for: demand.needed)
        let duplicatesMatter: Bool
        switch plan {
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
        return Demand(needed: wanted, duplicatesMatter: duplicatesMatter)
    }

    /// The operator itself, and its inner plans, rewritten; its input stays.
    private static func rebuild(_ plan: LogicalPlan, _ demand: Demand) -> LogicalPlan {
        let needed = demand.needed
        switch plan {
        case .expand(let input, var expand):
            let unread = !needed.contains(expand.relationship) && !needed.contains(expand.to)
            if expand.mode == .all, expand.length == .single, unread {
                expand.mode = demand.duplicatesMatter ? .count : .exists
            }
            return .expand(input, expand)
        case .optional(let input, let inner, let introduced, let ordinal):
            let innerNeeded = needed.intersection(introduced).union([ordinal])
            return .optional(
                input, inner: descend(inner, needed: innerNeeded, duplicatesMatter: demand.duplicatesMatter),
                introduced: introduced, ordinal: ordinal)
        case .semiApply(let input, let inner, let negated, let ordinal):
            return .semiApply(
                input, inner: descend(inner, needed: [ordinal], duplicatesMatter: false), negated: negated,
                ordinal: ordinal)
        case .subqueryApply(let input, let call, let inner):
            let wanted = needed.intersection(call.introduced)
            return .subqueryApply(input, call, inner: descend(inner, needed: wanted, duplicatesMatter: true))
        case .foreach(let input, let foreach, let inner):
            return .foreach(input, foreach, inner: descend(inner, needed: [], duplicatesMatter: true))
        case .merge(let input, let merge, let match):
            let wanted = Set(merge.pattern.introduced)
            return .merge(input, merge, match: descend(match, needed: wanted, duplicatesMatter: true))
        case .hashJoin(let input, let inner, let keys):
            let wanted = needed.union(plan.usedVariables)
            return .hashJoin(
                input, descend(inner, needed: wanted, duplicatesMatter: demand.duplicatesMatter), keys)
        case .union(let branches, let distinct, let columns):
            return .union(
                branches.map { branch in
                    UnionBranch(
                        plan: descend(branch.plan, needed: Set(branch.columns), duplicatesMatter: !distinct),
                        columns: branch.columns)
                }, distinct: distinct, columns: columns)
        case .skip, .limit, .top, .create, .set, .delete, .procedureCall, .produceResults, .unwind, .sort,
            .reimport, .loadCSV, .aggregate, .distinct, .argument, .nodeScan, .nodeIndexSeek, .nodeByIdSeek,
            .projectEndpoints, .filter, .project, .countMatches:
            return plan
        }
    }
}
