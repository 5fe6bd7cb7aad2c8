import QuerySemantics

extension LogicalPlan {
    /// The input, then the inner plans.
    public var children: [LogicalPlan] { (input.map { [$0] } ?? []) + innerPlans }

    /// What runs beside the input: inner plans of applies, the second side of a join, the branches of a union.
    var innerPlans: [LogicalPlan] {
        switch self {
        case .optional(_, let inner, _, _), .semiApply(_, let inner, _, _), .merge(_, _, let inner),
            .subqueryApply(_, _, let inner), .foreach(_, _, let inner), .hashJoin(_, let inner, _):
            [inner]
        case .union(let branches, _, _): branches.map(\.plan)
        case .argument, .nodeScan, .nodeIndexSeek, .nodeByIdSeek, .expand, .projectEndpoints, .filter, .project,
            .aggregate, .distinct, .sort, .top, .skip, .limit, .unwind, .create, .set, .delete, .procedureCall,
            .countMatches, .reimport, .loadCSV, .produceResults:
            []
        }
    }

    /// The same operator over changed inputs.
    public func mapChildren(_ change: (LogicalPlan) -> LogicalPlan) -> LogicalPlan {
        switch self {
        case .argument: self
        case .nodeScan(let input, let scan): .nodeScan(change(input), scan)
        case .nodeIndexSeek(let input, let seek): .nodeIndexSeek(change(input), seek)
        case .nodeByIdSeek(let input, let seek): .nodeByIdSeek(change(input), seek)
        case .expand(let input, let expand): .expand(change(input), expand)
        case .projectEndpoints(let input, let expand): .projectEndpoints(change(input), expand)
        case .filter(let input, let predicates): .filter(change(input), predicates)
        case .project(let input, let items): .project(change(input), items)
        case .aggregate(let input, let aggregation): .aggregate(change(input), aggregation)
        case .distinct(let input, let variables): .distinct(change(input), variables)
        case .sort(let input, let order): .sort(change(input), order)
        case .top(let input, let order, let skip, let limit): .top(change(input), order, skip: skip, limit: limit)
        case .skip(let input, let count): .skip(change(input), count)
        case .limit(let input, let count): .limit(change(input), count)
        case .unwind(let input, let list, let variable): .unwind(change(input), list, variable)
        case .optional(let input, let inner, let introduced, let ordinal):
            .optional(change(input), inner: change(inner), introduced: introduced, ordinal: ordinal)
        case .semiApply(let input, let inner, let negated, let ordinal):
            .semiApply(change(input), inner: change(inner), negated: negated, ordinal: ordinal)
        case .union(let branches, let distinct, let columns):
            .union(
                branches.map { UnionBranch(plan: change($0.plan), columns: $0.columns) }, distinct: distinct,
                columns: columns)
        case .create(let input, let create): .create(change(input), create)
        case .merge(let input, let merge, let match): .merge(change(input), merge, match: change(match))
        case .set(let input, let items): .set(change(input), items)
        case .delete(let input, let expressions, let detach): .delete(change(input), expressions, detach: detach)
        case .procedureCall(let input, let call): .procedureCall(change(input), call)
        case .countMatches(let input, let pattern): .countMatches(change(input), pattern)
        case .hashJoin(let left, let right, let keys): .hashJoin(change(left), change(right), keys)
        case .subqueryApply(let input, let call, let inner):
            .subqueryApply(change(input), call, inner: change(inner))
        case .reimport(let input, let variables): .reimport(change(input), variables)
        case .foreach(let input, let foreach, let inner): .foreach(change(input), foreach, inner: change(inner))
        case .loadCSV(let input, let load): .loadCSV(change(input), load)
        case .produceResults(let input, let columns): .produceResults(change(input), columns)
        }
    }

    /// Variables that this operator itself reads from its input row.
    public var usedVariables: VariableSet {
        var used: VariableSet = []
        collectUsed(into: &used)
        return used
    }

    /// Adds what the operator itself reads from its input row to `used`.
    func collectUsed(into used: inout VariableSet) {
        func add(_ expression: BoundExpression?) { expression?.collectFreeVariables(into: &used) }
        switch self {
        case .argument, .nodeScan, .union: break
        case .nodeIndexSeek(_, let seek):
            switch seek.range {
            case .equal(let value), .prefix(let value): add(value)
            case .between(let lower, let upper):
                add(lower?.value)
                add(upper?.value)
            }
        case .nodeByIdSeek(_, let seek): add(seek.id)
        case .expand(_, let expand):
            used.insert(expand.from)
            if expand.mode == .into { used.insert(expand.to) }
            used.formUnion(expand.excluding)
            add(expand.properties)
            if !expand.search.isEmpty { used.formUnion(expand.search.used(besides: expand.relationship)) }
        case .projectEndpoints(_, let expand):
            used.insert(expand.relationship)
            used.formUnion(expand.excluding)
            add(expand.properties)
        case .filter(_, let predicates): predicates.forEach(add)
        case .project(_, let items): items.forEach { add($0.expression) }
        case .aggregate(_, let aggregation):
            aggregation.keys.forEach { add($0.expression) }
            for aggregate in aggregation.aggregates {
                add(aggregate.argument)
                add(aggregate.parameter)
            }
        case .distinct(_, let variables): used.formUnion(variables)
        case .sort(_, let order): order.forEach { add($0.expression) }
        case .top(_, let order, let skip, let limit):
            order.forEach { add($0.expression) }
            add(skip)
            add(limit)
        case .skip(_, let count), .limit(_, let count): add(count)
        case .unwind(_, let list, _): add(list)
        case .optional, .semiApply, .subqueryApply, .reimport, .countMatches: break
        case .foreach(_, let foreach, _): add(foreach.list)
        case .hashJoin(_, _, let keys):
            for key in keys {
                add(key.left)
                add(key.right)
            }
        case .loadCSV(_, let load): add(load.file)
        case .create(_, let create):
            var own: VariableSet = []
            create.pattern.collectUsed(into: &own)
            used.formUnion(own)
        case .merge(_, let merge, _):
            var own: VariableSet = []
            merge.pattern.collectUsed(into: &own)
            for item in merge.onMatch + merge.onCreate { item.collectUsed(into: &own) }
            own.subtract(merge.pattern.introduced)
            used.formUnion(own)
        case .set(_, let items): for item in items { item.collectUsed(into: &used) }
        case .delete(_, let expressions, _): expressions.forEach(add)
        case .procedureCall(_, let call):
            call.arguments.forEach(add)
            var predicate: VariableSet = []
            call.predicate?.collectFreeVariables(into: &predicate)
            used.formUnion(predicate.subtracting(call.outputs.map(\.variable)))
        case .produceResults(_, let columns): used.formUnion(columns.lazy.map(\.variable))
        }
    }

    /// Takes the variables that this operator adds to the row out of `needed`.
    func subtractProduced(from needed: inout VariableSet) {
        switch self {
        case .nodeScan(_, let scan): needed.remove(scan.variable)
        case .nodeIndexSeek(_, let seek): needed.remove(seek.variable)
        case .nodeByIdSeek(_, let seek): needed.remove(seek.variable)
        case .expand(_, let expand): needed.subtract(expand.produced)
        case .filter, .sort, .top, .skip, .limit: break
        case .argument, .projectEndpoints, .project, .aggregate, .unwind, .optional, .union, .create, .merge,
            .procedureCall, .countMatches, .subqueryApply, .reimport, .loadCSV, .foreach, .hashJoin, .distinct,
            .semiApply, .set, .delete, .produceResults:
            needed.subtract(producedVariables)
        }
    }

    /// Variables that this operator adds to the row (or, for `aggregate` and `union`, all that it has).
    public var producedVariables: [VariableID] {
        switch self {
        case .argument(let variables): variables
        case .nodeScan(_, let scan): [scan.variable]
        case .nodeIndexSeek(_, let seek): [seek.variable]
        case .nodeByIdSeek(_, let seek): [seek.variable]
        case .expand(_, let expand): Array(expand.produced)
        case .projectEndpoints(_, let expand): [expand.from, expand.to]
        case .project(_, let items): items.map(\.variable)
        case .aggregate(_, let aggregation):
            aggregation.keys.map(\.variable) + aggregation.aggregates.map(\.variable)
        case .unwind(_, _, let variable): [variable]
        case .optional(_, _, let introduced, _): introduced
        case .union(_, _, let columns): columns
        case .create(_, let create): create.pattern.introduced
        case .merge(_, let merge, _): merge.pattern.introduced
        case .procedureCall(_, let call): call.outputs.map(\.variable)
        case .countMatches(_, let pattern): pattern.kept.map { [pattern.nodes[$0].variable] } ?? []
        case .subqueryApply(_, let call, _): call.introduced
        case .reimport(_, let variables): variables
        case .loadCSV(_, let load): [load.variable]
        case .foreach, .hashJoin, .filter, .distinct, .sort, .top, .skip, .limit, .semiApply, .set, .delete,
            .produceResults:
            []
        }
    }

    /// True when the operator or one below it changes the graph.
    public var isUpdating: Bool {
        var below: LogicalPlan? = self
        while let plan = below {
            if plan.updatesBesideInput { return true }
            below = plan.input
        }
        return false
    }

    private var updatesBesideInput: Bool {
        switch self {
        case .create, .merge, .set, .delete, .foreach: true
        case .subqueryApply(_, _, let inner), .optional(_, let inner, _, _), .semiApply(_, let inner, _, _),
            .hashJoin(_, let inner, _):
            inner.isUpdating
        case .union(let branches, _, _): branches.contains { $0.plan.isUpdating }
        case .argument, .nodeScan, .nodeIndexSeek, .nodeByIdSeek, .expand, .projectEndpoints, .filter, .project,
            .aggregate, .distinct, .sort, .top, .skip, .limit, .unwind, .procedureCall, .countMatches, .reimport,
            .loadCSV,
            .produceResults:
            false
        }
    }
}

extension BoundPattern {
    /// Variables that the pattern binds: nodes, relationships, paths that are not arguments.
    public var introduced: [VariableID] {
        var introduced: [VariableID] = []
        introduced.reserveCapacity(nodes.count + relationships.count + paths.count)
        // Looked at where they are: nodes and relationships are large.
        for place in nodes.indices where !nodes[place].isArgument { introduced.append(nodes[place].variable) }
        for place in relationships.indices where !relationships[place].isArgument {
            introduced.append(relationships[place].variable)
        }
        for path in paths { introduced.append(path.variable) }
        return introduced
    }

    func collectUsed(into used: inout VariableSet) {
        for node in nodes {
            if node.isArgument { used.insert(node.variable) }
            node.properties?.collectFreeVariables(into: &used)
        }
        for relationship in relationships {
            if relationship.isArgument { used.insert(relationship.variable) }
            relationship.properties?.collectFreeVariables(into: &used)
        }
        used.subtract(introduced)
    }
}

extension BoundSetItem {
    func collectUsed(into used: inout VariableSet) {
        switch self {
        case .property(let target, _, let value, _):
            target.collectFreeVariables(into: &used)
            value.collectFreeVariables(into: &used)
        case .replaceProperties(let target, let value, _), .mergeProperties(let target, let value, _):
            used.insert(target)
            value.collectFreeVariables(into: &used)
        case .addLabels(let target, _, _), .removeLabels(let target, _, _): used.insert(target)
        }
    }
}

extension LogicalPlan {
    /// Variables that the leaf of this (inner) plan takes from outside.
    var arguments: VariableSet {
        var result: VariableSet = []
        for plan in chain {
            switch plan {
            case .argument(let variables), .reimport(_, let variables): result.formUnion(variables)
            case .union(let branches, _, _): for branch in branches { result.formUnion(branch.plan.arguments) }
            case .nodeScan, .nodeIndexSeek, .nodeByIdSeek, .expand, .projectEndpoints, .filter, .project, .aggregate,
                .distinct, .sort, .top, .skip, .limit, .unwind, .optional, .semiApply, .create, .merge, .set, .delete,
                .procedureCall, .countMatches, .hashJoin, .subqueryApply, .foreach, .loadCSV, .produceResults:
                break
            }
        }
        return result
    }
}
