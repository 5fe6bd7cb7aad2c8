import Entente

/// A small drawing of a result of two columns, in characters.
///
/// A text and a number make bars; a moment and a number make columns over time; a moment and a text make a time line.
public enum ResultPlot {
    /// The forms of plots.
    public enum Kind: String, CaseIterable, Sendable {
        /// One line a row, as long as its number.
        case bar
        /// The rows in the order of their moments.
        case timeline
    }

    /// Why a result cannot be plotted: one sentence, lower case, no full stop.
    public struct Refusal: Error, Sendable {
        public var message: String
    }

    /// Most rows that are drawn.
    static let mostRows = 200

    /// The drawing.
    ///
    /// - Parameters:
    ///   - kind: nil chooses by the values.
    ///   - width: columns to fit into.
    public static func text(
        columns: [String], rows: [[Value]], kind: Kind?, width: Int, options: RenderingOptions
    ) throws(Refusal) -> String {
        guard columns.count == 2 else {
            throw Refusal(message: "a plot needs a result of two columns, not \(columns.count)")
        }
        guard !rows.isEmpty else { throw Refusal(message: "there are no rows to plot") }
        let hasMoments = [0, 1].map { column in
            rows.allSatisfy { Moment($0[column]) != nil || $0[column] == .null }
                && rows.contains { Moment($0[column]) != nil }
        }
        let hasNumbers = [0, 1].map { ValueText.isNumeric(column: $0, of: rows) }
        let chosen = kind ?? (hasMoments[0] || (hasMoments[1] && !hasNumbers[0]) ? .timeline : .bar)
        switch chosen {
        case .bar:
            guard let values = hasNumbers[1] ? 1 : hasNumbers[0] ? 0 : nil else {
                throw Refusal(message: "bars need a column of numbers")
            }
            return BarPlot(columns: columns, rows: rows, values: values, width: width, options: options).text
        case .timeline:
            guard let moments = hasMoments[0] ? 0 : hasMoments[1] ? 1 : nil else {
                throw Refusal(message: "a time line needs a column of dates or times")
            }
            let plot = TimelinePlot(columns: columns, rows: rows, moments: moments, width: width, options: options)
            return hasNumbers[1 - moments] ? plot.columnsOverTime : plot.events
        }
    }

    /// A value of a cell in words.
    static func label(_ value: Value, _ options: RenderingOptions) -> String {
        if case .null = value { return options.nullText ?? "null" }
        return ControlCharacters.escape(ValueText.plain(value))
    }

    static func number(_ value: Value) -> Double? {
        switch value {
        case .integer(let number): Double(number)
        case .float(let number): number.isFinite ? number : nil
        case .null, .boolean, .string, .list, .map, .node, .relationship, .path, .date, .localTime, .zonedTime,
            .localDateTime, .zonedDateTime, .duration, .point:
            nil
        }
    }

    static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
    }
}

/// A date or time as a number of seconds.
struct Moment {
    var seconds: Double

    init?(_ value: Value) {
        switch value {
        case .date(let date): seconds = Double(date.days) * 86400
        case .localTime(let time): seconds = Double(time.nanoseconds) / 1e9
        case .zonedTime(let time): seconds = Double(time.nanoseconds) / 1e9 - Double(time.offset)
        case .localDateTime(let moment): seconds = Double(moment.seconds) + Double(moment.nanoseconds) / 1e9
        case .zonedDateTime(let moment): seconds = Double(moment.seconds) + Double(moment.nanoseconds) / 1e9
        case .null, .boolean, .integer, .float, .string, .list, .map, .node, .relationship, .path, .duration, .point:
            return nil
        }
    }
}
