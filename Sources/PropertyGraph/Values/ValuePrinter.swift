/// Writes values in the language's literal form.
public struct ValuePrinter: Sendable {
    /// Temporal values as calls that read back, `date('2024-02-29')`; else bare, `2024-02-29`.
    public var writesTemporalsAsCalls: Bool
    /// Strings in quotes inside and out; else a string that stands alone is bare.
    public var quotesOuterString: Bool

    public init(writesTemporalsAsCalls: Bool = true, quotesOuterString: Bool = true) {
        self.writesTemporalsAsCalls = writesTemporalsAsCalls
        self.quotesOuterString = quotesOuterString
    }

    /// One value as text.
    public func text(_ value: Value) -> String {
        if case .string(let text) = value, !quotesOuterString { return text }
        var output = ""
        write(value, to: &output)
        return output
    }

    /// Appends one value, strings in quotes.
    public func write(_ value: Value, to output: inout String) {
        switch value {
        case .null: output += "null"
        case .boolean(let value): output += value ? "true" : "false"
        case .integer(let value): output += String(value)
        case .float(let value): output += FloatText.text(value)
        case .string(let text): Self.writeQuoted(text, to: &output)
        case .list(let elements):
            output += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { output += ", " }
                write(element, to: &output)
            }
            output += "]"
        case .map(let entries): write(entries, to: &output)
        case .node(let node): write(node, to: &output)
        case .relationship(let relationship): write(relationship, to: &output)
        case .path(let path): write(path, to: &output)
        case .date(let value): write("date", value.description, to: &output)
        case .localTime(let value): write("localtime", value.description, to: &output)
        case .zonedTime(let value): write("time", value.description, to: &output)
        case .localDateTime(let value): write("localdatetime", value.description, to: &output)
        case .zonedDateTime(let value): write("datetime", value.description, to: &output)
        case .duration(let value): write("duration", value.description, to: &output)
        case .point(let value): output += value.description
        }
    }

    private func write(_ function: String, _ text: String, to output: inout String) {
        output += writesTemporalsAsCalls ? "\(function)('\(text)')" : text
    }

    private func write(_ entries: [String: Value], to output: inout String) {
        output += "{"
        // A dictionary has no order of its own that would be the same tomorrow.
        let ordered = entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        for (index, entry) in ordered.enumerated() {
            if index > 0 { output += ", " }
            output += Self.name(entry.key)
            output += ": "
            write(entry.value, to: &output)
        }
        output += "}"
    }

    private func write(_ node: Node, to output: inout String) {
        output += "("
        for label in node.labels { output += ":" + Self.name(label) }
        if !node.properties.isEmpty {
            if !node.labels.isEmpty { output += " " }
            write(node.properties, to: &output)
        }
        output += ")"
    }

    private func write(_ relationship: Relationship, to output: inout String) {
        output += "[:" + Self.name(relationship.type)
        if !relationship.properties.isEmpty {
            output += " "
            write(relationship.properties, to: &output)
        }
        output += "]"
    }

    private func write(_ path: Path, to output: inout String) {
        output += "<"
        for (index, node) in path.nodes.enumerated() {
            if index > 0, index <= path.relationships.count {
                let relationship = path.relationships[index - 1]
                let isForward = relationship.startNode == path.nodes[index - 1].id
                output += isForward ? "-" : "<-"
                write(relationship, to: &output)
                output += isForward ? "->" : "-"
            }
            write(node, to: &output)
        }
        output += ">"
    }

    /// A string in single quotes, with escapes where the grammar needs them.
    public static func quoted(_ text: String) -> String {
        var output = ""
        writeQuoted(text, to: &output)
        return output
    }

    private static func writeQuoted(_ text: String, to output: inout String) {
        output += "'"
        for scalar in text.unicodeScalars {
            switch scalar {
            case "'": output += "\\'"
            case "\\": output += "\\\\"
            case "\n": output += "\\n"
            case "\r": output += "\\r"
            case "\t": output += "\\t"
            case "\u{8}": output += "\\b"
            case "\u{C}": output += "\\f"
            default:
                if scalar.value < 0x20 || scalar.value == 0x7F {
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    output.unicodeScalars.append(scalar)
                }
            }
        }
        output += "'"
    }

    /// A name as the grammar reads it: in backticks unless it is a plain identifier.
    public static func name(_ name: String) -> String {
        var scalars = name.unicodeScalars[...]
        if let first = scalars.popFirst(), first.properties.isXIDStart || first == "_",
            scalars.allSatisfy({ $0.properties.isXIDContinue })
        {
            return name
        }
        var output = "`"
        for scalar in name.unicodeScalars {
            if scalar == "`" { output += "`" }
            output.unicodeScalars.append(scalar)
        }
        return output + "`"
    }
}
