import QuerySemantics

/// A plan is a chain of operators, each over its input, as long as the statement has clauses and patterns have steps.
/// What looks at the whole of it follows the chain in a loop and recurses into inner plans and branches only, whose
/// depth the nesting of the text limits: a statement of thousands of clauses must not overflow the stack.
extension LogicalPlan {
    /// What the operator's rows come from; nil for the leaves `argument` and `union`.
    public var input: LogicalPlan? {
        switch self {
        case .argument, .union: nil
        case .nodeScan(let input, _), .nodeIndexSeek(let input, _), .nodeByIdSeek(let input, _),
            .expand(let input, _), .projectEndpoints(let input, _), .filter(let input, _), .project(let input, _),
            .aggregate(let input, _), .distinct(let input, _), .sort(let input, _), .top(let input, _, _, _),
            .skip(let input, _), .limit(let input, _), .unwind(let input, _, _), .create(let input, _),
            .set(let input, _), .delete(let input, _, _), .procedureCall(let input, _), .countMatches(let input, _),
            .hashJoin(let input, _, _),
            .reimport(let input, _), .loadCSV(let input, _), .produceResults(let input, _),
            .optional(let input, _, _, _), .semiApply(let input, _, _, _), .merge(let input, _, _),
            .subqueryApply(let input, _, _), .foreach(let input, _, _):
            input
        }
    }

    /// This operator and those below it along the chain of inputs, the leaf last.
    public var chain: [LogicalPlan] {
        var result: [LogicalPlan] = []
        result.reserveCapacity(16)
        result.append(self)
        while let input = result[result.count - 1].input { result.append(input) }
        return result
    }

    /// What the input must give when the consumer reads `needed`.
    func variablesWantedOfInput(for needed: VariableSet) -> VariableSet {
        var below: VariableSet {
            var below = needed
            subtractProduced(from: &below)
            collectUsed(into: &below)
            return below
        }
        switch self {
        case .aggregate, .produceResults: return usedVariables
        case .distinct(_, let variables): return VariableSet(variables)
        case .optional(_, let inner, _, _), .semiApply(_, let inner, _, _), .merge(_, _, let inner),
            .subqueryApply(_, _, let inner), .foreach(_, _, let inner), .hashJoin(_, let inner, _):
            return below.union(inner.arguments)
        case .reimport(_, let variables):
            return variables.contains { needed.contains($0) } ? below : needed
        case .argument, .nodeScan, .nodeIndexSeek, .nodeByIdSeek, .expand, .projectEndpoints, .filter, .project, .sort,
            .top, .skip, .limit, .unwind, .union, .create, .set, .delete, .procedureCall, .countMatches, .loadCSV:
            return below
        }
    }

    /// The same operator over another input; inner plans and the branches of a union stay.
    func over(_ input: LogicalPlan) -> LogicalPlan {
        if self.input == nil { return self }
        var isFirst = true
        return mapChildren { child in
            defer { isFirst = false }
            return isFirst ? input : child
        }
    }
}
