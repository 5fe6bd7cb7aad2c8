/// Reads ISO 8601 text of dates, times, offsets and zones, in extended and basic form.
///
/// Nothing traps; what is no such text, or no such date, gives nil. A parser is used once.
public struct TemporalParser {
    private var rest: ArraySlice<UInt8>

    public init(_ text: String) { rest = Array(text.utf8)[...] }

    // MARK: Whole texts

    /// Days since 1970-01-01 of `2015-07-21`, `2015-W30-2`, `2015-202`, `2015-Q3-21`, `2015-07`, `2015` …
    public mutating func wholeDate() -> Int64? {
        guard let days = date(), rest.isEmpty else { return nil }
        return days
    }

    /// Nanoseconds since midnight of `21:40:32.142`, `2140`, `21` …
    public mutating func wholeLocalTime() -> Int64? {
        guard let time = time(), rest.isEmpty else { return nil }
        return time
    }

    /// A time and its offset; nil for the latter when there is none. The offset of a named zone needs a date.
    public mutating func wholeZonedTime() -> (time: Int64, zone: ZoneCode?)? {
        guard let time = time(), let zone = zone(), zone.name == nil, rest.isEmpty else { return nil }
        return (time, zone.offset)
    }

    /// A date and, after `T`, a time.
    public mutating func wholeLocalDateTime() -> (days: Int64, time: Int64)? {
        guard let days = date() else { return nil }
        if rest.isEmpty { return (days, 0) }
        guard take("T"), let time = time(), rest.isEmpty else { return nil }
        return (days, time)
    }

    /// A date, after `T` a time, and its offset, zone name or both; nil each when missing.
    public mutating func wholeZonedDateTime() -> (days: Int64, time: Int64, offset: ZoneCode?, name: ZoneCode?)? {
        guard let days = date() else { return nil }
        if rest.isEmpty { return (days, 0, nil, nil) }
        guard take("T"), let time = time(), let zone = zone(), rest.isEmpty else { return nil }
        return (days, time, zone.offset, zone.name)
    }

    /// A zone alone: `Z`, `+01:00`, `Europe/Stockholm`.
    public static func zone(_ text: String) -> ZoneCode? {
        var parser = TemporalParser(text)
        if let zone = parser.zone(), parser.rest.isEmpty, let code = zone.name ?? zone.offset { return code }
        return ZoneCode(name: text)
    }

    // MARK: Parts

    private mutating func date() -> Int64? {
        // A week may begin before the first year and end after the last.
        guard let days = anyDate(), Calendar.dayRange.contains(days) else { return nil }
        return days
    }

    private mutating func anyDate() -> Int64? {
        let isNegative = take("-")
        let isSigned = isNegative || take("+")
        let digits = rest.prefix { (48...57).contains($0) }.count
        // Without sign the year has four digits; what follows them may be the basic form of the rest.
        guard isSigned ? (1...9).contains(digits) : digits >= 4, var year = number(isSigned ? digits : 4) else {
            return nil
        }
        if isNegative { year = -year }
        let first = Calendar.days(fromCivil: year, 1, 1)
        if rest.isEmpty || rest.first == UInt8(ascii: "T") { return first }
        let isExtended = take("-")
        if take("W") {
            guard let week = number(2) else { return nil }
            var day: Int64 = 1
            if isExtended ? take("-") : !atEndOfDate {
                guard let number = number(1) else { return nil }
                day = number
            }
            return Calendar.days(fromWeekYear: year, week, day)
        }
        if take("Q") {
            guard let quarter = number(1), (1...4).contains(quarter) else { return nil }
            var day: Int64 = 1
            if isExtended ? take("-") : !atEndOfDate {
                guard let number = number(2) else { return nil }
                day = number
            }
            return Calendar.days(fromQuarter: year, quarter, day)
        }
        let count = rest.prefix { (48...57).contains($0) }.count
        if count == 3 {
            guard let ordinal = number(3), (1...(Calendar.isLeap(year) ? 366 : 365)).contains(ordinal) else {
                return nil
            }
            return first + ordinal - 1
        }
        guard let month = number(2), (1...12).contains(month) else { return nil }
        var day: Int64 = 1
        if isExtended ? take("-") : !atEndOfDate {
            guard let number = number(2) else { return nil }
            day = number
        }
        guard day >= 1, day <= Int64(Calendar.daysInMonth(year, Int(month))) else { return nil }
        return Calendar.days(fromCivil: year, Int(month), Int(day))
    }

    private var atEndOfDate: Bool { rest.isEmpty || rest.first == UInt8(ascii: "T") }

    private mutating func time() -> Int64? {
        guard let hour = number(2), hour < 24 else { return nil }
        var total = hour * 3600
        let isExtended = take(":")
        if isExtended || startsWithDigit {
            guard let minute = number(2), minute < 60 else { return nil }
            total += minute * 60
            if isExtended ? take(":") : startsWithDigit {
                guard let second = number(2), second < 60 else { return nil }
                total += second
                if take(".") || take(",") {
                    guard let fraction = fraction() else { return nil }
                    return total * 1_000_000_000 + fraction
                }
            }
        }
        return total * 1_000_000_000
    }

    private var startsWithDigit: Bool { rest.first.map { (48...57).contains($0) } ?? false }

    /// Up to nine digits after a point, as nanoseconds.
    private mutating func fraction() -> Int64? {
        var value: Int64 = 0
        var count = 0
        while let byte = rest.first, (48...57).contains(byte) {
            guard count < 9 else { return nil }
            value = value * 10 + Int64(byte - 48)
            count += 1
            rest.removeFirst()
        }
        guard count > 0 else { return nil }
        for _ in count..<9 { value *= 10 }
        return value
    }

    /// Offset and name; nil for text that is neither.
    private mutating func zone() -> (offset: ZoneCode?, name: ZoneCode?)? {
        var offset: ZoneCode?
        if take("Z") || take("z") {
            offset = .utc
        } else if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
            let isNegative = take("-")
            if !isNegative { _ = take("+") }
            guard let hours = number(2), let rest = offsetRest() else { return nil }
            let seconds = Int32(hours) * 3600 + rest
            guard let code = ZoneCode(offset: isNegative ? -seconds : seconds) else { return nil }
            offset = code
        }
        guard take("[") else { return (offset, nil) }
        let name = rest.prefix { $0 != UInt8(ascii: "]") }
        rest = rest.dropFirst(name.count)
        guard take("]"), let code = ZoneCode(name: String(decoding: name, as: UTF8.self)) else { return nil }
        return (offset, code)
    }

    /// Minutes and seconds of an offset, in seconds.
    private mutating func offsetRest() -> Int32? {
        let isExtended = take(":")
        guard isExtended || startsWithDigit else { return 0 }
        guard let minutes = number(2), minutes < 60 else { return nil }
        guard isExtended ? take(":") : startsWithDigit else { return Int32(minutes) * 60 }
        guard let seconds = number(2), seconds < 60 else { return nil }
        return Int32(minutes) * 60 + Int32(seconds)
    }

    /// Exactly so many digits.
    private mutating func number(_ digits: Int) -> Int64? {
        let part = rest.prefix(digits)
        guard part.count == digits, digits > 0, part.allSatisfy({ (48...57).contains($0) }) else { return nil }
        rest = rest.dropFirst(digits)
        return part.reduce(0) { $0 * 10 + Int64($1 - 48) }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let first = rest.first, UInt32(first) == character.value else { return false }
        rest.removeFirst()
        return true
    }
}
