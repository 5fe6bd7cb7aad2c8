import PropertyGraph

/// A property value of the model: what a random test writes.
enum ModelValue: Hashable {
    case integer(Int64)
    case float(Double)
    case boolean(Bool)
    /// UTF-8: Swift's String equality is canonical, the language's is not.
    case bytes([UInt8])
    case list([ModelValue])

    static func string(_ text: String) -> ModelValue { .bytes(Array(text.utf8)) }

    /// As a slot of a statement's space.
    func slot(in space: ValueSpace) -> Slot {
        switch self {
        case .integer(let value): return .integer(value)
        case .float(let value): return .float(value)
        case .boolean(let value): return .boolean(value)
        case .bytes(let value): return value.withUnsafeBufferPointer { space.makeString(utf8: $0) }
        case .list(let values): return space.makeList(values.map { $0.slot(in: space) })
        }
    }

    /// Reads a slot back.
    init?(_ slot: Slot, in space: ValueSpace) {
        switch slot.tag {
        case .integer: self = .integer(slot.integerValue)
        case .float: self = .float(slot.floatValue)
        case .boolean: self = .boolean(slot.booleanValue)
        case .string: self = .bytes(Array(space.utf8(slot)))
        case .list: self = .list(space.list(slot).compactMap { ModelValue($0, in: space) })
        default: return nil
        }
    }

    /// The language's equality of two values without nulls.
    func equals(_ other: ModelValue) -> Bool {
        switch (self, other) {
        case (.integer(let a), .float(let b)), (.float(let b), .integer(let a)): return Double(a) == b
        case (.float(let a), .float(let b)): return a == b
        case (.list(let a), .list(let b)): return a.count == b.count && zip(a, b).allSatisfy { $0.equals($1) }
        default: return self == other
        }
    }
}

/// A graph as dictionaries: the plainest thing that could be right.
struct ModelGraph: Equatable {
    struct Relationship: Equatable {
        var type: String
        var source: UInt32
        var target: UInt32
        var properties: [String: ModelValue] = [:]
    }
    struct Node: Equatable {
        var labels: Set<String> = []
        var properties: [String: ModelValue] = [:]
    }
    struct IndexName: Hashable {
        var label: String
        var key: String
    }

    var nodes: [UInt32: Node] = [:]
    var relationships: [UInt32: Relationship] = [:]
    var indexes: Set<IndexName> = []
    var constraints: Set<IndexName> = []

    /// Neighbours of every node as (neighbour, relationship), in the store's order.
    func neighbours(_ type: String, _ direction: AdjacencyDirection) -> [UInt32: [[UInt32]]] {
        var result: [UInt32: [[UInt32]]] = [:]
        for (id, relationship) in relationships where relationship.type == type {
            switch direction {
            case .outgoing: result[relationship.source, default: []].append([relationship.target, id])
            case .incoming: result[relationship.target, default: []].append([relationship.source, id])
            }
        }
        return result.mapValues { $0.sorted { $0.lexicographicallyPrecedes($1) } }
    }

    /// Nodes with a label whose property equals a value, ascending.
    func nodes(_ label: String, _ key: String, equalTo value: ModelValue) -> [UInt32] {
        nodes.filter { $0.value.labels.contains(label) && $0.value.properties[key]?.equals(value) == true }
            .map(\.key).sorted()
    }
}

/// What a graph shows through its reading calls, in the model's terms.
func model(of graph: Graph) -> ModelGraph {
    var result = ModelGraph()
    let space = graph.storedValues
    for id in 0..<graph.nodeLimit where graph.isAlive(NodeID(id)) {
        var node = ModelGraph.Node()
        node.labels = Set(graph.labels(of: NodeID(id)).map { graph.name(of: $0) })
        for (key, value) in graph.properties(of: NodeID(id)) {
            node.properties[graph.name(of: key)] = ModelValue(value, in: space)
        }
        result.nodes[id] = node
    }
    for id in 0..<graph.relationshipLimit where graph.isAlive(RelationshipID(id)) {
        let handle = RelationshipID(id)
        var relationship = ModelGraph.Relationship(
            type: graph.name(of: graph.type(handle)), source: graph.source(handle).raw,
            target: graph.target(handle).raw)
        for (key, value) in graph.properties(of: handle) {
            relationship.properties[graph.name(of: key)] = ModelValue(value, in: space)
        }
        result.relationships[id] = relationship
    }
    for index in graph.indexes {
        guard case .nodes(let label) = index.subject else { continue }
        let name = ModelGraph.IndexName(label: graph.name(of: label), key: graph.name(of: index.key))
        if index.isUnique { result.constraints.insert(name) } else { result.indexes.insert(name) }
    }
    return result
}

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), so that a failing run can be repeated from its seed.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
}
