import PropertyGraph

/// In which order the nodes of a cyclic core are bound, and along which steps.
struct CoreOrder {
    /// A step from a node bound before.
    struct Closing {
        var side: EdgeSide
        /// The same step from the node being bound.
        var back: EdgeSide
        /// Level of the node bound before.
        var from: Int
        var isWitness: Bool
        var ends: EqualEnds?
        /// Only to nodes with greater ids.
        var isAscending = false

        func lists(_ table: EdgeTable) throws(RuntimeError) -> NeighbourLists {
            try table.lists(of: side, back: back, isUnique: isWitness, ends: ends, isAscending: isAscending)
        }
    }

    /// A node in its turn.
    struct Chosen {
        var node: Int
        var weights: NodeWeights
        /// For the first node: a step whose lists hold all that it can be.
        var range: EdgeSide
        /// The step gone along; nil for the first node.
        var walked: Closing?
        var checks: [Closing]
        /// How often the checks are asked, roughly.
        var questions = 0.0

        /// Only nodes with ids greater than that of an earlier one.
        mutating func ascend(from level: Int) {
            if walked?.from == level {
                walked?.isAscending = true
            } else if let index = checks.firstIndex(where: { $0.from == level }) {
                checks[index].isAscending = true
            }
        }
    }

    private struct Link {
        var from: Int
        var to: Int
        var side: EdgeSide
        var back: EdgeSide
        var isWitness: Bool
        /// Relationships of the step, roughly.
        var entries: Double
        var ends: EqualEnds?
    }

    private let nodes: [Int]
    private let kept: Int?
    private let weights: [Int: NodeWeights]
    private let ones: NodeWeights
    private var links: [Link] = []
    /// How many nodes of the graph each node can be, roughly.
    private var sizes: [Int: Double] = [:]

    /// - Parameter ones: the weights of a node without any.
    init(
        _ nodes: [Int], kept: Int?, weights: [Int: NodeWeights], ones: NodeWeights, bundles: [TermCounter.Bundle]
    ) {
        self.kept = kept
        self.ones = ones
        self.weights = weights
        // Of equal costs the first is taken: nodes that have weights to multiply come before those that have none, for
        // the last one is summed the faster without.
        self.nodes = nodes.sorted { first, second in
            let (a, b) = (weights[first]?.kind == .ones, weights[second]?.kind == .ones)
            return a == b ? first < second : !a
        }
        for bundle in bundles {
            for step in bundle.steps {
                links.append(
                    Link(
                        from: bundle.source, to: bundle.target, side: step.fromSource, back: step.fromTarget,
                        isWitness: step.isWitness, entries: Double(step.entries), ends: step.ends))
                links.append(
                    Link(
                        from: bundle.target, to: bundle.source, side: step.fromTarget, back: step.fromSource,
                        isWitness: step.isWitness, entries: Double(step.entries), ends: step.ends?.turned))
            }
        }
        for node in nodes {
            let spans = links.filter { $0.from == node }.map { Double($0.side.limit - $0.side.first) }
            var size = max(1, spans.min() ?? 1)
            if let known = weights[node], known.kind != .ones { size = min(size, Double(known.support)) }
            sizes[node] = max(size, 1)
        }
    }

    /// A way to bind some of the nodes.
    private struct Partial {
        var order: [Int]
        var cost: Double
        var rows: Double
        /// By level: how often its checks are asked, roughly.
        var questions: [Double]
    }

    /// Cores with more nodes are ordered step by step.
    private static let exhaustiveLimit = 10

    /// The cheapest order: of all, by dynamic programming over sets of bound nodes, or in large cores of those that
    /// take the cheapest next node each time.
    func best() -> [Chosen] {
        var found: Partial?
        if nodes.count <= Self.exhaustiveLimit {
            found = exhaustive()
        } else {
            for start in starts {
                let candidate = greedy(from: start)
                if found.map({ candidate.cost < $0.cost }) ?? true { found = candidate }
            }
        }
        guard let found else { return [] }
        return found.order.enumerated().map { level, node in
            var chosen = chosen(node, level: level, order: found.order)
            chosen.questions = found.questions[level]
            return chosen
        }
    }

    private var starts: [Int] { nodes.filter { kept == nil || $0 == kept } }

    private func begun(at start: Int) -> Partial {
        let rows = sizes[start] ?? 1
        return Partial(order: [start], cost: rows * Self.perStart, rows: rows, questions: [0])
    }

    private func exhaustive() -> Partial? {
        var best: [Partial?] = Array(repeating: nil, count: 1 << nodes.count)
        for (number, node) in nodes.enumerated() where kept == nil || node == kept {
            best[1 << number] = begun(at: node)
        }
        for set in 1..<(1 << nodes.count) {
            guard let partial = best[set] else { continue }
            for (number, node) in nodes.enumerated() where set & (1 << number) == 0 {
                guard let next = extended(partial, by: node) else { continue }
                // A little less, so that of equal costs the first is kept.
                if best[set | 1 << number].map({ next.cost < $0.cost * 0.999 }) ?? true {
                    best[set | 1 << number] = next
                }
            }
        }
        return best[(1 << nodes.count) - 1]
    }

    private func greedy(from start: Int) -> Partial {
        var partial = begun(at: start)
        while partial.order.count < nodes.count {
            let candidates = nodes.filter { !partial.order.contains($0) }.compactMap { extended(partial, by: $0) }
            guard let next = candidates.min(by: { $0.cost + $0.rows < $1.cost + $1.rows }) else { return partial }
            partial = next
        }
        return partial
    }

    /// One more node bound; nil when no step leads to it.
    private func extended(_ partial: Partial, by node: Int) -> Partial? {
        let joined = links.filter { $0.to == node && partial.order.contains($0.from) }
        if joined.isEmpty { return nil }
        let steps = sorted(joined, partial.order)
        let size = sizes[node] ?? 1
        // Each step lets through its share of all pairs.
        let share = joined.reduce(1.0) { share, link in
            share * (link.isWitness ? min(1, degree(link) / size) : degree(link) / size)
        }
        var next = partial
        let isLast = partial.order.count == nodes.count - 1
        next.cost += partial.rows * price(steps, start: partial.order[0], isLast: isLast)
        next.questions.append(partial.rows * degree(steps[0]))
        next.rows = partial.rows * size * share
        next.order.append(node)
        return next
    }

    /// What a node costs that is only met in order of its id.
    private static let perStart = 0.2
    /// What it costs to open the list of a node that is met in order of its id, and of any other: the memory of the one
    /// is read ahead, that of the other is waited for.
    private static let perList = (inOrder: 0.5, scattered: 3.0)

    /// What a look-up costs that finds the neighbours neither marked nor in a short list.
    private static let perLookUp = 4.0

    /// The cost, for each row, of going along the first step and looking up along the others; the last node is not
    /// bound but summed.
    private func price(_ joined: [Link], start: Int, isLast: Bool) -> Double {
        func opening(_ link: Link) -> Double { link.from == start ? Self.perList.inOrder : Self.perList.scattered }
        let walked = degree(joined[0])
        var cost = opening(joined[0]) + walked * (isLast ? 0.5 : 1)
        for link in joined.dropFirst() {
            let isShort = walked + degree(link) < 8
            cost += isShort ? opening(link) + degree(link) : walked * Self.perLookUp
        }
        return cost
    }

    /// The step with the shortest lists first; of equal ones that of the node bound last, so that marks of the others
    /// are used again.
    private func sorted(_ joined: [Link], _ order: [Int]) -> [Link] {
        joined.sorted { first, second in
            let (a, b) = (degree(first), degree(second))
            if abs(a - b) > 0.001 * max(a, b) { return a < b }
            return (order.firstIndex(of: first.from) ?? 0) > (order.firstIndex(of: second.from) ?? 0)
        }
    }

    private func degree(_ link: Link) -> Double { link.entries / (sizes[link.from] ?? 1) }

    private func chosen(_ node: Int, level: Int, order: [Int]) -> Chosen {
        let before = Array(order.prefix(level))
        let joined = sorted(links.filter { $0.to == node && before.contains($0.from) }, before)
        let closing = joined.map { link in
            Closing(
                side: link.side, back: link.back, from: before.firstIndex(of: link.from) ?? 0,
                isWitness: link.isWitness, ends: link.ends)
        }
        let own = links.filter { $0.from == node }.map(\.side)
        let range = own.min { $0.limit - $0.first < $1.limit - $1.first }
        return Chosen(
            node: node, weights: weights[node] ?? ones, range: range ?? links[0].side, walked: closing.first,
            checks: Array(closing.dropFirst()))
    }
}
