import Entente

/// Draws the nodes and relationships of a result as one picture; other values are only in the table of the HTML page.
public struct PictureRenderer: ResultRenderer {
    /// The languages of pictures.
    public enum Format: String, CaseIterable, Sendable {
        /// Graphviz.
        case dot
        /// A Mermaid flowchart.
        case mermaid
        /// One page with an interactive picture and the rows.
        case html
        /// A static drawing.
        case svg
    }

    /// Most nodes that are laid out; programs that read DOT and Mermaid have limits of their own.
    static let mostNodes = 1500

    private let format: Format
    private let options: RenderingOptions
    private var columns: [String] = []
    private var table: [[Value]] = []
    private var rowCount = 0
    private var picture = GraphPicture()

    public private(set) var notices: [RenderingNotice] = []

    /// A renderer for one result.
    public init(_ format: Format, options: RenderingOptions = RenderingOptions()) {
        self.format = format
        self.options = options
    }

    public mutating func begin(columns: [String], into output: inout String) { self.columns = columns }

    public mutating func rows(_ batch: [[Value]], into output: inout String) {
        for row in batch {
            for value in row { picture.add(value) }
            if format == .html, table.count < HTMLPage.mostRows { table.append(row) }
        }
        rowCount += batch.count
    }

    public mutating func end(into output: inout String) {
        guard !columns.isEmpty else { return }
        var shown = picture
        if format == .svg || format == .html, picture.vertices.count > Self.mostNodes {
            shown = picture.first(Self.mostNodes)
            notices.append(.hiddenNodes(shown: Self.mostNodes, total: picture.vertices.count))
        }
        shown.countsLabels = options.countsLabels
        if picture.vertices.isEmpty { notices.append(.emptyPicture) }
        switch format {
        case .dot: output += DOTPicture.text(shown)
        case .mermaid: output += MermaidPicture.text(shown)
        case .svg: output += SVGPicture.text(shown)
        case .html:
            output += HTMLPage(picture: shown, columns: columns, rows: table, rowCount: rowCount, options: options).text
            if rowCount > table.count { notices.append(.hiddenRows(shown: table.count, total: rowCount)) }
        }
    }
}
