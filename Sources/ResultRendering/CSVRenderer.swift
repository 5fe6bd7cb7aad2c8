import Entente

/// Comma-separated values after RFC 4180, with `\n` as line end.
///
/// Text stands raw; a value with a comma, a quote, or a line break is quoted, quotes doubled. Null is an empty field
/// and the empty text is `""`, so that the two stay apart. Lists, maps, nodes, relationships and paths are in Cypher's
/// own notation.
public struct CSVRenderer: ResultRenderer {
    private let options: RenderingOptions
    private var names: [String] = []
    private var isHeaderDue = false

    /// A renderer for one result.
    public init(options: RenderingOptions = RenderingOptions()) { self.options = options }

    public mutating func begin(columns: [String], into output: inout String) {
        names = columns
        isHeaderDue = options.showsHeader && !columns.isEmpty
    }

    public mutating func rows(_ batch: [[Value]], into output: inout String) {
        writeHeader(into: &output)
        for row in batch {
            for (index, value) in row.enumerated() {
                if index > 0 { output += "," }
                if case .null = value {
                    output += Self.field(options.nullText ?? "", quotesEmpty: false)
                } else {
                    var text = ValueText.plain(value)
                    if options.isForTerminal { text = ControlCharacters.escape(text) }
                    output += Self.field(text, quotesEmpty: true)
                }
            }
            output += "\n"
        }
    }

    public mutating func end(into output: inout String) { writeHeader(into: &output) }

    private mutating func writeHeader(into output: inout String) {
        guard isHeaderDue else { return }
        isHeaderDue = false
        output += names.map { Self.field($0, quotesEmpty: true) }.joined(separator: ",") + "\n"
    }

    private static func field(_ text: String, quotesEmpty: Bool) -> String {
        if text.isEmpty { return quotesEmpty ? "\"\"" : "" }
        var needsQuotes = false
        for byte in text.utf8
        where byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D {
            needsQuotes = true
            break
        }
        guard needsQuotes else { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
