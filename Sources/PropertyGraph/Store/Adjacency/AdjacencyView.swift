/// One relationship type in one direction, ready for reading: raw pointers into the graph.
///
/// Valid until the next write to the graph (the memory behind it outlives the running statement, but its content is of
/// the moment when the view was made). Nodes without recent changes are read in place; the few others are merged into
/// the caller's scratch.
@frozen
public struct AdjacencyView {
    @usableFromInline let offsets: UnsafePointer<UInt32>
    @usableFromInline let baseNeighbours: UnsafePointer<UInt32>
    @usableFromInline let baseRelationships: UnsafePointer<UInt32>
    @usableFromInline let firstNode: UInt32
    @usableFromInline let span: UInt32
    @usableFromInline let changedWords: UnsafePointer<UInt64>
    @usableFromInline let changedWordCount: Int
    @usableFromInline let owner: Unmanaged<DirectedAdjacency>
    /// Number of relationships.
    public let relationshipCount: Int
    /// True when no node has changes, so that `slice(of:)` may be used for all.
    public let isClean: Bool

    init(_ owner: DirectedAdjacency) {
        let rows = owner.rows
        offsets = UnsafePointer(rows.offsets)
        baseNeighbours = UnsafePointer(rows.neighbours)
        baseRelationships = UnsafePointer(rows.relationships)
        firstNode = rows.firstNode
        span = UInt32(truncatingIfNeeded: rows.span)
        changedWords = UnsafePointer(owner.delta.changedNodes.words)
        changedWordCount = owner.delta.changedNodes.wordCount
        self.owner = .passUnretained(owner)
        relationshipCount = owner.count
        isClean = owner.delta.isEmpty
    }

    /// The first node that may have unchanged neighbours.
    public var firstNodeID: UInt32 { firstNode }
    /// Number of ids, from `firstNodeID` on, among which all nodes with unchanged neighbours are.
    public var nodeSpan: UInt32 { span }

    /// Where the unchanged neighbours of each node begin, from `firstNodeID` on; one more than `nodeSpan`.
    @inlinable public var rowOffsets: UnsafePointer<UInt32> { offsets }
    /// All unchanged neighbours, node by node.
    @inlinable public var rowNeighbours: UnsafePointer<UInt32> { baseNeighbours }

    /// Whether a node's neighbours can be read in place.
    @inlinable
    @inline(__always)
    public func isClean(_ node: UInt32) -> Bool {
        if isClean { return true }
        let word = Int(node >> 6)
        return word >= changedWordCount || changedWords[word] & (1 << UInt64(node & 63)) == 0
    }

    /// Neighbours of a clean node, in place. For a node with changes: as they were before.
    @inlinable
    @inline(__always)
    public func slice(of node: UInt32) -> NeighbourSlice {
        let row = node &- firstNode
        if row >= span {
            return NeighbourSlice(neighbours: baseNeighbours, relationships: baseRelationships, count: 0)
        }
        let start = Int(offsets[Int(row)])
        let end = Int(offsets[Int(row) &+ 1])
        return NeighbourSlice(
            neighbours: baseNeighbours + start, relationships: baseRelationships + start, count: end &- start)
    }

    /// Neighbours of a node, sorted by (neighbour, relationship).
    ///
    /// A relationship from a node to itself is once in each direction's slice.
    ///
    /// - Complexity: O(1) for a clean node, else O(degree).
    @inlinable
    @inline(__always)
    public func neighbours(of node: UInt32, scratch: NeighbourScratch) -> NeighbourSlice {
        if isClean(node) { return slice(of: node) }
        return mergedNeighbours(of: node, scratch)
    }

    /// Number of relationships of a node.
    ///
    /// - Complexity: O(1)
    @inlinable
    @inline(__always)
    public func degree(of node: UInt32) -> Int {
        let base = slice(of: node).count
        return isClean(node) ? base : base &+ changedDegree(of: node)
    }

    /// The relationships from a node to a neighbour (against the arrow in an incoming view), parallel ones in order.
    ///
    /// - Complexity: O(log degree + matches) for a clean node, else O(degree).
    @inlinable
    public func relationships(
        between node: UInt32, and neighbour: UInt32, scratch: NeighbourScratch
    ) -> NeighbourSlice {
        neighbours(of: node, scratch: scratch).entries(to: neighbour)
    }

    @usableFromInline
    func mergedNeighbours(of node: UInt32, _ scratch: NeighbourScratch) -> NeighbourSlice {
        owner._withUnsafeGuaranteedRef { $0.delta.merge($0.rows.slice(node), of: node, into: scratch) }
    }

    @usableFromInline
    func changedDegree(of node: UInt32) -> Int {
        owner._withUnsafeGuaranteedRef { $0.delta.difference(node) }
    }
}

/// One direction of one relationship type: immutable rows and the changes since.
@usableFromInline
final class DirectedAdjacency {
    @exclusivity(unchecked) var rows = CompressedRows()
    @exclusivity(unchecked) var delta = AdjacencyDelta()
    /// Number of relationships, changes included.
    @exclusivity(unchecked) var count = 0

    init() {}
}
