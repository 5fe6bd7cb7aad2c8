import Entente

/// One self-contained page: the picture, which can be moved, searched and asked, and the rows below it.
///
/// The page loads nothing: its policy forbids every connection, and all that comes from the data stands as escaped text
/// or as JSON that the script reads, never as markup.
struct HTMLPage {
    /// Most rows of the table below the picture.
    static let mostRows = 1000

    var picture: GraphPicture
    var columns: [String]
    var rows: [[Value]]
    var rowCount: Int
    var options: RenderingOptions

    /// The document.
    var text: String {
        let title = options.title.map { MarkupText.shortened($0, columns: 200) } ?? "Result"
        var output = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
            script-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(MarkupText.escape(ControlCharacters.escape(title)))</title>
            <style>
            \(Self.style)</style>
            </head>
            <body>

            """
        if picture.vertices.isEmpty {
            output += "<main class=\"only\">\n" + caption + table + "</main>\n</body>\n</html>\n"
            return output
        }
        output += """
            <header><input id="search" type="search" placeholder="Search names, labels, properties" \
            aria-label="Search"><span id="found"></span><div id="legend"></div></header>
            <canvas id="graph" aria-label="Graph of the result"></canvas>
            <aside id="facts" hidden></aside>
            <details><summary>\(rowSummary)</summary>\(caption)\(table)</details>
            <script type="application/json" id="data">\(MarkupText.script(data))</script>
            <script>
            \(Self.script)</script>
            </body>
            </html>

            """
        return output
    }

    private var caption: String {
        guard let title = options.title else { return "" }
        return "<pre>" + MarkupText.escape(title) + "</pre>\n"
    }

    private var rowSummary: String {
        let count = rowCount == 1 ? "1 row" : "\(rowCount) rows"
        return rows.count < rowCount ? "\(count), the first \(rows.count) here" : count
    }

    // MARK: The rows

    private var table: String {
        let isNumeric = columns.indices.map { ValueText.isNumeric(column: $0, of: rows) }
        var output = "<table><thead><tr>"
        for column in columns { output += "<th>" + Self.cell(column) + "</th>" }
        output += "</tr></thead><tbody>\n"
        for row in rows {
            output += "<tr>"
            for (index, value) in row.enumerated() {
                if case .null = value {
                    output += "<td class=\"null\">" + Self.cell(options.nullText ?? "null") + "</td>"
                } else {
                    output += (isNumeric[index] ? "<td class=\"number\">" : "<td>")
                    output += Self.cell(ValueText.plain(value)) + "</td>"
                }
            }
            output += "</tr>\n"
        }
        return output + "</tbody></table>\n"
    }

    private static func cell(_ text: String) -> String { MarkupText.escape(ControlCharacters.escape(text)) }

    // MARK: The picture

    private var data: String {
        let colours = PictureColours(picture)
        let points = GraphLayout(picture).points
        var output = "{\"nodes\":["
        for (index, vertex) in picture.vertices.enumerated() {
            if index > 0 { output += ",\n" }
            let colour = colours.colour(vertex)
            output += "{\"id\":\(vertex.id),\"x\":\(coordinate(points[index].x)),\"y\":\(coordinate(points[index].y))"
            output +=
                ",\"fill\":\"\(colour.fill)\",\"line\":\"\(colour.line)\",\"known\":\(vertex.isKnown),\"caption\":"
            JSONValueWriter.write(vertex.caption, into: &output)
            output += ",\"labels\":["
            for (position, label) in vertex.labels.enumerated() {
                if position > 0 { output += "," }
                JSONValueWriter.write(label, into: &output)
            }
            output += "],\"facts\":"
            Self.write(vertex.properties, into: &output)
            output += "}"
        }
        output += "],\"edges\":["
        for (index, edge) in picture.edges.enumerated() {
            if index > 0 { output += ",\n" }
            output += "{\"from\":\(edge.source),\"to\":\(edge.target),\"type\":"
            JSONValueWriter.write(edge.type, into: &output)
            output += ",\"facts\":"
            Self.write(edge.properties, into: &output)
            output += "}"
        }
        output += "],\"legend\":["
        for (index, entry) in picture.legend.enumerated() {
            if index > 0 { output += "," }
            output += "["
            JSONValueWriter.write(entry.label, into: &output)
            output += ",\(picture.countsLabels ? "\(entry.count)" : "\"\""),\"\(colours.colour(entry.label).fill)\"]"
        }
        return output + "]}"
    }

    private static func write(_ properties: [(key: String, value: String)], into output: inout String) {
        output += "["
        for (index, property) in properties.enumerated() {
            if index > 0 { output += "," }
            output += "["
            JSONValueWriter.write(property.key, into: &output)
            output += ","
            JSONValueWriter.write(property.value, into: &output)
            output += "]"
        }
        output += "]"
    }
}
