import QuerySemantics

extension PhysicalPlanner {
    /// `CALL { … }` and FOREACH: inner plans that run for one argument row at a time.
    mutating func lowerNested(
        _ plan: LogicalPlan, _ needed: Set<VariableID>, _ below: Set<VariableID>, _ arguments: RowLayout
    ) -> PhysicalPlan {
        let children = plan.children
        let inner = children[1]
        let child: PhysicalPlan
        switch plan {
        case .subqueryApply(_, let call, _):
            child = unfolded(lower(children[0], needed: below.union(call.imports), arguments: arguments))
            let leaf = RowLayout(
                call.imports, kinds: call.imports.map { child.layout.kind(of: $0) ?? .slots })
            let wanted = call.introduced.filter { needed.contains($0) }
            let right = unfolded(lowerInner(inner, needed: Set(wanted), arguments: leaf, folds: false))
            let added = wanted.map { ($0, right.layout.kind(of: $0) ?? ColumnKind.slots) }
            let rows = call.query.columns.isEmpty ? 1 : right.estimatedRows
            return make(
                .subqueryApply(call), keep(child, needed, adding: added), [child, right],
                rows: child.estimatedRows * rows, updates: inner.isUpdating)
        case .foreach(_, let foreach, _):
            child = unfolded(lower(children[0], needed: below.union(foreach.imports), arguments: arguments))
            let variables = foreach.imports + [foreach.variable]
            let leaf = RowLayout(variables, kinds: variables.map { child.layout.kind(of: $0) ?? .slots })
            let right = unfolded(lowerInner(inner, needed: [], arguments: leaf, folds: false))
            return make(
                .foreach(foreach), keep(child, needed), [child, right], rows: child.estimatedRows, updates: true)
        case .argument, .nodeScan, .nodeIndexSeek, .nodeByIdSeek, .expand, .projectEndpoints, .filter, .project,
            .aggregate, .distinct, .sort, .top, .skip, .limit, .unwind, .optional, .semiApply, .union, .create, .merge,
            .set, .delete, .procedureCall, .reimport, .loadCSV, .produceResults:
            preconditionFailure("lowerNested is called for operators that run a plan for each row only")
        }
    }
}
