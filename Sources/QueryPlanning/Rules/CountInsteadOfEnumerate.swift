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

    private static func descend(
        _ plan: LogicalPlan, needed: Set<VariableID>, duplicatesMatter: Bool
    ) -> LogicalPlan {
        let below = needed.subtracting(plan.producedVariables).union(plan.usedVariables)
        switch plan {
        case .expand(let input, var expand):
            let unread = !needed.contains(expand.relationship) && !needed.contains(expand.to)
            if expand.mode == .all, expand.length == .single, unread {
                expand.mode = duplicatesMatter ? .count : .exists
            }
            return .expand(descend(input, needed: below, duplicatesMatter: duplicatesMatter), expand)
        case .aggregate(let input, let aggregation):
            let insensitive = aggregation.aggregates.allSatisfy { aggregate in
                aggregate.distinct || aggregate.function == .min || aggregate.function == .max
            }
            return .aggregate(
                descend(input, needed: plan.usedVariables, duplicatesMatter: !insensitive), aggregation)
        case .distinct(let input, let variables):
            return .distinct(descend(input, needed: Set(variables), duplicatesMatter: false), variables)
        case .optional(let input, let inner, let introduced, let ordinal):
            let innerNeeded = needed.intersection(introduced).union([ordinal])
            let outer = below.union(inner.arguments)
            return .optional(
                descend(input, needed: outer, duplicatesMatter: duplicatesMatter),
                inner: descend(inner, needed: innerNeeded, duplicatesMatter: duplicatesMatter),
                introduced: introduced, ordinal: ordinal)
        case .semiApply(let input, let inner, let negated, let ordinal):
            let outer = below.union(inner.arguments)
            return .semiApply(
                descend(input, needed: outer, duplicatesMatter: duplicatesMatter),
                inner: descend(inner, needed: [ordinal], duplicatesMatter: false), negated: negated,
                ordinal: ordinal)
        case .subqueryApply(let input, let call, let inner):
            return .subqueryApply(
                descend(input, needed: below.union(inner.arguments), duplicatesMatter: true), call,
                inner: descend(inner, needed: needed.intersection(call.introduced), duplicatesMatter: true))
        case .foreach(let input, let foreach, let inner):
            return .foreach(
                descend(input, needed: below.union(inner.arguments), duplicatesMatter: true), foreach,
                inner: descend(inner, needed: [], duplicatesMatter: true))
        case .merge(let input, let merge, let match):
            let wanted = Set(merge.pattern.introduced)
            return .merge(
                descend(input, needed: below.union(match.arguments), duplicatesMatter: true), merge,
                match: descend(match, needed: wanted, duplicatesMatter: true))
        case .union(let branches, let distinct, let columns):
            return .union(
                branches.map { branch in
                    UnionBranch(
                        plan: descend(branch.plan, needed: Set(branch.columns), duplicatesMatter: !distinct),
                        columns: branch.columns)
                }, distinct: distinct, columns: columns)
        case .skip, .limit, .top, .create, .set, .delete, .procedureCall, .produceResults, .unwind, .sort,
            .reimport, .loadCSV:
            // A limit counts rows, a write happens once a row: duplicates matter below, whatever is above.
            return plan.mapChildren { descend($0, needed: below, duplicatesMatter: true) }
        case .argument, .nodeScan, .nodeIndexSeek, .nodeByIdSeek, .projectEndpoints, .filter, .project:
            return plan.mapChildren { descend($0, needed: below, duplicatesMatter: duplicatesMatter) }
        }
    }
}
