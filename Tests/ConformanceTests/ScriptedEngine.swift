import ConformanceKit

/// An engine that answers from a script, to test the judge: what it is told to get wrong must be found.
struct ScriptedEngine: ConformanceEngine {
    /// A graph as far as the queries that observe it go.
    struct Graph {
        var nodes: [Int64: TCKNode] = [:]
        var relationships: [Int64: TCKRelationship] = [:]
    }

    /// What a query answers and does.
    typealias Answer = (inout Graph) -> Result<TCKTable, TCKFailure>

    var answers: [String: Answer]
    private var graph = Graph()
    private(set) var procedures: [TCKProcedure] = []
    private(set) var parameters: [String: TCKValue] = [:]

    init(_ answers: [String: Answer]) {
        self.answers = answers
    }

    mutating func reset() {
        graph = Graph()
        procedures = []
    }

    mutating func register(_ procedure: TCKProcedure) {
        procedures.append(procedure)
    }

    mutating func execute(_ query: String, parameters: [String: TCKValue]) -> Result<TCKTable, TCKFailure> {
        if query.contains("id(") || query.contains("labels(n)") { return observe(query) }
        self.parameters = parameters
        guard let answer = answers[query] else {
            return .failure(
                TCKFailure(type: "SyntaxError", phase: .compileTime, detail: "UnexpectedSyntax", message: query))
        }
        return answer(&graph)
    }

    /// The queries of `GraphState`.
    private func observe(_ query: String) -> Result<TCKTable, TCKFailure> {
        let ofNodes = !query.contains("()-")
        let properties = ofNodes ? graph.nodes.mapValues(\.properties) : graph.relationships.mapValues(\.properties)
        if query.contains("keys(") {
            let rows = properties.flatMap { id, entries in
                entries.map { [TCKValue.integer(id), .string($0.key), $0.value] }
            }
            return .success(TCKTable(columns: ["id", "key", "value"], rows: rows))
        }
        if query.contains("labels(n)") {
            let labels = Set(graph.nodes.values.flatMap(\.labels))
            return .success(TCKTable(columns: ["label"], rows: labels.map { [.string($0)] }))
        }
        return .success(TCKTable(columns: ["id"], rows: properties.keys.map { [.integer($0)] }))
    }
}
