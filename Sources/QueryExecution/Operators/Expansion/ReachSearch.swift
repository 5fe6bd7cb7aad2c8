import PropertyGraph

/// The nodes at the ends of the walks from one node, each once, level by level: breadth-first search over a bitmap.
///
/// Where the last level has more relationships than it would take to look for it from the nodes still missing, these look
/// back, each only until it meets a node of the level (the bottom-up step of Beamer, Asanović and Patterson,
/// "Direction-Optimizing Breadth-First Search", SC 2012).
///
/// Plain search finds all nodes but one: whether a walk leads back to the start itself needs a cycle through it, and for
/// steps in both directions one that does not return by the relationship it left by. Each node therefore remembers the
/// first relationship on its way, its branch; two branches that meet close a cycle (the search for the shortest cycle
/// through a vertex of Itai and Rodeh, "Finding a Minimum Circuit in a Graph", SIAM J. Comput. 7, 1978).
final class ReachSearch {
    private let found = FoundNodes()
    @exclusivity(unchecked) private var reachesStart = false
    /// First relationship on the way to a node, and the length of the way; only for steps in both directions.
    @exclusivity(unchecked) private var branches: [UInt32] = []
    @exclusivity(unchecked) private var levels: [UInt32] = []
    private let scratch = NeighbourScratch()

    /// Nodes reached by the last search, the start among them if it is.
    var ends: UnsafeBufferPointer<UInt32> {
        let first = reachesStart ? 0 : 1
        return UnsafeBufferPointer(start: found.nodes + first, count: max(0, found.count - first))
    }

    /// Searches from a node.
    ///
    /// - Parameters:
    ///   - minimum: 0 or 1; with 0 the start is reached by the walk of no steps.
    ///   - maximum: the longest walk.
    ///   - target: nobody asks for nodes farther away than this one.
    func run(
        from start: UInt32, _ views: [StepResolver.View], isUndirected: Bool, minimum: Int, maximum: Int,
        target: UInt32?, context: ExecutionContext
    ) throws(RuntimeError) {
        let limit = Int(context.graph.nodeLimit)
        try context.limits.check(used: context.bytesUsed + FoundNodes.bytes(limit: limit))
        found.clear(limit: limit)
        found.insert(start)
        reachesStart = minimum == 0
        if !reachesStart, isUndirected, branches.count < limit {
            branches = Array(repeating: 0, count: limit)
            levels = Array(repeating: 0, count: limit)
        }
        var level = 0
        var first = 0
        while first < found.count, level < maximum {
            if let target, found.contains(target), target != start || reachesStart { return }
            let end = found.count
            level += 1
            if reachesStart || !isUndirected, isLookingBackWorthwhile(first..<end, views, limit) {
                try lookBack(start, views, limit, context)
                first = end
                continue
            }
            for position in first..<end {
                if position & 0xFFFF == 0 { try context.checkLimits() }
                let node = found.nodes[position]
                for view in views {
                    let slice = view.lists.neighbours(of: node, scratch: scratch)
                    if reachesStart {
                        found.insert(slice)
                    } else if isUndirected {
                        reachesStart = closes(slice, node, start, maximum)
                        let known = found.count
                        found.insert(slice)
                        note(slice, from: node, start, level, known)
                    } else {
                        reachesStart = slice.entries(to: start).count > 0
                        found.insert(slice)
                    }
                }
            }
            first = end
        }
    }

    // MARK: Looking back

    /// Ids after which the limits are asked.
    private static let idsAtOnce = 1 << 14

    /// Whether the nodes not found yet would look at fewer neighbours than the last level has.
    ///
    /// Each is expected to meet the level after as many neighbours as there are nodes for each of its.
    private func isLookingBackWorthwhile(_ level: Range<Int>, _ views: [StepResolver.View], _ limit: Int) -> Bool {
        var ahead = 0
        for position in level {
            for view in views { ahead += view.lists.degree(of: found.nodes[position]) }
        }
        var behind = 0.0
        for view in views {
            let nodes = ids(of: view, limit).count
            behind += Double(max(0, nodes - found.count)) * Double(nodes) / Double(level.count)
        }
        return behind < Double(ahead)
    }

    /// The nodes to which a step may lead.
    private func ids(of view: StepResolver.View, _ limit: Int) -> Range<Int> {
        guard let lists = view.opposite, lists.isClean else { return 0..<limit }
        let first = Int(lists.firstNodeID)
        return first..<first + Int(lists.nodeSpan)
    }

    /// Finds the next level: the nodes from which a step back leads to a node found before.
    private func lookBack(
        _ start: UInt32, _ views: [StepResolver.View], _ limit: Int, _ context: ExecutionContext
    ) throws(RuntimeError) {
        found.mark()
        for view in views {
            guard let lists = view.opposite else { continue }
            if !reachesStart { reachesStart = meetsLevel(lists.neighbours(of: start, scratch: scratch)) }
            let all = ids(of: view, limit)
            for first in stride(from: all.lowerBound, to: all.upperBound, by: Self.idsAtOnce) {
                try context.checkLimits()
                found.forEachUnmarked(in: first..<min(first + Self.idsAtOnce, all.upperBound)) { node in
                    if meetsLevel(lists.neighbours(of: node, scratch: scratch)) { found.insert(node) }
                }
            }
        }
    }

    private func meetsLevel(_ neighbours: NeighbourSlice) -> Bool {
        for index in 0..<neighbours.count where found.isMarked(neighbours.neighbours[index]) { return true }
        return false
    }

    // MARK: Back to the start

    /// Whether a relationship of the slice, which is walked both ways, is the last of a walk back to the start.
    private func closes(_ slice: NeighbourSlice, _ node: UInt32, _ start: UInt32, _ maximum: Int) -> Bool {
        let own = branches[Int(node)]
        for index in 0..<slice.count {
            let (neighbour, relationship) = (slice.neighbours[index], slice.relationships[index])
            if node == start {
                // A loop; or two relationships to one neighbour, there by one and back by the other.
                if neighbour == start { return true }
                if found.contains(neighbour), maximum >= 2, branches[Int(neighbour)] != relationship { return true }
            } else if neighbour == start {
                if relationship != own { return true }
            } else if found.contains(neighbour), branches[Int(neighbour)] != own,
                Int(levels[Int(node)]) + Int(levels[Int(neighbour)]) + 1 <= maximum
            {
                return true
            }
        }
        return false
    }

    /// Notes branch and level of the nodes that a slice has added.
    private func note(
        _ slice: NeighbourSlice, from node: UInt32, _ start: UInt32, _ level: Int, _ known: Int
    ) {
        var position = known
        for index in 0..<slice.count
        where position < found.count && slice.neighbours[index] == found.nodes[position] {
            let added = Int(found.nodes[position])
            branches[added] = node == start ? slice.relationships[index] : branches[Int(node)]
            levels[added] = UInt32(truncatingIfNeeded: level)
            position += 1
        }
    }
}
