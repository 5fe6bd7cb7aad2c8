import PropertyGraph

/// Shortest paths between two nodes by breadth-first search from both ends: the side with fewer nodes at its rim goes on,
/// until a node has been found from either side (Pohl, "Bi-directional Search", Machine Intelligence 6, 1971).
///
/// When the sides have gone `f` and `b` steps, the nodes where they meet are `f` steps from one end and `b` from the other:
/// any nearer would have been met before. Every shortest path passes exactly one of them, and leads from there down the
/// distances to either end.
///
/// - Complexity: O(nodes + relationships found) and, for each path given, O(relationships of its nodes).
final class ShortestPathSearch {
    /// What was found from one end.
    private final class Side {
        let found = FoundNodes()
        /// Steps to each node found.
        @exclusivity(unchecked) var distances: UnsafeMutablePointer<UInt32> = .allocate(capacity: 1)
        private var limit = 0
        /// Steps gone, and where the nodes at that distance begin.
        @exclusivity(unchecked) var steps: UInt32 = 0
        @exclusivity(unchecked) var first = 0

        deinit { distances.deallocate() }

        func begin(at node: UInt32, limit: Int) {
            found.clear(limit: limit)
            if limit > self.limit {
                distances.deallocate()
                distances = .allocate(capacity: limit)
                self.limit = limit
            }
            found.insert(node)
            distances[Int(node)] = 0
            (steps, first) = (0, 0)
        }
    }

    private let forward = Side()
    private let backward = Side()
    private let scratch = NeighbourScratch()
    private let context: ExecutionContext

    init(context: ExecutionContext) {
        self.context = context
    }

    /// Paths of least length, as relationships in order from the start; one, or all.
    ///
    /// - Parameter views: the lists to walk along, those from the far end beside them.
    func run(
        from start: UInt32, to goal: UInt32, _ views: [StepResolver.View], minimum: Int, maximum: Int, all: Bool
    ) throws(RuntimeError) -> [[UInt32]] {
        if start == goal { return minimum == 0 ? [[]] : [] }
        let limit = Int(context.graph.nodeLimit)
        try context.limits.check(used: context.bytesUsed + 2 * (FoundNodes.bytes(limit: limit) + 4 * limit))
        forward.begin(at: start, limit: limit)
        backward.begin(at: goal, limit: limit)
        let onward = views.map(\.lists)
        let back = views.compactMap(\.opposite)
        while Int(forward.steps) + Int(backward.steps) < maximum {
            let isForward = forward.found.count - forward.first <= backward.found.count - backward.first
            let (side, other) = isForward ? (forward, backward) : (backward, forward)
            guard side.first < side.found.count else { return [] }
            try go(side, isForward ? onward : back)
            let meetings = (side.first..<side.found.count).lazy.map { side.found.nodes[$0] }.filter {
                other.found.contains($0)
            }
            var paths: [[UInt32]] = []
            for meeting in all ? Array(meetings) : Array(meetings.prefix(1)) {
                let heads = try ways(from: meeting, down: forward, back, all: all)
                let tails = try ways(from: meeting, down: backward, onward, all: all)
                for head in heads { for tail in tails { paths.append(head.reversed() + tail) } }
            }
            if !paths.isEmpty { return Int(forward.steps) + Int(backward.steps) >= minimum ? paths : [] }
        }
        return []
    }

    /// One step further from all nodes at the rim.
    private func go(_ side: Side, _ lists: [AdjacencyView]) throws(RuntimeError) {
        let end = side.found.count
        side.steps += 1
        for position in side.first..<end {
            if position & 0xFFFF == 0 { try context.checkLimits() }
            for view in lists {
                side.found.insert(view.neighbours(of: side.found.nodes[position], scratch: scratch))
            }
        }
        for position in end..<side.found.count { side.distances[Int(side.found.nodes[position])] = side.steps }
        side.first = end
    }

    /// The ways from a node down to the end where a side began, as relationships in order; one, or all.
    private func ways(
        from node: UInt32, down side: Side, _ lists: [AdjacencyView], all: Bool
    ) throws(RuntimeError) -> [[UInt32]] {
        var found: [[UInt32]] = []
        var open: [(node: UInt32, way: [UInt32])] = [(node, [])]
        var looked = 0
        while let (node, way) = open.popLast() {
            looked += 1
            if looked & 0xFFF == 0 { try context.checkLimits() }
            let distance = side.distances[Int(node)]
            if distance == 0 {
                found.append(way)
                if all { continue } else { return found }
            }
            for view in lists {
                let slice = view.neighbours(of: node, scratch: scratch)
                for index in 0..<slice.count {
                    let next = slice.neighbours[index]
                    guard side.found.contains(next), side.distances[Int(next)] == distance - 1 else { continue }
                    open.append((next, way + [slice.relationships[index]]))
                    // Every step down leads on to the end: for one way one step will do.
                    if !all { break }
                }
            }
        }
        return found
    }
}
