import QuerySemantics
import QuerySyntax
import SourceText

/// Turns a bound query into a logical plan: clause by clause, patterns ordered by cost.
struct LogicalPlanner {
    let estimator: CardinalityEstimator
    let fresh: VariableSupply

    /// The plan of a query whose outer variables are `arguments`.
    ///
    /// - Parameter constants: arguments that stay visible behind every projection.
    func plan(_ query: BoundQuery, arguments: [VariableID], constants: [VariableID] = []) -> LogicalPlan {
        if query.branches.count == 1 {
            return plan(query.branches[0], arguments: arguments, constants: constants)
        }
        let branches = query.branches.map { branch in
            UnionBranch(
                plan: plan(branch, arguments: arguments, constants: constants), columns: branch.columns.map(\.variable))
        }
        return .union(branches, distinct: !query.unionAll, columns: query.columns.map(\.variable))
    }

    private func plan(
        _ query: BoundSingleQuery, arguments: [VariableID], constants: [VariableID]
    ) -> LogicalPlan {
        var state = State(plan: .argument(arguments), bound: VariableSet(arguments), constants: constants)
        var clauses = query.clauses[...]
        while let clause = clauses.first {
            let run = Self.consecutiveMatches(clauses)
            if run.count > 1 {
                state.plan = matched(run, state)
                for match in run { state.bound.formUnion(match.pattern.introduced) }
                clauses = clauses.dropFirst(run.count)
            } else if case .create(let create) = clause {
                let (merged, count) = create.joined(with: clauses)
                state.plan = .create(state.plan, merged)
                state.bound.formUnion(merged.pattern.introduced)
                clauses = clauses.dropFirst(count)
            } else {
                add(clause, to: &state)
                clauses = clauses.dropFirst()
            }
        }
        return state.plan
    }

    /// The MATCH clauses at the front that may be planned as one pattern: none optional, none that uses a relationship
    /// or path of another as given. Not looked for where the second clause is none.
    private static func consecutiveMatches(_ clauses: ArraySlice<BoundClause>) -> [BoundMatch] {
        guard case .match? = clauses.dropFirst().first else { return [] }
        var run: [BoundMatch] = []
        var introduced: VariableSet = []
        for clause in clauses {
            guard case .match(let match) = clause, !match.optional else { break }
            let given = match.pattern.relationships.filter(\.isArgument).map(\.variable)
            if !introduced.isDisjoint(with: given) { break }
            introduced.formUnion(match.pattern.relationships.map(\.variable))
            run.append(match)
        }
        return run
    }

    /// The plan so far and the variables in its rows.
    private struct State {
        var plan: LogicalPlan
        var bound: VariableSet
        /// Variables from outside that a projection does not take away.
        var constants: [VariableID] = []
    }

    private func add(_ clause: BoundClause, to state: inout State) {
        switch clause {
        case .match(let match):
            if match.optional { addOptional(match, to: &state) } else { state.plan = matched([match], state) }
            state.bound.formUnion(match.pattern.introduced)
        case .unwind(let list, let variable):
            state.plan = .unwind(state.plan, list, variable)
            state.bound.insert(variable)
        case .projection(let projection): addProjection(projection, to: &state)
        case .create(let create):
            state.plan = .create(state.plan, create)
            state.bound.formUnion(create.pattern.introduced)
        case .merge(let merge): addMerge(merge, to: &state)
        case .set(let items), .remove(let items): state.plan = .set(state.plan, items)
        case .delete(let expressions, let detach):
            state.plan = .delete(state.plan, expressions, detach: detach)
        case .call(let call):
            state.plan = .procedureCall(state.plan, call)
            state.bound.formUnion(call.outputs.map(\.variable))
            if let predicate = call.predicate { state.plan = .filter(state.plan, [predicate]) }
        case .callSubquery(let call):
            let inner = plan(call.query, arguments: call.imports, constants: call.constants)
            state.plan = .subqueryApply(state.plan, call, inner: inner)
            state.bound.formUnion(call.introduced)
        case .foreach(let foreach):
            let arguments = (foreach.imports + [foreach.variable]).sorted()
            var inner = State(plan: .argument(arguments), bound: VariableSet(arguments))
            for clause in foreach.clauses { add(clause, to: &inner) }
            state.plan = .foreach(state.plan, foreach, inner: inner.plan)
        case .loadCSV(let load):
            state.plan = .loadCSV(state.plan, load)
            state.bound.insert(load.variable)
        }
    }

    // MARK: Reading

    private func matched(_ matches: [BoundMatch], _ state: State) -> LogicalPlan {
        let planner = PatternPlanner(
            matches: matches, input: state.plan, bound: state.bound, estimator: estimator, fresh: fresh)
        return planner.run()
    }

    private func addOptional(_ match: BoundMatch, to state: inout State) {
        let imports = Self.imports(of: match, bound: state.bound)
        let ordinal = fresh.next()
        let inner = matched([match], State(plan: .argument(imports + [ordinal]), bound: VariableSet(imports)))
        state.plan = .optional(
            state.plan, inner: inner, introduced: match.pattern.introduced, ordinal: ordinal)
    }

    /// Variables of the outer row that a MATCH reads.
    static func imports(of match: BoundMatch, bound: VariableSet) -> [VariableID] {
        var used: VariableSet = []
        for node in match.pattern.nodes { used.insert(node.variable) }
        for relationship in match.pattern.relationships {
            used.insert(relationship.variable)
            relationship.properties?.collectFreeVariables(into: &used)
        }
        for predicate in match.predicates { predicate.collectFreeVariables(into: &used) }
        return used.intersection(bound).sorted()
    }

    // MARK: Projection

    private func addProjection(_ projection: BoundProjection, to state: inout State) {
        if let aggregation = projection.aggregation {
            state.plan = .aggregate(state.plan, aggregation)
        }
        let computed = projection.items.filter { item in
            if case .variable(let variable) = item.expression.kind, variable == item.variable { return false }
            return true
        }
        if !computed.isEmpty { state.plan = .project(state.plan, computed) }
        let variables = projection.items.map(\.variable)
        if projection.distinct { state.plan = .distinct(state.plan, variables) }
        if !projection.order.isEmpty { state.plan = .sort(state.plan, projection.order) }
        if let skip = projection.skip { state.plan = .skip(state.plan, skip) }
        if let limit = projection.limit { state.plan = .limit(state.plan, limit) }
        if let predicate = projection.predicate { state.plan = .filter(state.plan, predicate.conjuncts) }
        state.bound = VariableSet(variables)
        let dropped = state.constants.filter { !state.bound.contains($0) }
        if !dropped.isEmpty {
            state.plan = .reimport(state.plan, dropped)
            state.bound.formUnion(dropped)
        }
    }

    // MARK: Writing

    private func addMerge(_ merge: BoundMerge, to state: inout State) {
        var pattern = merge.pattern
        var predicates: [BoundExpression] = []
        for index in pattern.nodes.indices {
            predicates += Self.equalities(of: pattern.nodes[index].variable, pattern.nodes[index].properties)
            pattern.nodes[index].properties = nil
        }
        for index in pattern.relationships.indices {
            predicates += Self.equalities(
                of: pattern.relationships[index].variable, pattern.relationships[index].properties)
            pattern.relationships[index].properties = nil
        }
        let match = BoundMatch(optional: false, pattern: pattern, predicates: predicates)
        let imports = Self.imports(of: match, bound: state.bound)
        let inner = matched([match], State(plan: .argument(imports), bound: VariableSet(imports)))
        state.plan = .merge(state.plan, merge, match: inner)
        state.bound.formUnion(merge.pattern.introduced)
    }

    /// `variable.key = value` for each entry of a property map.
    private static func equalities(of variable: VariableID, _ properties: BoundExpression?) -> [BoundExpression] {
        guard let properties, case .map(let entries) = properties.kind else { return [] }
        return entries.map { entry in
            let base = BoundExpression(.variable(variable), type: .any, range: entry.value.range)
            let property = BoundExpression(.property(base, key: entry.key), type: .any, range: entry.value.range)
            return BoundExpression(
                .binary(.equal, property, entry.value), type: .boolean, range: entry.value.range)
        }
    }
}
