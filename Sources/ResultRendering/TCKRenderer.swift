import Entente

/// A table as the feature files of the openCypher conformance kit write the rows that they expect.
///
/// Strings stand in single quotes, temporal values that stand alone too; paths between angle brackets; `|` inside a
/// cell is written `\|`.
public struct TCKRenderer: ResultRenderer {
    private static let printer = ValuePrinter(writesTemporalsAsCalls: false)
    private var header: [String] = []
    private var cells: [[String]] = []

    /// A renderer for one result.
    public init() {}

    public mutating func begin(columns: [String], into output: inout String) {
        header = columns.map(Self.escape)
    }

    public mutating func rows(_ batch: [[Value]], into output: inout String) {
        for row in batch { cells.append(row.map { Self.escape(Self.text($0)) }) }
    }

    public mutating func end(into output: inout String) {
        guard !header.isEmpty else { return }
        let widths = header.indices.map { column in
            cells.reduce(DisplayWidth.of(header[column])) { max($0, DisplayWidth.of($1[column])) }
        }
        for row in [header] + cells {
            output += "|"
            for (column, cell) in row.enumerated() {
                output += " " + cell + String(repeating: " ", count: widths[column] - DisplayWidth.of(cell)) + " |"
            }
            output += "\n"
        }
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime, .duration:
            "'" + printer.text(value) + "'"
        case .null, .boolean, .integer, .float, .string, .list, .map, .node, .relationship, .path, .point:
            printer.text(value)
        }
    }

    private static func escape(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "|": result += "\\|"
            default:
                if ControlCharacters.isUnsafe(scalar) {
                    result += ControlCharacters.escaped(scalar)
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }
}
