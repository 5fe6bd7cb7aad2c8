import PropertyGraph
import QueryPlanning

/// Counts the matches of one plain pattern: nodes that hang off others are summed into them, from the ends inwards,
/// until a single node is left or a cyclic core, which `CoreWalk` enumerates.
///
/// - Complexity: O(nodes + relationships) for each step of the acyclic part.
final class TermCounter {
    /// Steps between the same two nodes.
    struct Bundle {
        var source: Int
        var target: Int
        var steps: [Step]

        func other(than node: Int) -> Int { node == source ? target : source }
    }

    /// A step, seen from both nodes of its bundle.
    struct Step {
        var fromSource: EdgeSide
        var fromTarget: EdgeSide
        var isWitness: Bool
        let edge: MatchCount.Edge
        /// Of a cyclic core: relationships between nodes with the labels of both ends, at most.
        var entries = 0
        /// Of a cyclic core: what its ends must have in common, as seen from the source.
        var ends: EqualEnds?

        func side(from node: Int, of bundle: Bundle) -> EdgeSide { node == bundle.source ? fromSource : fromTarget }
    }

    private let counter: PatternCounter
    private let term: MatchCount.Term
    private let kept: Int?
    private var nodes: Set<Int>
    private var products: [Int: NodeProduct] = [:]
    private var bundles: [Bundle] = []
    /// What is left when the acyclic parts have been summed; nil when nothing matches.
    private var parts: [Part]?

    /// Nodes that are still joined.
    private struct Part {
        let nodes: [Int]
        /// Of the only node; nil for a cyclic core.
        let product: NodeProduct?
    }

    /// Resolves the steps and sums the acyclic parts.
    init(_ term: MatchCount.Term, kept: Int?, of counter: PatternCounter) throws(RuntimeError) {
        self.term = term
        self.counter = counter
        self.kept = kept.map { term.representatives[$0] }
        nodes = Set(term.representatives)
        guard try prepare() else { return }
        parts = try components().map { (nodes) throws(RuntimeError) in
            Part(nodes: nodes, product: nodes.count == 1 ? try finished(nodes[0]) : nil)
        }
    }

    // MARK: Results

    /// Number of matches.
    func total() throws(RuntimeError) -> Int64 { try parts.map(product) ?? 0 }

    /// Number of matches for each node that the kept one can be.
    func perNode() throws(RuntimeError) -> NodeProduct {
        guard let parts, let kept, let home = parts.first(where: { $0.nodes.contains(kept) }) else {
            return counter.nothing
        }
        let factor = try product(of: parts.filter { !$0.nodes.contains(kept) })
        if factor == 0 { return counter.nothing }
        var counted: NodeProduct
        if let product = home.product {
            counted = product
        } else {
            counted = NodeProduct(try core(home.nodes, kept: kept).perNode(), counter)
        }
        let (scale, overflow) = counted.scale.multipliedReportingOverflow(by: factor)
        if overflow { throw .integerOverflow(at: .none) }
        counted.scale = scale
        return counted
    }

    private func product(of parts: [Part]) throws(RuntimeError) -> Int64 {
        var product: Int64 = 1
        for part in parts where product != 0 {
            let count = try count(part)
            let (next, overflow) = product.multipliedReportingOverflow(by: count)
            if overflow { throw .integerOverflow(at: .none) }
            product = next
        }
        return product
    }

    private func count(_ part: Part) throws(RuntimeError) -> Int64 {
        if let product = part.product { return try product.sum() }
        return try core(part.nodes, kept: nil).total()
    }

    // MARK: Preparing

    /// False when some node turns out to match nothing.
    private func prepare() throws(RuntimeError) -> Bool {
        for node in nodes { products[node] = try conditions(of: node) }
        // Few relationships lead from a node to itself: without any there is nothing to count.
        for edge in term.edges where edge.source == edge.target {
            products[edge.source]?.multiply(by: try counter.loops(along: edge))
            if products[edge.source]?.isEmpty ?? true { return false }
        }
        for edge in term.edges where edge.source != edge.target {
            let sides = try counter.sides(of: edge)
            let known = bundles.firstIndex {
                ($0.source, $0.target) == (edge.source, edge.target)
                    || ($0.source, $0.target) == (edge.target, edge.source)
            }
            let number = known ?? bundles.count
            if known == nil { bundles.append(Bundle(source: edge.source, target: edge.target, steps: [])) }
            let turned = bundles[number].source != edge.source
            let step = Step(
                fromSource: turned ? sides.fromTarget : sides.fromSource,
                fromTarget: turned ? sides.fromSource : sides.fromTarget, isWitness: edge.isWitness,
                edge: edge)
            // Where one relationship at most joins two nodes, the same step again says nothing new.
            let same = bundles[number].steps.firstIndex { $0.fromSource.number == step.fromSource.number }
            if let same, !counter.hasParallels(edge) {
                bundles[number].steps[same].isWitness = bundles[number].steps[same].isWitness && step.isWitness
            } else {
                bundles[number].steps.append(step)
            }
        }
        return try peel()
    }

    /// Labels and conditions of all nodes that are this one.
    private func conditions(of node: Int) throws(RuntimeError) -> NodeProduct {
        var result = NodeProduct(counter.ones, counter)
        for member in members(of: node) { result.multiply(by: try counter.conditions(of: member)) }
        return result
    }

    /// Labels of all nodes that are this one; those that the graph does not have are missing.
    private func labels(of node: Int) -> [LabelID] {
        members(of: node).flatMap { counter.pattern.nodes[$0].labels.compactMap(counter.graph.labelID) }
    }

    /// Nodes of the pattern that are this one.
    private func members(of node: Int) -> [Int] {
        term.representatives.indices.filter { term.representatives[$0] == node }
    }

    /// What is known of the node, with what hangs off it by patterns of their own; only for nodes that have neighbours
    /// along their steps among `bundles`.
    private func finished(_ node: Int, within bundles: [Bundle] = []) throws(RuntimeError) -> NodeProduct {
        var result = products[node] ?? NodeProduct(counter.ones, counter)
        for bundle in bundles where bundle.source == node || bundle.target == node {
            for step in bundle.steps { result.clamp(to: step.side(from: node, of: bundle)) }
        }
        for member in members(of: node) {
            let arms = try counter.arms(of: member)
            for (arm, counted) in zip(counter.pattern.nodes[member].arms, arms) {
                result.multiply(by: counted, NodeProduct.Change(arm.mode))
            }
        }
        return result
    }

    // MARK: Messages

    /// Sums nodes with one neighbour into it: first those of which only the number matters, which no list must be read
    /// for, then the smallest, so that the loops run over the longer lists and gather from the shorter arrays.
    private func peel() throws(RuntimeError) -> Bool {
        while !nodes.contains(where: { products[$0]?.isEmpty ?? false }) {
            var best: (leaf: Int, bundle: Int, size: Double)?
            for node in nodes where node != kept {
                let attached = bundles.indices.filter { bundles[$0].source == node || bundles[$0].target == node }
                guard attached.count == 1, let bundle = attached.first else { continue }
                let size = isDegree(node, bundles[bundle]) ? 0 : support(of: node, bundles[bundle])
                if best.map({ (size, node) < ($0.size, $0.leaf) }) ?? true { best = (node, bundle, size) }
            }
            guard let (leaf, number, _) = best else { return true }
            let bundle = bundles.remove(at: number)
            let parent = bundle.other(than: leaf)
            let weights = try finished(leaf, within: [bundle]).weights()
            products[parent]?.multiply(by: NodeMessage(counter, bundle, from: leaf, weights: weights))
            products[leaf] = nil
            nodes.remove(leaf)
            try counter.checkLimits()
        }
        return false
    }

    /// What the node tells its neighbour is how many relationships lead to it.
    private func isDegree(_ node: Int, _ bundle: Bundle) -> Bool {
        bundle.steps.count == 1 && !bundle.steps[0].isWitness && bundle.steps[0].fromSource.isInPlace
            && products[node]?.isOnes ?? true && members(of: node).allSatisfy { counter.pattern.nodes[$0].arms.isEmpty }
    }

    private func support(of node: Int, _ bundle: Bundle) -> Double {
        bundle.steps.reduce(Double(products[node]?.range.count ?? 0)) { size, step in
            let side = step.side(from: node, of: bundle)
            return min(size, Double(side.limit - side.first))
        }
    }

    /// Groups of nodes that are still joined.
    private func components() -> [[Int]] {
        var group: [Int: Int] = [:]
        for node in nodes { group[node] = node }
        for bundle in bundles {
            guard let keep = group[bundle.source], let drop = group[bundle.target], keep != drop else { continue }
            for (node, number) in group where number == drop { group[node] = keep }
        }
        return Dictionary(grouping: nodes) { group[$0] ?? $0 }.values.map { $0.sorted() }
            .sorted { ($0.first ?? 0) < ($1.first ?? 0) }
    }

    private func core(_ part: [Int], kept: Int?) throws(RuntimeError) -> CoreWalk {
        var ready: [Int: NodeWeights] = [:]
        let joining = bundles.filter { part.contains($0.source) }
        for node in part { ready[node] = try finished(node, within: joining).weights() }
        let reduced = try CoreReduction(part, kept: kept, weights: ready, bundles: joining, counter: counter)
        var bundles = reduced.bundles
        for number in bundles.indices {
            for index in bundles[number].steps.indices {
                bundles[number].steps[index].entries = try entryCount(bundles[number].steps[index])
            }
        }
        return try CoreWalk(reduced.nodes, kept: kept, weights: ready, bundles: bundles, counter: counter)
    }

    /// Relationships that a step of a core can take, at most.
    private func entryCount(_ step: Step) throws(RuntimeError) -> Int {
        if let ends = step.ends {
            return try counter.edges.lists(
                of: step.fromSource, back: step.fromTarget, isUnique: step.isWitness, ends: ends
            ).entryCount
        }
        let edge = step.edge
        return counter.entryCount(of: edge, from: labels(of: edge.source), to: labels(of: edge.target))
    }
}

extension NodeProduct.Change {
    /// What an arm's matches do.
    init(_ mode: MatchCount.Arm.Mode) {
        switch mode {
        case .optional: self = .optional
        case .exists: self = .exists
        case .absent: self = .absent
        }
    }
}
