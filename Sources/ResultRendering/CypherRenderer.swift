import Entente

/// Statements that make the nodes and relationships of the result again, in an empty graph or beside others.
///
/// A small graph is one CREATE. A large one is made in pieces, for which its nodes carry a label and a number of their
/// own until the end. Of an end whose node is not in the result nothing is known; it becomes a bare node, and a comment
/// says so. Values other than nodes, relationships and paths are not part of a graph and are left out.
public struct CypherRenderer: ResultRenderer {
    /// Most nodes and relationships of one CREATE.
    private static let mostInOne = 400
    /// Nodes or relationships of one statement of many.
    private static let chunk = 500

    private var picture = GraphPicture()
    private var hasColumns = false

    public private(set) var notices: [RenderingNotice] = []

    /// A renderer for one result.
    public init() {}

    public mutating func begin(columns: [String], into output: inout String) { hasColumns = !columns.isEmpty }

    public mutating func rows(_ batch: [[Value]], into output: inout String) {
        for row in batch { for value in row { picture.add(value) } }
    }

    public mutating func end(into output: inout String) {
        guard hasColumns else { return }
        guard !picture.vertices.isEmpty else {
            notices.append(.emptyPicture)
            return
        }
        let unknown = picture.vertices.count { !$0.isKnown }
        if unknown > 0 {
            output += "// \(unknown) bare \(unknown == 1 ? "node stands" : "nodes stand") for ends of relationships "
            output += "that are not in the result.\n"
        }
        if picture.vertices.count + picture.edges.count <= Self.mostInOne {
            writeOne(into: &output)
        } else {
            writeMany(into: &output)
        }
    }

    // MARK: One statement

    private func writeOne(into output: inout String) {
        output += "CREATE"
        for (index, node) in picture.nodes.enumerated() {
            output += (index == 0 ? "" : ",") + "\n  (n\(index)" + Self.labels(node)
            let properties = Self.map(node?.properties ?? [:])
            if properties != "{}" { output += " " + properties }
            output += ")"
        }
        for (edge, relationship) in zip(picture.edges, picture.relationships) {
            output += ",\n  (n\(edge.source))-[:" + ValuePrinter.name(relationship.type)
            if !relationship.properties.isEmpty { output += " " + Self.map(relationship.properties) }
            output += "]->(n\(edge.target))"
        }
        output += ";\n"
    }

    // MARK: Many statements

    private func writeMany(into output: inout String) {
        output += "CREATE INDEX __made FOR (n:__Made) ON (n.__number);\n"
        var ofLabels: [String: [Int]] = [:]
        for (index, node) in picture.nodes.enumerated() { ofLabels[Self.labels(node), default: []].append(index) }
        for (labels, members) in ofLabels.sorted(by: { $0.key < $1.key }) {
            for piece in Self.pieces(members) {
                output += "UNWIND [\n"
                for (position, index) in piece.enumerated() {
                    output += "  {n: \(index), p: \(Self.map(picture.nodes[index]?.properties ?? [:]))}"
                    output += position + 1 < piece.count ? ",\n" : "\n"
                }
                output += "] AS row CREATE (n:__Made\(labels)) SET n = row.p, n.__number = row.n;\n"
            }
        }
        var ofType: [String: [Int]] = [:]
        for (index, edge) in picture.edges.enumerated() { ofType[edge.type, default: []].append(index) }
        for (type, members) in ofType.sorted(by: { $0.key < $1.key }) {
            for piece in Self.pieces(members) {
                output += "UNWIND [\n"
                for (position, index) in piece.enumerated() {
                    let edge = picture.edges[index]
                    output += "  {a: \(edge.source), b: \(edge.target), "
                    output += "p: \(Self.map(picture.relationships[index].properties))}"
                    output += position + 1 < piece.count ? ",\n" : "\n"
                }
                output += "] AS row MATCH (a:__Made {__number: row.a}), (b:__Made {__number: row.b})\n"
                output += "CREATE (a)-[r:\(ValuePrinter.name(type))]->(b) SET r = row.p;\n"
            }
        }
        output += "DROP INDEX __made;\nMATCH (n:__Made) REMOVE n:__Made, n.__number;\n"
    }

    private static func pieces(_ members: [Int]) -> [ArraySlice<Int>] {
        stride(from: 0, to: members.count, by: chunk).map { members[$0..<min($0 + chunk, members.count)] }
    }

    // MARK: Values

    private static func labels(_ node: Node?) -> String {
        (node?.labels ?? []).map { ":" + ValuePrinter.name($0) }.joined()
    }

    private static func map(_ entries: [String: Value]) -> String {
        let ordered = entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return "{" + ordered.map { ValuePrinter.name($0.key) + ": " + literal($0.value) }.joined(separator: ", ") + "}"
    }

    /// A value that reads back the same; NaN and the infinities have no literal of their own.
    private static func literal(_ value: Value) -> String {
        switch value {
        case .float(let number) where number.isNaN: "(0.0 / 0.0)"
        case .float(let number) where number.isInfinite: number < 0 ? "(-1.0 / 0.0)" : "(1.0 / 0.0)"
        case .list(let elements): "[" + elements.map(literal).joined(separator: ", ") + "]"
        case .map(let entries): map(entries)
        case .null, .boolean, .integer, .float, .string, .node, .relationship, .path, .date, .localTime, .zonedTime,
            .localDateTime, .zonedDateTime, .duration, .point:
            ValueText.literal(value)
        }
    }
}
