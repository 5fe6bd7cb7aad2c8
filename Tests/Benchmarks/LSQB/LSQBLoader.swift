import Entente
import GraphInterchange
import PropertyGraph

/// Loads an LSQB folder straight into a graph, as `entente import` does.
struct LSQBLoader {
    let folder: String

    /// The graph; nodes carry the file's id as the property `id`.
    ///
    /// - Returns: also the ids of the people in the order of their file, for point reads.
    func load() throws -> (graph: Graph, people: [Int64]) {
        var request = ImportRequest()
        request.dialect.delimiter = UInt8(ascii: "|")
        request.identifiers = .integer
        request.nodes = LSQBFolder.nodes.map { .init(names: $0.labels, files: ["\(folder)/\($0.file).csv"]) }
        request.relationships = LSQBFolder.relationships.map {
            .init(names: [$0.type], files: ["\(folder)/\($0.file).csv"])
        }
        let graph = try GraphImporter(request).run().graph
        return (graph, people(graph))
    }

    private func people(_ graph: Graph) -> [Int64] {
        guard let label = graph.labelID("Person"), let key = graph.keyID("id") else { return [] }
        var ids = [UInt32](repeating: 0, count: graph.statistics.nodes(label) + 1)
        var cursor: UInt32 = 0
        let count = ids.withUnsafeMutableBufferPointer { graph.scanNodes(label: label, from: &cursor, into: $0) }
        return ids[..<count].map { graph.nodeProperty(NodeID($0), key).integerValue }
    }
}
