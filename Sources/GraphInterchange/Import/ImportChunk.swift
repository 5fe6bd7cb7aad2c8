import Entente

/// Whole rows of one file, and what was read of them.
///
/// One thread reads a chunk; what it has is then read by others.
final class ImportChunk {
    let file: ImportFile
    let group: ImportGroup
    let range: Range<Int>
    let delimiter: UInt8
    let space: ValueSpace
    let arena = TextArena()

    /// Rows that were taken.
    var rows = 0
    /// Ids of nodes: Int64 or TextReference; nil without such a column.
    var identifiers: ColumnBuffer?
    /// Ends of relationships.
    var sources: UnsafeMutablePointer<UInt32>?
    var targets: UnsafeMutablePointer<UInt32>?
    private var endCapacity = 0
    /// By column of the header; nil for one that is no property.
    var columns: [ColumnBuffer?] = []
    /// Names in the column of labels or types, each once, and by row which it was.
    var nameLists: [[String]] = []
    var nameOfRow: [UInt32] = []
    var badRows: [BadRow] = []
    /// Places of rows that were taken and left out again.
    private var removedRows: Set<Int> = []
    /// Id of the first node or relationship.
    var first: UInt32 = 0

    init(_ file: ImportFile, _ group: ImportGroup, _ range: Range<Int>, delimiter: UInt8, _ graph: Graph) {
        self.delimiter = delimiter
        self.file = file
        self.group = group
        self.range = range
        space = ValueSpace(persistent: graph.heap, keys: graph.propertyKeys)
    }

    deinit {
        sources?.deallocate()
        targets?.deallocate()
    }

    var text: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: file.buffer[range]) }

    /// Makes room for about so many rows.
    func open(expecting rows: Int) {
        for column in group.header.columns {
            switch column.role {
            case .property(let kind): columns.append(ColumnBuffer(Self.cells(kind), capacity: rows))
            case .identifier:
                identifiers = ColumnBuffer(group.identifiers == .integer ? .integers : .texts, capacity: rows)
                columns.append(nil)
            case .ignored, .start, .end, .labels, .type: columns.append(nil)
            }
        }
        if !group.isNodes { growEnds(to: rows) }
    }

    private static func cells(_ kind: PropertyKind) -> ColumnBuffer.Cells {
        if kind.isArray { return .slots }
        switch kind.scalar {
        case .integer: return .integers
        case .float: return .floats
        case .boolean: return .booleans
        case .string: return .texts
        case .value: return .literals
        case .date: return .dates
        case .localTime, .time, .localDateTime, .dateTime, .duration, .point: return .slots
        }
    }

    /// Adds the ends of a row.
    @inline(__always)
    func appendEnds(_ source: UInt32, _ target: UInt32) {
        if rows == endCapacity { growEnds(to: max(endCapacity * 2, 64)) }
        sources.unsafelyUnwrapped[rows] = source
        targets.unsafelyUnwrapped[rows] = target
    }

    private func growEnds(to capacity: Int) {
        let moreSources = UnsafeMutablePointer<UInt32>.allocate(capacity: max(capacity, 1))
        let moreTargets = UnsafeMutablePointer<UInt32>.allocate(capacity: max(capacity, 1))
        if let sources, let targets {
            moreSources.update(from: sources, count: rows)
            moreTargets.update(from: targets, count: rows)
            sources.deallocate()
            targets.deallocate()
        }
        sources = moreSources
        targets = moreTargets
        endCapacity = max(capacity, 1)
    }

    /// Takes a row back that was read in part.
    func abandonRow() {
        identifiers?.truncate(to: rows)
        for column in columns { column?.truncate(to: rows) }
        if nameOfRow.count > rows { nameOfRow.removeLast(nameOfRow.count - rows) }
    }

    /// Leaves rows out; at these places in the file.
    func remove(rows removed: Set<Int>, at places: Set<Int>) {
        removedRows.formUnion(places)
        identifiers?.remove(rows: removed)
        for column in columns { column?.remove(rows: removed) }
        if !nameOfRow.isEmpty {
            nameOfRow = nameOfRow.enumerated().filter { !removed.contains($0.offset) }.map(\.element)
        }
        rows -= removed.count
    }

    /// Place in the file of a row that was taken: found by going through the chunk again, for messages.
    func offset(ofRow row: Int) -> Int {
        let chunks = CSVChunks(file.buffer, delimiter: delimiter)
        let bad = removedRows.union(badRows.map(\.offset))
        var position = range.lowerBound
        var taken = 0
        while position < range.upperBound {
            let end = chunks.endOfRow(from: position)
            let isEmpty = file.buffer[position..<end].allSatisfy {
                $0 == CSVDialect.lineFeed || $0 == CSVDialect.carriageReturn
            }
            if !isEmpty, !bad.contains(position) {
                if taken == row { return position }
                taken += 1
            }
            position = end
        }
        return range.upperBound
    }
}
