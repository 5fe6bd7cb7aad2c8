import Entente

/// A property graph in dictionaries, for the naive evaluator.
public struct NaiveGraph: Sendable, Equatable {
    public struct NodeRecord: Sendable, Equatable {
        public var labels: Set<String>
        public var properties: [String: Value]
        public init(labels: Set<String>, properties: [String: Value]) {
            self.labels = labels
            self.properties = properties
        }
    }
    public struct RelationshipRecord: Sendable, Equatable {
        public var type: String
        public var start: UInt32
        public var end: UInt32
        public var properties: [String: Value]
        public init(type: String, start: UInt32, end: UInt32, properties: [String: Value]) {
            self.type = type
            self.start = start
            self.end = end
            self.properties = properties
        }
    }

    public var nodes: [UInt32: NodeRecord] = [:]
    public var relationships: [UInt32: RelationshipRecord] = [:]
    private var nextNode: UInt32 = 0
    private var nextRelationship: UInt32 = 0

    public init() {}

    public var nodeIDs: [UInt32] { nodes.keys.sorted() }
    public var relationshipIDs: [UInt32] { relationships.keys.sorted() }

    public mutating func add(_ node: NodeRecord) -> UInt32 {
        nodes[nextNode] = node
        nextNode += 1
        return nextNode - 1
    }

    public mutating func add(_ relationship: RelationshipRecord) -> UInt32 {
        relationships[nextRelationship] = relationship
        nextRelationship += 1
        return nextRelationship - 1
    }

    /// Lines that two graphs share when they are equal but for the numbers of their elements: nodes by labels and
    /// properties, relationships by these of their ends as well. Equal lines do not prove the graphs isomorphic.
    public var fingerprint: [String] {
        var texts: [UInt32: String] = [:]
        for (id, node) in nodes {
            texts[id] =
                "(" + node.labels.sorted().map { ":" + $0 }.joined() + CanonicalText.of(.map(node.properties)) + ")"
        }
        let edges = relationships.values.map { edge in
            "\(texts[edge.start] ?? "?")-[:\(edge.type)\(CanonicalText.of(.map(edge.properties)))]->"
                + "\(texts[edge.end] ?? "?")"
        }
        return texts.values.sorted() + edges.sorted()
    }

    /// The graph that a database holds.
    public init(reading session: Session) throws {
        for row in try session.run("MATCH (n) RETURN n").rows() {
            guard case .node(let node) = row[0] else { continue }
            nodes[node.id.raw] = NodeRecord(labels: Set(node.labels), properties: node.properties)
        }
        for row in try session.run("MATCH ()-[r]->() RETURN r").rows() {
            guard case .relationship(let edge) = row[0] else { continue }
            relationships[edge.id.raw] = RelationshipRecord(
                type: edge.type, start: edge.startNode.raw, end: edge.endNode.raw, properties: edge.properties)
        }
        nextNode = (nodes.keys.max() ?? 0) + 1
        nextRelationship = (relationships.keys.max() ?? 0) + 1
    }
}
