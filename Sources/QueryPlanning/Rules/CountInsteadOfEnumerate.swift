import QuerySemantics

/// Expansions whose relationship and far node nobody reads only multiply the row's count, or, below an operator that
/// ignores duplicates, only ask whether there is any relationship.
///
/// The counting half of factorised query processing (Olteanu and Závodný, "Size Bounds for Factorised Representations
/// of Query Results", TODS 2015); the consumer unfolds multiplicities where it needs the rows one by one.
enum CountInsteadOfEnumerate: RewriteRule {
    static let name = "CountInsteadOfEnumerate"
    static var looksFor: StepKinds { .step }

    static func rewrite(_ chain: PlanChain, context: RewriteContext) -> LogicalPlan? {
        chain.changedExpansions { expand, demand in
            guard expand.mode == .all, expand.length == .single, !demand.needed.contains(expand.relationship),
                !demand.needed.contains(expand.to)
            else { return nil }
            var counting = expand
            counting.mode = demand.duplicatesMatter ? .count : .exists
            return counting
        }
    }
}
