import Entente
import ResultRendering

/// The schema in lines.
enum SchemaText {
    /// `  :City       4`, the most frequent first.
    static func labels(_ schema: SchemaSummary) -> String {
        let labels = schema.labels.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
        return table(labels.map { [":" + ValuePrinter.name($0.name), SummaryText.grouped($0.count)] })
    }

    /// `  [:CAPITAL_OF]   2   (:City)->(:Country)`, the most frequent first.
    static func types(_ schema: SchemaSummary) -> String {
        let types = schema.relationshipTypes.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
        return table(
            types.map { type in
                [
                    "[:" + ValuePrinter.name(type.name) + "]", SummaryText.grouped(type.count),
                    ends(type.sourceLabels) + "->" + ends(type.targetLabels),
                ]
            })
    }

    /// Words in lines of at most `width` columns, indented by two.
    static func wrapped(_ words: [String], width: Int) -> String {
        var text = ""
        var line = " "
        for (index, word) in words.enumerated() {
            let piece = " " + ValuePrinter.name(word) + (index + 1 < words.count ? "," : "")
            if line.count + piece.count > width, line.count > 1 {
                text += line + "\n"
                line = " "
            }
            line += piece
        }
        return text + line + "\n"
    }

    private static func ends(_ labels: [String]) -> String {
        labels.isEmpty ? "()" : "(:" + labels.map(ValuePrinter.name).joined(separator: "|") + ")"
    }

    /// Columns aligned, the second to the right.
    private static func table(_ rows: [[String]]) -> String {
        let first = rows.map(\.[0].count).max() ?? 0
        let second = rows.map(\.[1].count).max() ?? 0
        return rows.map { row in
            var line = "  " + row[0] + String(repeating: " ", count: first - row[0].count)
            line += "  " + String(repeating: " ", count: second - row[1].count) + row[1]
            if row.count > 2 { line += "  " + row[2] }
            return line + "\n"
        }.joined()
    }
}
