import Entente

/// Makes a graph of CSV files, all at once: rows become columns and adjacency without passing through statements.
///
/// Files are mapped and cut into chunks of whole rows. Threads read the chunks of nodes; their ids are gathered in maps, one
/// a space; threads read the chunks of relationships and look the ids up; properties, and at last the adjacency, go to
/// the graph column by column. The graph does not depend on which thread did what.
public struct GraphImporter {
    private let request: ImportRequest
    private let threads: Int
    private let graph = Graph()
    private let meter: ProgressMeter
    private static let chunkSize = 1 << 19

    /// - Parameter progress: is told, from several threads but one at a time, what share of the work is done, 0 to 1.
    public init(_ request: ImportRequest, progress: (@Sendable (Double) -> Void)? = nil) {
        self.request = request
        threads = max(1, request.threads ?? min(Parallel.processorCount, 8))
        meter = ProgressMeter(progress)
    }

    /// Reads everything.
    ///
    /// - Throws: what is wrong with the first row that cannot be taken, beyond those that may be passed over.
    /// - Complexity: O(bytes of the files + size of the graph)
    public func run() throws(ImportError) -> (graph: Graph, summary: ImportSummary) {
        graph.recordsChanges = false
        var badRows = BadRowCounter(limit: request.badRowLimit)
        var bytes = 0
        let nodes = try chunks(request.nodes, isNodes: true, &bytes)
        let relationships = try chunks(request.relationships, isNodes: false, &bytes)
        meter.total = bytes * 5 / 4 + 1

        // Nodes
        let nodeJob = ReadingJob(nodes, request, maps: [:], badRowLimit: badRows.left, meter: meter)
        nodeJob.run(threads: threads)
        try badRows.add(nodes)
        let maps = try identifierMaps(nodes, &badRows)
        try addNodes(nodes)

        // Relationships. Texts of nodes are interned meanwhile, which only one thread can do.
        var properties = PropertyLoad(nodes: nodes, graph: graph)
        let relationshipJob = ReadingJob(
            relationships, request, maps: maps, badRowLimit: badRows.left, meter: meter)
        relationshipJob.run(threads: threads, besides: properties.tasks)
        try badRows.add(relationships)
        var first: UInt32 = 0
        for chunk in relationships {
            chunk.first = first
            first += UInt32(chunk.rows)
        }
        let literals = properties.literals
        properties = PropertyLoad(relationships: relationships, graph: graph)
        try addRelationships(relationships)
        let tasks = properties.tasks
        Parallel.forEach(count: tasks.count, threads: threads) { tasks[$0].run() }
        try LiteralLoad(graph: graph).run(literals + properties.literals)

        graph.commit()
        graph.recordsChanges = true
        meter.finish()
        let summary = ImportSummary(
            nodes: graph.nodeCount, relationships: graph.relationshipCount, bytes: bytes,
            badRows: badRows.descriptions)
        return (graph, summary)
    }

    // MARK: Files

    private func chunks(
        _ groups: [ImportRequest.Group], isNodes: Bool, _ bytes: inout Int
    ) throws(ImportError) -> [ImportChunk] {
        var chunks: [ImportChunk] = []
        for group in groups {
            var made: ImportGroup?
            for path in group.files {
                let file = try ImportFile(path)
                bytes += file.buffer.count
                var start = file.textStart
                let opened: ImportGroup
                if let made { opened = made } else { opened = try open(group, file, isNodes: isNodes, &start) }
                made = opened
                for range in CSVChunks(file.buffer, delimiter: request.dialect.delimiter)
                    .ranges(from: start, size: Self.chunkSize)
                {
                    chunks.append(ImportChunk(file, opened, range, delimiter: request.dialect.delimiter, graph))
                }
            }
        }
        return chunks
    }

    /// Reads the header of the first file of a group.
    private func open(
        _ group: ImportRequest.Group, _ file: ImportFile, isNodes: Bool, _ start: inout Int
    ) throws(ImportError) -> ImportGroup {
        let end = CSVChunks(file.buffer, delimiter: request.dialect.delimiter).endOfRow(from: start)
        let row = UnsafeBufferPointer(rebasing: file.buffer[start..<end])
        guard row.contains(where: { $0 != CSVDialect.lineFeed && $0 != CSVDialect.carriageReturn }) else {
            throw ImportError(.data, "\(file.path) is empty; a header line was expected")
        }
        guard UTF8Text.isValid(row) else { throw ImportError(.data, "\(file.path):1: the header is not text in UTF-8") }
        let arena = TextArena()
        var cursor = CSVCursor(row, delimiter: request.dialect.delimiter, arena: arena)
        var fields: [String] = []
        var next = CSVFieldEnd.delimiter
        while next == .delimiter {
            var field = CSVField(start: cursor.position, count: 0, isQuoted: false)
            next = cursor.field(&field)
            fields.append(field.text)
        }
        if next == .broken {
            throw ImportError(.data, "\(file.path):1: a quote in the header is not closed, or something follows it")
        }
        var header = ImportHeader()
        if let (column, problem) = header.read(fields, isNodes: isNodes) {
            throw ImportError(.data, "\(file.path):1: column \(column): \(problem)")
        }
        if !isNodes, !header.columns.contains(where: { $0.role == .type }), group.names.count != 1 {
            throw ImportError(
                .usage, "the relationships of \(file.path) have no type: write TYPE=\(file.path), or a column :TYPE")
        }
        start = end
        return ImportGroup(
            group, isNodes: isNodes, header: header, identifiers: request.identifiers, graph: graph)
    }

    // MARK: Nodes

    /// Numbers the nodes and finds them by id. Nodes whose id another has are bad rows.
    private func identifierMaps(
        _ chunks: [ImportChunk], _ badRows: inout BadRowCounter
    ) throws(ImportError) -> [String: IdentifierMap] {
        while true {
            let spaces = IdentifierSpaces(chunks, request.identifiers)
            if spaces.nodeCount >= Int(UInt32.max - 1) {
                throw ImportError(.data, "there are more than 2^32 - 2 nodes")
            }
            spaces.build(threads: threads)
            let duplicates = spaces.duplicates
            if duplicates.isEmpty { return spaces.maps }
            try badRows.add(duplicates, of: chunks)
        }
    }

    private func addNodes(_ chunks: [ImportChunk]) throws(ImportError) {
        do throws(StoreError) {
            for chunk in chunks {
                let labels = chunk.group.names.map { graph.internLabel($0) }
                if chunk.nameOfRow.isEmpty {
                    try graph.loadNodes(count: chunk.rows, labelSet: graph.internLabelSet(labels))
                    continue
                }
                let sets = chunk.nameLists.map { names in
                    graph.internLabelSet(labels + names.filter { !$0.isEmpty }.map { graph.internLabel($0) }).raw
                }
                let ofRow = chunk.nameOfRow.map { sets[Int($0)] }
                let result = ofRow.withUnsafeBufferPointer { ofRow -> StoreError? in
                    do throws(StoreError) {
                        try graph.loadNodes(labelSets: ofRow)
                        return nil
                    } catch {
                        return error
                    }
                }
                if let result { throw result }
            }
        } catch {
            throw ImportError(.data, "there are more than 2^32 - 2 nodes")
        }
    }

    // MARK: Relationships

    private func addRelationships(_ chunks: [ImportChunk]) throws(ImportError) {
        var segments: [RelationshipSegment] = []
        for chunk in chunks {
            guard let sources = chunk.sources, let targets = chunk.targets, chunk.rows > 0 else { continue }
            if chunk.nameOfRow.isEmpty {
                let type = graph.internType(chunk.group.names[0])
                segments.append(
                    RelationshipSegment(type: type, sources: sources, targets: targets, count: chunk.rows))
                continue
            }
            let types = chunk.nameLists.map { graph.internType($0[0]) }
            var start = 0
            while start < chunk.rows {
                var end = start + 1
                while end < chunk.rows, chunk.nameOfRow[end] == chunk.nameOfRow[start] { end += 1 }
                segments.append(
                    RelationshipSegment(
                        type: types[Int(chunk.nameOfRow[start])], sources: sources + start, targets: targets + start,
                        count: end - start))
                start = end
            }
        }
        do { try graph.loadRelationships(segments, threads: threads) } catch {
            throw ImportError(.data, "there are more than 2^32 - 2 relationships")
        }
    }
}
