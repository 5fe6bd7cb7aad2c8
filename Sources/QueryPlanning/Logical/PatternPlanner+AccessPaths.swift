import QuerySemantics

extension PatternPlanner {
    /// A way to find a node.
    struct AccessPath {
        enum Way {
            case scan
            case id(BoundExpression)
            case index(label: String, range: NodeIndexSeek.Range, key: String)
        }
        var way: Way
        /// The pending predicate that it makes superfluous.
        var predicate: Int?
    }

    /// The best way to find a node from what is bound.
    func accessPath(for node: BoundNode) -> AccessPath {
        var best = AccessPath(way: .scan, predicate: nil)
        var rank = 9
        let finder = AccessPathFinder(variable: node.variable, bound: bound)
        for (index, predicate) in pending.enumerated() where predicate.variables.contains(node.variable) {
            guard let found = finder.find(in: predicate.expression), found.rank < rank else { continue }
            switch found.target {
            case .id(let value):
                best = AccessPath(way: .id(value), predicate: index)
                rank = found.rank
            case .property(let key, let range):
                let label = (labels[node.variable] ?? node.labels).first {
                    estimator.statistics.indexedValues(label: $0, key: key) != nil
                }
                guard let label else { continue }
                best = AccessPath(way: .index(label: label, range: range, key: key), predicate: index)
                rank = found.rank
            }
        }
        // Only an equality is fully answered by the index: ranges are checked again, for values of other types.
        guard case .index(let label, let range, let key) = best.way else { return best }
        switch range {
        case .equal: return best
        case .prefix: return AccessPath(way: best.way, predicate: nil)
        case .between(let lower, let upper):
            let narrowed = between(lower, upper, key: key, of: node.variable)
            return AccessPath(way: .index(label: label, range: narrowed, key: key), predicate: nil)
        }
    }

    /// A range with the bound that it lacks, if another predicate has one.
    private func between(
        _ lower: NodeIndexSeek.Bound?, _ upper: NodeIndexSeek.Bound?, key: String, of variable: VariableID
    ) -> NodeIndexSeek.Range {
        var (lower, upper) = (lower, upper)
        let finder = AccessPathFinder(variable: variable, bound: bound)
        for predicate in pending where predicate.variables.contains(variable) {
            guard let found = finder.find(in: predicate.expression),
                case .property(key, .between(let otherLower, let otherUpper)) = found.target
            else { continue }
            lower = lower ?? otherLower
            upper = upper ?? otherUpper
        }
        return .between(lower: lower, upper: upper)
    }

    /// Rows that looking for a node this way would give.
    func rows(of path: AccessPath, to node: BoundNode) -> Double {
        switch path.way {
        case .id: return 1
        case .index(let label, let range, let key): return estimator.nodes(indexedBy: label, key: key, range)
        case .scan: return estimator.nodes(labels: labels[node.variable] ?? node.labels)
        }
    }

    /// The labels known of a node, each once.
    func rarestFirst(_ node: BoundNode) -> [String] {
        let known = labels[node.variable] ?? node.labels
        if known.count < 2 { return known }
        let ordered = known.sorted { first, second in
            estimator.statistics.nodes(label: first) < estimator.statistics.nodes(label: second)
        }
        return ordered.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
