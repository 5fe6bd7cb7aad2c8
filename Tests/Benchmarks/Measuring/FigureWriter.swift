/// Prints one figure a line as JSON, like the script that times the peers.
enum FigureWriter {
    enum Field {
        case text(String)
        case number(Double, decimals: Int)
        case count(Int)
    }

    static func line(_ fields: KeyValuePairs<String, Field>) -> String {
        let parts = fields.map { name, field in
            switch field {
            case .text(let text): "\"\(name)\": \"\(text)\""
            case .number(let value, let decimals): "\"\(name)\": \(fixed(value, decimals))"
            case .count(let count): "\"\(name)\": \(count)"
            }
        }
        return "{" + parts.joined(separator: ", ") + "}"
    }

    /// A number with this many decimals, rounded.
    static func fixed(_ value: Double, _ decimals: Int) -> String {
        var scale = 1
        for _ in 0..<decimals { scale *= 10 }
        let units = Int((value * Double(scale)).rounded())
        if decimals == 0 { return "\(units)" }
        let fraction = String(abs(units) % scale)
        let padding = String(repeating: "0", count: decimals - fraction.count)
        return "\(units < 0 ? "-" : "")\(abs(units) / scale).\(padding)\(fraction)"
    }
}
