import Entente
import ResultRendering

/// Counts and times in words.
enum SummaryText {
    /// `1 row`, `1,204 rows`.
    static func count(_ number: Int, _ noun: String) -> String {
        "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
    }

    /// A number with commas.
    static func grouped(_ number: Int) -> String {
        var digits = Array(String(number.magnitude))
        var index = digits.count - 3
        while index > 0 {
            digits.insert(",", at: index)
            index -= 3
        }
        return (number < 0 ? "-" : "") + String(digits)
    }

    /// `12.3 ms`, `4.56 s`.
    static func milliseconds(_ duration: Duration) -> String {
        let value = inMilliseconds(duration)
        return value < 10_000 ? "\(decimal(value, digits: 1)) ms" : "\(decimal(value / 1000, digits: 2)) s"
    }

    static func inMilliseconds(_ duration: Duration) -> Double {
        let (seconds, attoseconds) = duration.components
        return Double(seconds) * 1e3 + Double(attoseconds) / 1e15
    }

    /// A number with a fixed count of decimals.
    static func decimal(_ value: Double, digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = Int((value * scale).rounded())
        let fraction = String(scaled % Int(scale))
        return "\(scaled / Int(scale))." + String(repeating: "0", count: digits - fraction.count) + fraction
    }
}

extension SummaryText {
    /// What a statement changed: `3 nodes created`, `2 properties set`.
    static func changes(_ counters: UpdateCounters) -> [String] {
        let counts: [(Int, String, String)] = [
            (counters.nodesCreated, "node", "created"), (counters.nodesDeleted, "node", "deleted"),
            (counters.relationshipsCreated, "relationship", "created"),
            (counters.relationshipsDeleted, "relationship", "deleted"), (counters.propertiesSet, "propert", "set"),
            (counters.labelsAdded, "label", "added"), (counters.labelsRemoved, "label", "removed"),
            (counters.indexesAdded, "index", "created"), (counters.indexesRemoved, "index", "dropped"),
            (counters.constraintsAdded, "constraint", "created"),
            (counters.constraintsRemoved, "constraint", "dropped"),
        ]
        return counts.filter { $0.0 > 0 }.map { number, noun, done in
            let plural: String
            switch noun {
            case "propert": plural = number == 1 ? "property" : "properties"
            case "index": plural = number == 1 ? "index" : "indexes"
            default: plural = number == 1 ? noun : noun + "s"
            }
            return "\(grouped(number)) \(plural) \(done)"
        }
    }

    /// What a table does not show, and how to see it.
    static func notice(_ notice: RenderingNotice, isInteractive: Bool) -> String {
        let lineMode = isInteractive ? ":mode line" : "--mode line"
        switch notice {
        case .hiddenRows(let shown, let total):
            let remedy = isInteractive ? ":rows all or :pager shows all" : "another --mode shows all"
            return "only the first \(grouped(shown)) of \(grouped(total)) rows are shown; \(remedy)"
        case .hiddenColumns(let names):
            let are = names.count == 1 ? "is" : "are"
            return
                "\(count(names.count, "column")) \(are) hidden (\(names.joined(separator: ", "))); \(lineMode) shows all"
        case .hiddenNodes(let shown, let total):
            return
                "only the first \(grouped(shown)) of \(grouped(total)) nodes are drawn; LIMIT makes a clearer picture"
        case .emptyPicture:
            return "there is nothing to draw: return nodes, relationships or paths"
        case .shortenedValues(let number):
            return "\(count(number, "value")) \(number == 1 ? "is" : "are") cut short; \(lineMode) shows all"
        }
    }

    /// `3.1 ms: parse 0.1, plan 1.0, execute 2.0`.
    static func timing(_ summary: ResultSummary, parse: Duration, elapsed: Duration) -> String {
        func field(_ duration: Duration) -> String { decimal(inMilliseconds(duration), digits: 1) }
        return "\(field(elapsed)) ms: parse \(field(parse + summary.timings.parse)), "
            + "plan \(field(summary.timings.plan)), execute \(field(summary.timings.execute))"
    }

    /// One JSON object on one line.
    static func timing(_ summary: ResultSummary, statement: Int, parse: Duration, rows: Int) -> String {
        func field(_ duration: Duration) -> String { decimal(inMilliseconds(duration), digits: 3) }
        return "{\"statement\":\(statement),\"parse_ms\":\(field(parse + summary.timings.parse)),\"plan_ms\":"
            + "\(field(summary.timings.plan)),\"execute_ms\":\(field(summary.timings.execute)),\"rows\":\(rows)}"
    }
}
