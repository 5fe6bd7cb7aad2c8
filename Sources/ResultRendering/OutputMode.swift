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
        default: return nil
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
        case .none: SilentRenderer()
        }
    }
}
