/// Reads ISO 8601 text of dates, times, offsets and zones, in extended and basic form.
///
/// Nothing traps; what is no such text, or no such date, gives nil. A parser is used once.
public struct TemporalParser {
    private var rest: ArraySlice<UInt8>
    /// What is wrong with text that has the form but not the values: `month 13`.
    public private(set) var problem: String?

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
        guard let days = anyDate(), inRange(days, Calendar.dayRange, "the year is beyond ±999,999,999") else {
            return nil
        }
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
            let weeks = Calendar.weeks(inWeekYear: year)
            guard inRange(week, 1...weeks, "the week must be 1 to \(weeks)"),
                inRange(day, 1...7, "the day of the week must be 1 to 7")
            else { return nil }
            return Calendar.days(fromWeekYear: year, week, day)
        }
        if take("Q") {
            guard let quarter = number(1), inRange(quarter, 1...4, "the quarter must be 1 to 4") else { return nil }
            var day: Int64 = 1
            if isExtended ? take("-") : !atEndOfDate {
                guard let number = number(2) else { return nil }
                day = number
            }
            guard let days = Calendar.days(fromQuarter: year, quarter, day) else {
                problem = "quarter \(quarter) of the year \(year) has no day \(day)"
                return nil
            }
            return days
        }
        let count = rest.prefix { (48...57).contains($0) }.count
        if count == 3 {
            let length: Int64 = Calendar.isLeap(year) ? 366 : 365
            guard let ordinal = number(3), inRange(ordinal, 1...length, "the year \(year) has \(length) days") else {
                return nil
            }
            return first + ordinal - 1
        }
        guard let month = number(2), inRange(month, 1...12, "the month must be 1 to 12") else { return nil }
        var day: Int64 = 1
        if isExtended ? take("-") : !atEndOfDate {
            guard let number = number(2) else { return nil }
            day = number
        }
        let length = Int64(Calendar.daysInMonth(year, Int(month)))
        guard inRange(day, 1...length, "month \(month) of the year \(year) has \(length) days") else { return nil }
        return Calendar.days(fromCivil: year, Int(month), Int(day))
    }

    private var atEndOfDate: Bool { rest.isEmpty || rest.first == UInt8(ascii: "T") }

    private mutating func time() -> Int64? {
        guard let hour = number(2), inRange(hour, 0...23, "the hour must be 0 to 23") else { return nil }
        var total = hour * 3600
        let isExtended = take(":")
        if isExtended || startsWithDigit {
            guard let minute = number(2), inRange(minute, 0...59, "the minute must be 0 to 59") else { return nil }
            total += minute * 60
            if isExtended ? take(":") : startsWithDigit {
                guard let second = number(2), inRange(second, 0...59, "the second must be 0 to 59") else { return nil }
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
            guard count < 9 else {
                problem = "a second has at most nine decimal digits"
                return nil
            }
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
            guard let code = ZoneCode(offset: isNegative ? -seconds : seconds) else {
                problem = "an offset is at most 18 hours"
                return nil
            }
            offset = code
        }
        guard take("[") else { return (offset, nil) }
        let name = rest.prefix { $0 != UInt8(ascii: "]") }
        rest = rest.dropFirst(name.count)
        guard take("]") else { return nil }
        guard let code = ZoneCode(name: String(decoding: name, as: UTF8.self)) else {
            problem = "there is no time zone '\(String(decoding: name, as: UTF8.self))'"
            return nil
        }
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

    private mutating func inRange(_ value: Int64, _ range: ClosedRange<Int64>, _ otherwise: @autoclosure () -> String)
        -> Bool
    {
        if range.contains(value) { return true }
        problem = otherwise()
        return false
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
