/// Everything that the kit can observe of a graph: what the four defining queries of its README return.
///
/// Counters of the engine are not asked: a property set to the value it had is no side effect, and a label is one only
/// when its name was new to the graph or has left it.
public struct GraphState: Sendable {
    private var nodes: Set<Int64> = []
    private var relationships: Set<Int64> = []
    private var labels: Set<String> = []
    private var properties: [Property: TCKValue] = [:]

    /// A property of one node or relationship.
    private struct Property: Hashable {
        var isNode: Bool
        var entity: Int64
        var key: String
    }

    /// Asks an engine for its present state.
    ///
    /// - Complexity: O(n) in the size of the graph.
    public static func capture(_ engine: inout some ConformanceEngine) -> Result<GraphState, TCKFailure> {
        var state = GraphState()
        do {
            state.nodes = Set(try identifiers(engine.execute("MATCH (n) RETURN id(n) AS id", parameters: [:])))
            state.relationships = Set(
                try identifiers(engine.execute("MATCH ()-[r]->() RETURN id(r) AS id", parameters: [:])))
            let labels = try engine.execute(
                "MATCH (n) UNWIND labels(n) AS label RETURN DISTINCT label", parameters: [:]
            ).get()
            for row in labels.rows {
                guard case .string(let label)? = row.first else { throw unexpected(row) }
                state.labels.insert(label)
            }
            for isNode in [true, false] {
                let pattern = isNode ? "(e)" : "()-[e]->()"
                let query = """
                    MATCH \(pattern) UNWIND keys(e) AS key WITH properties(e) AS properties, key, e
                    RETURN id(e) AS id, key, properties[key] AS value
                    """
                for row in try engine.execute(query, parameters: [:]).get().rows {
                    guard row.count == 3, case .integer(let id) = row[0], case .string(let key) = row[1] else {
                        throw unexpected(row)
                    }
                    state.properties[Property(isNode: isNode, entity: id, key: key)] = row[2]
                }
            }
            return .success(state)
        } catch let failure as TCKFailure {
            return .failure(failure)
        } catch {
            return .failure(
                TCKFailure(type: "Kit", phase: .runtime, detail: "GraphState", message: String(describing: error)))
        }
    }

    private static func identifiers(_ result: Result<TCKTable, TCKFailure>) throws(TCKFailure) -> [Int64] {
        var identifiers: [Int64] = []
        for row in try result.get().rows {
            guard case .integer(let id)? = row.first else { throw unexpected(row) }
            identifiers.append(id)
        }
        return identifiers
    }

    private static func unexpected(_ row: [TCKValue]) -> TCKFailure {
        TCKFailure(type: "Kit", phase: .runtime, detail: "GraphState", message: "unexpected row \(row)")
    }

    /// What has changed since an earlier state.
    public func difference(since before: GraphState) -> SideEffects {
        SideEffects([
            .addedNodes: nodes.subtracting(before.nodes).count,
            .removedNodes: before.nodes.subtracting(nodes).count,
            .addedRelationships: relationships.subtracting(before.relationships).count,
            .removedRelationships: before.relationships.subtracting(relationships).count,
            .addedLabels: labels.subtracting(before.labels).count,
            .removedLabels: before.labels.subtracting(labels).count,
            .addedProperties: Self.missing(from: before.properties, of: properties),
            .removedProperties: Self.missing(from: properties, of: before.properties),
        ])
    }

    /// How many entries of one map the other lacks or has with another value.
    private static func missing(from others: [Property: TCKValue], of own: [Property: TCKValue]) -> Int {
        own.count { key, value in !(others[key]?.matches(value) ?? false) }
    }
}
