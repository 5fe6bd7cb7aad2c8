/// A picture as a Mermaid flowchart, as forges and note programs draw it inside Markdown.
enum MermaidPicture {
    /// The whole `flowchart`.
    static func text(_ picture: GraphPicture) -> String {
        let colours = PictureColours(picture)
        var output = "flowchart LR\n"
        var classes: [(name: String, label: String)] = []
        for (label, _) in picture.legend where !label.isEmpty && colours.colour(label) != PictureColours.plain {
            classes.append(("c\(classes.count)", label))
        }
        for vertex in picture.vertices {
            guard vertex.isKnown else {
                output += "  n\(vertex.id)(( ))\n"
                continue
            }
            let labels = vertex.labels.map { ":" + $0 }.joined()
            let lines = [vertex.caption, vertex.caption == vertex.labels.first ? "" : labels].filter { !$0.isEmpty }
            output += "  n\(vertex.id)([\"\(lines.isEmpty ? " " : lines.map(text).joined(separator: "<br/>"))\"])"
            if let style = classes.first(where: { $0.label == vertex.labels.first }) { output += ":::\(style.name)" }
            output += "\n"
        }
        for edge in picture.edges {
            output += "  n\(picture.vertices[edge.source].id) -->|\"\(text(edge.type))\"| "
            output += "n\(picture.vertices[edge.target].id)\n"
        }
        for (name, label) in classes {
            let colour = colours.colour(label)
            output += "  classDef \(name) fill:\(colour.fill),stroke:\(colour.line),color:#1f2933\n"
        }
        return output
    }

    /// Text inside Mermaid's quotes: what means something there, or to Markdown or HTML, as numbered entities.
    private static func text(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "#", "<", ">", "&", "`", ";":
                result += "#\(scalar.value);"
            default:
                if ControlCharacters.isUnsafe(scalar) { result += " " } else { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }
}
