/// Neighbours of one node along one relationship type and direction, sorted by (neighbour, relationship).
///
/// Lent: from a clean node it points into the graph and lives until the next write; from a node with changes it points
/// into the caller's scratch and lives until that is used again.
@frozen
public struct NeighbourSlice {
    /// The nodes at the other end.
    public let neighbours: UnsafePointer<UInt32>
    /// The relationships that lead there, parallel to `neighbours`.
    public let relationships: UnsafePointer<UInt32>
    public let count: Int

    @inlinable
    public init(neighbours: UnsafePointer<UInt32>, relationships: UnsafePointer<UInt32>, count: Int) {
        self.neighbours = neighbours
        self.relationships = relationships
        self.count = count
    }

    /// The part from `start` up to `end`.
    @inlinable
    @inline(__always)
    public func part(_ start: Int, _ end: Int) -> NeighbourSlice {
        NeighbourSlice(neighbours: neighbours + start, relationships: relationships + start, count: end &- start)
    }

    /// Position of the first neighbour that is not below `node`, at or after `start`; `count` when there is none.
    ///
    /// - Complexity: O(log distance): steps double from `start`, then the last step is halved (Bentley and Yao's
    ///   unbounded search), so that intersecting a short with a long list costs little.
    @inlinable
    public func firstIndex(notBelow node: UInt32, from start: Int = 0) -> Int {
        var low = start
        if low >= count || neighbours[low] >= node { return min(low, count) }
        var step = 1
        // Invariant: neighbours[low] < node.
        while low &+ step < count, neighbours[low &+ step] < node {
            low &+= step
            step &<<= 1
        }
        var high = min(low &+ step, count)
        low &+= 1
        while low < high {
            let middle = (low &+ high) >> 1
            if neighbours[middle] < node { low = middle &+ 1 } else { high = middle }
        }
        return low
    }

    /// The entries that lead to one neighbour: parallel relationships, in order.
    ///
    /// - Complexity: O(log count + matches)
    @inlinable
    public func entries(to neighbour: UInt32) -> NeighbourSlice {
        let start = firstIndex(notBelow: neighbour)
        var end = start
        while end < count, neighbours[end] == neighbour { end &+= 1 }
        return part(start, end)
    }
}

/// A caller's own memory into which the neighbours of a node with changes are merged.
public final class NeighbourScratch {
    private(set) var neighbours: UnsafeMutablePointer<UInt32>
    private(set) var relationships: UnsafeMutablePointer<UInt32>
    private var capacity: Int

    public init(capacity: Int = 16) {
        self.capacity = max(capacity, 1)
        neighbours = .allocate(capacity: self.capacity)
        relationships = .allocate(capacity: self.capacity)
    }

    deinit {
        neighbours.deallocate()
        relationships.deallocate()
    }

    /// Makes room for `count` entries; what was there is lost.
    func reserve(_ count: Int) {
        guard count > capacity else { return }
        neighbours.deallocate()
        relationships.deallocate()
        capacity = max(count, capacity * 2)
        neighbours = .allocate(capacity: capacity)
        relationships = .allocate(capacity: capacity)
    }
}
