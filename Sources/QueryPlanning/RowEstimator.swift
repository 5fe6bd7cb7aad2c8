import QuerySemantics

/// Follows a plan from its leaf and estimates how many rows each operator gives, with the joins of `ComponentSizes`.
struct RowEstimator {
    private struct Nodes {
        var labels: [String] = []
        /// Different nodes that the rows have; 0 when nothing is known.
        var count = 0.0
    }

    private let estimator: CardinalityEstimator
    private var known = VariableMap<Nodes>(capacity: 8)

    init(estimator: CardinalityEstimator) { self.estimator = estimator }

    mutating func scan(_ scan: NodeScan, over rows: Double) -> Double {
        bind(scan.variable, scan.labels, estimator.nodes(labels: scan.labels), over: rows)
    }

    mutating func seek(_ seek: NodeIndexSeek, over rows: Double) -> Double {
        let nodes = seek.labels.first.map { estimator.nodes(indexedBy: $0, key: seek.key, seek.range) } ?? 0
        return bind(seek.variable, seek.labels, min(nodes, estimator.nodes(labels: seek.labels)), over: rows)
    }

    mutating func seek(_ seek: NodeByIdSeek, over rows: Double) -> Double {
        bind(seek.variable, seek.labels, 1, over: rows)
    }

    private mutating func bind(
        _ variable: VariableID, _ labels: [String], _ nodes: Double, over rows: Double
    ) -> Double {
        known.set(Nodes(labels: labels, count: nodes), for: variable)
        return rows * nodes
    }

    /// Rows of a step, and the relationships looked at for them.
    mutating func step(_ expand: Expand, over rows: Double) -> (rows: Double, entries: Double) {
        let near = known[expand.from] ?? Nodes()
        let far =
            expand.mode == .into
            ? known[expand.to] ?? Nodes()
            : Nodes(labels: expand.toLabels, count: 0)
        let counts = estimator.step(
            along: expand.relationship, types: expand.types, expand.direction, expand.length, nearLabels: near.labels,
            farLabels: far.labels)
        let (begins, finishes) = (counts.near.nodes, counts.far.nodes)
        let nodes = max(begins, near.count, 0.01)
        let entries = rows * (counts.near.entries / nodes)
        let found = far.labels.isEmpty ? entries : rows * (counts.matches / nodes)
        known.set(
            Nodes(labels: near.labels, count: near.count > 0 ? min(near.count, begins) : begins), for: expand.from)
        switch expand.mode {
        case .all:
            known.set(Nodes(labels: far.labels, count: finishes), for: expand.to)
            return (found, entries)
        case .into:
            known.set(
                Nodes(labels: far.labels, count: far.count > 0 ? min(far.count, finishes) : finishes), for: expand.to)
            return (found / max(finishes, far.count, 0.01), entries)
        case .count, .exists: return (min(rows, found), entries)
        }
    }

    mutating func filter(_ predicates: [BoundExpression], over rows: Double) -> Double {
        predicates.reduce(rows) { filter($1, over: $0) }
    }

    private mutating func filter(_ predicate: BoundExpression, over rows: Double) -> Double {
        if case .and(let parts) = predicate.kind { return filter(parts, over: rows) }
        guard case .hasLabels(let base, let names) = predicate.kind, case .variable(let variable) = base.kind,
            var nodes = known[variable], nodes.count > 0
        else { return rows * estimator.selectivity(of: predicate) { known[$0]?.labels ?? [] } }
        let share = min(1, estimator.nodes(labels: names) / nodes.count)
        nodes.labels += names
        nodes.count *= share
        known.set(nodes, for: variable)
        return rows * share
    }

    /// Nodes that are counted by themselves, each a row.
    mutating func counted(_ pattern: MatchCount, over rows: Double) -> Double {
        guard let kept = pattern.kept else { return rows }
        let node = pattern.nodes[kept]
        return bind(node.variable, node.labels, estimator.nodes(labels: node.labels), over: rows)
    }

    /// Groups of an aggregation: as many as there are different nodes when the keys are nodes, else the root of the
    /// rows, for want of anything better.
    func groups(_ aggregation: BoundAggregation, over rows: Double) -> Double {
        if aggregation.keys.isEmpty { return 1 }
        var groups = 1.0
        for key in aggregation.keys {
            guard case .variable(let variable) = key.expression.kind, let nodes = known[variable], nodes.count > 0
            else { return max(1, rows.squareRoot()) }
            groups *= nodes.count
        }
        return min(rows, groups)
    }
}
