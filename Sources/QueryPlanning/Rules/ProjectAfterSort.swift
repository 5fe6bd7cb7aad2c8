import QuerySemantics

/// Columns that are only carried through an ORDER BY, a SKIP or a top are read after it, for the rows that are left:
/// late materialisation (Abadi, Myers, DeWitt and Madden, "Materialization Strategies in a Column-Oriented DBMS", ICDE
/// 2007).
///
/// Only for columns that cannot fail: variables, constants, properties of nodes and relationships that nobody deletes.
enum ProjectAfterSort: RewriteRule {
    static let name = "ProjectAfterSort"
    static var looksFor: StepKinds { [.sort, .top, .skip] }

    static func rewrite(_ chain: PlanChain, context: RewriteContext) -> LogicalPlan? {
        chain.changedUp(at: looksFor) { node in
            switch node {
            case .sort(.project(let input, let items), let order):
                guard let moved = moved(order, items), !chain.plan.isUpdating else { return nil }
                return .project(.sort(input, moved), items)
            case .top(.project(let input, let items), let order, let skip, let limit):
                guard let moved = moved(order, items), !chain.plan.isUpdating else { return nil }
                return .project(.top(input, moved, skip: skip, limit: limit), items)
            case .skip(.project(let input, let items), let count):
                return moved([], items) == nil || chain.plan.isUpdating ? nil : .project(.skip(input, count), items)
            default: return nil
            }
        }
    }

    /// The sort keys as they are below the projection; nil if it must not move.
    private static func moved(
        _ order: [BoundSortItem], _ items: [BoundProjectionItem]
    ) -> [BoundSortItem]? {
        let made = VariableSet(items.map(\.variable))
        for item in items {
            // What the projection makes must not hide what it reads.
            guard isHarmless(item.expression), item.expression.freeVariables.isDisjoint(with: made) else { return nil }
        }
        var moved: [BoundSortItem] = []
        for var item in order {
            if case .variable(let variable) = item.expression.kind {
                if let source = items.first(where: { $0.variable == variable }) { item.expression = source.expression }
            } else if !item.expression.freeVariables.isDisjoint(with: made) {
                return nil
            }
            moved.append(item)
        }
        return moved
    }

    private static func isHarmless(_ expression: BoundExpression) -> Bool {
        switch expression.kind {
        case .variable, .constant: return true
        case .property(let base, _):
            guard case .variable = base.kind else { return false }
            return base.type == .node || base.type == .relationship
        case .parameter, .list, .map, .subscripted, .slice, .hasLabels, .not, .negate, .and, .or, .xor, .binary,
            .isNull, .isTyped, .call, .caseExpression, .listComprehension, .quantifier, .reduce, .subquery,
            .mapProjection, .path:
            return false
        }
    }
}
