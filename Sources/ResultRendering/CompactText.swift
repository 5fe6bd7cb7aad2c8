import Entente

/// Nodes, relationships and paths in few columns, for a terminal: what names a thing first, then what else fits, and
/// `…` for the rest.
enum CompactText {
    private static let printer = ValuePrinter(writesTemporalsAsCalls: false)

    /// Keys whose value names a thing, the best first.
    static let naming = ["name", "title", "fullName", "label", "caption", "code", "key", "id"]

    /// The value in about so many columns, escaped for a terminal; nil for values that are no part of a graph.
    static func text(_ value: Value, columns: Int) -> String? {
        switch value {
        case .node(let node): ControlCharacters.escape(text(node, columns: columns))
        case .relationship(let relationship): ControlCharacters.escape(text(relationship, columns: columns))
        case .path(let path): ControlCharacters.escape(text(path, columns: columns))
        case .null, .boolean, .integer, .float, .string, .list, .map, .date, .localTime, .zonedTime, .localDateTime,
            .zonedDateTime, .duration, .point:
            nil
        }
    }

    private static func text(_ node: Node, columns: Int) -> String {
        let labels = node.labels.map { ":" + ValuePrinter.name($0) }.joined()
        let room = columns - DisplayWidth.of(labels) - 2
        let map = properties(node.properties, columns: room - (labels.isEmpty ? 0 : 1))
        return "(" + labels + (labels.isEmpty || map.isEmpty ? "" : " ") + map + ")"
    }

    private static func text(_ relationship: Relationship, columns: Int) -> String {
        let type = ":" + ValuePrinter.name(relationship.type)
        let map = properties(relationship.properties, columns: columns - DisplayWidth.of(type) - 3)
        return "[" + type + (map.isEmpty ? "" : " ") + map + "]"
    }

    /// The nodes by their names and the relationships by their types.
    private static func text(_ path: Path, columns: Int) -> String {
        let share = max(20, columns / max(1, path.nodes.count) - 8)
        var output = ""
        for (index, node) in path.nodes.enumerated() {
            if index > 0, index <= path.relationships.count {
                let relationship = path.relationships[index - 1]
                let isForward = relationship.startNode == path.nodes[index - 1].id
                let type = "[:" + ValuePrinter.name(relationship.type) + "]"
                output += isForward ? "-" + type + "->" : "<-" + type + "-"
            }
            output += text(node, columns: share)
        }
        return output
    }

    /// `{name: 'An', …}`; at least one property, cut if need be.
    private static func properties(_ properties: [String: Value], columns: Int) -> String {
        guard !properties.isEmpty else { return "" }
        let ordered = properties.sorted { rank($0.key) < rank($1.key) }
        // Braces, and a mark for what is left out.
        let room = max(12, columns - 5)
        var output = ""
        var used = 0
        for (index, (key, value)) in ordered.enumerated() {
            let name = ValuePrinter.name(key) + ": "
            let most = max(8, min(40, room - DisplayWidth.of(name)))
            let entry = (index == 0 ? "" : ", ") + name + short(value, columns: most)
            let width = DisplayWidth.of(entry)
            if index > 0, used + width > room { return "{" + output + ", …}" }
            output += entry
            used += width
        }
        return "{" + output + "}"
    }

    private static func rank(_ key: String) -> (Int, String) { (naming.firstIndex(of: key) ?? naming.count, key) }

    private static func short(_ value: Value, columns: Int) -> String {
        let text = printer.text(value)
        guard DisplayWidth.of(text) > columns else { return text }
        if case .string = value { return text.prefix(columns: columns - 2).text + "…'" }
        return text.prefix(columns: columns - 1).text + "…"
    }
}
