import PropertyGraph
import QuerySemantics

/// What is in a graph: labels, relationship types and property keys with their counts.
public struct SchemaSummary: Sendable, Hashable {
    public struct Label: Sendable, Hashable {
        public var name: String
        /// Nodes that have it.
        public var count: Int
    }
    public struct RelationshipType: Sendable, Hashable {
        public var name: String
        public var count: Int
        /// Labels of nodes at which relationships of the type start, by name.
        public var sourceLabels: [String]
        /// Labels of nodes at which they end.
        public var targetLabels: [String]
    }
    public struct PropertyKey: Sendable, Hashable {
        public var name: String
        /// Nodes that have it.
        public var nodes: Int
        /// Relationships that have it.
        public var relationships: Int
    }
    public var nodeCount: Int
    public var relationshipCount: Int
    /// By name; names that nobody has (any more) are left out.
    public var labels: [Label]
    public var relationshipTypes: [RelationshipType]
    public var propertyKeys: [PropertyKey]

    init(_ graph: Graph) {
        let statistics = graph.statistics
        nodeCount = graph.nodeCount
        relationshipCount = graph.relationshipCount
        let labelIDs = (0..<UInt32(graph.labelNames.count)).map { LabelID($0) }
        labels = labelIDs.compactMap { id in
            let count = statistics.nodes(id)
            return count > 0 ? Label(name: graph.name(of: id), count: count) : nil
        }.sorted { $0.name < $1.name }
        relationshipTypes = (0..<UInt32(graph.typeNames.count)).compactMap { raw -> RelationshipType? in
            let id = RelationshipTypeID(raw)
            let count = statistics.relationships(id)
            guard count > 0 else { return nil }
            let sources = labelIDs.filter { statistics.relationships(id, sourceLabel: $0) > 0 }
            let targets = labelIDs.filter { statistics.relationships(id, targetLabel: $0) > 0 }
            return RelationshipType(
                name: graph.name(of: id), count: count, sourceLabels: sources.map { graph.name(of: $0) }.sorted(),
                targetLabels: targets.map { graph.name(of: $0) }.sorted())
        }.sorted { $0.name < $1.name }
        var keys: [String: PropertyKey] = [:]
        for (key, count) in graph.nodePropertyCounts where count > 0 {
            let name = graph.name(of: key)
            keys[name, default: PropertyKey(name: name, nodes: 0, relationships: 0)].nodes = count
        }
        for (key, count) in graph.relationshipPropertyCounts where count > 0 {
            let name = graph.name(of: key)
            keys[name, default: PropertyKey(name: name, nodes: 0, relationships: 0)].relationships = count
        }
        propertyKeys = keys.values.sorted { $0.name < $1.name }
    }
}

/// The names in use in a graph, for the binder's warnings. Used with the engine locked.
struct GraphNames: SchemaNames, @unchecked Sendable {
    private let graph: Graph

    init(_ graph: Graph) { self.graph = graph }

    func hasLabel(_ name: String) -> Bool {
        graph.labelID(name).map { graph.statistics.nodes($0) > 0 } ?? false
    }

    func hasRelationshipType(_ name: String) -> Bool {
        graph.typeID(name).map { graph.statistics.relationships($0) > 0 } ?? false
    }

    func hasPropertyKey(_ name: String) -> Bool {
        guard let key = graph.keyID(name) else { return false }
        return graph.statistics.nodes(with: key) > 0 || graph.statistics.relationships(with: key) > 0
    }

    func type(ofProperty name: String) -> ValueType {
        guard let key = graph.keyID(name) else { return .any }
        let columns = [graph.nodeColumn(key), graph.relationshipColumn(key)].compactMap { $0 }
        let kinds = columns.map { $0.uniformKind ?? .slots }.filter { $0 != .empty }
        guard let kind = kinds.first, kinds.allSatisfy({ $0 == kind }) else { return .any }
        return switch kind {
        case .integers: .integer
        case .floats: .float
        case .booleans: .boolean
        case .dates: .date
        case .strings: .string
        case .empty, .slots: .any
        }
    }

    func mayCycle(_ types: [String]) -> Bool {
        let ids = (types.isEmpty ? graph.typeNames.names : types).compactMap { graph.typeID($0) }
        let statistics = graph.statistics
        let sets = statistics.labelSets.map(\.set)
        // From label set to label set; a cycle among these is needed for one among the nodes.
        var next: [LabelSetID: Set<LabelSetID>] = [:]
        for id in ids where statistics.relationships(id) > 0 {
            let sources = sets.filter { set in reaches(statistics, id, set, isSource: true) }
            let targets = sets.filter { set in reaches(statistics, id, set, isSource: false) }
            for source in sources { next[source, default: []].formUnion(targets) }
        }
        return next.keys.contains { start in
            var seen: Set<LabelSetID> = []
            var open = Array(next[start] ?? [])
            while let set = open.popLast() {
                if set == start { return true }
                if seen.insert(set).inserted { open += next[set] ?? [] }
            }
            return false
        }
    }

    /// Whether relationships of a type start (or end) at nodes of a label set, as far as the counts by label tell.
    private func reaches(
        _ statistics: GraphStatistics, _ type: RelationshipTypeID, _ set: LabelSetID, isSource: Bool
    ) -> Bool {
        let labels = graph.labels(of: set)
        return isSource
            ? statistics.relationships(type, sourceLabels: labels) > 0
            : statistics.relationships(type, targetLabels: labels) > 0
    }

    var labels: [String] { graph.labelNames.names.filter(hasLabel) }
    var relationshipTypes: [String] { graph.typeNames.names.filter(hasRelationshipType) }
    var propertyKeys: [String] { graph.propertyKeys.names.filter(hasPropertyKey) }
}
