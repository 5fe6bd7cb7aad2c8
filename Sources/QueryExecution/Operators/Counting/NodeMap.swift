import PropertyGraph

/// Where steps lead from nodes that have one neighbour at most: one node, or none, for each node of a range.
///
/// Plain pointers: copied freely inside loops, owned by a `WeightArena`.
struct NodeMap: Hashable {
    static let none = UInt32.max

    let first: Int
    let count: Int
    let cells: UnsafeMutablePointer<UInt32>

    /// Nothing is mapped yet.
    init(_ range: Range<Int>, arena: WeightArena) {
        first = range.lowerBound
        count = range.count
        cells = arena.allocate(range.count, of: UInt32.self)
        cells.update(repeating: Self.none, count: range.count)
    }

    @inline(__always)
    subscript(_ node: UInt32) -> UInt32 {
        let index = Int(node) &- first
        return UInt(bitPattern: index) < UInt(bitPattern: count) ? cells[index] : Self.none
    }

    /// One step from each node of a range, to nodes that count; nil where some node has several neighbours, or where a
    /// neighbour counts more than once.
    static func along(
        _ lists: NeighbourLists, from range: Range<Int>, to weights: NodeWeights, arena: WeightArena
    ) -> NodeMap? {
        if weights.kind == .array, weights.maximum > 1 { return nil }
        if !lists.mayMap(range) { return nil }
        let map = NodeMap(range, arena: arena)
        for node in range {
            let (low, high) = lists.bounds(of: UInt32(truncatingIfNeeded: node))
            if high == low { continue }
            if high &- low > 1 { return nil }
            let end = lists.neighbours[Int(low)]
            if weights[end] != 0 { map.cells[node &- range.lowerBound] = end }
        }
        return map
    }

    /// One map and then another.
    static func composed(_ first: NodeMap, _ second: NodeMap, arena: WeightArena) -> NodeMap {
        let map = NodeMap(first.first..<first.first + first.count, arena: arena)
        for index in 0..<first.count where first.cells[index] != none { map.cells[index] = second[first.cells[index]] }
        return map
    }
}

/// A condition on the two ends of a step: both are mapped to the same node.
struct EqualEnds: Hashable {
    var own: NodeMap
    var other: NodeMap

    /// Whether two nodes are mapped to the same one.
    @inline(__always)
    func hold(_ node: UInt32, _ neighbour: UInt32) -> Bool {
        let wanted = own[node]
        return wanted != NodeMap.none && other[neighbour] == wanted
    }

    /// As seen from the other end.
    var turned: EqualEnds { EqualEnds(own: other, other: own) }
}
