/// The strokes of a table.
struct TableStyle: Sendable {
    /// Left end, line, crossing, right end.
    struct Rule: Sendable {
        var left: String
        var line: String
        var crossing: String
        var right: String
    }

    var vertical: String
    var top: Rule
    var belowHeader: Rule
    /// Between rows, where values run over several lines.
    var betweenRows: Rule
    var bottom: Rule
    /// Stands where text was cut and where columns are hidden; one column wide.
    var ellipsis: String

    static let box = TableStyle(
        vertical: "│", top: Rule(left: "┌", line: "─", crossing: "┬", right: "┐"),
        belowHeader: Rule(left: "├", line: "─", crossing: "┼", right: "┤"),
        betweenRows: Rule(left: "├", line: "╌", crossing: "┼", right: "┤"),
        bottom: Rule(left: "└", line: "─", crossing: "┴", right: "┘"), ellipsis: "…")

    static let ascii = TableStyle(
        vertical: "|", top: Rule(left: "+", line: "-", crossing: "+", right: "+"),
        belowHeader: Rule(left: "+", line: "-", crossing: "+", right: "+"),
        betweenRows: Rule(left: "|", line: " ", crossing: "|", right: "|"),
        bottom: Rule(left: "+", line: "-", crossing: "+", right: "+"), ellipsis: "~")
}
