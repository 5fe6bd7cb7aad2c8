import PropertyGraph
import QuerySemantics

/// Which property keys go with which labels and relationship types, judged by a sample of the graph.
public struct PropertyUsage: Sendable, Hashable {
    /// Keys by label, the most frequent first.
    public var keysByLabel: [String: [String]] = [:]
    /// Keys by relationship type, the most frequent first.
    public var keysByType: [String: [String]] = [:]

    /// Nothing known.
    public init() {}

    init(_ graph: Graph, sampling limit: Int) {
        let room = max(1, limit)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: room) { buffer in
            for raw in 0..<UInt32(graph.labelNames.count) {
                let label = LabelID(raw)
                var cursor: UInt32 = 0
                let count = graph.scanNodes(label: label, from: &cursor, into: buffer)
                let keys = Self.keys(graph, graph.nodePropertyCounts.map(\.key), of: buffer[..<count]) {
                    !graph.nodeProperty(NodeID($0), $1).isNull
                }
                if !keys.isEmpty { keysByLabel[graph.name(of: label)] = keys }
            }
            guard graph.relationshipPropertyCounts.contains(where: { $0.count > 0 }) else { return }
            for raw in 0..<UInt32(graph.typeNames.count) {
                let type = RelationshipTypeID(raw)
                var cursor: UInt32 = 0
                let count = graph.scanRelationships(type: type, from: &cursor, into: buffer)
                let keys = Self.keys(graph, graph.relationshipPropertyCounts.map(\.key), of: buffer[..<count]) {
                    !graph.relationshipProperty(RelationshipID($0), $1).isNull
                }
                if !keys.isEmpty { keysByType[graph.name(of: type)] = keys }
            }
        }
    }

    private static func keys(
        _ graph: Graph, _ keys: [PropertyKeyID], of sample: Slice<UnsafeMutableBufferPointer<UInt32>>,
        has: (UInt32, PropertyKeyID) -> Bool
    ) -> [String] {
        keys.map { key in (name: graph.name(of: key), count: sample.count { has($0, key) }) }
            .filter { $0.count > 0 }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.map(\.name)
    }
}

extension Session {
    /// Which property keys go with which labels and types: those that the first `limit` nodes of each label, and
    /// relationships of each type, have.
    ///
    /// - Complexity: O((labels + types) × keys × limit)
    public func propertyUsage(sampling limit: Int = 200) -> PropertyUsage {
        engine.locked { PropertyUsage(engine.graph, sampling: limit) }
    }

    /// The procedures that CALL knows, by name.
    public var procedureSignatures: [ProcedureSignature] {
        engine.locked { engine.procedures.signatures }.sorted { $0.name < $1.name }
    }
}
