import QuerySemantics

/// Kinds of operators that rewrite rules look for.
struct StepKinds: OptionSet {
    let rawValue: UInt16

    /// A filter by an EXISTS subquery.
    static let existence = StepKinds(rawValue: 1 << 0)
    /// A filter by an equality.
    static let equality = StepKinds(rawValue: 1 << 1)
    static let limit = StepKinds(rawValue: 1 << 2)
    static let skip = StepKinds(rawValue: 1 << 3)
    static let sort = StepKinds(rawValue: 1 << 4)
    static let top = StepKinds(rawValue: 1 << 5)
    static let aggregation = StepKinds(rawValue: 1 << 6)
    static let distinct = StepKinds(rawValue: 1 << 7)
    /// An expansion along single relationships.
    static let step = StepKinds(rawValue: 1 << 8)
    /// An expansion of variable length.
    static let walk = StepKinds(rawValue: 1 << 9)
    /// An operator with inner plans or branches.
    static let nesting = StepKinds(rawValue: 1 << 10)
}

extension LogicalPlan {
    /// The kinds of its operators, those of inner plans and branches among them.
    ///
    /// - Complexity: O(operators).
    var stepKinds: StepKinds {
        var kinds = kindsBesideInput
        var below = input
        while let plan = below {
            kinds.formUnion(plan.kindsBesideInput)
            below = plan.input
        }
        return kinds
    }

    /// What the operator itself and its inner plans and branches are to rules.
    var kindsBesideInput: StepKinds {
        switch self {
        case .filter(_, let predicates):
            var kinds: StepKinds = []
            for predicate in predicates { kinds.formUnion(predicate.conditionKinds) }
            return kinds
        case .limit: return .limit
        case .skip: return .skip
        case .sort: return .sort
        case .top: return .top
        case .aggregate: return .aggregation
        case .distinct: return .distinct
        case .expand(_, let expand):
            switch expand.length {
            case .single: return .step
            case .variable: return .walk
            case .shortest: return []
            }
        case .optional(_, let inner, _, _), .semiApply(_, let inner, _, _), .merge(_, _, let inner),
            .subqueryApply(_, _, let inner), .foreach(_, _, let inner), .hashJoin(_, let inner, _):
            return inner.stepKinds.union(.nesting)
        case .union(let branches, _, _): return branches.reduce(into: .nesting) { $0.formUnion($1.plan.stepKinds) }
        case .argument, .nodeScan, .nodeIndexSeek, .nodeByIdSeek, .projectEndpoints, .project, .unwind, .create, .set,
            .delete, .procedureCall, .countMatches, .reimport, .loadCSV, .produceResults:
            return []
        }
    }
}

extension BoundExpression {
    /// What a filter by this condition is to rules.
    fileprivate var conditionKinds: StepKinds {
        switch kind {
        case .subquery(.exists, _): return .existence
        case .not(let operand):
            if case .subquery(.exists, _) = operand.kind { return .existence }
            return []
        case .binary(.equal, _, _): return .equality
        case .and(let parts): return parts.reduce(into: []) { $0.formUnion($1.conditionKinds) }
        case .constant, .variable, .parameter, .list, .map, .property, .subscripted, .slice, .hasLabels, .negate, .or,
            .xor, .binary, .isNull, .isTyped, .call, .caseExpression, .listComprehension, .quantifier, .reduce,
            .subquery, .mapProjection, .path:
            return []
        }
    }
}
