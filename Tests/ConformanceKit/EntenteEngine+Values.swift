import Entente

extension TCKValue {
    /// A value of ours in the kit's form: without identities, temporal values as their canonical text.
    init(_ value: Value) {
        switch value {
        case .null: self = .null
        case .boolean(let value): self = .boolean(value)
        case .integer(let value): self = .integer(value)
        case .float(let value): self = .float(value)
        case .string(let text): self = .string(text)
        case .list(let items): self = .list(items.map { TCKValue($0) })
        case .map(let entries): self = .map(entries.mapValues { TCKValue($0) })
        case .node(let node): self = .node(TCKNode(node))
        case .relationship(let relationship): self = .relationship(TCKRelationship(relationship))
        case .path(let path): self = .path(TCKPath(path))
        case .date(let value): self = .string(value.description)
        case .localTime(let value): self = .string(value.description)
        case .zonedTime(let value): self = .string(value.description)
        case .localDateTime(let value): self = .string(value.description)
        case .zonedDateTime(let value): self = .string(value.description)
        case .duration(let value): self = .string(value.description)
        case .point(let value): self = .string(value.description)
        }
    }

    /// The value as an argument of a query, or nil for a node, relationship or path, which cannot be one.
    var argument: Value? {
        switch self {
        case .null: .null
        case .boolean(let value): .boolean(value)
        case .integer(let value): .integer(value)
        case .float(let value): .float(value)
        case .string(let text): .string(text)
        case .list(let items):
            items.reduce(into: [Value]?.some([])) { list, item in
                if let value = item.argument { list?.append(value) } else { list = nil }
            }.map { .list($0) }
        case .map(let entries):
            entries.reduce(into: [String: Value]?.some([:])) { map, entry in
                if let value = entry.value.argument { map?[entry.key] = value } else { map = nil }
            }.map { .map($0) }
        case .node, .relationship, .path: nil
        }
    }
}

extension TCKNode {
    init(_ node: Node) {
        self.init(labels: node.labels, properties: node.properties.mapValues { TCKValue($0) })
    }
}

extension TCKRelationship {
    init(_ relationship: Relationship) {
        self.init(type: relationship.type, properties: relationship.properties.mapValues { TCKValue($0) })
    }
}

extension TCKPath {
    init(_ path: Path) {
        let steps = path.relationships.enumerated().map { index, relationship in
            Step(
                relationship: TCKRelationship(relationship),
                isForward: relationship.startNode == path.nodes[index].id, node: TCKNode(path.nodes[index + 1]))
        }
        self.init(start: path.nodes.first.map { TCKNode($0) }, steps: steps)
    }
}
