import Entente

/// The nodes and relationships of a result, each once, in the order in which they came: what the pictures draw.
///
/// A relationship whose end is not in the result gets a bare node there (`isKnown` false), so that no arrow hangs loose.
public struct GraphPicture: Sendable {
    /// A node to draw.
    public struct Vertex: Sendable {
        /// Number of the node in its graph.
        public var id: UInt32
        /// Labels in the node's own order.
        public var labels: [String]
        /// Property keys and values as text, sorted by key.
        public var properties: [(key: String, value: String)]
        /// What to write beside the node.
        public var caption: String
        /// False for the end of a relationship whose node is not in the result.
        public var isKnown: Bool
    }

    /// A relationship to draw.
    public struct Edge: Sendable {
        /// Number of the relationship in its graph.
        public var id: UInt32
        public var type: String
        /// Position of the start in `vertices`.
        public var source: Int
        /// Position of the end in `vertices`.
        public var target: Int
        /// Property keys and values as text, sorted by key.
        public var properties: [(key: String, value: String)]
    }

    /// The nodes in order.
    public private(set) var vertices: [Vertex] = []
    /// The relationships in order.
    public private(set) var edges: [Edge] = []
    /// The same nodes and relationships as values, for those who write them out again.
    private(set) var nodes: [Node?] = []
    private(set) var relationships: [Relationship] = []

    /// Whether the legend says how many nodes have each label.
    var countsLabels = true

    private var positions: [UInt32: Int] = [:]
    private var seenEdges: Set<UInt32> = []

    /// An empty picture.
    public init() {}

    /// Adds every node and relationship inside a value.
    public mutating func add(_ value: Value) {
        switch value {
        case .node(let node): add(node)
        case .relationship(let relationship): add(relationship)
        case .path(let path):
            for node in path.nodes { add(node) }
            for relationship in path.relationships { add(relationship) }
        case .list(let elements): for element in elements { add(element) }
        case .map(let entries):
            for entry in entries.sorted(by: { $0.key < $1.key }) { add(entry.value) }
        case .null, .boolean, .integer, .float, .string, .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime,
            .duration, .point:
            break
        }
    }

    private mutating func add(_ node: Node) {
        let vertex = Vertex(
            id: node.id.raw, labels: node.labels, properties: Self.texts(node.properties),
            caption: Self.caption(node), isKnown: true)
        if let position = positions[node.id.raw] {
            if vertices[position].isKnown { return }
            vertices[position] = vertex
            nodes[position] = node
        } else {
            positions[node.id.raw] = vertices.count
            vertices.append(vertex)
            nodes.append(node)
        }
    }

    private mutating func add(_ relationship: Relationship) {
        guard seenEdges.insert(relationship.id.raw).inserted else { return }
        let source = position(of: relationship.startNode)
        let target = position(of: relationship.endNode)
        edges.append(
            Edge(
                id: relationship.id.raw, type: relationship.type, source: source, target: target,
                properties: Self.texts(relationship.properties)))
        relationships.append(relationship)
    }

    private mutating func position(of node: NodeID) -> Int {
        if let position = positions[node.raw] { return position }
        positions[node.raw] = vertices.count
        vertices.append(Vertex(id: node.raw, labels: [], properties: [], caption: "", isKnown: false))
        nodes.append(nil)
        return vertices.count - 1
    }

    /// The first `count` nodes, and the relationships between them.
    func first(_ count: Int) -> GraphPicture {
        guard vertices.count > count else { return self }
        var result = self
        result.vertices.removeSubrange(count...)
        result.nodes.removeSubrange(count...)
        let kept = edges.indices.filter { edges[$0].source < count && edges[$0].target < count }
        result.edges = kept.map { edges[$0] }
        result.relationships = kept.map { relationships[$0] }
        return result
    }

    /// Labels of the nodes with how many have each as their first, the most frequent first.
    var legend: [(label: String, count: Int)] {
        var counts: [String: Int] = [:]
        for vertex in vertices where vertex.isKnown { counts[vertex.labels.first ?? "", default: 0] += 1 }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { (label: $0.key, count: $0.value) }
    }

    private static func texts(_ properties: [String: Value]) -> [(key: String, value: String)] {
        properties.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { (key: $0.key, value: ControlCharacters.escape(ValueText.plain($0.value))) }
    }

    private static func caption(_ node: Node) -> String {
        for key in CompactText.naming {
            if let value = node.properties[key], value != .null {
                return ControlCharacters.escape(ValueText.plain(value))
            }
        }
        let byName = node.properties.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        for (_, value) in byName {
            if case .string(let text) = value { return ControlCharacters.escape(text) }
        }
        return byName.first.map { ControlCharacters.escape(ValueText.plain($0.value)) }
            ?? node.labels.first.map(ControlCharacters.escape) ?? ""
    }
}
