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
            var table = KeyTable()
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
        return people
    }

    private func load(
        _ relationships: LSQBFolder.Relationships, _ tables: [String: KeyTable], into graph: Graph
    ) throws {
        let ends = try IntegerTable(path: "\(folder)/\(relationships.file).csv", width: 2).values
        let type = graph.internType(relationships.type)
        let sources = tables[relationships.source] ?? KeyTable()
        let targets = tables[relationships.target] ?? KeyTable()
        graph.reserve(nodes: 0, relationships: Int(graph.relationshipLimit) + ends.count / 2)
        for index in stride(from: 0, to: ends.count - 1, by: 2) {
            guard let source = sources[ends[index]] else {
                throw UnknownNode(file: relationships.file, id: ends[index])
            }
            guard let target = targets[ends[index + 1]] else {
                throw UnknownNode(file: relationships.file, id: ends[index + 1])
            }
            try graph.createRelationship(type: type, source: NodeID(source), target: NodeID(target))
        }
    }
}
