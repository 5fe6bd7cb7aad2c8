import QuerySemantics

/// `CALL { … }` and FOREACH: inner plans that run for one argument row at a time.
extension PhysicalPlanner {
    mutating func lowerCall(
        _ call: BoundCallSubquery, _ inner: LogicalPlan, over child: PhysicalPlan, _ needed: VariableSet
    ) -> PhysicalPlan {
        let leaf = RowLayout(call.imports, kinds: call.imports.map { child.layout.kind(of: $0) ?? .slots })
        let wanted = call.introduced.filter { needed.contains($0) }
        let right = unfolded(lowerInner(inner, needed: VariableSet(wanted), arguments: leaf, folds: false))
        let added = wanted.map { ($0, right.layout.kind(of: $0) ?? ColumnKind.slots) }
        let rows = call.query.columns.isEmpty ? 1 : right.estimatedRows
        return make(
            .subqueryApply(call), keep(child, needed, adding: added), [child, right],
            rows: child.estimatedRows * rows, updates: inner.isUpdating)
    }

    mutating func lowerForeach(
        _ foreach: BoundForeach, _ inner: LogicalPlan, over child: PhysicalPlan, _ needed: VariableSet
    ) -> PhysicalPlan {
        let variables = foreach.imports + [foreach.variable]
        let leaf = RowLayout(variables, kinds: variables.map { child.layout.kind(of: $0) ?? .slots })
        let right = unfolded(lowerInner(inner, needed: [], arguments: leaf, folds: false))
        return make(
            .foreach(foreach), keep(child, needed), [child, right], rows: child.estimatedRows, updates: true)
    }
}
