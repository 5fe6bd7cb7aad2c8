import PropertyGraph

/// Loads an LSQB folder straight into a graph.
struct LSQBLoader {
    let folder: String

    struct UnknownNode: Error, CustomStringConvertible {
        var file: String
        var id: Int64
        var description: String { "\(file): no node \(id)" }
    }

    /// Fills an empty graph; nodes carry the file's id as the property `id`.
    ///
    /// - Returns: ids of the people in the order of their file, for point reads.
    func load(into graph: Graph) throws -> [Int64] {
        graph.recordsChanges = false
        defer { graph.recordsChanges = true }
        let id = graph.internKey("id")
        var tables: [String: KeyTable] = [:]
        var people: [Int64] = []
        for nodes in LSQBFolder.nodes {
            let ids = try IntegerTable(path: "\(folder)/\(nodes.file).csv", width: 1).values
            let labels = graph.internLabelSet(nodes.labels.map { graph.internLabel($0) })
            let table = KeyTable(capacity: ids.count)
            graph.reserve(nodes: Int(graph.nodeLimit) + ids.count, relationships: 0)
            for value in ids {
                let node = try graph.createNode(labelSet: labels)
                try graph.setNodeProperty(node, id, .integer(value))
                table.insert(value, node.raw)
            }
            tables[nodes.file] = table
            if nodes.file == "Person" { people = ids }
        }
        for relationships in LSQBFolder.relationships {
            try load(relationships, tables, into: graph)
        }
        graph.commit()
        // Adjacency is built when it is first read; here that belongs to loading.
        for type in 0..<UInt32(graph.typeNames.count) {
            for direction in AdjacencyDirection.allCases {
                _ = graph.adjacency(type: RelationshipTypeID(type), direction: direction)
            }
        }
        return people
    }

    private func load(
        _ relationships: LSQBFolder.Relationships, _ tables: [String: KeyTable], into graph: Graph
    ) throws {
        let ends = try IntegerTable(path: "\(folder)/\(relationships.file).csv", width: 2).values
        let type = graph.internType(relationships.type)
        let sources = try resolve(ends, from: 0, tables[relationships.source], relationships.file)
        let targets = try resolve(ends, from: 1, tables[relationships.target], relationships.file)
        graph.reserve(nodes: 0, relationships: Int(graph.relationshipLimit) + sources.count)
        for (source, target) in zip(sources, targets) {
            try graph.createRelationship(type: type, source: source, target: target)
        }
    }

    /// Ids of the graph for every second value. All lookups of a file at once overlap their waits for memory.
    private func resolve(
        _ ends: [Int64], from first: Int, _ table: KeyTable?, _ file: String
    ) throws -> [NodeID] {
        var nodes: [NodeID] = []
        nodes.reserveCapacity(ends.count / 2)
        for index in stride(from: first, to: ends.count, by: 2) {
            guard let node = table?[ends[index]] else { throw UnknownNode(file: file, id: ends[index]) }
            nodes.append(NodeID(node))
        }
        return nodes
    }
}
