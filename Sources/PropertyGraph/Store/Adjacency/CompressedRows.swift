/// Compressed sparse rows: the relationships of one type in one direction, grouped by node; immutable.
///
/// Row of node n (firstNode ≤ n < firstNode + span): entries `offsets[n - firstNode] ..< offsets[n - firstNode + 1]`,
/// sorted by (neighbour, relationship). Only the range of nodes that have such relationships takes space, which with
/// ids given out in order of creation is mostly the nodes of one label.
///
/// Two directions are built together from the relationship table by three stable counting sorts.
final class CompressedRows {
    let firstNode: UInt32
    let span: Int
    /// Number of entries.
    let count: Int
    let offsets: UnsafeMutablePointer<UInt32>
    let neighbours: UnsafeMutablePointer<UInt32>
    let relationships: UnsafeMutablePointer<UInt32>

    /// Rows without entries.
    convenience init() { self.init(firstNode: 0, span: 0, count: 0) }

    /// The file whose bytes these are; nil for rows that own their memory.
    private let owner: AnyObject?

    /// Rows of a mapped file.
    init(
        firstNode: UInt32, span: Int, count: Int, offsets: UnsafeMutablePointer<UInt32>,
        neighbours: UnsafeMutablePointer<UInt32>, relationships: UnsafeMutablePointer<UInt32>, owner: AnyObject
    ) {
        self.firstNode = firstNode
        self.span = span
        self.count = count
        self.offsets = offsets
        self.neighbours = neighbours
        self.relationships = relationships
        self.owner = owner
    }

    private init(firstNode: UInt32, span: Int, count: Int) {
        owner = nil
        self.firstNode = firstNode
        self.span = span
        self.count = count
        offsets = .allocate(capacity: span + 1)
        offsets.initialize(repeating: 0, count: span + 1)
        neighbours = .allocate(capacity: max(count, 1))
        relationships = .allocate(capacity: max(count, 1))
    }

    deinit {
        guard owner == nil else { return }
        offsets.deallocate()
        neighbours.deallocate()
        relationships.deallocate()
    }

    /// The entries of a node.
    @inline(__always)
    func slice(_ node: UInt32) -> NeighbourSlice {
        let row = Int(node &- firstNode)
        guard row < span else { return NeighbourSlice(neighbours: neighbours, relationships: relationships, count: 0) }
        let start = Int(offsets[row])
        return NeighbourSlice(
            neighbours: neighbours + start, relationships: relationships + start, count: Int(offsets[row + 1]) &- start)
    }

    /// Both directions of the relationships in `members`.
    ///
    /// First the relationships are laid out by target, in id order within one target; spread over the sources that
    /// gives the outgoing rows in their order; and those spread over the targets give the incoming ones.
    ///
    /// - Complexity: O(relationships + range of their node ids), 8 bytes a relationship on top of the result.
    static func build(
        members: IDBitmap, sources: UnsafePointer<UInt32>, targets: UnsafePointer<UInt32>
    ) -> (outgoing: CompressedRows, incoming: CompressedRows) {
        let count = members.count
        guard count > 0 else { return (CompressedRows(), CompressedRows()) }
        var lowSource = UInt32.max, highSource: UInt32 = 0
        var lowTarget = UInt32.max, highTarget: UInt32 = 0
        // Tables are often written in the order of their sources; then the outgoing rows are a copy.
        var isSorted = true
        var lastEnds: UInt64 = 0
        members.forEach { relationship in
            let source = sources[Int(relationship)]
            let target = targets[Int(relationship)]
            let ends = UInt64(source) << 32 | UInt64(target)
            if ends < lastEnds { isSorted = false }
            lastEnds = ends
            lowSource = min(lowSource, source)
            highSource = max(highSource, source)
            lowTarget = min(lowTarget, target)
            highTarget = max(highTarget, target)
        }
        let outgoing = CompressedRows(
            firstNode: lowSource, span: Int(highSource - lowSource) + 1, count: count)
        let incoming = CompressedRows(
            firstNode: lowTarget, span: Int(highTarget - lowTarget) + 1, count: count)
        members.forEach { relationship in
            outgoing.offsets[Int(sources[Int(relationship)] &- lowSource) &+ 1] &+= 1
            incoming.offsets[Int(targets[Int(relationship)] &- lowTarget) &+ 1] &+= 1
        }
        outgoing.accumulate()
        incoming.accumulate()

        if isSorted {
            var place = 0
            members.forEach { relationship in
                outgoing.relationships[place] = relationship
                outgoing.neighbours[place] = targets[Int(relationship)]
                place &+= 1
            }
        } else {
            outgoing.fill(members: members, incoming, sources: sources, targets: targets)
        }
        incoming.fill(from: outgoing)
        return (outgoing, incoming)
    }

    /// Sorts by target, then by source; `self` are the outgoing rows.
    private func fill(
        members: IDBitmap, _ incoming: CompressedRows, sources: UnsafePointer<UInt32>, targets: UnsafePointer<UInt32>
    ) {
        let (lowSource, lowTarget) = (firstNode, incoming.firstNode)
        // (source, relationship) by target: what the next pass needs, so that it reads in sequence only.
        let byTarget = UnsafeMutablePointer<UInt64>.allocate(capacity: count)
        defer { byTarget.deallocate() }
        incoming.withCursors { cursors in
            members.forEach { relationship in
                let row = Int(targets[Int(relationship)] &- lowTarget)
                byTarget[Int(cursors[row])] = UInt64(sources[Int(relationship)]) << 32 | UInt64(relationship)
                cursors[row] &+= 1
            }
        }
        withCursors { cursors in
            for row in 0..<incoming.span {
                let target = lowTarget &+ UInt32(truncatingIfNeeded: row)
                for index in Int(incoming.offsets[row])..<Int(incoming.offsets[row + 1]) {
                    let sourceRow = Int(UInt32(truncatingIfNeeded: byTarget[index] >> 32) &- lowSource)
                    let place = Int(cursors[sourceRow])
                    relationships[place] = UInt32(truncatingIfNeeded: byTarget[index])
                    neighbours[place] = target
                    cursors[sourceRow] &+= 1
                }
            }
        }
    }

    /// Spreads sorted outgoing rows over the targets, which keeps their order; `self` are the incoming rows.
    private func fill(from outgoing: CompressedRows) {
        let (lowSource, lowTarget) = (outgoing.firstNode, firstNode)
        withCursors { cursors in
            for row in 0..<outgoing.span {
                let source = lowSource &+ UInt32(truncatingIfNeeded: row)
                for index in Int(outgoing.offsets[row])..<Int(outgoing.offsets[row + 1]) {
                    let targetRow = Int(outgoing.neighbours[index] &- lowTarget)
                    let place = Int(cursors[targetRow])
                    relationships[place] = outgoing.relationships[index]
                    neighbours[place] = source
                    cursors[targetRow] &+= 1
                }
            }
        }
    }

    /// Turns counts (shifted by one) into offsets.
    private func accumulate() {
        var total: UInt32 = 0
        for row in 0...span {
            total &+= offsets[row]
            offsets[row] = total
        }
    }

    /// A copy of the offsets, to be advanced while rows are filled.
    private func withCursors(_ body: (UnsafeMutablePointer<UInt32>) -> Void) {
        let cursors = UnsafeMutablePointer<UInt32>.allocate(capacity: span + 1)
        defer { cursors.deallocate() }
        cursors.initialize(from: offsets, count: span + 1)
        body(cursors)
    }
}
