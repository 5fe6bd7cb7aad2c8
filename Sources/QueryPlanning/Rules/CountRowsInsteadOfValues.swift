import QuerySemantics

/// `count(x)` of what every match binds is `count(*)`, which does not read x; and where x is of an OPTIONAL MATCH that is
/// read for nothing else, whether there was a match takes its place.
///
/// Neither counts anything by itself: the rules that count instead of enumerating may then leave x out.
enum CountRowsInsteadOfValues: RewriteRule {
    static let name = "CountRowsInsteadOfValues"
    static var looksFor: StepKinds { .aggregation }

    static func rewrite(_ chain: PlanChain, context: RewriteContext) -> LogicalPlan? {
        chain.changedUp(at: looksFor) { node in
            guard case .aggregate(let input, let aggregation) = node,
                aggregation.aggregates.contains(where: { $0.countedVariable != nil })
            else { return nil }
            let simpler = rows(input, aggregation)
            return optional(input, simpler ?? aggregation, context) ?? simpler.map { .aggregate(input, $0) }
        }
    }

    /// nil when it counts nothing that every match binds.
    private static func rows(_ input: LogicalPlan, _ aggregation: BoundAggregation) -> BoundAggregation? {
        let matched = input.matchedVariables
        var simpler = aggregation
        var isSimpler = false
        for index in simpler.aggregates.indices {
            guard let variable = simpler.aggregates[index].countedVariable, matched.contains(variable) else {
                continue
            }
            simpler.aggregates[index].function = .countRows
            simpler.aggregates[index].argument = nil
            isSimpler = true
        }
        return isSimpler ? simpler : nil
    }

    private static func optional(
        _ input: LogicalPlan, _ aggregation: BoundAggregation, _ context: RewriteContext
    ) -> LogicalPlan? {
        guard case .optional(let outer, let inner, let introduced, let ordinal) = input else { return nil }
        let matched = inner.matchedVariables
        let isMatch = context.fresh.next()
        var simpler = aggregation
        for index in simpler.aggregates.indices {
            guard let variable = simpler.aggregates[index].countedVariable, introduced.contains(variable),
                matched.contains(variable), let range = simpler.aggregates[index].argument?.range
            else { continue }
            simpler.aggregates[index].argument = BoundExpression(.variable(isMatch), type: .boolean, range: range)
        }
        let used = LogicalPlan.aggregate(input, simpler).usedVariables
        guard used.contains(isMatch), introduced.allSatisfy({ !used.contains($0) }) else { return nil }
        let item = BoundProjectionItem(
            variable: isMatch, name: "",
            expression: BoundExpression(.constant(.boolean(true)), type: .boolean, range: .none))
        return .aggregate(
            .optional(outer, inner: .project(inner, [item]), introduced: [isMatch], ordinal: ordinal), simpler)
    }
}

extension BoundAggregate {
    /// The variable of `count(variable)`, not of distinct values.
    fileprivate var countedVariable: VariableID? {
        guard function == .count, !distinct, case .variable(let variable)? = argument?.kind else { return nil }
        return variable
    }
}

extension LogicalPlan {
    /// Nodes and relationships that a pattern binds in every row: they are never null.
    fileprivate var matchedVariables: VariableSet {
        var matched: VariableSet = []
        for step in chain.reversed() {
            switch step {
            case .nodeScan(_, let scan): matched.insert(scan.variable)
            case .nodeIndexSeek(_, let seek): matched.insert(seek.variable)
            case .nodeByIdSeek(_, let seek): matched.insert(seek.variable)
            case .expand(_, let expand), .projectEndpoints(_, let expand):
                // A step from null, or to it, matches nothing.
                matched.insert(expand.from)
                matched.insert(expand.to)
                matched.insert(expand.relationship)
            case .project(_, let items):
                for item in items {
                    if case .variable(let variable) = item.expression.kind, matched.contains(variable) {
                        matched.insert(item.variable)
                    }
                }
            case .aggregate(_, let aggregation):
                matched = VariableSet(
                    aggregation.keys.compactMap { key in
                        guard case .variable(let variable) = key.expression.kind, matched.contains(variable) else {
                            return nil
                        }
                        return key.variable
                    })
            case .hashJoin(_, let second, _): matched.formUnion(second.matchedVariables)
            case .countMatches(_, let pattern):
                if let kept = pattern.kept { matched.insert(pattern.nodes[kept].variable) }
            case .union, .argument: matched = []
            case .filter, .distinct, .sort, .top, .skip, .limit, .unwind, .optional, .semiApply, .create, .merge,
                .set, .delete, .procedureCall, .subqueryApply, .reimport, .foreach, .loadCSV, .produceResults:
                break
            }
        }
        return matched
    }
}
