import Entente

/// Writes a graph as a script that builds it again.
///
/// Nodes and relationships come in statements of a thousand rows. Meanwhile nodes carry a label and a number of their own,
/// by which relationships find them; the script takes both away at the end. Ids are given anew.
public struct CypherScriptWriter {
    private let graph: Graph
    private let literals: LiteralText
    private let write: (String) -> Void
    private let label: String
    private let number: String
    private let constraint: String
    private static let rowsPerStatement = 1_000

    /// - Parameter write: takes the text, piece by piece.
    public init(_ graph: Graph, write: @escaping (String) -> Void) {
        self.graph = graph
        self.write = write
        literals = LiteralText(graph)
        var name = "exported"
        while graph.labelID(name) != nil || graph.keyID(name) != nil || graph.index(named: name) != nil { name += "_" }
        label = ValuePrinter.name(name)
        number = ValuePrinter.name(name)
        constraint = ValuePrinter.name(name)
    }

    /// Writes everything.
    public func run() {
        let statistics = graph.statistics
        write("// \(statistics.nodes) nodes, \(statistics.relationships) relationships\n")
        if statistics.relationships > 0 {
            write("CREATE CONSTRAINT \(constraint) FOR (n:\(label)) REQUIRE n.\(number) IS UNIQUE;\n")
        }
        writeNodes(isNumbered: statistics.relationships > 0)
        writeRelationships()
        if statistics.relationships > 0 {
            write("DROP CONSTRAINT \(constraint);\n")
            write("MATCH (n:\(label)) REMOVE n:\(label), n.\(number);\n")
        }
        writeSchema()
    }

    /// Indexes and constraints.
    func writeSchema() {
        for index in graph.indexes {
            let name = ValuePrinter.name(index.name)
            let key = ValuePrinter.name(graph.name(of: index.key))
            switch index.subject {
            case .nodes(let label):
                let label = ValuePrinter.name(graph.name(of: label))
                write(
                    index.isUnique
                        ? "CREATE CONSTRAINT \(name) FOR (n:\(label)) REQUIRE n.\(key) IS UNIQUE;\n"
                        : "CREATE INDEX \(name) FOR (n:\(label)) ON (n.\(key));\n")
            case .relationships(let type):
                let type = ValuePrinter.name(graph.name(of: type))
                write("CREATE INDEX \(name) FOR ()-[r:\(type)]-() ON (r.\(key));\n")
            }
        }
    }

    private func writeNodes(isNumbered: Bool) {
        var rows: [UInt32: [UInt32]] = [:]
        for node in 0..<graph.nodeLimit where graph.isAlive(NodeID(node)) {
            let set = graph.labelSet(of: NodeID(node)).raw
            rows[set, default: []].append(node)
            if rows[set, default: []].count == Self.rowsPerStatement {
                writeNodes(rows[set] ?? [], set, isNumbered)
                rows[set] = nil
            }
        }
        for (set, nodes) in rows.sorted(by: { $0.key < $1.key }) { writeNodes(nodes, set, isNumbered) }
    }

    private func writeNodes(_ nodes: [UInt32], _ set: UInt32, _ isNumbered: Bool) {
        let labels = graph.labels(of: LabelSetID(set)).map { ":" + ValuePrinter.name(graph.name(of: $0)) }.joined()
        var text = "UNWIND [\n"
        for (index, node) in nodes.enumerated() {
            text += "  {"
            if isNumbered { text += "i: \(node), " }
            text += "p: "
            literals.write(graph.properties(of: NodeID(node)), to: &text)
            text += index + 1 < nodes.count ? "},\n" : "}\n"
        }
        text += "] AS row CREATE (n\(isNumbered ? ":" + label : "")\(labels)) SET n = row.p"
        if isNumbered { text += " SET n.\(number) = row.i" }
        write(text + ";\n")
    }

    private func writeRelationships() {
        var rows: [UInt32: [UInt32]] = [:]
        for relationship in 0..<graph.relationshipLimit where graph.isAlive(RelationshipID(relationship)) {
            let type = graph.type(RelationshipID(relationship)).raw
            rows[type, default: []].append(relationship)
            if rows[type, default: []].count == Self.rowsPerStatement {
                writeRelationships(rows[type] ?? [], type)
                rows[type] = nil
            }
        }
        for (type, relationships) in rows.sorted(by: { $0.key < $1.key }) { writeRelationships(relationships, type) }
    }

    private func writeRelationships(_ relationships: [UInt32], _ type: UInt32) {
        let type = ValuePrinter.name(graph.name(of: RelationshipTypeID(type)))
        var text = "UNWIND [\n"
        for (index, id) in relationships.enumerated() {
            let relationship = RelationshipID(id)
            text += "  {s: \(graph.source(relationship).raw), t: \(graph.target(relationship).raw), p: "
            literals.write(graph.properties(of: relationship), to: &text)
            text += index + 1 < relationships.count ? "},\n" : "}\n"
        }
        text += "] AS row MATCH (a:\(label) {\(number): row.s}) MATCH (b:\(label) {\(number): row.t}) "
        write(text + "CREATE (a)-[r:\(type)]->(b) SET r = row.p;\n")
    }
}
