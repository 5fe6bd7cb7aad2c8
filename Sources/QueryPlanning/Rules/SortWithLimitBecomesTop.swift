import QuerySemantics

/// `ORDER BY … [SKIP s] LIMIT n` keeps only the best s + n rows in a bounded heap.
enum SortWithLimitBecomesTop: RewriteRule {
    static let name = "SortWithLimitBecomesTop"
    static var looksFor: StepKinds { .limit }

    static func rewrite(_ chain: PlanChain, context: RewriteContext) -> LogicalPlan? {
        chain.changedUp(at: looksFor) { node in
            guard case .limit(let input, let limit) = node else { return nil }
            switch input {
            case .sort(let source, let order) where !source.isUpdating:
                return .top(source, order, skip: nil, limit: limit)
            case .skip(.sort(let source, let order), let skip) where !source.isUpdating:
                return .top(source, order, skip: skip, limit: limit)
            default: return nil
            }
        }
    }
}
