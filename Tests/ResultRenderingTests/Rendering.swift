import Entente
import ResultRendering

/// A whole result as text.
func render(
    _ mode: OutputMode, _ columns: [String], _ rows: [[Value]], options: RenderingOptions = RenderingOptions(),
    batchSize: Int = .max
) -> String {
    renderWithNotices(mode, columns, rows, options: options, batchSize: batchSize).text
}

/// A whole result as text, and what the text does not show.
func renderWithNotices(
    _ mode: OutputMode, _ columns: [String], _ rows: [[Value]], options: RenderingOptions = RenderingOptions(),
    batchSize: Int = .max
) -> (text: String, notices: [RenderingNotice]) {
    var renderer = mode.makeRenderer(options)
    var text = ""
    renderer.begin(columns: columns, into: &text)
    var start = 0
    while start < rows.count {
        let end = batchSize == .max ? rows.count : min(rows.count, start + batchSize)
        renderer.rows(Array(rows[start..<end]), into: &text)
        start = end
    }
    renderer.end(into: &text)
    return (text, renderer.notices)
}

/// A node with one label.
func node(_ id: UInt32, _ label: String, _ properties: [String: Value] = [:]) -> Node {
    Node(id: NodeID(id), labels: [label], properties: properties)
}
