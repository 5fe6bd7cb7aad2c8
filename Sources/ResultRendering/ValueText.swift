import Entente

/// Values in the language's own notation, as tables and separated values show them.
public enum ValueText {
    private static let printer = ValuePrinter(writesTemporalsAsCalls: false, quotesOuterString: false)

    /// A value on its own: text raw, `[1, 'two']`, `{name: 'x'}`, `(:Label {key: 1})`, `[:TYPE {key: 1}]`,
    /// `(:A)-[:R]->(:B)`, `2024-02-29`.
    ///
    /// - Complexity: O(size of the value).
    public static func plain(_ value: Value) -> String {
        let text = printer.text(value)
        // The conformance kit writes a path between angle brackets; people draw it without.
        if case .path = value { return String(text.dropFirst().dropLast()) }
        return text
    }

    /// A value as it stands inside a list: text in quotes, temporal values as calls that read back.
    public static func literal(_ value: Value) -> String { ValuePrinter().text(value) }

    /// A text with control characters written out and cut to so many columns, fit for a terminal.
    public static func shown(_ text: String, columns: Int = 40) -> String {
        MarkupText.shortened(ControlCharacters.escape(text), columns: columns)
    }

    static func isNumber(_ value: Value) -> Bool {
        switch value {
        case .integer, .float: true
        case .null, .boolean, .string, .list, .map, .node, .relationship, .path, .date, .localTime, .zonedTime,
            .localDateTime, .zonedDateTime, .duration, .point:
            false
        }
    }

    /// Whether every value of a column that is not null is a number, and there is one.
    static func isNumeric(column: Int, of rows: [[Value]]) -> Bool {
        var hasNumber = false
        for row in rows {
            if case .null = row[column] { continue }
            guard isNumber(row[column]) else { return false }
            hasNumber = true
        }
        return hasNumber
    }
}
