import QuerySemantics

extension BoundCreate {
    /// This clause and those after it that may be written as one pattern, and how many clauses these are.
    ///
    /// Each clause sees what the clauses before it wrote for all rows, one pattern only what was written for its own
    /// row and further left. So a clause joins only when its properties look at nothing but variables, and at none that
    /// the pattern makes later than they are needed: relationships for properties of nodes, and paths.
    ///
    /// - Parameter clauses: the rest of the query; this clause is its first.
    /// - Complexity: O(size of the clauses joined).
    func joined(with clauses: ArraySlice<BoundClause>) -> (create: BoundCreate, count: Int) {
        var result = self
        var count = 1
        var made = VariableSet(pattern.introduced)
        var late = VariableSet(pattern.relationships.filter { !$0.isArgument }.map(\.variable))
        late.formUnion(pattern.paths.map(\.variable))
        for clause in clauses.dropFirst() {
            guard case .create(let next) = clause, next.readsOnlyVariables(but: late) else { break }
            result.pattern.nodes += next.pattern.nodes.filter { !made.contains($0.variable) }
            result.pattern.relationships += next.pattern.relationships
            result.pattern.paths += next.pattern.paths
            made.formUnion(next.pattern.introduced)
            late.formUnion(next.pattern.relationships.filter { !$0.isArgument }.map(\.variable))
            late.formUnion(next.pattern.paths.map(\.variable))
            count += 1
        }
        return (result, count)
    }

    /// No property reads the graph through a subquery, nor one of the variables `late`.
    private func readsOnlyVariables(but late: VariableSet) -> Bool {
        let properties = pattern.nodes.map(\.properties) + pattern.relationships.map(\.properties)
        return properties.allSatisfy { map in
            guard let map else { return true }
            return !map.containsSubquery && map.freeVariables.isDisjoint(with: late)
        }
    }
}
