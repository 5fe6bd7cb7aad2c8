import QuerySemantics

/// What counting a pattern costs, beside what enumerating it costs, in nanoseconds as measured on one machine.
struct CountingCosts {
    private let estimator: CardinalityEstimator
    private var statistics: any PlanningStatistics { estimator.statistics }

    /// An adjacency entry summed.
    private static let perEntry = 2.0
    /// A node of an array looked at.
    private static let perNode = 0.5
    /// A node that a scan gives.
    private static let perScan = 1.0
    /// A row that a step or another operator gives: 30 to 90 on graphs of 0.25 to 4 million relationships, as the lists
    /// leave the caches of the processor.
    private static let perRow = 40.0
    /// A row that a filter looks at.
    private static let perTest = 10.0
    /// A partial match of a cycle, walked by intersecting neighbours.
    private static let perPartialMatch = 3.0

    init(estimator: CardinalityEstimator) { self.estimator = estimator }

    // MARK: Counting

    /// Every step's relationships once for each term; for cyclic terms also the walk around the cycle.
    func counting(_ pattern: MatchCount) -> Double {
        var cost = 0.0
        for term in pattern.terms {
            let loops = term.edges.filter { $0.source == $0.target }
            if !loops.isEmpty {
                // Few relationships lead from a node to itself: without any the term ends there.
                cost += loops.reduce(0) { $0 + Self.perEntry * relationships($1.types) }
                continue
            }
            for edge in term.edges {
                cost += Self.perEntry * relationships(edge.types) * (edge.isDirected ? 1 : 2)
            }
            cost += Self.perNode * statistics.nodeCount
            if !term.isAcyclic { cost += Self.perPartialMatch * walking(term, pattern) }
        }
        for node in pattern.nodes {
            for arm in node.arms { cost += counting(arm.count) }
        }
        return cost
    }

    private func relationships(_ types: [String]) -> Double {
        types.isEmpty ? statistics.relationshipCount : types.reduce(0) { $0 + statistics.relationships(type: $1) }
    }

    /// Rows of a cyclic term when its steps are followed in any order: the fewest relationships to begin with, times
    /// the average degree for each node after the second.
    private func walking(_ term: MatchCount.Term, _ pattern: MatchCount) -> Double {
        var rows = Double.infinity
        var degree = 1.0
        for edge in term.edges {
            let matches = relationships(edge.types) * (edge.isDirected ? 1 : 2)
            rows = min(rows, matches)
            let source = estimator.nodes(labels: pattern.nodes[edge.source].labels)
            let target = estimator.nodes(labels: pattern.nodes[edge.target].labels)
            degree = max(degree, min(matches / max(source, 1), matches / max(target, 1)))
        }
        return rows.isFinite ? rows * degree : 0
    }

    // MARK: Enumerating

    /// Rows that a plan gives.
    func rows(of plan: LogicalPlan) -> Double {
        var estimate = RowEstimator(estimator: estimator)
        return walk(plan, from: 1, &estimate).rows
    }

    /// What the rows that the operators of a plan give cost.
    func enumerating(_ plan: LogicalPlan) -> Double {
        var estimate = RowEstimator(estimator: estimator)
        return walk(plan, from: 1, &estimate).cost
    }

    private func walk(
        _ plan: LogicalPlan, from outer: Double, _ estimate: inout RowEstimator
    ) -> (rows: Double, cost: Double) {
        var result = (rows: outer, cost: 0.0)
        for operation in plan.chain.dropLast().reversed() { result = walk(operation, over: result, &estimate) }
        return result
    }

    private func walk(
        _ plan: LogicalPlan, over input: (rows: Double, cost: Double), _ estimate: inout RowEstimator
    ) -> (rows: Double, cost: Double) {
        let (rows, cost) = input
        switch plan {
        case .nodeScan(_, let scan):
            let scanned = estimate.scan(scan, over: rows)
            return (scanned, cost + Self.perScan * scanned)
        case .nodeIndexSeek(_, let seek): return gives(estimate.seek(seek, over: rows), after: cost)
        case .nodeByIdSeek(_, let seek): return gives(estimate.seek(seek, over: rows), after: cost)
        case .expand(_, let expand):
            let step = estimate.step(expand, over: rows)
            switch expand.mode {
            case .all: return (step.rows, cost + Self.perRow * max(rows, step.entries))
            case .into: return (step.rows, cost + 3 * Self.perRow * rows)
            case .count, .exists: return (step.rows, cost + Self.perRow * rows)
            }
        case .filter(_, let predicates):
            return (estimate.filter(predicates, over: rows), cost + Self.perTest * rows)
        case .unwind: return gives(rows * 10, after: cost)
        case .semiApply(_, let inner, _, _):
            return (rows * 0.5, cost + walk(inner, from: rows, &estimate).cost + Self.perRow * rows)
        case .optional(_, let inner, _, _):
            let found = walk(inner, from: rows, &estimate)
            return (max(rows, found.rows), cost + found.cost + Self.perRow * rows)
        case .argument, .projectEndpoints, .project, .aggregate, .distinct, .sort, .top, .skip, .limit, .union,
            .create, .merge, .set, .delete, .procedureCall, .subqueryApply, .reimport, .foreach, .loadCSV,
            .countMatches, .hashJoin, .produceResults:
            return (rows, cost + Self.perRow * rows)
        }
    }

    private func gives(_ rows: Double, after cost: Double) -> (rows: Double, cost: Double) {
        (rows, cost + Self.perRow * rows)
    }
}
