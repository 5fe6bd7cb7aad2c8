import Entente

/// The rows that could not be taken, and how many more there may be.
struct BadRowCounter {
    private let limit: Int
    /// In words, in the order of the files.
    private(set) var descriptions: [String] = []

    init(limit: Int) { self.limit = limit }

    var left: Int { max(0, limit - descriptions.count) }

    /// Adds the bad rows of chunks.
    ///
    /// - Throws: the first beyond the limit.
    mutating func add(_ chunks: [ImportChunk]) throws(ImportError) {
        for chunk in chunks {
            for row in chunk.badRows { try add(row, chunk) }
        }
    }

    /// Adds rows that have the id of another row, and takes them out of their chunks.
    mutating func add(
        _ duplicates: [(first: UInt32, second: UInt32)], of chunks: [ImportChunk]
    ) throws(ImportError) {
        func find(_ node: UInt32) -> (chunk: Int, row: Int)? {
            guard let index = chunks.firstIndex(where: { node >= $0.first && node - $0.first < UInt32($0.rows) }) else {
                return nil
            }
            return (index, Int(node - chunks[index].first))
        }
        var removed: [Int: (rows: Set<Int>, places: Set<Int>)] = [:]
        for (first, second) in duplicates.sorted(by: { $0.second < $1.second }) {
            guard let old = find(first), let new = find(second) else { continue }
            let chunk = chunks[new.chunk]
            let offset = chunk.offset(ofRow: new.row)
            let other = chunks[old.chunk]
            let otherLine = CSVChunks(other.file.buffer, delimiter: other.delimiter)
                .lineNumber(at: other.offset(ofRow: old.row))
            let column = chunk.group.header.columns.firstIndex {
                if case .identifier = $0.role { true } else { false }
            }
            try add(
                BadRow(
                    offset: offset, column: column.map { $0 + 1 },
                    problem: "the id \(id(chunk, new.row)) is that of \(other.file.path):\(otherLine)"), chunk)
            removed[new.chunk, default: ([], [])].rows.insert(new.row)
            removed[new.chunk, default: ([], [])].places.insert(offset)
        }
        for (index, removed) in removed { chunks[index].remove(rows: removed.rows, at: removed.places) }
    }

    private func id(_ chunk: ImportChunk, _ row: Int) -> String {
        guard let ids = chunk.identifiers else { return "" }
        switch ids.kind {
        case .integers: return "'\(ids.typed(Int64.self)[row])'"
        case .texts, .literals, .floats, .booleans, .slots, .dates:
            let text = ids.typed(TextReference.self)[row]
            return ChunkReader.shown(CSVField(start: text.start, count: text.count, isQuoted: false))
        }
    }

    private mutating func add(_ row: BadRow, _ chunk: ImportChunk) throws(ImportError) {
        let line = CSVChunks(chunk.file.buffer, delimiter: chunk.delimiter).lineNumber(at: row.offset)
        var text = "\(chunk.file.path):\(line): "
        if let column = row.column {
            text += "column \(column)"
            let title = chunk.group.header.columns[column - 1].title
            text += title.isEmpty ? ": " : " (\(title)): "
        }
        text += row.problem
        if descriptions.count >= limit {
            throw ImportError(.data, limit == 0 ? text : "more than \(limit) bad rows; the next: \(text)")
        }
        descriptions.append(text)
    }
}
