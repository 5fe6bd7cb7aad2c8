// From the engine's slots to values for its users, and back.

extension Value {
    /// The value behind a slot. Nodes and relationships are copied as they are now; deleted ones have no labels and
    /// properties.
    ///
    /// - Complexity: linear in the size of the value, plus O(property keys of the graph) for every node and
    ///   relationship in it.
    public init(_ slot: Slot, _ space: ValueSpace, _ graph: Graph) {
        switch slot.tag {
        case .null: self = .null
        case .boolean: self = .boolean(slot.booleanValue)
        case .integer: self = .integer(slot.integerValue)
        case .float: self = .float(slot.floatValue)
        case .string: self = .string(space.string(slot))
        case .list: self = .list(space.list(slot).map { Value($0, space, graph) })
        case .map:
            let view = space.map(slot)
            var entries: [String: Value] = [:]
            for index in 0..<view.count {
                entries[space.keys.name(view.keys[index].raw)] = Value(view.values[index], space, graph)
            }
            self = .map(entries)
        case .node: self = .node(Node(slot.nodeID, graph))
        case .relationship: self = .relationship(Relationship(slot.relationshipID, graph))
        case .path:
            var nodes: [Node] = []
            var relationships: [Relationship] = []
            for element in space.path(slot) {
                if element.tag == .node {
                    nodes.append(Node(element.nodeID, graph))
                } else {
                    relationships.append(Relationship(element.relationshipID, graph))
                }
            }
            self = .path(Path(nodes: nodes, relationships: relationships))
        case .date: self = .date(DateValue(days: slot.integerValue))
        case .localTime: self = .localTime(LocalTimeValue(nanoseconds: slot.integerValue))
        case .zonedTime:
            self = .zonedTime(
                ZonedTimeValue(nanoseconds: slot.integerValue, offset: Int32(bitPattern: slot.aux)))
        case .localDateTime:
            self = .localDateTime(
                LocalDateTimeValue(seconds: slot.integerValue, nanoseconds: Int32(bitPattern: slot.aux)))
        case .zonedDateTime: self = .zonedDateTime(slot.zonedDateTimeValue)
        case .duration: self = .duration(space.duration(slot))
        case .point: self = .point(space.point(slot))
        }
    }
}

extension Node {
    /// A node as it is now.
    public init(_ id: NodeID, _ graph: Graph) {
        self.init(id: id, labels: [], properties: [:])
        guard graph.isAlive(id) else { return }
        labels = graph.labels(of: id).map { graph.name(of: $0) }
        properties = Self.values(graph.properties(of: id), graph)
    }

    static func values(_ properties: [(key: PropertyKeyID, value: Slot)], _ graph: Graph) -> [String: Value] {
        var values: [String: Value] = [:]
        for (key, value) in properties { values[graph.name(of: key)] = Value(value, graph.storedValues, graph) }
        return values
    }
}

extension Relationship {
    /// A relationship as it is now.
    public init(_ id: RelationshipID, _ graph: Graph) {
        let type = graph.typeEvenIfDeleted(id).map { graph.name(of: $0) } ?? ""
        self.init(
            id: id, type: type, startNode: graph.source(id), endNode: graph.target(id), properties: [:])
        if graph.isAlive(id) { properties = Node.values(graph.properties(of: id), graph) }
    }
}

extension Graph {
    /// Type of a relationship that lives or was deleted by the running transaction.
    ///
    /// - Complexity: O(1) for a live one, else O(changes of the transaction).
    public func typeEvenIfDeleted(_ relationship: RelationshipID) -> RelationshipTypeID? {
        if isAlive(relationship) { return type(relationship) }
        for change in changes.reversed() {
            if case .deleteRelationship(relationship, let type, _, _) = change { return type }
        }
        return nil
    }
}

extension ValueSpace {
    /// A slot for a value from outside, in the statement's heap. Nodes and relationships become their ids.
    ///
    /// - Complexity: linear in the size of the value.
    public func slot(from value: Value) -> Slot {
        switch value {
        case .null: return .null
        case .boolean(let value): return .boolean(value)
        case .integer(let value): return .integer(value)
        case .float(let value): return .float(value)
        case .string(let text): return makeString(text)
        case .list(let elements): return makeList(elements.map { slot(from: $0) })
        case .map(let entries):
            return makeMap(entries.map { (key: PropertyKeyID(keys.intern($0.key)), value: slot(from: $0.value)) })
        case .node(let node): return .node(node.id)
        case .relationship(let relationship): return .relationship(relationship.id)
        case .path(let path):
            var elements: [Slot] = []
            for (index, node) in path.nodes.enumerated() {
                elements.append(.node(node.id))
                if index < path.relationships.count { elements.append(.relationship(path.relationships[index].id)) }
            }
            return makePath(elements)
        case .date(let value): return .date(value)
        case .localTime(let value): return .localTime(value)
        case .zonedTime(let value): return .zonedTime(value)
        case .localDateTime(let value): return .localDateTime(value)
        case .zonedDateTime(let value): return .zonedDateTime(value)
        case .duration(let parts): return makeDuration(parts.normalised)
        case .point(let point): return makePoint(point)
        }
    }
}
