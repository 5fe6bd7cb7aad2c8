import Synchronization

/// Everything the store keeps per relationship type: members, counts by label set, adjacency in both directions.
///
/// Adjacency is a materialised view of the relationship table and may lag behind it. New relationships go to a list of
/// `pending` ids. The next read applies them to the delta; when delta and pending outgrow an eighth of the rows, the
/// rows are declared `stale`, changes are no longer noted, and the next read rebuilds them from the table. So a bulk
/// load costs nothing per relationship until the first read, which sorts once; and alternating writes and reads cost
/// O(1) amortised, for a rebuild of cost n is paid for by n/8 changes.
final class RelationshipTypeTable {
    /// Relationships of the type.
    @exclusivity(unchecked) private(set) var members = IDBitmap()
    let outgoing = DirectedAdjacency()
    let incoming = DirectedAdjacency()
    /// Number of relationships by label set of the source and of the target.
    @exclusivity(unchecked) private(set) var sourceSets: [Int] = []
    @exclusivity(unchecked) private(set) var targetSets: [Int] = []

    @exclusivity(unchecked) private var pending: [UInt32] = []
    @exclusivity(unchecked) private var isStale = false
    /// Rows of a mapped file that nobody has asked for yet.
    @exclusivity(unchecked) private var mapped: MappedRows?
    /// Rows that views may still point into; kept until the statement ends.
    private var retired: [CompressedRows] = []
    @exclusivity(unchecked) private var wasViewed = false
    /// Number of relationships from a node to itself; `unknown` until somebody asks.
    private let knownLoops = Atomic<Int>(RelationshipTypeTable.unknown)
    /// 1 when some nodes are joined by more than one relationship, in whichever direction, 0 when none are.
    private let knownParallels = Atomic<Int>(RelationshipTypeTable.unknown)
    private static let unknown = -1

    func direction(_ direction: AdjacencyDirection) -> DirectedAdjacency {
        switch direction {
        case .outgoing: return outgoing
        case .incoming: return incoming
        }
    }

    // MARK: Whole tables

    /// Takes over what a mapped file has of the type. The rows are checked when they are first read.
    func open(members: IDBitmap, sourceSets: [Int], targetSets: [Int], rows: MappedRows) {
        self.members = members
        self.sourceSets = sourceSets
        self.targetSets = targetSets
        mapped = rows
    }

    /// Takes over relationships that were loaded at once.
    func load(
        members: IDBitmap, sourceSets: [Int], targetSets: [Int],
        rows: (outgoing: CompressedRows, incoming: CompressedRows)
    ) {
        self.members = members
        self.sourceSets = sourceSets
        self.targetSets = targetSets
        knownLoops.store(Self.unknown, ordering: .relaxed)
        knownParallels.store(Self.unknown, ordering: .relaxed)
        outgoing.rows = rows.outgoing
        incoming.rows = rows.incoming
    }

    /// Rows of both directions without changes beside them, for writing them to a file.
    func settledRows(in graph: Graph) -> (outgoing: CompressedRows, incoming: CompressedRows) {
        update(in: graph)
        if !outgoing.delta.isEmpty || !incoming.delta.isEmpty {
            becomeStale()
            update(in: graph)
        }
        return (outgoing.rows, incoming.rows)
    }

    private func takeMappedRows() {
        guard let rows = mapped else { return }
        mapped = nil
        let checked = rows.checked()
        outgoing.rows = checked.outgoing
        incoming.rows = checked.incoming
    }

    // MARK: Writing

    /// Notes a relationship that is in `members` since this call.
    @inline(__always)
    func add(_ relationship: UInt32, sourceSet: UInt32, targetSet: UInt32, isLoop: Bool) {
        if mapped != nil { takeMappedRows() }
        if isLoop { moveLoops(by: 1) }
        forgetParallels(0)
        members.insert(relationship)
        moveCounts(outgoing: 1, incoming: 0, to: sourceSet)
        moveCounts(outgoing: 0, incoming: 1, to: targetSet)
        if isStale { return }
        pending.append(relationship)
        if pending.count + outgoing.delta.count > threshold(shift: 3) { becomeStale() }
    }

    /// Notes that a relationship goes; its ends are still in the table.
    func remove(_ relationship: UInt32, sourceSet: UInt32, targetSet: UInt32, in graph: Graph) {
        if mapped != nil { takeMappedRows() }
        moveCounts(outgoing: -1, incoming: 0, to: sourceSet)
        moveCounts(outgoing: 0, incoming: -1, to: targetSet)
        defer { members.remove(relationship) }
        let source = graph.sources[relationship]
        let target = graph.targets[relationship]
        if source == target { moveLoops(by: -1) }
        forgetParallels(1)
        if isStale { return }
        if pending.last == relationship {
            pending.removeLast()
            return
        }
        applyPending(in: graph)
        outgoing.delta.remove(source, target, relationship)
        incoming.delta.remove(target, source, relationship)
        if outgoing.delta.count > threshold(shift: 3) { becomeStale() }
    }

    /// Adds to the counts of a label set.
    @inline(__always)
    func moveCounts(outgoing: Int, incoming: Int, to set: UInt32) {
        while sourceSets.count <= Int(set) {
            sourceSets.append(0)
            targetSets.append(0)
        }
        if outgoing != 0 { sourceSets[Int(set)] &+= outgoing }
        if incoming != 0 { targetSets[Int(set)] &+= incoming }
    }

    // MARK: Reading

    /// The adjacency as of now, rebuilt or completed first if it lags behind.
    func view(_ direction: AdjacencyDirection, in graph: Graph) -> AdjacencyView {
        update(in: graph)
        // Several threads may ask for a view that is up to date; then nothing is written here.
        if !wasViewed { wasViewed = true }
        return AdjacencyView(self.direction(direction))
    }

    /// Number of a node's relationships of this type.
    func degree(_ node: UInt32, _ direction: AdjacencyDirection, in graph: Graph) -> Int {
        update(in: graph)
        let adjacency = self.direction(direction)
        return adjacency.rows.slice(node).count + adjacency.delta.difference(node)
    }

    /// Number of relationships from a node to itself.
    ///
    /// - Complexity: O(1) but for the first time, which takes O(nodes · log degree); writes keep it.
    func loopCount(in graph: Graph) -> Int {
        let known = knownLoops.load(ordering: .relaxed)
        if known != Self.unknown { return known }
        update(in: graph)
        let view = AdjacencyView(outgoing)
        let scratch = NeighbourScratch()
        let nodes = view.isClean ? view.firstNode..<view.firstNode + view.span : 0..<graph.nodeLimit
        var count = 0
        for node in nodes { count += view.neighbours(of: node, scratch: scratch).entries(to: node).count }
        knownLoops.store(count, ordering: .relaxed)
        return count
    }

    /// Whether some nodes are joined by more than one relationship, in whichever direction; also when a node is joined
    /// to itself.
    ///
    /// - Complexity: O(1), but O(nodes + relationships) for the first time and after writes that may have changed it.
    func hasParallels(in graph: Graph) -> Bool {
        let known = knownParallels.load(ordering: .relaxed)
        if known != Self.unknown { return known > 0 }
        update(in: graph)
        let found = findsParallels(AdjacencyView(outgoing), AdjacencyView(incoming), graph)
        knownParallels.store(found ? 1 : 0, ordering: .relaxed)
        return found
    }

    private func findsParallels(_ outgoing: AdjacencyView, _ incoming: AdjacencyView, _ graph: Graph) -> Bool {
        let (ahead, back) = (NeighbourScratch(), NeighbourScratch())
        let nodes = outgoing.isClean ? outgoing.firstNode..<outgoing.firstNode + outgoing.span : 0..<graph.nodeLimit
        for node in nodes {
            let targets = outgoing.neighbours(of: node, scratch: ahead)
            let sources = incoming.neighbours(of: node, scratch: back)
            var next = 0
            for index in 0..<targets.count {
                let target = targets.neighbours[index]
                if index > 0, targets.neighbours[index - 1] == target { return true }
                while next < sources.count, sources.neighbours[next] < target { next += 1 }
                if next < sources.count, sources.neighbours[next] == target { return true }
            }
        }
        return false
    }

    /// A write may have changed the answer.
    private func forgetParallels(_ answer: Int) {
        if knownParallels.load(ordering: .relaxed) == answer {
            knownParallels.store(Self.unknown, ordering: .relaxed)
        }
    }

    private func moveLoops(by difference: Int) {
        let known = knownLoops.load(ordering: .relaxed)
        if known != Self.unknown { knownLoops.store(known + difference, ordering: .relaxed) }
    }

    /// At the end of a statement: no view is in use any more, and a moderate delta is worth a rebuild at the next read.
    func maintain() {
        retired.removeAll()
        outgoing.delta.changedNodes.freeOldWords()
        incoming.delta.changedNodes.freeOldWords()
        wasViewed = false
        if mapped == nil, !isStale, pending.count + outgoing.delta.count > threshold(shift: 6) { becomeStale() }
    }

    private func update(in graph: Graph) {
        if mapped != nil { takeMappedRows() }
        if isStale { rebuild(in: graph) } else { applyPending(in: graph) }
        if outgoing.count != members.count || incoming.count != members.count {
            outgoing.count = members.count
            incoming.count = members.count
        }
    }

    private func applyPending(in graph: Graph) {
        guard !pending.isEmpty else { return }
        graph.relationshipCheck?.settle()
        for relationship in pending {
            let source = graph.sources[relationship]
            let target = graph.targets[relationship]
            outgoing.delta.add(source, target, relationship)
            incoming.delta.add(target, source, relationship)
        }
        pending.removeAll(keepingCapacity: true)
    }

    private func rebuild(in graph: Graph) {
        if wasViewed {
            retired.append(outgoing.rows)
            retired.append(incoming.rows)
            wasViewed = false
        }
        graph.relationshipCheck?.settle()
        let built = CompressedRows.build(
            members: members, sources: graph.sources.cells, targets: graph.targets.cells)
        outgoing.rows = built.outgoing
        incoming.rows = built.incoming
        isStale = false
    }

    private func becomeStale() {
        isStale = true
        pending.removeAll()
        outgoing.delta.removeAll()
        incoming.delta.removeAll()
    }

    /// How many changes are worth a rebuild: a fraction of what a rebuild touches, and never just a few.
    private func threshold(shift: Int) -> Int {
        64 + (outgoing.rows.count + outgoing.rows.span + incoming.rows.span) >> shift
    }
}
