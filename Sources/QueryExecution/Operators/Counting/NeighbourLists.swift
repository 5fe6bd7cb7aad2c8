import PropertyGraph

/// The neighbours along one step, seen from one of its ends: one sorted list a node, in which everything counts.
///
/// Plain pointers: copied freely inside loops, valid until the next write, owned by an `EdgeTable`.
struct NeighbourLists {
    /// Where the list of each node begins, from `first` on; one more than there are nodes.
    let offsets: UnsafePointer<UInt32>
    let neighbours: UnsafePointer<UInt32>
    /// Nodes with neighbours have ids from `first` up to, not including, `limit`.
    let first: Int
    let limit: Int

    /// The lists of a plain side, read in place.
    init?(inPlace side: EdgeSide) {
        guard side.isPlain else { return nil }
        offsets = side.views[0].rowOffsets
        neighbours = side.views[0].rowNeighbours
        first = side.first
        limit = side.limit
    }

    /// The lists of any side, written anew. Nodes are met in order of their ids at the step's other end, so that each
    /// list comes out sorted.
    ///
    /// - Parameters:
    ///   - back: the step as seen from the other end.
    ///   - isUnique: each neighbour once, however many relationships lead to it.
    init(_ side: EdgeSide, back: EdgeSide, isUnique: Bool, arena: WeightArena, scratch: EdgeSide.Scratch) {
        let (first, span) = (side.first, max(0, side.limit - side.first))
        let offsets = arena.allocate(span + 1, of: UInt32.self)
        offsets.update(repeating: 0, count: span + 1)
        let ends = arena.allocate(span, of: UInt32.self)
        let neighbours = arena.allocate(side.entryCount, of: UInt32.self)
        let others = back.first..<max(back.first, back.limit)
        for other in others {
            back.forEach(of: UInt32(truncatingIfNeeded: other), scratch) { offsets[Int($0) &- first &+ 1] &+= 1 }
        }
        for row in 0..<span {
            ends[row] = offsets[row]
            offsets[row + 1] &+= offsets[row]
        }
        for other in others {
            let other = UInt32(truncatingIfNeeded: other)
            back.forEach(of: other, scratch) { node in
                let row = Int(node) &- first
                let end = ends[row]
                if isUnique, end > offsets[row], neighbours[Int(end) &- 1] == other { return }
                neighbours[Int(end)] = other
                ends[row] = end &+ 1
            }
        }
        if isUnique {
            var written = 0
            for row in 0..<span {
                let (low, high) = (Int(offsets[row]), Int(ends[row]))
                offsets[row] = UInt32(truncatingIfNeeded: written)
                for entry in low..<high {
                    neighbours[written] = neighbours[entry]
                    written += 1
                }
            }
            offsets[span] = UInt32(truncatingIfNeeded: written)
        }
        self.offsets = UnsafePointer(offsets)
        self.neighbours = UnsafePointer(neighbours)
        self.first = first
        limit = first + span
    }

    /// Of other lists the entries for which a condition on node and neighbour holds.
    @inline(__always)
    init(_ lists: NeighbourLists, arena: WeightArena, keeping isKept: (UInt32, UInt32) -> Bool) {
        let span = max(0, lists.limit - lists.first)
        let offsets = arena.allocate(span + 1, of: UInt32.self)
        let neighbours = arena.allocate(lists.entryCount, of: UInt32.self)
        var written = 0
        for row in 0..<span {
            offsets[row] = UInt32(truncatingIfNeeded: written)
            let node = UInt32(truncatingIfNeeded: lists.first &+ row)
            for entry in Int(lists.offsets[row])..<Int(lists.offsets[row &+ 1]) {
                let neighbour = lists.neighbours[entry]
                neighbours[written] = neighbour
                written &+= isKept(node, neighbour) ? 1 : 0
            }
        }
        offsets[span] = UInt32(truncatingIfNeeded: written)
        self.offsets = UnsafePointer(offsets)
        self.neighbours = UnsafePointer(neighbours)
        first = lists.first
        limit = lists.limit
    }

    /// Entries of all lists.
    var entryCount: Int { limit > first ? Int(offsets[limit - first] &- offsets[0]) : 0 }

    /// Whether there are so few entries that each node of a range may have one at most.
    func mayMap(_ range: Range<Int>) -> Bool {
        let range = range.clamped(to: first..<max(first, limit))
        return Int(offsets[range.upperBound - first] &- offsets[range.lowerBound - first]) <= range.count
    }

    /// Some node has a neighbour more than once.
    var hasParallels: Bool {
        for row in 0..<max(0, limit - first) {
            let (low, high) = (Int(offsets[row]), Int(offsets[row + 1]))
            if high - low < 2 { continue }
            for entry in (low + 1)..<high where neighbours[entry] == neighbours[entry - 1] { return true }
        }
        return false
    }

    /// Where a node's list is; without a branch, so that the memory of many nodes is waited for at once.
    @inline(__always)
    func bounds(of node: UInt32) -> (low: UInt32, high: UInt32) {
        let row = UInt(bitPattern: Int(node) &- first)
        let span = UInt(bitPattern: limit &- first)
        let low = Int(bitPattern: min(row, span))
        let high = Int(bitPattern: min(UInt(bitPattern: low) &+ 1, span))
        return (offsets[low], offsets[high])
    }

    /// Position of the first entry from `low` on that is not below `node`; `high` when there is none.
    ///
    /// - Complexity: O(log distance), by doubling steps.
    @inline(__always)
    func position(notBelow node: UInt32, from low: Int, to high: Int) -> Int {
        var low = low
        if low >= high || neighbours[low] >= node { return low }
        var step = 1
        // Invariant: neighbours[low] < node.
        while low &+ step < high, neighbours[low &+ step] < node {
            low &+= step
            step &<<= 1
        }
        var end = min(low &+ step, high)
        low &+= 1
        while low < end {
            let middle = (low &+ end) >> 1
            if neighbours[middle] < node { low = middle &+ 1 } else { end = middle }
        }
        return low
    }

    /// How often a neighbour is between two positions.
    @inline(__always)
    func count(of node: UInt32, from low: Int, to high: Int) -> Int64 {
        var found: Int64 = 0
        if high &- low <= 8 {
            for entry in low..<high { found &+= neighbours[entry] == node ? 1 : 0 }
            return found
        }
        var entry = position(notBelow: node, from: low, to: high)
        while entry < high, neighbours[entry] == node {
            found &+= 1
            entry &+= 1
        }
        return found
    }
}
