import Entente

/// Rows along an axis of time.
struct TimelinePlot {
    var columns: [String]
    var rows: [[Value]]
    /// The column of the dates or times.
    var moments: Int
    var width: Int
    var options: RenderingOptions

    /// Lines that the columns over time are high.
    private static let height = 10
    /// Eighths of a cell, filled from below.
    private static let eighths = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// Rows with a moment, the earliest first.
    private var ordered: [(seconds: Double, row: [Value])] {
        rows.compactMap { row in Moment(row[moments]).map { (seconds: $0.seconds, row: row) } }
            .sorted { $0.seconds < $1.seconds }
    }

    private func place(_ seconds: Double, in room: Int, from first: Double, to last: Double) -> Int {
        last > first ? min(room - 1, Int((seconds - first) / (last - first) * Double(room - 1) + 0.5)) : 0
    }

    // MARK: Events

    /// One line a row: when, where on the axis, what.
    var events: String {
        let all = ordered
        let shown = all.prefix(ResultPlot.mostRows)
        guard let first = shown.first?.seconds, let last = shown.last?.seconds else { return "" }
        let times = shown.map { ResultPlot.label($0.row[moments], options) }
        let labels = shown.map {
            MarkupText.shortened(ResultPlot.label($0.row[1 - moments], options), columns: max(8, width / 3))
        }
        let timeWidth = times.reduce(0) { max($0, DisplayWidth.of($1)) }
        let labelWidth = labels.reduce(0) { max($0, DisplayWidth.of($1)) }
        let room = max(8, width - timeWidth - labelWidth - 4)
        var output = ""
        for (index, entry) in shown.enumerated() {
            let before = place(entry.seconds, in: room, from: first, to: last)
            let axis = String(repeating: "─", count: before) + "●" + String(repeating: "─", count: room - before - 1)
            output += ResultPlot.padded(times[index], to: timeWidth) + " " + axis + " " + labels[index] + "\n"
        }
        if all.count > shown.count { output += "… \(all.count - shown.count) more rows are not drawn\n" }
        if rows.count > all.count { output += "\(rows.count - all.count) rows without a moment are left out\n" }
        return output
    }

    // MARK: Numbers over time

    /// Columns as high as the numbers; where several rows fall on one column, as high as their mean.
    var columnsOverTime: String {
        let all = ordered.compactMap { entry in
            ResultPlot.number(entry.row[1 - moments]).map { (seconds: entry.seconds, number: $0, row: entry.row) }
        }
        guard let first = all.first, let last = all.last else { return "there is nothing to draw\n" }
        let highest = max(0, all.reduce(0) { max($0, $1.number) })
        let lowest = min(0, all.reduce(0) { min($0, $1.number) })
        guard highest - lowest > 0, (highest - lowest).isFinite else { return "all numbers are 0\n" }
        let scale = [highest, lowest].map(Self.short)
        let margin = scale.reduce(0) { max($0, $1.count) }
        let room = max(8, width - margin - 3)
        var sums = Array(repeating: 0.0, count: room)
        var counts = Array(repeating: 0, count: room)
        for entry in all {
            let column = place(entry.seconds, in: room, from: first.seconds, to: last.seconds)
            sums[column] += entry.number
            counts[column] += 1
        }
        var output = TextStyle.header.applied(to: title, options) + "\n"
        for line in (0..<Self.height).reversed() {
            let mark = line == Self.height - 1 ? scale[0] : line == 0 ? scale[1] : ""
            output += String(repeating: " ", count: margin - mark.count) + mark + " ┤"
            for column in 0..<room {
                guard counts[column] > 0 else {
                    output += " "
                    continue
                }
                let share = (sums[column] / Double(counts[column]) - lowest) / (highest - lowest)
                let filled = Int((share * Double(Self.height * 8)).rounded()) - line * 8
                // A row whose number is the least still shows.
                output += Self.eighths[line == 0 ? max(1, min(8, filled)) : max(0, min(8, filled))]
            }
            while output.last == " " { output.removeLast() }
            output += "\n"
        }
        output += String(repeating: " ", count: margin + 1) + "└" + String(repeating: "─", count: room) + "\n"
        let start = ResultPlot.label(first.row[moments], options)
        let end = ResultPlot.label(last.row[moments], options)
        let gap = room - DisplayWidth.of(start) - DisplayWidth.of(end)
        output += String(repeating: " ", count: margin + 2) + start
        if gap > 0 { output += String(repeating: " ", count: gap) + end }
        output += "\n"
        if counts.contains(where: { $0 > 1 }) { output += "rows that share a column are drawn by their mean\n" }
        if rows.count > all.count {
            output += "\(rows.count - all.count) rows without a moment or number are left out\n"
        }
        return output
    }

    private var title: String {
        ControlCharacters.escape(columns[1 - moments]) + " over " + ControlCharacters.escape(columns[moments])
    }

    /// A number for the scale, in few characters.
    private static func short(_ number: Double) -> String {
        for (limit, unit) in [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e4, "k")] where abs(number) >= limit {
            return coordinate(number / (limit == 1e4 ? 1e3 : limit)) + unit
        }
        return number == number.rounded() ? "\(Int(number))" : coordinate(number)
    }
}
