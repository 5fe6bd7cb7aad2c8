import Entente

/// One line a row: its text, a bar as long as its number, the number. Bars of numbers below zero go to the left of the
/// axis.
struct BarPlot {
    var columns: [String]
    var rows: [[Value]]
    /// The column of the numbers.
    var values: Int
    var width: Int
    var options: RenderingOptions

    /// Eighths of a cell, filled from the left.
    private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    var text: String {
        let shown = rows.prefix(ResultPlot.mostRows)
        let labels = shown.map { row in
            MarkupText.shortened(ResultPlot.label(row[1 - values], options), columns: max(8, width / 3))
        }
        let numbers = shown.map { ResultPlot.number($0[values]) }
        let written = shown.map { ResultPlot.label($0[values], options) }
        let labelWidth = labels.reduce(0) { max($0, DisplayWidth.of($1)) }
        let numberWidth = written.reduce(0) { max($0, DisplayWidth.of($1)) }
        let room = max(4, width - labelWidth - numberWidth - 5)
        let highest = max(0, numbers.reduce(0) { max($0, $1 ?? 0) })
        let lowest = min(0, numbers.reduce(0) { min($0, $1 ?? 0) })
        let span = highest - lowest
        // A scale beyond the range of numbers would make every bar empty.
        guard span.isFinite else { return "" }
        let left = span > 0 ? Int((Double(room) * -lowest / span).rounded(.up)) : 0
        let scale = span > 0 ? Double(room - (lowest < 0 ? 1 : 0)) / span : 0
        var output = TextStyle.header.applied(to: title, options) + "\n"
        for index in labels.indices {
            let bar = Self.bar((numbers[index] ?? 0) * scale, left: left)
            output += ResultPlot.padded(labels[index], to: labelWidth) + " │ "
            output += ResultPlot.padded(bar, to: room) + " "
            output +=
                String(repeating: " ", count: numberWidth - DisplayWidth.of(written[index])) + written[index] + "\n"
        }
        if rows.count > shown.count {
            output += "… \(rows.count - shown.count) more rows are not drawn\n"
        }
        return output
    }

    private var title: String {
        ControlCharacters.escape(columns[values]) + " by " + ControlCharacters.escape(columns[1 - values])
    }

    /// A bar of so many cells, to the right of `left` cells or, below zero, within them.
    private static func bar(_ length: Double, left: Int) -> String {
        if length < 0 {
            let cells = min(left, max(1, Int((-length).rounded())))
            return String(repeating: " ", count: left - cells) + String(repeating: "█", count: cells)
        }
        let steps = Int((length * 8).rounded())
        var bar = String(repeating: " ", count: left) + String(repeating: "█", count: steps / 8) + eighths[steps % 8]
        // What is more than nothing is seen.
        if steps == 0, length > 0 { bar += eighths[1] }
        return bar
    }
}
