import QuerySemantics

/// Walks of variable length of which only the ends are read, below an operator that ignores duplicates, become a search
/// for the nodes that they reach.
///
/// A walk uses no relationship twice. Where there is any walk from one node to another there is a shortest one, which
/// passes no node twice, so that for walks of at least 0 or 1 steps the search finds the same ends, and with a greatest
/// length those at no greater distance. A greater least length asks for long walks, which a search does not look for.
enum ReachInsteadOfWalks: RewriteRule {
    static let name = "ReachInsteadOfWalks"
    static var looksFor: StepKinds { .walk }

    static func rewrite(_ chain: PlanChain, context: RewriteContext) -> LogicalPlan? {
        chain.changedExpansions { expand, demand in
            // Neither may the walk avoid relationships of the pattern or choose them by their properties.
            guard case .variable(let minimum, _) = expand.length, minimum <= 1, !demand.duplicatesMatter,
                !demand.needed.contains(expand.relationship), expand.excluding.isEmpty, expand.properties == nil
            else { return nil }
            var search = expand
            search.reachesOnly = true
            return search
        }
    }
}
