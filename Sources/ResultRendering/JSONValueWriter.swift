import Entente

/// Values as JSON.
///
/// | value | JSON |
/// |---|---|
/// | null, boolean, string | the same |
/// | integer | a number without point; all 64 bits are written, also beyond 2⁵³ |
/// | float | a number with point or exponent, the shortest that reads back the same; `"NaN"`, `"Infinity"`, `"-Infinity"` |
/// | list | an array |
/// | map | an object, keys sorted |
/// | node | `{"kind":"node","id":1,"labels":["A"],"properties":{…}}` |
/// | relationship | `{"kind":"relationship","id":1,"type":"R","start":1,"end":2,"properties":{…}}` |
/// | path | `{"kind":"path","nodes":[…],"relationships":[…]}`, in the order of the path |
/// | date, time, datetime, duration | a string in ISO 8601, as `toString()` gives it |
/// | point | `{"kind":"point","crs":"cartesian","srid":7203,"x":1.0,"y":2.0}`, with `z` where it has one |
///
/// `start` and `end` are ids of nodes; a path has one node more than relationships. Ids hold within a session; use properties to find things again.
public enum JSONValueWriter {
    /// Appends a value.
    ///
    /// - Complexity: O(size of the value).
    public static func write(_ value: Value, into output: inout String) {
        switch value {
        case .null: output += "null"
        case .boolean(let truth): output += truth ? "true" : "false"
        case .integer(let number): output += String(number)
        case .float(let number): output += number.isFinite ? number.description : "\"\(ValueText.plain(value))\""
        case .string(let text): write(text, into: &output)
        case .list(let elements): write(elements, into: &output)
        case .map(let entries): write(entries, into: &output)
        case .node(let node): write(node, into: &output)
        case .relationship(let relationship): write(relationship, into: &output)
        case .path(let path):
            output += "{\"kind\":\"path\",\"nodes\":["
            for (index, node) in path.nodes.enumerated() {
                if index > 0 { output += "," }
                write(node, into: &output)
            }
            output += "],\"relationships\":["
            for (index, relationship) in path.relationships.enumerated() {
                if index > 0 { output += "," }
                write(relationship, into: &output)
            }
            output += "]}"
        case .date(let date): write(date.description, into: &output)
        case .localTime(let time): write(time.description, into: &output)
        case .zonedTime(let time): write(time.description, into: &output)
        case .localDateTime(let dateTime): write(dateTime.description, into: &output)
        case .zonedDateTime(let dateTime): write(dateTime.description, into: &output)
        case .duration(let duration): write(duration.description, into: &output)
        case .point(let point): write(point, into: &output)
        }
    }

    private static func write(_ point: PointValue, into output: inout String) {
        output += "{\"kind\":\"point\",\"crs\":\"\(point.system.name)\",\"srid\":\(point.system.rawValue)"
        output += ",\"x\":\(point.x),\"y\":\(point.y)"
        if point.system.isSolid { output += ",\"z\":\(point.z)" }
        output += "}"
    }

    /// Appends a string with its quotes. Control characters, DEL and the C1 controls included, are escaped, so that the
    /// text is safe on a terminal too.
    public static func write(_ text: String, into output: inout String) {
        output += "\""
        var needsEscape = false
        for byte in text.utf8 where byte < 0x20 || byte == 0x22 || byte == 0x5C || byte >= 0x7F {
            needsEscape = true
            break
        }
        guard needsEscape else {
            output += text
            output += "\""
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\n": output += "\\n"
            case "\t": output += "\\t"
            case "\r": output += "\\r"
            default:
                if ControlCharacters.isUnsafe(scalar) {
                    output += ControlCharacters.escaped(scalar)
                } else {
                    output.unicodeScalars.append(scalar)
                }
            }
        }
        output += "\""
    }

    private static func write(_ elements: [Value], into output: inout String) {
        output += "["
        for (index, element) in elements.enumerated() {
            if index > 0 { output += "," }
            write(element, into: &output)
        }
        output += "]"
    }

    private static func write(_ entries: [String: Value], into output: inout String) {
        output += "{"
        for (index, entry) in entries.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }).enumerated() {
            if index > 0 { output += "," }
            write(entry.key, into: &output)
            output += ":"
            write(entry.value, into: &output)
        }
        output += "}"
    }

    private static func write(_ node: Node, into output: inout String) {
        output += "{\"kind\":\"node\",\"id\":\(node.id.raw),\"labels\":["
        for (index, label) in node.labels.enumerated() {
            if index > 0 { output += "," }
            write(label, into: &output)
        }
        output += "],\"properties\":"
        write(node.properties, into: &output)
        output += "}"
    }

    private static func write(_ relationship: Relationship, into output: inout String) {
        output += "{\"kind\":\"relationship\",\"id\":\(relationship.id.raw),\"type\":"
        write(relationship.type, into: &output)
        output += ",\"start\":\(relationship.startNode.raw),\"end\":\(relationship.endNode.raw),\"properties\":"
        write(relationship.properties, into: &output)
        output += "}"
    }
}
