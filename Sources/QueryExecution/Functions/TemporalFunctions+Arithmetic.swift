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
        let factor = try number(factor, at: range)
        var builder = DurationBuilder()
        builder.add(space.duration(duration), times: factor)
        return try made(builder, space, at: range)
    }

    /// Quotient of a duration and a number.
    static func divide(
        _ duration: Slot, by divisor: Slot, _ space: ValueSpace, at range: SourceRange
    ) throws(RuntimeError) -> Slot {
        if divisor.tag == .float, divisor.floatValue.isInfinite {
            return space.makeDuration(DurationParts(months: 0, days: 0, seconds: 0, nanoseconds: 0))
        }
        let divisor = try number(divisor, at: range)
        guard !divisor.isZero else {
            throw RuntimeError(
                .divisionByZero, type: .arithmeticError, "A duration cannot be divided by zero", at: range)
        }
        var builder = DurationBuilder()
        builder.add(space.duration(duration), dividedBy: divisor)
        return try made(builder, space, at: range)
    }

    private static func number(_ slot: Slot, at range: SourceRange) throws(RuntimeError) -> Decimal128 {
        if slot.tag == .integer { return Decimal128(slot.integerValue) }
        guard let number = Decimal128(slot.floatValue) else {
            throw RuntimeError(
                .numberOutOfRange, type: .arithmeticError,
                "A duration cannot be multiplied or divided by \(FloatText.text(slot.floatValue))", at: range)
        }
        return number
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
        guard let parts = builder.parts else { throw tooLong(at: range) }
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
        case .localDateTime:
            let end = try shiftSeconds(moved.localSeconds, moved, nanoseconds, at: range)
            guard Calendar.dayRange.contains(Instant(seconds: end.seconds, nanoseconds: 0).days ?? .max) else {
                throw outOfRange(range)
            }
            return Slot(
                tag: .localDateTime, bits: UInt64(bitPattern: end.seconds), aux: UInt32(bitPattern: end.nanoseconds))
        case .zonedDateTime:
            // Where date and local time stay, so does the moment, even while clocks are turned back.
            let zone = instant.zoneCode
            let end = try shiftSeconds(moved.utcSeconds(in: zone), moved, nanoseconds, at: range)
            let local = Instant(utcSeconds: end.seconds, nanoseconds: end.nanoseconds, zone: zone)
            guard Calendar.dayRange.contains(local.days ?? .max) else { throw outOfRange(range) }
            return .zonedDateTime(seconds: end.seconds, nanoseconds: end.nanoseconds, zone: zone)
        case .null, .boolean, .integer, .float, .string, .list, .map, .node, .relationship, .path, .duration, .point:
            throw .wrongOperand(operation, instant, at: range)
        }
    }

    private static func shiftSeconds(
        _ start: Int64, _ moved: Instant, _ nanoseconds: Int128, at range: SourceRange
    ) throws(RuntimeError) -> DurationParts {
        let total = Int128(start) * 1_000_000_000 + Int128(moved.nanosecondsOfSecond) + nanoseconds
        guard let end = DurationParts(months: 0, days: 0, nanoseconds: total) else { throw outOfRange(range) }
        return end
    }

    /// nil beyond the range of dates.
    private static func shiftDays(_ days: Int64, _ parts: DurationParts, _ sign: Int64, _ extra: Int64) -> Int64? {
        var result = Int128(days)
        if parts.months != 0 {
            let (year, month, day) = Calendar.civil(fromDays: days)
            let months = Int128(year) * 12 + Int128(month - 1) + Int128(parts.months) * Int128(sign)
            let quotient = months >= 0 ? months / 12 : (months - 11) / 12
            guard let newYear = Int64(exactly: quotient), Calendar.yearRange.contains(newYear) else { return nil }
            let newMonth = Int(months - quotient * 12) + 1
            let length = Calendar.daysInMonth(newYear, newMonth)
            result = Int128(Calendar.days(fromCivil: newYear, newMonth, min(day, length)))
        }
        result += Int128(parts.days) * Int128(sign) + Int128(extra)
        guard let result = Int64(exactly: result), Calendar.dayRange.contains(result) else { return nil }
        return result
    }

    private static func outOfRange(_ range: SourceRange) -> RuntimeError {
        RuntimeError(
            .numberOutOfRange, type: .arithmeticError,
            "The year of the result is beyond the range of dates, which ends at ±999,999,999", at: range)
    }
}
