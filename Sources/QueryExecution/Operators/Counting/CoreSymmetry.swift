import PropertyGraph

/// Nodes of a cyclic core that can be exchanged for one another: they count alike, have the same steps to all others, and
/// are joined to one another by steps without direction. Matches that differ only in which of them is which are walked
/// once, in order of their ids, and counted as often as there are such orders.
///
/// Grochow and Kellis, "Network Motif Discovery Using Subgraph Enumeration and Symmetry-Breaking", RECOMB 2007.
struct CoreSymmetry {
    /// By level: the level whose node must have the smaller id.
    private(set) var smaller: [Int?]
    /// How many matches each match that is walked stands for.
    private(set) var factor: Int64 = 1

    private struct Signature: Hashable {
        var side: Int
        var back: Int
        var isWitness: Bool
        var ends: EqualEnds?
    }

    private let bundles: [TermCounter.Bundle]
    private let table: EdgeTable

    /// - Parameter order: the nodes by level.
    init(
        of order: [Int], kept: Int?, weights: [Int: NodeWeights], bundles: [TermCounter.Bundle], table: EdgeTable
    ) {
        self.bundles = bundles
        self.table = table
        smaller = Array(repeating: nil, count: order.count)
        var levels = Array(order.indices.filter { order[$0] != kept })
        while let level = levels.first {
            var alike = [level]
            for other in levels.dropFirst() {
                let isAlike = alike.allSatisfy { known in
                    let (first, second) = (order[known], order[other])
                    return weights[first]?.kind == weights[second]?.kind
                        && weights[first]?.identity == weights[second]?.identity
                        && areExchangeable(first, second, among: order)
                }
                if !isAlike { continue }
                smaller[other] = alike[alike.count - 1]
                alike.append(other)
                factor *= Int64(alike.count)
            }
            levels.removeAll { alike.contains($0) }
        }
    }

    private func areExchangeable(_ first: Int, _ second: Int, among nodes: [Int]) -> Bool {
        let joining = signatures(from: first, to: second)
        guard !joining.isEmpty, joining == signatures(from: second, to: first) else { return false }
        // Where a node could be joined to itself, some matches would have no other order.
        let isStrict = bundles.contains { bundle in
            Set([bundle.source, bundle.target]) == [first, second]
                && bundle.steps.contains { !table.hasLoops($0.edge.types) }
        }
        return isStrict
            && nodes.allSatisfy { node in
                node == first || node == second
                    || signatures(from: first, to: node) == signatures(from: second, to: node)
            }
    }

    /// The steps from one node to another.
    private func signatures(from node: Int, to other: Int) -> [Signature: Int] {
        var found: [Signature: Int] = [:]
        for bundle in bundles {
            let isTurned = bundle.source == other && bundle.target == node
            guard isTurned || bundle.source == node && bundle.target == other else { continue }
            for step in bundle.steps {
                let (side, back) = isTurned ? (step.fromTarget, step.fromSource) : (step.fromSource, step.fromTarget)
                found[
                    Signature(
                        side: side.number, back: back.number,
                        isWitness: step.isWitness && table.hasParallels(step.edge.types),
                        ends: isTurned ? step.ends?.turned : step.ends), default: 0] += 1
            }
        }
        return found
    }
}
