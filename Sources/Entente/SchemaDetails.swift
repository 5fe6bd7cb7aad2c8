import PropertyGraph

/// Labels and relationship types with the properties that their nodes and relationships have.
public struct SchemaDetails: Sendable, Hashable {
    /// A property as the members of one label or type have it.
    public struct Property: Sendable, Hashable {
        public var key: String
        /// Members that have it.
        public var count: Int
        /// Names of the types of its values, by name.
        public var types: [String]
        /// A few different values, in the order in which they were met.
        public var samples: [Value]
        /// Whether there are other values than the samples.
        public var hasOthers: Bool
    }

    /// The nodes of a label or of a set of labels, or the relationships of a type.
    public struct Group: Sendable, Hashable {
        /// The label or type; of a set all labels, joined by colons.
        public var name: String
        /// How many there are.
        public var count: Int
        /// By key.
        public var properties: [Property]
    }

    /// Relationships of a type from nodes with exactly some labels to nodes with exactly some labels.
    public struct Connection: Sendable, Hashable {
        public var source: [String]
        public var type: String
        public var target: [String]
        public var count: Int
    }

    /// The nodes with exactly some labels.
    public struct LabelSet: Sendable, Hashable {
        public var labels: [String]
        public var group: Group
    }

    /// Labels by name; nodes without any label under the empty name.
    public private(set) var labels: [Group]
    /// Relationship types by name.
    public private(set) var types: [Group]
    /// Sets of labels that nodes have; each node is in one.
    public private(set) var labelSets: [LabelSet]
    /// Which sets of labels the types connect, by type, source and target; each relationship is in one.
    public private(set) var connections: [Connection]

    /// Different values that are kept of each property.
    private static let sampleCount = 3

    init(_ graph: Graph) {
        var nodes: [UInt32: Draft] = [:]
        let limit = graph.nodeLimit
        for raw in 0..<limit {
            let node = NodeID(raw)
            guard graph.isAlive(node) else { continue }
            nodes[graph.labelSet(of: node).raw, default: Draft()].add(graph.properties(of: node), graph)
        }
        // Counted by set of labels first: there are few of these, and each node is in one.
        var ofLabel: [String: Draft] = [:]
        for (set, draft) in nodes.sorted(by: { $0.key < $1.key }) {
            let names = graph.labels(of: LabelSetID(set)).map { graph.name(of: $0) }
            for name in names.isEmpty ? [""] : names { ofLabel[name, default: Draft()].merge(draft) }
        }
        labelSets = nodes.map { set, draft in
            let names = graph.labels(of: LabelSetID(set)).map { graph.name(of: $0) }
            return LabelSet(labels: names, group: draft.group(names.joined(separator: ":"), graph))
        }.sorted { $0.group.name < $1.group.name }
        labels = ofLabel.map { $0.value.group($0.key, graph) }.sorted { $0.name < $1.name }
        var relationships: [UInt32: Draft] = [:]
        var between: [Ends: Int] = [:]
        for raw in 0..<graph.relationshipLimit {
            let relationship = RelationshipID(raw)
            guard graph.isAlive(relationship) else { continue }
            let type = graph.type(relationship)
            relationships[type.raw, default: Draft()].add(graph.properties(of: relationship), graph)
            between[
                Ends(
                    type: type.raw, source: graph.labelSet(of: graph.source(relationship)).raw,
                    target: graph.labelSet(of: graph.target(relationship)).raw), default: 0] += 1
        }
        types = relationships.map { $0.value.group(graph.name(of: RelationshipTypeID($0.key)), graph) }
            .sorted { $0.name < $1.name }
        connections = Self.connections(between, graph)
    }

    private struct Ends: Hashable {
        var type: UInt32
        var source: UInt32
        var target: UInt32
    }

    private static func connections(_ between: [Ends: Int], _ graph: Graph) -> [Connection] {
        func names(_ set: UInt32) -> [String] { graph.labels(of: LabelSetID(set)).map { graph.name(of: $0) } }
        return between.map { ends, count in
            Connection(
                source: names(ends.source), type: graph.name(of: RelationshipTypeID(ends.type)),
                target: names(ends.target), count: count)
        }
        .sorted {
            ($0.type, $0.source.joined(separator: ":"), $0.target.joined(separator: ":"))
                < ($1.type, $1.source.joined(separator: ":"), $1.target.joined(separator: ":"))
        }
    }

    /// What is known of a group while it is counted.
    private struct Draft {
        struct Column {
            var count = 0
            var types: Set<String> = []
            var samples: [Value] = []
            var hasOthers = false

            mutating func add(_ value: Value) {
                if samples.contains(value) { return }
                if samples.count < SchemaDetails.sampleCount { samples.append(value) } else { hasOthers = true }
            }
        }
        var count = 0
        var columns: [UInt32: Column] = [:]

        mutating func add(_ properties: [(key: PropertyKeyID, value: Slot)], _ graph: Graph) {
            count += 1
            for (key, slot) in properties {
                var column = columns[key.raw] ?? Column()
                column.count += 1
                column.types.insert(slot.tag.typeName)
                if !column.hasOthers { column.add(Value(slot, graph.storedValues, graph)) }
                columns[key.raw] = column
            }
        }

        mutating func merge(_ other: Draft) {
            count += other.count
            for (key, column) in other.columns {
                var own = columns[key] ?? Column()
                own.count += column.count
                own.types.formUnion(column.types)
                own.hasOthers = own.hasOthers || column.hasOthers
                for value in column.samples { own.add(value) }
                columns[key] = own
            }
        }

        func group(_ name: String, _ graph: Graph) -> Group {
            let properties = columns.map { key, column in
                Property(
                    key: graph.name(of: PropertyKeyID(key)), count: column.count, types: column.types.sorted(),
                    samples: column.samples, hasOthers: column.hasOthers)
            }
            return Group(name: name, count: count, properties: properties.sorted { $0.key < $1.key })
        }
    }
}
