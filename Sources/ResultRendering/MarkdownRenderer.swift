import Entente

/// A table for documents (GitHub's Markdown). Columns that hold numbers in the first batch are set to the right; `|` is
/// written `\|` and a line break `<br>`.
public struct MarkdownRenderer: ResultRenderer {
    private let options: RenderingOptions
    private var names: [String] = []
    private var isHeaderDue = false

    /// A renderer for one result.
    public init(options: RenderingOptions = RenderingOptions()) { self.options = options }

    public mutating func begin(columns: [String], into output: inout String) {
        names = columns
        isHeaderDue = !columns.isEmpty
    }

    public mutating func rows(_ batch: [[Value]], into output: inout String) {
        writeHeader(firstBatch: batch, into: &output)
        for row in batch {
            output += "|"
            for value in row {
                var text = options.nullText ?? "null"
                if case .null = value {} else { text = ValueText.plain(value) }
                output += " " + Self.cell(text) + " |"
            }
            output += "\n"
        }
    }

    public mutating func end(into output: inout String) { writeHeader(firstBatch: [], into: &output) }

    private mutating func writeHeader(firstBatch: [[Value]], into output: inout String) {
        guard isHeaderDue else { return }
        isHeaderDue = false
        output += "| " + names.map(Self.cell).joined(separator: " | ") + " |\n|"
        for index in names.indices {
            output += ValueText.isNumeric(column: index, of: firstBatch) ? "---:|" : "---|"
        }
        output += "\n"
    }

    private static func cell(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "|": result.append(contentsOf: "\\|".unicodeScalars)
            case "\n": result.append(contentsOf: "<br>".unicodeScalars)
            default:
                if ControlCharacters.isUnsafe(scalar) {
                    result.append(contentsOf: ControlCharacters.escaped(scalar).unicodeScalars)
                } else {
                    result.append(scalar)
                }
            }
        }
        return String(result)
    }
}
