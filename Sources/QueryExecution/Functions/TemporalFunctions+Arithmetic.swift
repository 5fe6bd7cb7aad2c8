import PropertyGraph
import SourceText

/// `+`, `-`, `*` and `/` of temporal values.
extension TemporalFunctions {
    /// Sum of an instant and a duration, or of two durations.
    static func add(_ a: Slot, _ b: Slot, _ space: ValueSpace, at range: SourceRange) throws(RuntimeError) -> Slot {
        if a.tag == .duration, b.tag == .duration { return try sum(a, b, 1, space, at: range) }
        if a.tag == .duration { return try shift(b, space.duration(a), 1, "+", at: range) }
        guard b.tag == .duration else { throw .wrongOperands("+", a, b, at: range) }
        return try shift(a, space.duration(b), 1, "+", at: range)
    }

    /// Difference of an instant and a duration, or of two durations.
    static func subtract(
        _ a: Slot, _ b: Slot, _ space: ValueSpace, at range: SourceRange
    ) throws(RuntimeError) -> Slot {
        guard b.tag == .duration else { throw .wrongOperands("-", a, b, at: range) }
        if a.tag == .duration { return try sum(a, b, -1, space, at: range) }
        return try shift(a, space.duration(b), -1, "-", at: range)
    }

    /// Product of a duration and a number.
    static func scale(
        _ duration: Slot, by factor: Slot, _ space: ValueSpace, at range: SourceRange
    ) throws(RuntimeError) -> Slot {
        var builder = DurationBuilder()
        if factor.tag == .integer {
            builder.add(space.duration(duration), times: factor.integerValue)
        } else {
            guard factor.floatValue.isFinite else { throw .integerOverflow(at: range) }
            builder.add(space.duration(duration), times: factor.floatValue)
        }
        return try made(builder, space, at: range)
    }

    /// Quotient of a duration and a number.
    static func divide(
        _ duration: Slot, by divisor: Slot, _ space: ValueSpace, at range: SourceRange
    ) throws(RuntimeError) -> Slot {
        let number = Arithmetic.float(divisor)
        guard number != 0 else { throw .divisionByZero(at: range) }
        guard number.isFinite else { throw .wrongOperand("/", divisor, at: range) }
        if number == 1 { return duration }
        var builder = DurationBuilder()
        let parts = space.duration(duration)
        builder.add(Double(parts.months) / number, .months)
        builder.add(Double(parts.days) / number, .days)
        builder.add(Double(parts.totalNanoseconds) / number, .nanoseconds)
        return try made(builder, space, at: range)
    }

    private static func sum(
        _ a: Slot, _ b: Slot, _ sign: Int64, _ space: ValueSpace, at range: SourceRange
    ) throws(RuntimeError) -> Slot {
        var builder = DurationBuilder()
        builder.add(space.duration(a), times: Int64(1))
        builder.add(space.duration(b), times: sign)
        return try made(builder, space, at: range)
    }

    private static func made(
        _ builder: DurationBuilder, _ space: ValueSpace, at range: SourceRange
    ) throws(RuntimeError) -> Slot {
        guard let parts = builder.parts else { throw .integerOverflow(at: range) }
        return space.makeDuration(parts)
    }

    /// Moves an instant: months first, cut to the length of the month, then days, then seconds. A date moves by whole
    /// days of the seconds only, a time not by months and days.
    private static func shift(
        _ instant: Slot, _ parts: DurationParts, _ sign: Int64, _ operation: String, at range: SourceRange
    ) throws(RuntimeError) -> Slot {
        let nanoseconds = parts.totalNanoseconds * Int128(sign)
        var moved = Instant(instant)
        if var days = moved.days {
            let extra = instant.tag == .date ? Int64(clamping: nanoseconds / Int128(Instant.nanosecondsPerDay)) : 0
            guard let shifted = shiftDays(days, parts, sign, extra) else { throw outOfRange(range) }
            days = shifted
            moved.days = days
        }
        switch instant.tag {
        case .date: return Slot(tag: .date, bits: UInt64(bitPattern: moved.days ?? 0))
        case .localTime, .zonedTime:
            let day = Int128(Instant.nanosecondsPerDay)
            let time = (Int128(instant.integerValue) + nanoseconds % day + day) % day
            return Slot(tag: instant.tag, bits: UInt64(bitPattern: Int64(time)), aux: instant.aux)
        case .localDateTime, .zonedDateTime:
            var start = moved.localSeconds
            if instant.tag == .zonedDateTime {
                // Where date and local time stay, so does the moment, even while clocks are turned back.
                let isSameDay = parts.months == 0 && parts.days == 0
                start = isSameDay ? instant.integerValue : moved.utcSeconds(in: instant.zoneCode)
            }
            let total = Int128(start) * 1_000_000_000 + Int128(moved.nanosecondsOfSecond) + nanoseconds
            guard let end = DurationParts(months: 0, days: 0, nanoseconds: total),
                (-31_557_014_200_000_000...31_556_889_900_000_000).contains(end.seconds)
            else { throw outOfRange(range) }
            if instant.tag == .zonedDateTime {
                return .zonedDateTime(seconds: end.seconds, nanoseconds: end.nanoseconds, zone: instant.zoneCode)
            }
            return Slot(
                tag: .localDateTime, bits: UInt64(bitPattern: end.seconds), aux: UInt32(bitPattern: end.nanoseconds))
        default: throw .wrongOperand(operation, instant, at: range)
        }
    }

    /// nil beyond the range of dates.
    private static func shiftDays(_ days: Int64, _ parts: DurationParts, _ sign: Int64, _ extra: Int64) -> Int64? {
        let limit = Int128(TemporalParser.largestYear)
        var result = Int128(days)
        if parts.months != 0 {
            let (year, month, day) = Calendar.civil(fromDays: days)
            let months = Int128(year) * 12 + Int128(month - 1) + Int128(parts.months) * Int128(sign)
            let newYear = months >= 0 ? months / 12 : (months - 11) / 12
            guard (-limit...limit).contains(newYear) else { return nil }
            let newMonth = Int(months - newYear * 12) + 1
            let length = Calendar.daysInMonth(Int64(newYear), newMonth)
            result = Int128(Calendar.days(fromCivil: Int64(newYear), newMonth, min(day, length)))
        }
        result += Int128(parts.days) * Int128(sign) + Int128(extra)
        guard (-365_243_219_162...365_241_780_471).contains(result) else { return nil }
        return Int64(result)
    }

    private static func outOfRange(_ range: SourceRange) -> RuntimeError {
        RuntimeError(.numberOutOfRange, type: .arithmeticError, "The year is beyond the range of dates", at: range)
    }
}
