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
            if let result = component(ofZone: value, instant, name, space) { return result }
        }
        throw RuntimeError(
            .invalidArgumentValue, type: .argumentError, "\(value.tag.description) has no component `\(name)`",
            at: range)
    }

    private static func component(ofDate days: Int64, _ name: String) -> Int64? {
        let (year, month, day) = Calendar.civil(fromDays: days)
        switch name {
        case "year": return year
        case "quarter": return Int64(month + 2) / 3
        case "month": return Int64(month)
        case "week": return Calendar.week(days).week
        case "weekYear": return Calendar.week(days).year
        case "dayOfQuarter": return days - Calendar.days(fromCivil: year, (month - 1) / 3 * 3 + 1, 1) + 1
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
        ofZone value: Slot, _ instant: Instant, _ name: String, _ space: ValueSpace
    ) -> Slot? {
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
            return .integer(value.integerValue &* 1000 &+ Int64(value.nanosecondsOfSecond / 1_000_000))
        default: return nil
        }
    }

    private static func component(of parts: DurationParts, _ name: String) -> Int128? {
        let total = parts.totalNanoseconds
        switch name {
        case "years": return Int128(parts.months / 12)
        case "quarters": return Int128(parts.months / 3)
        case "months": return Int128(parts.months)
        case "weeks": return Int128(parts.days / 7)
        case "days": return Int128(parts.days)
        case "hours": return total / 3_600_000_000_000
        case "minutes": return total / 60_000_000_000
        case "seconds": return total / 1_000_000_000
        case "milliseconds": return total / 1_000_000
        case "microseconds": return total / 1_000
        case "nanoseconds": return total
        case "quartersOfYear": return Int128(parts.months / 3 % 4)
        case "monthsOfQuarter": return Int128(parts.months % 3)
        case "monthsOfYear": return Int128(parts.months % 12)
        case "daysOfWeek": return Int128(parts.days % 7)
        case "minutesOfHour": return total / 60_000_000_000 % 60
        case "secondsOfMinute": return total / 1_000_000_000 % 60
        case "millisecondsOfSecond": return total / 1_000_000 % 1_000
        case "microsecondsOfSecond": return total / 1_000 % 1_000_000
        case "nanosecondsOfSecond": return total % 1_000_000_000
        default: return nil
        }
    }
}
