import PropertyGraph
import QuerySemantics
import SourceText

/// duration.between() and its like.
///
/// What one of the two lacks, date, time or zone, is taken from the other, so that they can be compared: a time against
/// a date is a time of that day, a local value against a zoned one is in its zone.
struct TemporalDifference {
    private let call: FunctionCall
    private var from: Instant
    private var to: Instant
    /// Both have dates of their own.
    private let haveDates: Bool
    private let zone: ZoneCode?

    init(_ call: FunctionCall) throws(RuntimeError) {
        self.call = call
        from = Instant(call[0])
        to = Instant(call[1])
        for (instant, slot) in [(from, call[0]), (to, call[1])] where instant.days == nil && instant.time == nil {
            throw call.wrong(slot)
        }
        haveDates = from.days != nil && to.days != nil
        from.days = from.days ?? to.days ?? 0
        to.days = to.days ?? from.days ?? 0
        from.time = from.time ?? 0
        to.time = to.time ?? 0
        zone = from.zone ?? to.zone
        if let first = from.zone, let second = to.zone, first != second {
            // The same moment by the first one's clock.
            to = Instant(
                utcSeconds: to.utcSeconds(in: second), nanoseconds: to.nanosecondsOfSecond, zone: first)
        }
    }

    /// The duration that the function gives.
    func value() throws(RuntimeError) -> Slot {
        var parts = DurationParts(months: 0, days: 0, seconds: 0, nanoseconds: 0)
        switch call.function {
        case .durationInMonths: if haveDates { parts.months = months }
        case .durationInDays: if haveDates { parts.days = days(from: from) }
        case .durationInSeconds: parts = try seconds(from: from, parts)
        default:
            guard haveDates else { return call.space.makeDuration(try seconds(from: from, parts)) }
            parts.months = months
            var middle = from
            middle.days = Self.adding(months: parts.months, to: from.days ?? 0)
            parts.days = days(from: middle)
            middle.days = (middle.days ?? 0) + parts.days
            parts = try seconds(from: middle, parts)
        }
        return call.space.makeDuration(parts)
    }

    /// Whole months, rounded toward zero.
    private var months: Int64 {
        let a = Calendar.civil(fromDays: from.days ?? 0)
        let b = Calendar.civil(fromDays: to.days ?? 0)
        var months = (b.year - a.year) * 12 + Int64(b.month - a.month)
        let first = (a.day, from.time ?? 0)
        let second = (b.day, to.time ?? 0)
        if months > 0, second < first { months -= 1 }
        if months < 0, second > first { months += 1 }
        return months
    }

    /// Whole days, rounded toward zero.
    private func days(from start: Instant) -> Int64 {
        var days = (to.days ?? 0) - (start.days ?? 0)
        let (first, second) = (start.time ?? 0, to.time ?? 0)
        if days > 0, second < first { days -= 1 }
        if days < 0, second > first { days += 1 }
        return days
    }

    /// What is left in seconds, by the zone's clock where there is one.
    private func seconds(from start: Instant, _ parts: DurationParts) throws(RuntimeError) -> DurationParts {
        var ends = (start.localSeconds, to.localSeconds)
        if let zone { ends = (start.utcSeconds(in: zone), to.utcSeconds(in: zone)) }
        let nanoseconds =
            (Int128(ends.1) - Int128(ends.0)) * 1_000_000_000 + Int128(to.nanosecondsOfSecond)
            - Int128(start.nanosecondsOfSecond)
        guard
            let result = DurationParts(
                months: Int128(parts.months), days: Int128(parts.days), nanoseconds: nanoseconds)
        else { throw TemporalFunctions.tooLong(at: call.range) }
        return result
    }

    private static func adding(months: Int64, to days: Int64) -> Int64 {
        let (year, month, day) = Calendar.civil(fromDays: days)
        let total = Instant.floorDivide(year * 12 + Int64(month - 1) + months, 12)
        let newMonth = Int(total.remainder) + 1
        return Calendar.days(
            fromCivil: total.quotient, newMonth, min(day, Calendar.daysInMonth(total.quotient, newMonth)))
    }
}
