/// ISO 8601 text of temporal values.
public enum TemporalText {
    /// `2024-02-29`; years of more than four digits with a sign.
    static func date(_ days: Int64) -> String {
        let (year, month, day) = Calendar.civil(fromDays: days)
        let digits = padded(year.magnitude, 4)
        let sign = year < 0 ? "-" : year > 9999 ? "+" : ""
        return "\(sign)\(digits)-\(padded(UInt64(month), 2))-\(padded(UInt64(day), 2))"
    }

    /// `12:30`, `12:30:05`, `12:30:05.25`.
    static func time(_ nanoseconds: Int64) -> String {
        let seconds = UInt64(clamping: nanoseconds / 1_000_000_000)
        let fraction = UInt64(clamping: nanoseconds % 1_000_000_000)
        var text = padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2)
        if seconds % 60 != 0 || fraction != 0 { text += ":" + padded(seconds % 60, 2) }
        if fraction != 0 { text += "." + fractionDigits(fraction) }
        return text
    }

    static func dateTime(_ seconds: Int64, _ nanoseconds: Int32) -> String {
        let (days, second) = floorDivide(seconds, 86_400)
        return date(days) + "T" + time(second * 1_000_000_000 + Int64(nanoseconds))
    }

    /// `Z`, `+01:00`, `-00:44:30`.
    public static func offset(_ seconds: Int32) -> String {
        if seconds == 0 { return "Z" }
        let size = UInt64(seconds.magnitude)
        var text = (seconds < 0 ? "-" : "+") + padded(size / 3600, 2) + ":" + padded(size / 60 % 60, 2)
        if size % 60 != 0 { text += ":" + padded(size % 60, 2) }
        return text
    }

    static func duration(_ parts: DurationParts) -> String {
        var text = "P"
        append(parts.months / 12, "Y", to: &text)
        append(parts.months % 12, "M", to: &text)
        append(parts.days, "D", to: &text)
        // Seconds are rounded down and nanoseconds positive; in print both have the sign of the whole.
        var seconds = parts.seconds
        var fraction = Int64(parts.nanoseconds)
        if seconds < 0, fraction > 0 {
            seconds += 1
            fraction -= 1_000_000_000
        }
        if seconds != 0 || fraction != 0 {
            text += "T"
            append(seconds / 3600, "H", to: &text)
            append(seconds / 60 % 60, "M", to: &text)
            let rest = seconds % 60
            if rest != 0 || fraction != 0 {
                if rest < 0 || fraction < 0 { text += "-" }
                text += String(rest.magnitude)
                if fraction != 0 { text += "." + fractionDigits(fraction.magnitude) }
                text += "S"
            }
        }
        return text == "P" ? "PT0S" : text
    }

    /// Quotient rounded down, and the remainder, which is not negative.
    static func floorDivide(_ value: Int64, _ divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    private static func append(_ amount: Int64, _ unit: String, to text: inout String) {
        if amount != 0 { text += "\(amount)\(unit)" }
    }

    private static func fractionDigits(_ nanoseconds: UInt64) -> String {
        var digits = padded(nanoseconds, 9)
        while digits.last == "0" { digits.removeLast() }
        return digits
    }

    private static func padded(_ number: UInt64, _ width: Int) -> String {
        let digits = String(number)
        return digits.count >= width ? digits : String(repeating: "0", count: width - digits.count) + digits
    }
}
