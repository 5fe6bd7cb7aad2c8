import Entente

/// Evaluates the literals of columns of type `value` and stores them.
struct LiteralLoad {
    private let graph: Graph
    private let session = Database().session()
    private static let batchSize = 256

    init(graph: Graph) { self.graph = graph }

    func run(_ parts: [PropertyLoad.Part]) throws(ImportError) {
        for part in parts { try run(part) }
    }

    private func run(_ part: PropertyLoad.Part) throws(ImportError) {
        let texts = part.buffer.typed(TextReference.self)
        let rows = (0..<part.buffer.count).filter { part.buffer.valid[$0] != 0 }
        var start = 0
        while start < rows.count {
            let batch = rows[start..<min(start + Self.batchSize, rows.count)]
            let literals = batch.map { String(decoding: texts[$0].bytes, as: UTF8.self) }
            for (row, value) in zip(batch, try values(literals, batch, part)) { store(value, row, part) }
            start += batch.count
        }
    }

    /// All at once; one by one where that fails, to find out which it is.
    private func values(
        _ literals: [String], _ rows: ArraySlice<Int>, _ part: PropertyLoad.Part
    ) throws(ImportError) -> [Value] {
        if case .list(let values)? = try? session.evaluate("[" + literals.joined(separator: ", ") + "]"),
            values.count == literals.count
        {
            return values
        }
        var values: [Value] = []
        for (row, literal) in zip(rows, literals) {
            do throws(Diagnostic) { values.append(try session.evaluate(literal)) } catch {
                let line = CSVChunks(part.chunk.file.buffer, delimiter: part.chunk.delimiter)
                    .lineNumber(at: part.chunk.offset(ofRow: row))
                let column =
                    part.column.map { "column \($0 + 1) (\(part.chunk.group.header.columns[$0].title)): " } ?? ""
                throw ImportError(
                    .data, "\(part.chunk.file.path):\(line): \(column)'\(literal)' is not a literal: \(error.message)")
            }
        }
        return values
    }

    private func store(_ value: Value, _ row: Int, _ part: PropertyLoad.Part) {
        let space = graph.makeValueSpace()
        let slot = space.slot(from: value)
        let id = part.chunk.first + UInt32(row)
        if part.chunk.group.isNodes {
            // The graph has no constraints yet, so that nothing can refuse the value.
            try? graph.setNodeProperty(NodeID(id), part.key, slot, from: space)
        } else {
            graph.setRelationshipProperty(RelationshipID(id), part.key, slot, from: space)
        }
    }
}
