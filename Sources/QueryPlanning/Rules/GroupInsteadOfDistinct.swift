import QuerySemantics

/// DISTINCT is grouping without aggregates: keys are then computed where they are looked up, by several threads where
/// there is much to read.
///
/// Not below a LIMIT that may be content with the first rows, which DISTINCT gives as it finds them.
enum GroupInsteadOfDistinct: RewriteRule {
    static let name = "GroupInsteadOfDistinct"
    static var looksFor: StepKinds { .distinct }

    static func rewrite(_ chain: PlanChain, context: RewriteContext) -> LogicalPlan? {
        let steps = chain.steps
        guard steps.contains(where: { $0.distinctVariables != nil }), !chain.plan.isUpdating else { return nil }
        var isRead: [Bool] = []
        var isReadToTheEnd = true
        for step in steps {
            isRead.append(isReadToTheEnd)
            switch step {
            case .limit: isReadToTheEnd = false
            case .sort, .top, .aggregate: isReadToTheEnd = true
            case .argument, .nodeScan, .nodeIndexSeek, .nodeByIdSeek, .expand, .projectEndpoints, .filter, .project,
                .distinct, .skip, .unwind, .optional, .semiApply, .union, .create, .merge, .set, .delete,
                .procedureCall, .countMatches, .hashJoin, .subqueryApply, .reimport, .foreach, .loadCSV,
                .produceResults:
                break
            }
        }
        var result = steps[steps.count - 1]
        for (step, isReadToTheEnd) in zip(steps, isRead).dropLast().reversed() {
            if isReadToTheEnd, let variables = step.distinctVariables {
                result = grouped(result, variables)
            } else {
                result = step.over(result)
            }
        }
        return result
    }

    private static func grouped(_ input: LogicalPlan, _ variables: [VariableID]) -> LogicalPlan {
        var (source, items) = (input, [BoundProjectionItem]())
        if case .project(let below, let made) = input { (source, items) = (below, made) }
        let keys = variables.map { variable in
            items.first { $0.variable == variable }
                ?? BoundProjectionItem(
                    variable: variable, name: "",
                    expression: BoundExpression(.variable(variable), type: .any, range: .none))
        }
        return .aggregate(source, BoundAggregation(keys: keys, aggregates: []))
    }
}

extension LogicalPlan {
    fileprivate var distinctVariables: [VariableID]? {
        if case .distinct(_, let variables) = self { return variables }
        return nil
    }
}
