import QuerySemantics
import QuerySyntax

/// Lowers a logical plan: drops unread columns, assigns the others, chooses operators, unfolds where rows must be
/// single.
struct PhysicalPlanner {
    private var estimate: RowEstimator
    private var nextID = 0
    /// The rows that the current leaf hands in stand for several (inside an apply over such rows).
    private var leafFolds = false

    init(estimator: CardinalityEstimator) { estimate = RowEstimator(estimator: estimator) }

    /// The physical plan of `plan`, whose consumer reads `needed`. `arguments` is the layout of the outermost leaf.
    ///
    /// The chain of inputs, which is as long as the statement has clauses, is followed in a loop; only inner plans and
    /// branches are lowered by recursion.
    mutating func lower(_ plan: LogicalPlan, needed: VariableSet, arguments: RowLayout) -> PhysicalPlan {
        lower(plan.chain, needed: needed, arguments: arguments)
    }

    /// The physical plan of a chain of operators, the leaf last.
    mutating func lower(_ chain: [LogicalPlan], needed: VariableSet, arguments: RowLayout) -> PhysicalPlan {
        let leaf = chain.count - 1
        // What is read of each operator.
        var wanted: [VariableSet] = []
        wanted.reserveCapacity(chain.count)
        wanted.append(needed)
        for place in 0..<leaf { wanted.append(chain[place].variablesWantedOfInput(for: wanted[place])) }
        var result = lowerLeaf(chain[leaf], wanted[leaf], arguments)
        for place in (0..<leaf).reversed() { result = lower(chain[place], over: result, wanted[place], arguments) }
        return result
    }

    private mutating func lowerLeaf(
        _ plan: LogicalPlan, _ needed: VariableSet, _ arguments: RowLayout
    ) -> PhysicalPlan {
        guard case .union(let branches, let distinct, let columns) = plan else {
            let kept = plan.producedVariables.filter { needed.contains($0) }
            let kinds = kept.map { arguments.kind(of: $0) ?? .slots }
            return make(.argument, RowLayout(kept, kinds: kinds), [], rows: 1, folds: leafFolds)
        }
        let children = branches.map { branch in
            unfolded(lower(branch.plan, needed: VariableSet(branch.columns), arguments: arguments))
        }
        let union = make(
            .union(columns: branches.map(\.columns)), RowLayout(columns), children,
            rows: children.reduce(0) { $0 + $1.estimatedRows }, folds: false)
        return distinct ? make(.distinct(columns), RowLayout(columns), [union], rows: union.estimatedRows) : union
    }

    /// One operator over its lowered input.
    private mutating func lower(
        _ plan: LogicalPlan, over child: PhysicalPlan, _ needed: VariableSet, _ arguments: RowLayout
    ) -> PhysicalPlan {
        switch plan {
        case .argument, .union: preconditionFailure("leaves have no input")
        case .nodeScan(_, let scan):
            let rows = estimate.scan(scan, over: child.estimatedRows)
            if !needed.contains(scan.variable), scan.labels.count <= 1 {
                return make(.nodeCount(scan), keep(child, needed), [child], rows: child.estimatedRows, folds: true)
            }
            return make(.nodeScan(scan), keep(child, needed, adding: [(scan.variable, .nodes)]), [child], rows: rows)
        case .nodeIndexSeek(_, let seek):
            return make(
                .nodeIndexSeek(seek), keep(child, needed, adding: [(seek.variable, .nodes)]), [child],
                rows: estimate.seek(seek, over: child.estimatedRows))
        case .nodeByIdSeek(_, let seek):
            return make(
                .nodeByIdSeek(seek), keep(child, needed, adding: [(seek.variable, .nodes)]), [child],
                rows: estimate.seek(seek, over: child.estimatedRows))
        case .expand(_, let expand): return lowerExpand(expand, over: child, needed)
        case .projectEndpoints(_, let expand):
            return make(
                .projectEndpoints(expand),
                keep(child, needed, adding: [(expand.from, .nodes), (expand.to, .nodes)]), [child],
                rows: child.estimatedRows)
        case .filter(_, let predicates):
            let rows = estimate.filter(predicates, over: child.estimatedRows)
            return make(.filter(predicates), keep(child, needed), [child], rows: rows)
        case .project(_, let items):
            let added = items.filter { needed.contains($0.variable) }
            let kinds = added.map { ($0.variable, kind(of: $0.expression, in: child.layout)) }
            return make(
                .project(added), keep(child, needed, adding: kinds), [child], rows: child.estimatedRows)
        case .aggregate(_, let aggregation):
            let kinds = aggregation.keys.map { kind(of: $0.expression, in: child.layout) }
            let layout = RowLayout(
                aggregation.keys.map(\.variable) + aggregation.aggregates.map(\.variable),
                kinds: kinds + aggregation.aggregates.map { _ in .slots })
            let rows = estimate.groups(aggregation, over: child.estimatedRows)
            return make(.hashAggregate(aggregation), layout, [child], rows: rows, folds: false)
        case .distinct(_, let variables):
            return make(
                .distinct(variables), keep(child, VariableSet(variables)), [child],
                rows: max(1, child.estimatedRows * 0.7), folds: false)
        case .sort(_, let order):
            let child = unfolded(child)
            return make(.sort(order), keep(child, needed), [child], rows: child.estimatedRows)
        case .top(_, let order, let skip, let limit):
            let child = unfolded(child)
            return make(
                .top(order, skip: skip, limit: limit), keep(child, needed), [child],
                rows: min(child.estimatedRows, constant(limit) ?? 100))
        case .skip(_, let count):
            let child = unfolded(child)
            return make(
                .skip(count), keep(child, needed), [child],
                rows: max(0, child.estimatedRows - (constant(count) ?? 0)))
        case .limit(_, let count):
            let child = unfolded(child)
            return make(
                .limit(count), keep(child, needed), [child], rows: min(child.estimatedRows, constant(count) ?? 100))
        case .unwind(_, let list, let variable):
            return make(
                .unwind(list, variable), keep(child, needed, adding: [(variable, .slots)]), [child],
                rows: child.estimatedRows * 10)
        case .optional(_, let inner, let introduced, let ordinal):
            return lowerOptional(inner, introduced, ordinal, over: child, needed)
        case .semiApply(_, let inner, let negated, let ordinal):
            let leaf = innerLayout(of: inner, over: child.layout, ordinal: ordinal)
            let right = lowerInner(inner, needed: [ordinal], arguments: leaf, folds: child.carriesMultiplicities)
            return make(
                .semiApply(negated: negated, ordinal: ordinal), keep(child, needed), [child, right],
                rows: child.estimatedRows * 0.5, folds: child.carriesMultiplicities)
        case .subqueryApply(_, let call, let inner): return lowerCall(call, inner, over: unfolded(child), needed)
        case .foreach(_, let foreach, let inner): return lowerForeach(foreach, inner, over: unfolded(child), needed)
        case .reimport(_, let variables):
            if variables.allSatisfy({ !needed.contains($0) }) { return child }
            let child = unfolded(child)
            let added = variables.map { ($0, arguments.kind(of: $0) ?? .slots) }
            let layout = keep(child, needed, adding: added)
            return make(
                .reimport(variables.filter { needed.contains($0) }), layout, [child], rows: child.estimatedRows)
        case .loadCSV(_, let load):
            let child = unfolded(child)
            return make(
                .loadCSV(load), keep(child, needed, adding: [(load.variable, .slots)]), [child],
                rows: child.estimatedRows * 1000)
        case .create, .merge, .set, .delete: return lowerUpdate(plan, over: unfolded(child), needed)
        case .procedureCall(_, let call):
            let child = unfolded(child)
            let added = call.outputs.map { ($0.variable, ColumnKind.slots) }
            return make(
                .procedureCall(call), keep(child, needed, adding: added), [child],
                rows: child.estimatedRows * 10)
        case .hashJoin(_, let second, let keys):
            let wanted = needed.union(plan.usedVariables)
            let right = unfolded(lowerInner(second, needed: wanted, arguments: RowLayout([]), folds: false))
            let added = zip(right.layout.variables, right.layout.kinds).map { ($0, $1) }
            return make(
                .hashJoin(keys), keep(child, needed, adding: added), [child, right],
                rows: max(child.estimatedRows, right.estimatedRows))
        case .countMatches(_, let pattern):
            let added = pattern.kept.map { [(pattern.nodes[$0].variable, ColumnKind.nodes)] } ?? []
            let rows = estimate.counted(pattern, over: child.estimatedRows)
            return make(
                .countMatches(pattern), keep(child, needed, adding: added), [child], rows: rows, folds: true)
        case .produceResults(_, let columns):
            let child = unfolded(child)
            return make(.produceResults(columns), child.layout, [child], rows: child.estimatedRows)
        }
    }

    // MARK: The longer cases

    private mutating func lowerExpand(
        _ expand: Expand, over child: PhysicalPlan, _ needed: VariableSet
    ) -> PhysicalPlan {
        let produced = expand.produced
        var layout = keep(child, needed, room: produced)
        if produced.contains(expand.relationship), needed.contains(expand.relationship) {
            layout.append(expand.relationship, expand.length == .single ? .relationships : .slots)
        }
        if produced.contains(expand.to), needed.contains(expand.to) { layout.append(expand.to, .nodes) }
        let rows = estimate.step(expand, over: child.estimatedRows).rows
        let folds = expand.mode == .count ? true : child.carriesMultiplicities
        switch expand.length {
        case .single: return make(.expand(expand), layout, [child], rows: rows, folds: folds)
        case .variable: return make(.variableLengthExpand(expand), layout, [child], rows: rows, folds: folds)
        case .shortest: return make(.shortestPath(expand), layout, [child], rows: rows, folds: folds)
        }
    }

    private mutating func lowerOptional(
        _ inner: LogicalPlan, _ introduced: [VariableID], _ ordinal: VariableID, over child: PhysicalPlan,
        _ needed: VariableSet
    ) -> PhysicalPlan {
        let leaf = innerLayout(of: inner, over: child.layout, ordinal: ordinal)
        let wanted = introduced.filter { needed.contains($0) }
        let right = lowerInner(
            inner, needed: VariableSet(wanted + [ordinal]), arguments: leaf, folds: child.carriesMultiplicities)
        let added = wanted.map { ($0, right.layout.kind(of: $0) ?? .slots) }
        return make(
            .optionalApply(introduced: wanted, ordinal: ordinal), keep(child, needed, adding: added),
            [child, right], rows: max(child.estimatedRows, right.estimatedRows),
            folds: child.carriesMultiplicities || right.carriesMultiplicities)
    }

    private mutating func lowerUpdate(
        _ plan: LogicalPlan, over child: PhysicalPlan, _ needed: VariableSet
    ) -> PhysicalPlan {
        switch plan {
        case .create(_, let create):
            let added = create.pattern.introducedKinds
            return make(
                .create(create), keep(child, needed, adding: added), [child], rows: child.estimatedRows,
                updates: true)
        case .merge(_, let merge, let match):
            let kinds = match.arguments.sorted().map { child.layout.kind(of: $0) ?? .slots }
            let leaf = RowLayout(match.arguments.sorted(), kinds: kinds)
            let right = unfolded(
                lowerInner(match, needed: VariableSet(merge.pattern.introduced), arguments: leaf, folds: false))
            return make(
                .merge(merge), keep(child, needed, adding: merge.pattern.introducedKinds), [child, right],
                rows: child.estimatedRows, updates: true)
        case .set(_, let items):
            return make(.set(items), keep(child, needed), [child], rows: child.estimatedRows, updates: true)
        case .delete(_, let expressions, let detach):
            return make(
                .delete(expressions, detach: detach), keep(child, needed), [child], rows: child.estimatedRows,
                updates: true)
        case .argument, .nodeScan, .nodeIndexSeek, .nodeByIdSeek, .expand, .projectEndpoints, .filter, .project,
            .aggregate, .distinct, .sort, .top, .skip, .limit, .unwind, .optional, .semiApply, .union, .procedureCall,
            .countMatches, .hashJoin, .subqueryApply, .reimport, .foreach, .loadCSV, .produceResults:
            preconditionFailure("lowerUpdate is called for updating operators only")
        }
    }

    // MARK: Helpers

    /// Lowers the inner plan of an apply, whose leaf hands in the outer rows.
    mutating func lowerInner(
        _ inner: LogicalPlan, needed: VariableSet, arguments: RowLayout, folds: Bool
    ) -> PhysicalPlan {
        let outer = leafFolds
        leafFolds = folds
        defer { leafFolds = outer }
        return lower(inner, needed: needed, arguments: arguments)
    }

    mutating func make(
        _ kind: PhysicalOperator, _ layout: RowLayout, _ children: [PhysicalPlan], rows: Double,
        folds: Bool? = nil, updates: Bool = false
    ) -> PhysicalPlan {
        let id = nextID
        nextID += 1
        return PhysicalPlan(
            id: id, kind: kind, layout: layout, children: children,
            carriesMultiplicities: folds ?? (children.first?.carriesMultiplicities ?? false), estimatedRows: rows,
            isUpdating: updates || children.contains { $0.isUpdating })
    }

    /// Puts an `unfold` on top of a plan whose rows stand for several.
    mutating func unfolded(_ plan: PhysicalPlan) -> PhysicalPlan {
        guard plan.carriesMultiplicities else { return plan }
        return make(.unfold, plan.layout, [plan], rows: plan.estimatedRows, folds: false)
    }

    /// The child's columns that are still needed, and the needed ones of `added`.
    func keep(
        _ child: PhysicalPlan, _ needed: VariableSet, adding added: [(VariableID, ColumnKind)] = []
    ) -> RowLayout {
        var layout = keep(child, needed, room: VariableSet(added.lazy.map { $0.0 }))
        for (variable, kind) in added where needed.contains(variable) { layout.append(variable, kind) }
        return layout
    }

    /// The child's columns that are still needed, but for those that are to be added, which there is room for.
    private func keep(_ child: PhysicalPlan, _ needed: VariableSet, room added: VariableSet) -> RowLayout {
        if added.isEmpty, child.layout.variables.allSatisfy(needed.contains) { return child.layout }
        var variables: [VariableID] = []
        var kinds: [ColumnKind] = []
        variables.reserveCapacity(child.layout.count + added.count)
        kinds.reserveCapacity(child.layout.count + added.count)
        for (variable, kind) in zip(child.layout.variables, child.layout.kinds)
        where needed.contains(variable) && !added.contains(variable) {
            variables.append(variable)
            kinds.append(kind)
        }
        return RowLayout(variables, kinds: kinds)
    }

    /// What the leaf of an apply's inner plan gets: the outer columns it reads, and the ordinal (an id column).
    private func innerLayout(of inner: LogicalPlan, over outer: RowLayout, ordinal: VariableID) -> RowLayout {
        let variables = inner.arguments.subtracting([ordinal]).sorted()
        return RowLayout(variables + [ordinal], kinds: variables.map { outer.kind(of: $0) ?? .slots } + [.nodes])
    }

    /// A projected variable keeps its storage.
    private func kind(of expression: BoundExpression, in layout: RowLayout) -> ColumnKind {
        if case .variable(let variable) = expression.kind { return layout.kind(of: variable) ?? .slots }
        return .slots
    }

    private func constant(_ expression: BoundExpression) -> Double? {
        if case .constant(.integer(let value)) = expression.kind { return Double(value) }
        return nil
    }
}

extension BoundPattern {
    /// Introduced variables with the storage of their columns.
    public var introducedKinds: [(VariableID, ColumnKind)] {
        nodes.filter { !$0.isArgument }.map { ($0.variable, .nodes) }
            + relationships.filter { !$0.isArgument }.map { ($0.variable, .relationships) }
            + paths.map { ($0.variable, .slots) }
    }
}
