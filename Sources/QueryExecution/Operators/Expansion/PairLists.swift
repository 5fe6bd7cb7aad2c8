import PropertyGraph

/// The relationships of one type in one direction, asked for those between two nodes.
///
/// Of one of the nodes the neighbours can be marked: by id of the neighbour the position of its first entry in that
/// node's list, so that a question is a load.
final class PairLists {
    /// Two bound nodes: the one that the step begins at and the other.
    struct Ends {
        var near: UInt32
        var far: UInt32
    }

    /// The node whose neighbours are marked.
    enum Anchor {
        case near(UInt32)
        case far(UInt32)

        func holds(_ ends: Ends) -> Bool {
            switch self {
            case .near(let node): node == ends.near
            case .far(let node): node == ends.far
            }
        }
    }

    private let fromNear: AdjacencyView
    private let fromFar: AdjacencyView
    private let skipsLoops: Bool
    /// Ids that can be marked.
    private let markable: Range<Int>
    /// Position + 1; 0: no neighbour.
    private var marks: UnsafeMutablePointer<UInt32>?
    private var marked: NeighbourSlice

    /// - Parameter view: with both of its ends.
    init?(_ view: StepResolver.View) {
        guard let opposite = view.opposite else { return nil }
        fromNear = view.lists
        fromFar = opposite
        skipsLoops = view.skipsLoops
        let limits = [fromNear, fromFar].map { Int($0.firstNodeID) + Int($0.nodeSpan) }
        markable = min(Int(fromNear.firstNodeID), Int(fromFar.firstNodeID))..<max(limits[0], limits[1])
        marked = fromNear.slice(of: UInt32.max)
    }

    deinit { marks?.deallocate() }

    /// Lists with changes are not marked.
    var canBeMarked: Bool { fromNear.isClean && fromFar.isClean }
    /// Number of marks that memory is needed for.
    var markCount: Int { markable.count }

    /// Number of neighbours to mark.
    func degree(_ anchor: Anchor) -> Int { slice(anchor).count }

    private func slice(_ anchor: Anchor) -> NeighbourSlice {
        switch anchor {
        case .near(let node): fromNear.slice(of: node)
        case .far(let node): fromFar.slice(of: node)
        }
    }

    /// Marks the neighbours of a node, and takes the marks before away.
    func mark(_ anchor: Anchor) {
        let cells: UnsafeMutablePointer<UInt32>
        if let marks {
            cells = marks
            for index in 0..<marked.count { cells[Int(marked.neighbours[index]) - markable.lowerBound] = 0 }
        } else {
            cells = .allocate(capacity: max(markable.count, 1))
            cells.initialize(repeating: 0, count: markable.count)
            marks = cells
        }
        marked = slice(anchor)
        // Backwards, so that of parallel relationships the first is marked.
        for index in stride(from: marked.count - 1, through: 0, by: -1) {
            cells[Int(marked.neighbours[index]) - markable.lowerBound] = UInt32(truncatingIfNeeded: index + 1)
        }
    }

    /// The relationships between two nodes, parallel ones in order.
    ///
    /// - Parameter anchor: the node that `mark` was called for last.
    @inline(__always)
    func relationships(between ends: Ends, _ anchor: Anchor?, _ scratch: NeighbourScratch) -> NeighbourSlice {
        if skipsLoops, ends.near == ends.far { return marked.part(0, 0) }
        switch anchor {
        case .near(let node) where node == ends.near: return markedEntries(to: ends.far)
        case .far(let node) where node == ends.far: return markedEntries(to: ends.near)
        case .near, .far, nil: break
        }
        // From the end with fewer relationships: hubs are many times longer.
        if fromFar.degree(of: ends.far) < fromNear.degree(of: ends.near) {
            return fromFar.relationships(between: ends.far, and: ends.near, scratch: scratch)
        }
        return fromNear.relationships(between: ends.near, and: ends.far, scratch: scratch)
    }

    @inline(__always)
    private func markedEntries(to node: UInt32) -> NeighbourSlice {
        let index = Int(node) &- markable.lowerBound
        guard let marks, UInt(bitPattern: index) < UInt(bitPattern: markable.count), marks[index] > 0 else {
            return marked.part(0, 0)
        }
        let start = Int(marks[index]) &- 1
        var end = start &+ 1
        while end < marked.count, marked.neighbours[end] == node { end &+= 1 }
        return marked.part(start, end)
    }
}
