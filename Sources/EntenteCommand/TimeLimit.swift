import ArgumentParser

/// A length of time as people write it: `500ms`, `10s`, `2m`, `1h`, `1.5s`; a number alone is seconds.
struct TimeLimit: ExpressibleByArgument {
    let duration: Duration

    init?(argument: String) {
        let digits = argument.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard let number = Double(digits), number >= 0 else { return nil }
        let seconds: Double
        switch argument.dropFirst(digits.count) {
        case "ms": seconds = number / 1000
        case "s", "": seconds = number
        case "m", "min": seconds = number * 60
        case "h": seconds = number * 3600
        default: return nil
        }
        guard seconds < 1e9 else { return nil }
        duration = .milliseconds(Int64(seconds * 1000))
    }
}
