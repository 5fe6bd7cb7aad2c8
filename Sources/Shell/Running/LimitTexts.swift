/// Lengths of time as people write them: `500ms`, `10s`, `2m`, `1h`, `1.5s`; a number alone is seconds.
public enum DurationText {
    /// nil when the text is no length of time.
    public static func read(_ text: String) -> Duration? {
        guard let (number, unit) = leadingNumber(text) else { return nil }
        let seconds: Double
        switch unit {
        case "ms": seconds = number / 1000
        case "s", "": seconds = number
        case "m", "min": seconds = number * 60
        case "h": seconds = number * 3600
        default: return nil
        }
        return seconds < 1e9 ? .milliseconds(Int64(seconds * 1000)) : nil
    }

    /// `500ms`, `10s`.
    static func text(_ duration: Duration) -> String {
        let milliseconds = SummaryText.inMilliseconds(duration)
        return milliseconds < 1000 || milliseconds != (milliseconds / 1000).rounded() * 1000
            ? "\(Int(milliseconds))ms" : "\(Int(milliseconds / 1000))s"
    }
}

/// Amounts of memory as people write them: `200MB`, `4GB`, `64kB`; a number alone is bytes.
public enum MemoryText {
    /// nil when the text is no amount of memory.
    public static func read(_ text: String) -> Int? {
        guard let (number, unit) = leadingNumber(text) else { return nil }
        let bytes: Double
        switch unit.lowercased() {
        case "", "b": bytes = number
        case "k", "kb", "kib": bytes = number * 1024
        case "m", "mb", "mib": bytes = number * 1_048_576
        case "g", "gb", "gib": bytes = number * 1_073_741_824
        default: return nil
        }
        return bytes >= 1 && bytes < 1e15 ? Int(bytes) : nil
    }

    /// `200 MB`.
    static func text(_ bytes: Int) -> String {
        for (size, unit) in [(1_073_741_824, "GB"), (1_048_576, "MB"), (1024, "kB")] where bytes >= size {
            return bytes % size == 0
                ? "\(bytes / size) \(unit)" : SummaryText.decimal(Double(bytes) / Double(size), digits: 1) + " \(unit)"
        }
        return "\(bytes) bytes"
    }
}

/// A number and the unit that follows it.
private func leadingNumber(_ text: String) -> (Double, Substring)? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let number = Double(digits), number >= 0 else { return nil }
    return (number, text.dropFirst(digits.count).drop { $0 == " " })
}
