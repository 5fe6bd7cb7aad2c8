/// The forms in which a result can be written.
public enum OutputMode: String, CaseIterable, Sendable {
    /// A table with lines, the default on a terminal.
    case box
    /// The same with `+`, `-` and `|` only.
    case ascii
    /// A table for documents.
    case markdown
    /// Comma-separated values after RFC 4180.
    case csv
    /// Tab-separated values, the default in a pipe.
    case tsv
    /// An array of objects, one a row.
    case json
    /// One object a line.
    case jsonl
    /// One value a line, for wide rows.
    case line
    /// One page with an interactive picture of the nodes and relationships, and the rows.
    case html
    /// Statements that make the nodes and relationships again.
    case cypher
    /// A table as the conformance kit writes it.
    case tck
    /// Paths as trees.
    case tree
    /// The nodes and relationships for Graphviz.
    case dot
    /// The nodes and relationships as a Mermaid flowchart.
    case mermaid
    /// The nodes and relationships as a drawing.
    case svg
    /// Runs the statement and shows nothing.
    case none

    /// One line about the mode, for `:help`.
    public var summary: String {
        switch self {
        case .box: "table with lines"
        case .ascii: "table with + - |"
        case .markdown: "table for documents"
        case .csv: "comma-separated values (RFC 4180)"
        case .tsv: "tab-separated values"
        case .json: "JSON array of row objects"
        case .jsonl: "JSON Lines, one row object a line"
        case .line: "one value a line"
        case .html: "web page: a picture to explore, and the rows"
        case .cypher: "CREATE statements that make the nodes and relationships again"
        case .tck: "table as the openCypher conformance kit writes it"
        case .tree: "paths as trees"
        case .dot: "picture in the language of Graphviz"
        case .mermaid: "picture as a Mermaid flowchart"
        case .svg: "picture as an SVG drawing"
        case .none: "no output"
        }
    }

    /// The mode that a file name's ending asks for; nil where it says nothing.
    public init?(fileName: String) {
        guard let dot = fileName.lastIndex(of: ".") else { return nil }
        switch fileName[fileName.index(after: dot)...].lowercased() {
        case "json": self = .json
        case "jsonl", "ndjson": self = .jsonl
        case "csv": self = .csv
        case "tsv", "tab": self = .tsv
        case "md", "markdown": self = .markdown
        case "html", "htm": self = .html
        case "svg": self = .svg
        case "dot", "gv": self = .dot
        case "mmd", "mermaid": self = .mermaid
        case "cypher", "cyp": self = .cypher
        default: return nil
        }
    }

    /// Whether the mode is for people, who want plans as they are rather than as a column.
    public var isForReading: Bool {
        switch self {
        case .box, .ascii, .line, .tsv, .tree: true
        case .markdown, .csv, .json, .jsonl, .html, .cypher, .tck, .dot, .mermaid, .svg, .none: false
        }
    }

    /// A renderer for one result.
    public func makeRenderer(_ options: RenderingOptions) -> any ResultRenderer {
        switch self {
        case .box: TableRenderer(style: .box, options: options)
        case .ascii: TableRenderer(style: .ascii, options: options)
        case .markdown: MarkdownRenderer(options: options)
        case .csv: CSVRenderer(options: options)
        case .tsv: TSVRenderer(options: options)
        case .json: JSONRenderer()
        case .jsonl: JSONLinesRenderer()
        case .line: LineRenderer(options: options)
        case .html: PictureRenderer(.html, options: options)
        case .cypher: CypherRenderer()
        case .tck: TCKRenderer()
        case .tree: TreeRenderer(options: options)
        case .dot: PictureRenderer(.dot, options: options)
        case .mermaid: PictureRenderer(.mermaid, options: options)
        case .svg: PictureRenderer(.svg, options: options)
        case .none: SilentRenderer()
        }
    }
}
