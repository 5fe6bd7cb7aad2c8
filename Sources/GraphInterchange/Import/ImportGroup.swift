import Entente

/// A group of files with its header read.
final class ImportGroup {
    let isNodes: Bool
    let names: [String]
    let header: ImportHeader
    /// Where the id of a node goes as a property, and what it is; nil for an id without a name.
    let identifierKey: PropertyKeyID?
    let identifiers: ImportRequest.Identifiers
    /// By column; nil for a column that is no property.
    let keys: [PropertyKeyID?]

    init(
        _ group: ImportRequest.Group, isNodes: Bool, header: ImportHeader, identifiers: ImportRequest.Identifiers,
        graph: Graph
    ) {
        self.isNodes = isNodes
        self.header = header
        self.identifiers = identifiers
        names = group.names
        var identifierKey: PropertyKeyID?
        var keys: [PropertyKeyID?] = []
        for column in header.columns {
            switch column.role {
            case .property: keys.append(graph.internKey(column.name))
            case .identifier:
                if !column.name.isEmpty { identifierKey = graph.internKey(column.name) }
                keys.append(nil)
            case .ignored, .start, .end, .labels, .type: keys.append(nil)
            }
        }
        self.identifierKey = identifierKey
        self.keys = keys
    }
}

/// A file in memory.
final class ImportFile: Sendable {
    let path: String
    let bytes: MappedBytes

    init(_ path: String) throws(ImportError) {
        self.path = path
        do { bytes = try MappedBytes(path: path) } catch {
            throw ImportError(.missing, "cannot read \(path): \(error)")
        }
    }

    var buffer: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes.start.assumingMemoryBound(to: UInt8.self), count: bytes.count)
    }

    /// Where the text begins: after a byte order mark.
    var textStart: Int {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        return buffer.count >= 3 && zip(buffer, mark).allSatisfy { $0 == $1 } ? 3 : 0
    }
}

/// A row that could not be taken.
struct BadRow {
    /// Place of its first byte in the file.
    var offset: Int
    /// Number of the column, from 1; nil where the row as a whole is wrong.
    var column: Int?
    var problem: String
}
