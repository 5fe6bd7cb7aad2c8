import PropertyGraph
import SourceText

/// `value.component`
extension TemporalFunctions {
    /// - Throws: for a component that the value does not have.
    static func component(
        of value: Slot, _ name: String, _ space: ValueSpace, at range: SourceRange
    ) throws(RuntimeError) -> Slot {
        if value.tag == .duration {
            if let result = component(of: space.duration(value), name) {
                guard let integer = Int64(exactly: result) else { throw .integerOverflow(at: range) }
                return .integer(integer)
            }
        } else {
            let instant = Instant(value)
            if let days = instant.days, let result = component(ofDate: days, name) { return .integer(result) }
            if let time = instant.time, let result = component(ofTime: time, name) { return .integer(result) }
            if let result = try component(ofZone: value, instant, name, space, at: range) { return result }
        }
        let names = componentNames(of: value)
        let nearest = NearestName.find(name, among: names)
        throw RuntimeError(
            .invalidArgumentValue, type: .argumentError,
            "There is no component `\(name)` of \(value.tag.description)", at: range,
            help: nearest.map { "Did you mean `\($0)`?" } ?? "There are \(names.joined(separator: ", ")).")
    }

    /// The components that a value has, the larger first.
    private static func componentNames(of value: Slot) -> [String] {
        let date = ["year", "quarter", "month", "week", "weekYear", "dayOfQuarter", "ordinalDay", "dayOfWeek", "day"]
        let time = ["hour", "minute", "second", "millisecond", "microsecond", "nanosecond"]
        let zone = ["timezone", "offset", "offsetMinutes", "offsetSeconds"]
        switch value.tag {
        case .date: return date
        case .localTime: return time
        case .zonedTime: return time + zone
        case .localDateTime: return date + time
        case .zonedDateTime: return date + time + zone + ["epochSeconds", "epochMillis"]
        case .duration:
            return DurationBuilder.Unit.allCases.map(\.rawValue) + [
                "quartersOfYear", "monthsOfYear", "monthsOfQuarter", "daysOfWeek", "minutesOfHour", "secondsOfMinute",
                "millisecondsOfSecond", "microsecondsOfSecond", "nanosecondsOfSecond",
            ]
        case .null, .boolean, .integer, .float, .string, .list, .map, .node, .relationship, .path, .point: return []
        }
    }

    private static func component(ofDate days: Int64, _ name: String) -> Int64? {
        let (year, month, day) = Calendar.civil(fromDays: days)
        switch name {
        case "year": return year
        case "quarter": return Int64(month + 2) / 3
        case "month": return Int64(month)
        case "week": return Calendar.week(days).week
        case "weekYear": return Calendar.week(days).year
        case "dayOfQuarter", "quarterDay": return days - Calendar.days(fromCivil: year, (month - 1) / 3 * 3 + 1, 1) + 1
        case "day": return Int64(day)
        case "ordinalDay": return days - Calendar.days(fromCivil: year, 1, 1) + 1
        case "dayOfWeek", "weekDay": return Calendar.weekday(days)
        default: return nil
        }
    }

    private static func component(ofTime time: Int64, _ name: String) -> Int64? {
        switch name {
        case "hour": return time / 3_600_000_000_000
        case "minute": return time / 60_000_000_000 % 60
        case "second": return time / 1_000_000_000 % 60
        case "millisecond": return time % 1_000_000_000 / 1_000_000
        case "microsecond": return time % 1_000_000_000 / 1_000
        case "nanosecond": return time % 1_000_000_000
        default: return nil
        }
    }

    private static func component(
        ofZone value: Slot, _ instant: Instant, _ name: String, _ space: ValueSpace, at range: SourceRange
    ) throws(RuntimeError) -> Slot? {
        guard let zone = instant.zone else { return nil }
        let isMoment = value.tag == .zonedDateTime
        let offset = isMoment ? zone.offset(at: value.integerValue) : Int32(bitPattern: value.aux)
        switch name {
        case "timezone": return space.makeString(zone.name ?? TemporalText.offset(offset))
        case "offset": return space.makeString(TemporalText.offset(offset))
        case "offsetMinutes": return .integer(Int64(offset) / 60)
        case "offsetSeconds": return .integer(Int64(offset))
        case "epochSeconds" where isMoment: return .integer(value.integerValue)
        case "epochMillis" where isMoment:
            let millis = Int128(value.integerValue) * 1000 + Int128(value.nanosecondsOfSecond / 1_000_000)
            guard let millis = Int64(exactly: millis) else { throw .integerOverflow(at: range) }
            return .integer(millis)
        default: return nil
        }
    }

    /// Seconds are rounded down, and what is left of a second is not negative; the units above are cut off.
    private static func component(of parts: DurationParts, _ name: String) -> Int128? {
        let seconds = Int128(parts.seconds)
        let nanoseconds = Int128(parts.nanoseconds)
        switch name {
        case "years": return Int128(parts.months / 12)
        case "quarters": return Int128(parts.months / 3)
        case "months": return Int128(parts.months)
        case "weeks": return Int128(parts.days / 7)
        case "days": return Int128(parts.days)
        case "hours": return seconds / 3_600
        case "minutes": return seconds / 60
        case "seconds": return seconds
        case "milliseconds": return seconds * 1_000 + nanoseconds / 1_000_000
        case "microseconds": return seconds * 1_000_000 + nanoseconds / 1_000
        case "nanoseconds": return seconds * 1_000_000_000 + nanoseconds
        case "quartersOfYear": return Int128(parts.months / 3 % 4)
        case "monthsOfQuarter": return Int128(parts.months % 3)
        case "monthsOfYear": return Int128(parts.months % 12)
        case "daysOfWeek": return Int128(parts.days % 7)
        case "minutesOfHour": return seconds / 60 % 60
        case "secondsOfMinute": return seconds % 60
        case "millisecondsOfSecond": return nanoseconds / 1_000_000
        case "microsecondsOfSecond": return nanoseconds / 1_000
        case "nanosecondsOfSecond": return nanoseconds
        default: return nil
        }
    }
}
