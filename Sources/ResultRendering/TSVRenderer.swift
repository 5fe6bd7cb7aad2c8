import Entente

/// Tab-separated values: one line of names, one line a row.
///
/// Text stands raw but for `\t`, `\n`, `\r` and `\\`, which are written with a backslash, so that a line is a row and a
/// tab is a column, always, and the text can be had back. Null is `\N` unless told otherwise.
public struct TSVRenderer: ResultRenderer {
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
                if index > 0 { output += "\t" }
                if case .null = value {
                    output += options.nullText ?? "\\N"
                } else {
                    output += field(ValueText.plain(value))
                }
            }
            output += "\n"
        }
    }

    public mutating func end(into output: inout String) { writeHeader(into: &output) }

    private mutating func writeHeader(into output: inout String) {
        guard isHeaderDue else { return }
        isHeaderDue = false
        output += names.map(field).joined(separator: "\t") + "\n"
    }

    private func field(_ text: String) -> String {
        var needsEscape = false
        for byte in text.utf8 where byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == UInt8(ascii: "\\") {
            needsEscape = true
            break
        }
        var result = text
        if needsEscape {
            var scalars = String.UnicodeScalarView()
            for scalar in text.unicodeScalars {
                switch scalar {
                case "\t": scalars.append(contentsOf: "\\t".unicodeScalars)
                case "\n": scalars.append(contentsOf: "\\n".unicodeScalars)
                case "\r": scalars.append(contentsOf: "\\r".unicodeScalars)
                case "\\": scalars.append(contentsOf: "\\\\".unicodeScalars)
                default: scalars.append(scalar)
                }
            }
            result = String(scalars)
        }
        return options.isForTerminal ? ControlCharacters.escape(result) : result
    }
}
