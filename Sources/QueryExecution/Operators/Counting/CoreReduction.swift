import PropertyGraph

/// Takes nodes out of a cyclic core that are attributes of others.
///
/// A node that each of its neighbours has one relationship to at most, or that a chain of such steps leads to, as from
/// people to the countries of their cities, is an attribute of the nodes at which the chains begin. Where these are joined
/// among themselves, they have equal attributes in every match: so each step between them keeps only what joins equal
/// ones, and the attribute goes. What is left is walked over far shorter lists.
///
/// Functional dependencies in joins: Abo Khamis, Ngo and Suciu, "Computing Join Queries with Functional Dependencies",
/// PODS 2016.
struct CoreReduction {
    private(set) var nodes: [Int]
    private(set) var bundles: [TermCounter.Bundle]
    private let weights: [Int: NodeWeights]
    private let kept: Int?
    private let counter: PatternCounter

    init(
        _ nodes: [Int], kept: Int?, weights: [Int: NodeWeights], bundles: [TermCounter.Bundle], counter: PatternCounter
    ) throws(RuntimeError) {
        self.nodes = nodes
        self.bundles = bundles
        self.weights = weights
        self.kept = kept
        self.counter = counter
        // Where conditions leave few nodes to begin with, a walk from them reads less than what follows here.
        let isSelective = nodes.contains { node in
            guard let known = weights[node], known.kind == .array else { return false }
            return known.support < counter.graph.nodeCount / Self.selectiveShare
        }
        if isSelective { return }
        for node in nodes where node != kept { try takeOut(node) }
    }

    private static let selectiveShare = 1000

    /// A node that is mapped to the attribute.
    private struct Owner {
        var node: Int
        var map: NodeMap
        /// Steps that lead from it to the attribute, and the nodes between.
        var bundles: [Int]
        var between: [Int]
    }

    private mutating func takeOut(_ attribute: Int) throws(RuntimeError) {
        let numbers = steps(at: attribute)
        // Asked first, for it costs nothing, while a map is a loop over all nodes that have it.
        for number in numbers {
            let node = bundles[number].other(than: attribute)
            guard let lists = try lists(from: node, along: number), lists.mayMap(range(of: node)) else { return }
        }
        var owners: [Owner] = []
        for number in numbers {
            guard let owner = try owner(of: attribute, along: number) else { return }
            owners.append(owner)
        }
        let gone = owners.flatMap(\.between) + [attribute]
        let used = Set(owners.flatMap(\.bundles))
        let maps = Dictionary(owners.map { ($0.node, $0.map) }) { first, _ in first }
        guard maps.count == owners.count, maps.count > 1, gone.allSatisfy({ maps[$0] == nil }),
            used.count == owners.reduce(0, { $0 + $1.bundles.count })
        else { return }
        let inner = bundles.indices.filter {
            !used.contains($0) && maps[bundles[$0].source] != nil && maps[bundles[$0].target] != nil
        }
        guard areJoined(Set(maps.keys), by: inner),
            inner.allSatisfy({ bundles[$0].steps.allSatisfy { $0.ends == nil } })
        else { return }
        for number in inner {
            guard let source = maps[bundles[number].source], let target = maps[bundles[number].target] else { continue }
            for index in bundles[number].steps.indices {
                bundles[number].steps[index].ends = EqualEnds(own: source, other: target)
            }
        }
        nodes.removeAll { gone.contains($0) }
        bundles = bundles.indices.filter { !used.contains($0) }.map { bundles[$0] }
    }

    /// Bundles that lead to a node.
    private func steps(at node: Int) -> [Int] {
        bundles.indices.filter { bundles[$0].source == node || bundles[$0].target == node }
    }

    /// The node that a bundle leads to the attribute from, or the one behind it where it is only passed through.
    private func owner(of attribute: Int, along number: Int) throws(RuntimeError) -> Owner? {
        var node = bundles[number].other(than: attribute)
        guard var map = try map(from: node, along: number) else { return nil }
        var path = [number]
        var between: [Int] = []
        while node != kept, let next = passage(through: node, from: path[path.count - 1]) {
            let before = bundles[next].other(than: node)
            guard before != attribute, let step = try self.map(from: before, along: next) else { break }
            map = counter.edges.composed(step, map)
            between.append(node)
            path.append(next)
            node = before
        }
        return Owner(node: node, map: map, bundles: path, between: between)
    }

    /// The other bundle of a node that has two.
    private func passage(through node: Int, from number: Int) -> Int? {
        let own = steps(at: node)
        return own.count == 2 ? own.first { $0 != number } : nil
    }

    private func map(from node: Int, along number: Int) throws(RuntimeError) -> NodeMap? {
        let bundle = bundles[number]
        guard let lists = try lists(from: node, along: number), let target = weights[bundle.other(than: node)] else {
            return nil
        }
        return counter.edges.map(along: lists, from: range(of: node), to: target)
    }

    /// The lists of a bundle of one step.
    private func lists(from node: Int, along number: Int) throws(RuntimeError) -> NeighbourLists? {
        let bundle = bundles[number]
        guard bundle.steps.count == 1, bundle.steps[0].ends == nil else { return nil }
        let step = bundle.steps[0]
        return try counter.edges.lists(
            of: step.side(from: node, of: bundle), back: step.side(from: bundle.other(than: node), of: bundle),
            isUnique: step.isWitness)
    }

    /// Ids that a node with all its steps can have.
    private func range(of node: Int) -> Range<Int> {
        var range = 0..<Int.max
        for number in steps(at: node) {
            for step in bundles[number].steps {
                let side = step.side(from: node, of: bundles[number])
                range = range.clamped(to: side.first..<max(side.first, side.limit))
            }
        }
        return range
    }

    /// Whether the bundles lead from each of the nodes to each.
    private func areJoined(_ group: Set<Int>, by numbers: [Int]) -> Bool {
        guard var reached = group.first.map({ Set([$0]) }) else { return false }
        var grows = true
        while grows {
            grows = false
            for number in numbers
            where reached.contains(bundles[number].source) != reached.contains(bundles[number].target) {
                reached.formUnion([bundles[number].source, bundles[number].target])
                grows = true
            }
        }
        return reached.count == group.count
    }
}
