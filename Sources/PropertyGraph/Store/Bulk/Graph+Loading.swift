// Whole columns and tables at once. Nothing of this is recorded as changes: who loads throws the graph away on failure.

/// Relationships of one type, to be loaded together.
public struct RelationshipSegment {
    public let type: RelationshipTypeID
    /// Ids of live nodes.
    public let sources: UnsafePointer<UInt32>
    /// Ids of live nodes, parallel to `sources`.
    public let targets: UnsafePointer<UInt32>
    public let count: Int

    public init(
        type: RelationshipTypeID, sources: UnsafePointer<UInt32>, targets: UnsafePointer<UInt32>, count: Int
    ) {
        self.type = type
        self.sources = sources
        self.targets = targets
        self.count = count
    }
}

extension Graph {
    // MARK: Nodes

    /// Adds nodes that have the same labels.
    ///
    /// - Throws: `nodeIDsExhausted`, before any is added.
    /// - Complexity: O(count), four bytes at a time.
    public func loadNodes(count: Int, labelSet: LabelSetID) throws(StoreError) {
        guard count <= Int(idLimit) - Int(nodeLimit) else { throw .nodeIDsExhausted }
        let first = nodeLimit
        labelSets.append(repeating: labelSet.raw, count: count)
        degrees.append(repeating: 0, count: count)
        nodeCount += count
        while nodesOfSet.count <= Int(labelSet.raw) { nodesOfSet.append(0) }
        nodesOfSet[Int(labelSet.raw)] += count
        for label in labels(of: labelSet) { memberBitmap(label).insert(from: first, count: count) }
    }

    /// Adds nodes, each with its own labels.
    public func loadNodes(labelSets sets: UnsafeBufferPointer<UInt32>) throws(StoreError) {
        var start = 0
        while start < sets.count {
            var end = start + 1
            while end < sets.count, sets[end] == sets[start] { end += 1 }
            try loadNodes(count: end - start, labelSet: LabelSetID(sets[start]))
            start = end
        }
    }

    // MARK: Properties

    /// Makes the columns of keys, so that they can be filled.
    public func prepareColumns(nodeKeys: [PropertyKeyID], relationshipKeys: [PropertyKeyID]) {
        for key in nodeKeys { _ = Self.propertyColumn(key, in: &nodeColumns) }
        for key in relationshipKeys { _ = Self.propertyColumn(key, in: &relationshipColumns) }
    }

    /// Sets a property of nodes that follow each other and do not have it. Several threads may fill different columns.
    ///
    /// - Parameters: see `PropertyColumn.fill`. The graph must have no index over the key.
    public func loadNodeProperty(
        _ key: PropertyKeyID, from first: NodeID, count: Int, _ kind: PropertyPage.Kind, _ cells: UnsafeRawPointer,
        valid: UnsafePointer<UInt8>?
    ) {
        guard Int(key.raw) < nodeColumns.count else { return }
        nodeColumns[Int(key.raw)]?.fill(from: first.raw, count: count, kind, cells, valid: valid)
    }

    /// Sets a property of relationships; see `loadNodeProperty`.
    public func loadRelationshipProperty(
        _ key: PropertyKeyID, from first: RelationshipID, count: Int, _ kind: PropertyPage.Kind,
        _ cells: UnsafeRawPointer, valid: UnsafePointer<UInt8>?
    ) {
        guard Int(key.raw) < relationshipColumns.count else { return }
        relationshipColumns[Int(key.raw)]?.fill(from: first.raw, count: count, kind, cells, valid: valid)
    }

    // MARK: Relationships

    /// Adds relationships to a graph without any, and builds their adjacency.
    ///
    /// - Parameter threads: how many work at once.
    /// - Throws: `relationshipIDsExhausted`, before any is added.
    /// - Complexity: O(relationships + relationship types · range of their nodes)
    public func loadRelationships(_ segments: [RelationshipSegment], threads: Int) throws(StoreError) {
        let total = segments.reduce(0) { $0 + $1.count }
        guard total <= Int(idLimit) - Int(relationshipLimit) else { throw .relationshipIDsExhausted }
        guard relationshipLimit == 0 else {
            for segment in segments {
                for index in 0..<segment.count {
                    try createRelationship(
                        type: segment.type, source: NodeID(segment.sources[index]),
                        target: NodeID(segment.targets[index]))
                }
            }
            return
        }
        sources.append(repeating: 0, count: total)
        targets.append(repeating: 0, count: total)
        types.append(repeating: 0, count: total)
        relationshipCount = total
        var first = 0
        var firsts: [Int] = []
        var byType: [UInt32: [Range<Int>]] = [:]
        for segment in segments {
            firsts.append(first)
            byType[segment.type.raw, default: []].append(first..<first + segment.count)
            first += segment.count
        }
        let copier = SegmentCopier(
            segments: segments, firsts: firsts, sources: sources.cells, targets: targets.cells, types: types.cells)
        Parallel.forEach(count: segments.count, threads: threads) { copier.copy($0) }

        var tables: [TableLoader] = []
        for (type, ranges) in byType {
            let table = typeTable(RelationshipTypeID(type))
            tables.append(
                TableLoader(
                    table: table, ranges: ranges, labelSets: labelSets.cells, setCount: labelSetTable.count,
                    sources: sources.cells, targets: targets.cells))
        }
        // The longest first, so that no thread is left with one at the end.
        tables.sort { ($0.count, $0.ranges[0].lowerBound) > ($1.count, $1.ranges[0].lowerBound) }
        let loaders = tables
        Parallel.forEach(count: loaders.count, threads: threads) { loaders[$0].load() }
        let counter = DegreeCounter(loaders.map(\.table), degrees: degrees.cells, nodeLimit: Int(nodeLimit))
        Parallel.forEach(count: counter.blockCount, threads: threads) { counter.count(block: $0) }
    }
}

/// Copies segments into the table of relationships; each call writes cells of its own.
private struct SegmentCopier: @unchecked Sendable {
    let segments: [RelationshipSegment]
    let firsts: [Int]
    let sources: UnsafeMutablePointer<UInt32>
    let targets: UnsafeMutablePointer<UInt32>
    let types: UnsafeMutablePointer<UInt32>

    func copy(_ number: Int) {
        let segment = segments[number]
        (sources + firsts[number]).update(from: segment.sources, count: segment.count)
        (targets + firsts[number]).update(from: segment.targets, count: segment.count)
        (types + firsts[number]).update(repeating: segment.type.raw, count: segment.count)
    }
}

/// Makes what the store keeps of one type; no other loader touches its table.
private struct TableLoader: @unchecked Sendable {
    let table: RelationshipTypeTable
    let ranges: [Range<Int>]
    let labelSets: UnsafePointer<UInt32>
    let setCount: Int
    let sources: UnsafePointer<UInt32>
    let targets: UnsafePointer<UInt32>

    var count: Int { ranges.reduce(0) { $0 + $1.count } }

    func load() {
        let members = IDBitmap()
        for range in ranges where !range.isEmpty {
            members.insert(from: UInt32(range.lowerBound), count: range.count)
        }
        let rows = CompressedRows.build(members: members, sources: sources, targets: targets)
        table.load(
            members: members, sourceSets: counts(rows.outgoing), targetSets: counts(rows.incoming), rows: rows)
    }

    /// Relationships by label set of the node whose rows these are.
    private func counts(_ rows: CompressedRows) -> [Int] {
        var counts = [Int](repeating: 0, count: setCount)
        for row in 0..<rows.span {
            let degree = Int(rows.offsets[row + 1] &- rows.offsets[row])
            if degree > 0 { counts[Int(labelSets[Int(rows.firstNode) + row])] &+= degree }
        }
        return counts
    }
}

/// Adds up the rows of all types, a block of nodes at a time.
private struct DegreeCounter: @unchecked Sendable {
    private let rows: [CompressedRows]
    private let degrees: UnsafeMutablePointer<UInt32>
    private let nodeLimit: Int
    private static let blockSize = 1 << 16

    init(_ tables: [RelationshipTypeTable], degrees: UnsafeMutablePointer<UInt32>, nodeLimit: Int) {
        rows = tables.flatMap { [$0.outgoing.rows, $0.incoming.rows] }
        self.degrees = degrees
        self.nodeLimit = nodeLimit
    }

    var blockCount: Int { (nodeLimit + Self.blockSize - 1) / Self.blockSize }

    func count(block: Int) {
        let blockStart = block * Self.blockSize
        let blockEnd = min(blockStart + Self.blockSize, nodeLimit)
        for rows in rows {
            let first = Int(rows.firstNode)
            let start = max(blockStart, first)
            let end = min(blockEnd, first + rows.span)
            guard start < end else { continue }
            let offsets = rows.offsets - first
            for node in start..<end { degrees[node] &+= offsets[node + 1] &- offsets[node] }
        }
    }
}
