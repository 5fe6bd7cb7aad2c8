import PropertyGraph
import QuerySemantics

/// Procedures that every database has.
enum BuiltInProcedure: String, Procedure, CaseIterable {
    case labels = "db.labels"
    case relationshipTypes = "db.relationshipTypes"
    case propertyKeys = "db.propertyKeys"
    case components = "dbms.components"

    var signature: ProcedureSignature {
        switch self {
        case .labels: Self.noInput(rawValue, [("label", .string)])
        case .relationshipTypes: Self.noInput(rawValue, [("relationshipType", .string)])
        case .propertyKeys: Self.noInput(rawValue, [("propertyKey", .string)])
        case .components:
            Self.noInput(rawValue, [("name", .string), ("versions", .list(.string)), ("edition", .string)])
        }
    }

    private static func noInput(_ name: String, _ outputs: [(String, ValueType)]) -> ProcedureSignature {
        ProcedureSignature(
            name: name, inputs: [],
            outputs: outputs.map { ProcedureSignature.Field(name: $0.0, type: $0.1, nullable: false) })
    }

    /// Only names that are in use: the graph remembers those of deleted elements, too.
    ///
    /// - Complexity: O(names), whatever the size of the graph.
    func rows(_ arguments: [Slot], _ context: ExecutionContext) throws(ProcedureFailure) -> [[Slot]] {
        let graph = context.graph
        let space = context.space
        switch self {
        case .labels:
            let used = (0..<UInt32(graph.labelNames.count)).filter { graph.statistics.nodes(LabelID($0)) > 0 }
            return used.map { [space.makeString(graph.labelNames.name($0))] }
        case .relationshipTypes:
            let used = (0..<UInt32(graph.typeNames.count)).filter {
                graph.statistics.relationships(RelationshipTypeID($0)) > 0
            }
            return used.map { [space.makeString(graph.typeNames.name($0))] }
        case .propertyKeys:
            let used = Set((graph.nodePropertyCounts + graph.relationshipPropertyCounts).map(\.key)).sorted()
            return used.map { [space.makeString(graph.name(of: $0))] }
        case .components:
            let versions = space.makeList([space.makeString("openCypher 9")])
            return [[space.makeString("Entente"), versions, space.makeString("community")]]
        }
    }
}
