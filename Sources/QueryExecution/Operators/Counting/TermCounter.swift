import PropertyGraph
import QueryPlanning

/// Counts the matches of one plain pattern: nodes that hang off others are summed into them, from the ends inwards,
/// until a single node is left or a cyclic core, which `CoreWalk` enumerates.
///
/// - Complexity: O(nodes + relationships) for each step of the acyclic part.
struct TermCounter {
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

        func side(from node: Int, of bundle: Bundle) -> EdgeSide { node == bundle.source ? fromSource : fromTarget }
    }

    private let counter: PatternCounter
    private let term: MatchCount.Term
    private let kept: Int?
    private var nodes: Set<Int>
    private var weights: [Int: NodeWeights] = [:]
    private var bundles: [Bundle] = []

    init(_ term: MatchCount.Term, kept: Int?, of counter: PatternCounter) {
        self.term = term
        self.counter = counter
        self.kept = kept.map { term.representatives[$0] }
        nodes = Set(term.representatives)
    }

    // MARK: Results

    /// Number of matches.
    mutating func total() throws(RuntimeError) -> Int64 {
        guard try prepare() else { return 0 }
        return try product(of: components())
    }

    /// Number of matches for each node that the kept one can be.
    mutating func perNode() throws(RuntimeError) -> NodeWeights {
        guard try prepare() else { return counter.array(first: 0, limit: 0) }
        let parts = components()
        guard let kept, let home = parts.first(where: { $0.contains(kept) }) else {
            return counter.array(first: 0, limit: 0)
        }
        let factor = try product(of: parts.filter { !$0.contains(kept) })
        if factor == 0 { return counter.array(first: 0, limit: 0) }
        var counted: NodeWeights
        if home.count == 1 {
            counted = try materialized(try finished(kept))
        } else {
            counted = try core(home, kept: kept).perNode()
        }
        if factor != 1 { try scale(&counted, by: factor) }
        return counted
    }

    private func product(of parts: [[Int]]) throws(RuntimeError) -> Int64 {
        var product: Int64 = 1
        for part in parts where product != 0 {
            let count =
                part.count == 1 ? try sum(try finished(part[0])) : try core(part, kept: nil).total()
            let (next, overflow) = product.multipliedReportingOverflow(by: count)
            if overflow { throw .integerOverflow(at: .none) }
            product = next
        }
        return product
    }

    // MARK: Preparing

    /// Resolves the steps and sums the acyclic parts; false when some node turns out to match nothing.
    private mutating func prepare() throws(RuntimeError) -> Bool {
        for node in nodes { weights[node] = try conditions(of: node) }
        for edge in term.edges {
            let sides = try counter.sides(of: edge)
            if edge.source == edge.target {
                try multiplyByLoops(edge.source, sides.fromSource, isWitness: edge.isWitness)
                continue
            }
            let known = bundles.firstIndex {
                ($0.source, $0.target) == (edge.source, edge.target)
                    || ($0.source, $0.target) == (edge.target, edge.source)
            }
            let number = known ?? bundles.count
            if known == nil { bundles.append(Bundle(source: edge.source, target: edge.target, steps: [])) }
            let turned = bundles[number].source != edge.source
            bundles[number].steps.append(
                Step(
                    fromSource: turned ? sides.fromTarget : sides.fromSource,
                    fromTarget: turned ? sides.fromSource : sides.fromTarget, isWitness: edge.isWitness))
        }
        return try peel()
    }

    /// Labels and conditions of all nodes that are this one.
    private func conditions(of node: Int) throws(RuntimeError) -> NodeWeights {
        var result = counter.ones
        for member in term.representatives.indices where term.representatives[member] == node {
            let next = try counter.conditions(of: member)
            switch (result.kind, next.kind) {
            case (.ones, _): result = next
            case (_, .ones): break
            case (.mask, .mask) where result.mask == next.mask: break
            case (.members, .members) where result.members.baseAddress == next.members.baseAddress: break
            case (.array, _), (.mask, _), (.members, _):
                try multiply(&result, by: next, outside: 0) { $0 }
            }
        }
        return result
    }

    /// The node's weights with what hangs off it by patterns of their own.
    private func finished(_ node: Int) throws(RuntimeError) -> NodeWeights {
        var result = weights[node] ?? counter.ones
        for member in term.representatives.indices where term.representatives[member] == node {
            let arms = try counter.arms(of: member)
            for (arm, counted) in zip(counter.pattern.nodes[member].arms, arms) {
                switch arm.mode {
                case .optional: try multiply(&result, by: counted, outside: 1) { max($0, 1) }
                case .exists: try multiply(&result, by: counted, outside: 0) { min($0, 1) }
                case .absent: try multiply(&result, by: counted, outside: 1) { $0 > 0 ? 0 : 1 }
                }
            }
        }
        return result
    }

    // MARK: Messages

    /// Sums nodes with one neighbour into it, the smallest first, so that the loops run over the longer lists and
    /// gather from the shorter arrays.
    private mutating func peel() throws(RuntimeError) -> Bool {
        while !nodes.contains(where: { weights[$0]?.isEmpty ?? false }) {
            var best: (leaf: Int, bundle: Int, size: Double)?
            for node in nodes where node != kept {
                let attached = bundles.indices.filter { bundles[$0].source == node || bundles[$0].target == node }
                guard attached.count == 1, let bundle = attached.first else { continue }
                let size = support(of: node, bundles[bundle])
                if best.map({ (size, node) < ($0.size, $0.leaf) }) ?? true { best = (node, bundle, size) }
            }
            guard let (leaf, number, _) = best else { return true }
            let bundle = bundles.remove(at: number)
            let parent = bundle.other(than: leaf)
            let message = try finished(leaf)
            var into = weights[parent] ?? counter.ones
            try NodeMessage(counter, bundle, from: leaf, weights: message).multiply(into: &into)
            weights[parent] = into
            weights[leaf] = nil
            nodes.remove(leaf)
            try counter.checkLimits()
        }
        return false
    }

    private func support(of node: Int, _ bundle: Bundle) -> Double {
        if let known = weights[node], known.kind == .array { return Double(known.limit - known.first) }
        return bundle.steps.map { step in
            let side = step.side(from: node, of: bundle)
            return Double(side.limit - side.first)
        }.min() ?? 0
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
        for node in part { ready[node] = try finished(node) }
        return CoreWalk(
            part, kept: kept, weights: ready, bundles: bundles.filter { part.contains($0.source) }, counter: counter)
    }

    // MARK: Arrays

    /// The weights as an array.
    private func materialized(_ weights: NodeWeights) throws(RuntimeError) -> NodeWeights {
        if weights.kind == .array { return weights }
        var result = counter.array(first: 0, limit: Int(counter.graph.nodeLimit))
        for node in 0..<result.limit { result.values[node] = weights.ofAny(UInt32(truncatingIfNeeded: node)) }
        result.maximum = 1
        return result
    }

    /// Multiplies by `change` of another node's weights; `outside` stands for those that the other has no number for.
    private func multiply(
        _ weights: inout NodeWeights, by other: NodeWeights, outside: Int64, change: (Int64) -> Int64
    ) throws(RuntimeError) {
        let before = weights
        var first = before.kind == .array ? before.first : 0
        var limit = before.kind == .array ? before.limit : Int(counter.graph.nodeLimit)
        if outside == 0, other.kind == .array {
            first = max(first, other.first)
            limit = min(limit, other.limit)
        }
        var result = counter.array(first: first, limit: limit)
        var overflow = false
        for node in result.first..<result.limit {
            let id = UInt32(truncatingIfNeeded: node)
            let own = before.ofAny(id)
            if own == 0 {
                result.values[node - first] = 0
                continue
            }
            let (value, overflows) = own.multipliedReportingOverflow(by: change(other.ofAny(id)))
            overflow = overflow || overflows
            result.values[node - first] = value
            result.maximum = max(result.maximum, value)
            result.support &+= value == 0 ? 0 : 1
        }
        if overflow { throw .integerOverflow(at: .none) }
        weights = result
    }

    private mutating func multiplyByLoops(
        _ node: Int, _ side: EdgeSide, isWitness: Bool
    ) throws(RuntimeError) {
        var loops = counter.array(first: side.first, limit: max(side.first, side.limit))
        let scratch = EdgeSide.Scratch.allocate(capacity: 1)
        scratch.initialize(to: NeighbourScratch())
        defer {
            scratch.deinitialize(count: 1)
            scratch.deallocate()
        }
        for number in loops.first..<loops.limit {
            let id = UInt32(truncatingIfNeeded: number)
            var count = Int64(side.count(between: id, and: id, scratch))
            if isWitness { count = min(count, 1) }
            loops.values[number - loops.first] = count
            loops.maximum = max(loops.maximum, count)
        }
        var own = weights[node] ?? counter.ones
        try multiply(&own, by: loops, outside: 0) { $0 }
        weights[node] = own
    }

    private func scale(_ weights: inout NodeWeights, by factor: Int64) throws(RuntimeError) {
        let before = weights
        var result = counter.array(first: before.first, limit: before.limit)
        var overflow = false
        for index in 0..<(result.limit - result.first) {
            let (value, overflows) = before.values[index].multipliedReportingOverflow(by: factor)
            overflow = overflow || overflows
            result.values[index] = value
            result.maximum = max(result.maximum, value)
        }
        if overflow { throw .integerOverflow(at: .none) }
        weights = result
    }

    private func sum(_ weights: NodeWeights) throws(RuntimeError) -> Int64 {
        var sum: Int64 = 0
        var overflow = false
        switch weights.kind {
        case .ones: return Int64(counter.graph.nodeCount)
        case .members:
            for word in weights.members { sum += Int64(word.nonzeroBitCount) }
        case .mask:
            for (set, nodes) in counter.graph.statistics.labelSets where weights.mask?[Int(set.raw)] == 1 {
                sum += Int64(nodes)
            }
        case .array:
            for index in 0..<max(0, weights.limit - weights.first) {
                let (next, overflows) = sum.addingReportingOverflow(weights.values[index])
                overflow = overflow || overflows
                sum = next
            }
        }
        if overflow { throw .integerOverflow(at: .none) }
        return sum
    }
}
