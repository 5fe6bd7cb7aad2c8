import PropertyGraph
import QuerySemantics

/// Procedures that say which properties, of which types, nodes and relationships have.
enum SchemaProcedure: String, Procedure, CaseIterable {
    case nodeTypeProperties = "db.schema.nodeTypeProperties"
    case relTypeProperties = "db.schema.relTypeProperties"

    var signature: ProcedureSignature {
        let subject: [(String, ValueType, Bool)] =
            switch self {
            case .nodeTypeProperties: [("nodeType", .string, false), ("nodeLabels", .list(.string), false)]
            case .relTypeProperties: [("relType", .string, false)]
            }
        let columns =
            subject + [
                ("propertyName", .string, true), ("propertyTypes", .list(.string), true),
                ("mandatory", .boolean, false),
            ]
        return ProcedureSignature(
            name: rawValue, inputs: [],
            outputs: columns.map { ProcedureSignature.Field(name: $0.0, type: $0.1, nullable: $0.2) })
    }

    /// A row for each property of each combination of labels, or of each relationship type; one without a property
    /// where there is none.
    ///
    /// - Complexity: O(nodes or relationships, and their properties)
    func rows(_ arguments: [Slot], _ context: ExecutionContext) throws(ProcedureFailure) -> [[Slot]] {
        let graph = context.graph
        var found: [[String]: Properties] = [:]
        switch self {
        case .nodeTypeProperties:
            for raw in 0..<graph.nodeLimit where graph.isAlive(NodeID(raw)) {
                let labels = graph.labels(of: NodeID(raw)).map { graph.name(of: $0) }.sorted()
                found[labels, default: Properties()].add(graph.properties(of: NodeID(raw)), context)
            }
        case .relTypeProperties:
            for raw in 0..<graph.relationshipLimit where graph.isAlive(RelationshipID(raw)) {
                let type = graph.name(of: graph.type(RelationshipID(raw)))
                found[[type], default: Properties()].add(graph.properties(of: RelationshipID(raw)), context)
            }
        }
        let space = context.space
        var rows: [[Slot]] = []
        for (names, properties) in found.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            var subject = [space.makeString(names.map { ":`\($0)`" }.joined())]
            if self == .nodeTypeProperties { subject.append(space.makeList(names.map { space.makeString($0) })) }
            if properties.types.isEmpty { rows.append(subject + [.null, .null, .boolean(false)]) }
            for (key, types) in properties.types.sorted(by: { $0.key < $1.key }) {
                let list = space.makeList(types.sorted().map { space.makeString($0) })
                rows.append(subject + [space.makeString(key), list, .boolean(false)])
            }
        }
        return rows
    }

    /// Keys and the names of their values' types.
    private struct Properties {
        var types: [String: Set<String>] = [:]

        mutating func add(_ properties: [(key: PropertyKeyID, value: Slot)], _ context: ExecutionContext) {
            for (key, value) in properties {
                types[context.graph.name(of: key), default: []].insert(Self.typeName(value, context.space))
            }
        }

        /// The names that Neo4j gives to types of properties.
        private static func typeName(_ value: Slot, _ space: ValueSpace) -> String {
            switch value.tag {
            case .boolean: "Boolean"
            case .integer: "Long"
            case .float: "Double"
            case .string: "String"
            case .date: "Date"
            case .localTime: "LocalTime"
            case .zonedTime: "Time"
            case .localDateTime: "LocalDateTime"
            case .zonedDateTime: "DateTime"
            case .duration: "Duration"
            case .point: "Point"
            case .list: (space.list(value).first.map { typeName($0, space) } ?? "Any") + "Array"
            case .null, .map, .node, .relationship, .path: "Any"
            }
        }
    }
}
