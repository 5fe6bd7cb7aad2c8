import QuerySemantics

/// `WHERE a.x = b.y` between parts of a pattern that are otherwise not joined: the second part is matched once and kept
/// in a hash table by its value, instead of being matched again for each row of the first.
///
/// The classic hash join (Shapiro, "Join Processing in Database Systems with Large Main Memories", TODS 1986). The
/// condition stays as a filter above: the table finds values that are equivalent, among them some that `=` does not
/// hold equal (NaN, lists with null).
enum HashJoinOnEquality: RewriteRule {
    static let name = "HashJoinOnEquality"
    static var looksFor: StepKinds { .equality }

    static func rewrite(_ chain: PlanChain, context: RewriteContext) -> LogicalPlan? {
        chain.changedUp(at: looksFor) { node in
            guard case .filter(let input, let predicates) = node, predicates.contains(where: { isEquality($0) }) else {
                return nil
            }
            let costs = CountingCosts(estimator: context.estimator)
            // A table pays when it is asked more than once or twice.
            for split in splits(of: input) where !split.left.isUpdating && costs.rows(of: split.left) > 2 {
                let keys = predicates.flatMap(\.conjuncts).compactMap { key($0, split) }
                if !keys.isEmpty { return .filter(.hashJoin(split.left, split.right, keys), predicates) }
            }
            return nil
        }
    }

    private static func isEquality(_ predicate: BoundExpression) -> Bool {
        predicate.conjuncts.contains { part in
            if case .binary(.equal, _, _) = part.kind { return part.freeVariables.count > 1 }
            return false
        }
    }

    /// A plan as two that do not depend on each other, the second one matched from its own start.
    private struct Split {
        var left: LogicalPlan
        var right: LogicalPlan
        /// Variables that the right plan binds.
        var bound: VariableSet
    }

    /// The ways to cut a chain of operators below a scan, so that what is above only needs what the scan begins.
    private static func splits(of plan: LogicalPlan) -> [Split] {
        var found: [Split] = []
        var chain: [LogicalPlan] = []
        var current = plan
        while let input = patternInput(of: current) {
            chain.append(current)
            if startsAnew(current) {
                var bound: VariableSet = []
                var right = LogicalPlan.argument([])
                var isIndependent = true
                for step in chain.reversed() {
                    isIndependent = isIndependent && step.usedVariables.isSubset(of: bound)
                    bound.formUnion(step.producedVariables)
                    let below = right
                    right = step.mapChildren { _ in below }
                }
                if isIndependent, !isEmptyRow(input) { found.append(Split(left: input, right: right, bound: bound)) }
            }
            current = input
        }
        return found
    }

    /// The input of an operator that matches a part of a pattern.
    private static func patternInput(of plan: LogicalPlan) -> LogicalPlan? {
        switch plan {
        case .nodeScan(let input, _), .nodeIndexSeek(let input, _), .nodeByIdSeek(let input, _), .expand(let input, _),
            .filter(let input, _):
            return input
        case .argument, .projectEndpoints, .project, .aggregate, .distinct, .sort, .top, .skip, .limit, .unwind,
            .optional, .semiApply, .union, .create, .merge, .set, .delete, .procedureCall, .subqueryApply, .reimport,
            .foreach, .loadCSV, .countMatches, .hashJoin, .produceResults:
            return nil
        }
    }

    private static func startsAnew(_ plan: LogicalPlan) -> Bool {
        switch plan {
        case .nodeScan, .nodeIndexSeek, .nodeByIdSeek: true
        case .argument, .expand, .filter, .projectEndpoints, .project, .aggregate, .distinct, .sort, .top, .skip,
            .limit, .unwind, .optional, .semiApply, .union, .create, .merge, .set, .delete, .procedureCall,
            .subqueryApply, .reimport, .foreach, .loadCSV, .countMatches, .hashJoin, .produceResults:
            false
        }
    }

    private static func isEmptyRow(_ plan: LogicalPlan) -> Bool {
        if case .argument(let variables) = plan { return variables.isEmpty }
        return false
    }

    /// An equality of which one side belongs to the left plan and one to the right.
    private static func key(_ predicate: BoundExpression, _ split: Split) -> HashJoinKey? {
        guard case .binary(.equal, let first, let second) = predicate.kind, first.isHarmlessKey, second.isHarmlessKey
        else { return nil }
        let (one, other) = (first.freeVariables, second.freeVariables)
        guard !one.isEmpty, !other.isEmpty else { return nil }
        if other.isSubset(of: split.bound), one.isDisjoint(with: split.bound) {
            return HashJoinKey(left: first, right: second)
        }
        if one.isSubset(of: split.bound), other.isDisjoint(with: split.bound) {
            return HashJoinKey(left: second, right: first)
        }
        return nil
    }
}

/// The values that are equal in rows of a hash join.
public struct HashJoinKey: Sendable {
    public var left: BoundExpression
    public var right: BoundExpression
}

extension BoundExpression {
    /// A value whose evaluation cannot fail: it may be evaluated for rows that are never joined.
    fileprivate var isHarmlessKey: Bool {
        switch kind {
        case .variable: true
        case .property(let base, _):
            // Other values than nodes, relationships and maps have no properties of any name.
            if case .variable = base.kind { base.type == .node || base.type == .relationship } else { false }
        case .constant, .parameter, .list, .map, .subscripted, .slice, .hasLabels, .not, .negate, .and, .or, .xor,
            .binary, .isNull, .isTyped, .call, .caseExpression, .listComprehension, .quantifier, .reduce, .subquery,
            .mapProjection, .path:
            false
        }
    }
}
