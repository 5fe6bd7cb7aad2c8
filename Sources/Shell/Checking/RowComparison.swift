import Entente

/// How rows differ from those that were expected.
struct RowComparison {
    /// Rows that were expected and did not come.
    var missing: [Value] = []
    /// Rows that came and were not expected.
    var extra: [Value] = []
    /// Of the same rows the index (from 0) of the first out of order; nil where order is right or open.
    var firstOutOfOrder: Int?

    var isSame: Bool { missing.isEmpty && extra.isEmpty && firstOutOfOrder == nil }

    /// Compares rows as bags, or in order.
    ///
    /// - Complexity: O(rows · log rows · size of a row).
    init(_ actual: [Value], expected: [Value], isOrdered: Bool, hasOpenLists: Bool = false) {
        let given = actual.map { hasOpenLists ? Self.sortingLists($0) : $0 }
        let wanted = expected.map { hasOpenLists ? Self.sortingLists($0) : $0 }
        var counts: [String: Int] = [:]
        let printer = ValuePrinter()
        let givenTexts = given.map { printer.text($0) }
        let wantedTexts = wanted.map { printer.text($0) }
        for text in wantedTexts { counts[text, default: 0] += 1 }
        for (index, text) in givenTexts.enumerated() {
            if let count = counts[text], count > 0 { counts[text] = count - 1 } else { extra.append(actual[index]) }
        }
        for (index, text) in wantedTexts.enumerated() {
            guard let count = counts[text], count > 0 else { continue }
            counts[text] = count - 1
            missing.append(expected[index])
        }
        if isOrdered, missing.isEmpty, extra.isEmpty {
            firstOutOfOrder = givenTexts.indices.first { givenTexts[$0] != wantedTexts[$0] }
        }
    }

    /// `12 rows, expected 9 (4 extra, 1 missing)`
    func summary(rows: Int, expected: Int) -> String {
        if let firstOutOfOrder {
            return "the rows are right, their order is not: row \(firstOutOfOrder + 1) is the first out of place"
        }
        var text =
            SummaryText.count(rows, "row") + (rows == expected ? "" : ", expected \(SummaryText.grouped(expected))")
        var parts: [String] = []
        if !extra.isEmpty { parts.append("\(SummaryText.grouped(extra.count)) extra") }
        if !missing.isEmpty { parts.append("\(SummaryText.grouped(missing.count)) missing") }
        if !parts.isEmpty { text += " (\(parts.joined(separator: ", ")))" }
        return text
    }

    private static func sortingLists(_ value: Value) -> Value {
        switch value {
        case .list(let elements):
            let printer = ValuePrinter()
            return .list(elements.map(sortingLists).sorted { printer.text($0) < printer.text($1) })
        case .map(let entries): return .map(entries.mapValues(sortingLists))
        case .null, .boolean, .integer, .float, .string, .node, .relationship, .path, .date, .localTime, .zonedTime,
            .localDateTime, .zonedDateTime, .duration, .point:
            return value
        }
    }
}
