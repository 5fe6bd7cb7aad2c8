/// A picture in the DOT language of Graphviz.
enum DOTPicture {
    /// The whole `digraph`.
    static func text(_ picture: GraphPicture) -> String {
        let colours = PictureColours(picture)
        var output = """
            digraph result {
              graph [overlap=false, splines=true];
              node [shape=box, style="rounded,filled", fontname="sans-serif", fontsize=11];
              edge [fontname="sans-serif", fontsize=9, color="#868e99", fontcolor="#5b6470"];

            """
        for vertex in picture.vertices {
            guard vertex.isKnown else {
                output += "  n\(vertex.id) [shape=point, tooltip=\"node \(vertex.id), not part of the result\"];\n"
                continue
            }
            let colour = colours.colour(vertex)
            let labels = vertex.labels.map { ":" + $0 }.joined()
            let lines = [vertex.caption, vertex.caption == vertex.labels.first ? "" : labels].filter { !$0.isEmpty }
            let tip = vertex.properties.map { "\($0.key): \($0.value)" }.joined(separator: "\n")
            output += "  n\(vertex.id) [label=\(quoted(lines.joined(separator: "\n"))), tooltip=\(quoted(tip)), "
            output += "fillcolor=\"\(colour.fill)\", color=\"\(colour.line)\"];\n"
        }
        for edge in picture.edges {
            let tip = edge.properties.map { "\($0.key): \($0.value)" }.joined(separator: "\n")
            output += "  n\(picture.vertices[edge.source].id) -> n\(picture.vertices[edge.target].id) "
            output += "[label=\(quoted(edge.type))" + (tip.isEmpty ? "" : ", tooltip=\(quoted(tip))") + "];\n"
        }
        return output + "}\n"
    }

    /// A quoted string of DOT: `"` and `\` escaped, so that nothing in it is taken for one of DOT's own escapes.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            default:
                if ControlCharacters.isUnsafe(scalar) {
                    result += "\\" + ControlCharacters.escaped(scalar)
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }
}
