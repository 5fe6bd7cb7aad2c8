import PropertyGraph

/// The adjacency lists of one step of a counted pattern, as seen from one of its ends.
///
/// Plain pointers: copied freely inside loops, valid until the next write, owned by an `EdgeTable`.
struct EdgeSide {
    /// Number in its table.
    let number: Int
    let views: UnsafeMutablePointer<AdjacencyView>
    let viewCount: Int
    /// Views from this one on show the other direction of a step without direction: a node's own loops are left out,
    /// the views before have given them.
    let firstMirrored: Int
    /// By relationship id: 1 for those that meet the step's conditions; nil when it has none.
    let allowed: UnsafePointer<UInt8>?
    /// Nodes with entries have ids from `first` up to, not including, `limit`.
    let first: Int
    let limit: Int
    /// Entries in all lists, an upper bound when some are left out.
    let entryCount: Int
    /// All lists are read in place, and every entry of them counts.
    let isInPlace: Bool

    /// One list, read in place, every entry of which counts: sorted by neighbour.
    var isPlain: Bool { isInPlace && viewCount == 1 }

    /// Memory for nodes whose lists have changes; taken up only then.
    typealias Scratch = UnsafeMutablePointer<NeighbourScratch>

    @inline(__always)
    func slice(_ view: Int, of node: UInt32, _ scratch: Scratch) -> NeighbourSlice {
        if views[view].isClean(node) { return views[view].slice(of: node) }
        return views[view].neighbours(of: node, scratch: scratch.pointee)
    }

    /// Calls `body` with every neighbour, once for each relationship.
    @inline(__always)
    func forEach(of node: UInt32, _ scratch: Scratch, _ body: (UInt32) -> Void) {
        for view in 0..<viewCount {
            let slice = slice(view, of: node, scratch)
            if let allowed {
                for index in 0..<slice.count where allowed[Int(slice.relationships[index])] != 0 {
                    if view >= firstMirrored, slice.neighbours[index] == node { continue }
                    body(slice.neighbours[index])
                }
            } else if view < firstMirrored {
                for index in 0..<slice.count { body(slice.neighbours[index]) }
            } else {
                for index in 0..<slice.count where slice.neighbours[index] != node { body(slice.neighbours[index]) }
            }
        }
    }

    /// Number of relationships at a node.
    @inline(__always)
    func degree(of node: UInt32, _ scratch: Scratch) -> Int {
        isInPlace ? listLength(of: node) : slowDegree(of: node, scratch)
    }

    /// An upper bound of the number of relationships at a node.
    @inline(__always)
    func listLength(of node: UInt32) -> Int {
        var length = 0
        for view in 0..<viewCount { length &+= views[view].degree(of: node) }
        return length
    }

    private func slowDegree(of node: UInt32, _ scratch: Scratch) -> Int {
        if allowed != nil {
            var count = 0
            forEach(of: node, scratch) { _ in count &+= 1 }
            return count
        }
        var count = listLength(of: node)
        for view in firstMirrored..<max(viewCount, firstMirrored) {
            count &-= slice(view, of: node, scratch).entries(to: node).count
        }
        return count
    }

    /// Number of relationships between two nodes.
    ///
    /// - Complexity: O(log degree + matches) for nodes without changes.
    func count(between node: UInt32, and neighbour: UInt32, _ scratch: Scratch) -> Int {
        var count = 0
        for view in 0..<viewCount where view < firstMirrored || neighbour != node {
            let entries = slice(view, of: node, scratch).entries(to: neighbour)
            guard let allowed else {
                count &+= entries.count
                continue
            }
            for index in 0..<entries.count where allowed[Int(entries.relationships[index])] != 0 { count &+= 1 }
        }
        return count
    }
}
