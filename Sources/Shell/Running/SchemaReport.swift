import Entente
import ResultRendering

/// The schema of a graph in words, as JSON, and as a picture.
enum SchemaReport {
    /// - Parameter mode: `line` for words, `json`, or the language of a picture.
    static func text(_ schema: SchemaSummary, _ details: SchemaDetails, _ mode: OutputMode, width: Int) -> String {
        switch mode {
        case .json: return SchemaJSON.text(schema, details)
        case .dot, .mermaid, .html, .svg: return picture(details, mode)
        case .box, .ascii, .markdown, .csv, .tsv, .jsonl, .line, .cypher, .tck, .tree, .none: break
        }
        var text =
            SummaryText.count(schema.nodeCount, "node") + ", "
            + SummaryText.count(schema.relationshipCount, "relationship") + "\n"
        if schema.nodeCount == 0 {
            return text + "The graph is empty; CREATE makes nodes, :source runs a script that does.\n"
        }
        text += "\nNodes\n"
        for group in details.labels.sorted(by: { ($1.count, $0.name) < ($0.count, $1.name) }) {
            text += "  " + labelName(group.name) + "  " + SummaryText.grouped(group.count) + "\n"
            text += properties(group, indent: 6, width: width)
        }
        guard !details.types.isEmpty else { return text }
        text += "\nRelationships\n"
        for group in details.types.sorted(by: { ($1.count, $0.name) < ($0.count, $1.name) }) {
            text += "  [:" + ValuePrinter.name(group.name) + "]  " + SummaryText.grouped(group.count) + "\n"
            text += connections(details.connections.filter { $0.type == group.name }, indent: 6)
            text += properties(group, indent: 6, width: width)
        }
        return text
    }

    // MARK: One thing

    /// Everything about a label.
    static func label(_ name: String, _ details: SchemaDetails, width: Int) -> String {
        guard let group = details.labels.first(where: { $0.name == name }) else { return "" }
        var text = labelName(name) + ": " + SummaryText.count(group.count, "node") + "\n"
        if !group.properties.isEmpty { text += "\nProperties\n" + properties(group, indent: 2, width: width) }
        let leaving = details.connections.filter { $0.source.contains(name) }
        let coming = details.connections.filter { $0.target.contains(name) && !$0.source.contains(name) }
        if !leaving.isEmpty || !coming.isEmpty {
            text += "\nRelationships\n" + connections(leaving + coming, indent: 2)
        }
        return text
    }

    /// Everything about a relationship type.
    static func type(_ name: String, _ details: SchemaDetails, width: Int) -> String {
        guard let group = details.types.first(where: { $0.name == name }) else { return "" }
        var text =
            "[:" + ValuePrinter.name(name) + "]: " + SummaryText.count(group.count, "relationship") + "\n\nEnds\n"
        text += connections(details.connections.filter { $0.type == name }, indent: 2)
        if !group.properties.isEmpty { text += "\nProperties\n" + properties(group, indent: 2, width: width) }
        return text
    }

    /// Where a property key is used.
    static func key(_ name: String, _ details: SchemaDetails, width: Int) -> String {
        func lines(_ groups: [SchemaDetails.Group], _ title: (String) -> String) -> [[String]] {
            groups.compactMap { group in
                group.properties.first { $0.key == name }.map { [title(group.name)] + facts($0, of: group).dropFirst() }
            }
        }
        return "Property \(ValuePrinter.name(name))\n\n"
            + table(
                lines(details.labels, labelName) + lines(details.types) { "[:" + ValuePrinter.name($0) + "]" },
                indent: 2, width: width)
    }

    // MARK: Parts

    private static func labelName(_ name: String) -> String {
        name.isEmpty ? "(no label)" : ":" + ValuePrinter.name(name)
    }

    private static func end(_ labels: [String]) -> String {
        "(" + labels.map { ":" + ValuePrinter.name($0) }.joined() + ")"
    }

    private static func connections(_ list: [SchemaDetails.Connection], indent: Int) -> String {
        table(
            list.map { connection in
                [
                    end(connection.source) + "-[:" + ValuePrinter.name(connection.type) + "]->"
                        + end(connection.target), SummaryText.grouped(connection.count),
                ]
            }, indent: indent, width: nil)
    }

    private static func properties(_ group: SchemaDetails.Group, indent: Int, width: Int) -> String {
        table(group.properties.map { facts($0, of: group) }, indent: indent, width: width)
    }

    /// Name, types, coverage and samples of a property.
    private static func facts(_ property: SchemaDetails.Property, of group: SchemaDetails.Group) -> [String] {
        [
            ValuePrinter.name(property.key), property.types.joined(separator: " | "), coverage(property, of: group),
            property.samples.map { ValueText.shown(ValueText.literal($0)) }.joined(separator: ", ")
                + (property.hasOthers ? ", …" : ""),
        ]
    }

    /// `100 %`, or less; never 100 where one is missing, nor 0 where one is there.
    static func coverage(_ property: SchemaDetails.Property, of group: SchemaDetails.Group) -> String {
        if property.count == group.count { return "100 %" }
        let percent = Int((Double(property.count) * 100 / Double(max(1, group.count))).rounded())
        return "\(min(99, max(1, percent))) %"
    }

    /// Columns set below one another; the last is cut to the width.
    private static func table(_ rows: [[String]], indent: Int, width: Int?) -> String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.reduce(0) { max($0, column < $1.count ? $1[column].count : 0) }
        }
        return rows.map { row in
            var line = String(repeating: " ", count: indent)
            for (column, cell) in row.enumerated() {
                line += cell
                if column + 1 < row.count { line += String(repeating: " ", count: widths[column] - cell.count + 2) }
            }
            while line.last == " " { line.removeLast() }
            if let width, line.count > width { line = String(line.prefix(max(1, width - 1))) + "…" }
            return line + "\n"
        }.joined()
    }

    // MARK: The picture

    /// Labels as nodes, and what connects them.
    private static func picture(_ details: SchemaDetails, _ mode: OutputMode) -> String {
        var options = RenderingOptions()
        options.title = "Schema"
        options.countsLabels = false
        var renderer = mode.makeRenderer(options)
        var ids: [[String]: UInt32] = [:]
        var rows: [[Value]] = []
        var nodes: [Node] = []
        for (index, set) in details.labelSets.enumerated() {
            ids[set.labels] = UInt32(index)
            let title =
                set.labels.isEmpty
                ? "(no label)" : set.labels.map { ":" + ValuePrinter.name($0) }.joined(separator: " ")
            var properties: [String: Value] = ["name": .string("\(title) (\(SummaryText.grouped(set.group.count)))")]
            for property in set.group.properties {
                properties[property.key == "name" ? "name " : property.key] = .string(
                    property.types.joined(separator: " | ") + ", " + coverage(property, of: set.group))
            }
            nodes.append(
                Node(
                    id: NodeID(UInt32(index)), labels: set.labels.isEmpty ? ["(no label)"] : set.labels,
                    properties: properties))
        }
        rows += nodes.map { [.node($0), .null] }
        for (index, connection) in details.connections.enumerated() {
            guard let source = ids[connection.source], let target = ids[connection.target] else { continue }
            let relationship = Relationship(
                id: RelationshipID(UInt32(index)), type: connection.type, startNode: NodeID(source),
                endNode: NodeID(target), properties: ["count": .integer(Int64(connection.count))])
            rows.append([.null, .relationship(relationship)])
        }
        var text = ""
        renderer.begin(columns: ["label", "relationship"], into: &text)
        renderer.rows(rows, into: &text)
        renderer.end(into: &text)
        return text
    }
}
