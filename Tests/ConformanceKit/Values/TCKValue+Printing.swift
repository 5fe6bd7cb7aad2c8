extension TCKValue: CustomStringConvertible {
    /// The value in the kit's notation, entries of maps and labels in the order of their names.
    public var description: String {
        switch self {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .float(let value): value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-Inf" : "Inf") : "\(value)"
        case .string(let value): Self.quoted(value)
        case .list(let items): "[" + items.map(\.description).joined(separator: ", ") + "]"
        case .map(let entries): Self.entries(entries)
        case .node(let node): node.description
        case .relationship(let relationship): relationship.description
        case .path(let path): path.description
        }
    }

    static func entries(_ entries: [String: TCKValue]) -> String {
        let pairs = entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return "{" + pairs.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("'", with: "\\'").replacing("\n", with: "\\n")
        return "'\(escaped)'"
    }
}

extension TCKNode: CustomStringConvertible {
    public var description: String {
        let names = labels.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { ":\($0)" }.joined()
        let map = properties.isEmpty ? "" : TCKValue.entries(properties)
        return "(" + [names, map].filter { !$0.isEmpty }.joined(separator: " ") + ")"
    }
}

extension TCKRelationship: CustomStringConvertible {
    public var description: String {
        properties.isEmpty ? "[:\(type)]" : "[:\(type) \(TCKValue.entries(properties))]"
    }
}

extension TCKPath: CustomStringConvertible {
    public var description: String {
        let walk = steps.map { step in
            step.isForward ? "-\(step.relationship)->\(step.node)" : "<-\(step.relationship)-\(step.node)"
        }
        return "<" + (start?.description ?? "") + walk.joined() + ">"
    }
}
