import Glibc
import PropertyGraph
import QuerySemantics
import SourceText

/// Dates, times and durations: which function does what.
///
/// Text, calendar and zones are in PropertyGraph; here are construction (`TemporalFields`), truncation, arithmetic,
/// components and differences, a file each.
enum TemporalFunctions {
    /// Value of a temporal function.
    static func value(of call: FunctionCall) throws(RuntimeError) -> Slot {
        switch call.function {
        case .date: return try instant(.date, call)
        case .localtime: return try instant(.localTime, call)
        case .time: return try instant(.zonedTime, call)
        case .localdatetime: return try instant(.localDateTime, call)
        case .datetime: return try instant(.zonedDateTime, call)
        case .duration: return try duration(call)
        case .dateTruncate: return try truncated(.date, call)
        case .localtimeTruncate: return try truncated(.localTime, call)
        case .timeTruncate: return try truncated(.zonedTime, call)
        case .localdatetimeTruncate: return try truncated(.localDateTime, call)
        case .datetimeTruncate: return try truncated(.zonedDateTime, call)
        case .datetimeFromEpoch, .datetimeFromEpochMillis: return try fromEpoch(call)
        case .durationBetween, .durationInMonths, .durationInDays, .durationInSeconds:
            if call.hasNull { return .null }
            return try TemporalDifference(call).value()
        case .dateStatement, .dateTransaction, .dateRealtime: return try now(.date, call)
        case .localtimeStatement, .localtimeTransaction, .localtimeRealtime: return try now(.localTime, call)
        case .timeStatement, .timeTransaction, .timeRealtime: return try now(.zonedTime, call)
        case .localdatetimeStatement, .localdatetimeTransaction, .localdatetimeRealtime:
            return try now(.localDateTime, call)
        case .datetimeStatement, .datetimeTransaction, .datetimeRealtime: return try now(.zonedDateTime, call)
        default: throw call.wrong(call[0])
        }
    }

    // MARK: Construction

    private static func instant(_ kind: InstantKind, _ call: FunctionCall) throws(RuntimeError) -> Slot {
        if call.arguments.isEmpty { return try now(kind, call) }
        let input = call[0]
        switch input.tag {
        case .null: return .null
        case .string: return try parsed(kind, call.space.string(input), call)
        case .map: return try TemporalFields(input, call).instant(kind)
        case .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime:
            if input.tag == kind.tag { return input }
            return try Instant(input).slot(kind, call)
        case .boolean, .integer, .float, .list, .node, .relationship, .path, .duration: throw call.wrong(input)
        }
    }

    private static func parsed(_ kind: InstantKind, _ text: String, _ call: FunctionCall) throws(RuntimeError) -> Slot {
        var parser = TemporalParser(text)
        switch kind {
        case .date:
            if let days = parser.wholeDate() { return try Instant(days: days).slot(kind, call) }
        case .localTime:
            if let time = parser.wholeLocalTime() { return try Instant(time: time).slot(kind, call) }
        case .zonedTime:
            if let (time, zone) = parser.wholeZonedTime() {
                return try Instant(time: time, zone: zone).slot(kind, call)
            }
        case .localDateTime:
            if let (days, time) = parser.wholeLocalDateTime() {
                return try Instant(days: days, time: time).slot(kind, call)
            }
        case .zonedDateTime:
            if let (days, time, offset, name) = parser.wholeZonedDateTime() {
                // With an offset and a name the offset says which moment, the name how it is shown.
                let slot = try Instant(days: days, time: time, zone: offset ?? name).slot(kind, call)
                guard let name else { return slot }
                return .zonedDateTime(
                    seconds: slot.integerValue, nanoseconds: slot.nanosecondsOfSecond, zone: name)
            }
        }
        throw call.invalid("'\(text)' cannot be read as \(kind.tag.description)")
    }

    private static func duration(_ call: FunctionCall) throws(RuntimeError) -> Slot {
        let input = call[0]
        switch input.tag {
        case .null, .duration: return input
        case .string:
            let text = call.space.string(input)
            guard let parts = DurationParts(text) else { throw call.invalid("'\(text)' cannot be read as a duration") }
            return call.space.makeDuration(parts)
        case .map:
            var builder = DurationBuilder()
            let view = call.space.map(input)
            for index in 0..<view.count {
                let name = call.space.keys.name(view.keys[index].raw)
                guard let unit = DurationBuilder.Unit(rawValue: name) else {
                    throw call.invalid("A duration has no `\(name)`")
                }
                let amount = view.values[index]
                switch amount.tag {
                case .null: return .null
                case .integer: builder.add(amount.integerValue, unit)
                case .float where amount.floatValue.isFinite: builder.add(amount.floatValue, unit)
                default: throw call.wrong(amount)
                }
            }
            guard let parts = builder.parts else { throw .integerOverflow(at: call.range) }
            return call.space.makeDuration(parts)
        default: throw call.wrong(input)
        }
    }

    private static func fromEpoch(_ call: FunctionCall) throws(RuntimeError) -> Slot {
        if call.hasNull { return .null }
        var nanoseconds: Int128
        if call.function == .datetimeFromEpoch {
            nanoseconds = Int128(try call.integer(0)) * 1_000_000_000 + Int128(try call.integer(1))
        } else {
            nanoseconds = Int128(try call.integer(0)) * 1_000_000
        }
        guard let parts = DurationParts(months: 0, days: 0, nanoseconds: nanoseconds) else {
            throw .integerOverflow(at: call.range)
        }
        nanoseconds = Int128(parts.nanoseconds)
        try Instant.check(seconds: parts.seconds, call)
        return .zonedDateTime(seconds: parts.seconds, nanoseconds: parts.nanoseconds, zone: .utc)
    }

    // MARK: The clock

    /// The current moment as a kind of instant, in the zone that an argument names, else in UTC.
    private static func now(_ kind: InstantKind, _ call: FunctionCall) throws(RuntimeError) -> Slot {
        var zone = ZoneCode.utc
        if !call.arguments.isEmpty {
            if call[0].isNull { return .null }
            zone = try TemporalFields.zone(call[0], call)
        }
        return try now(kind, zone, call)
    }

    static func now(_ kind: InstantKind, _ zone: ZoneCode, _ call: FunctionCall) throws(RuntimeError) -> Slot {
        var (seconds, nanoseconds) = call.context.statementTime
        switch call.function {
        case .dateRealtime, .localtimeRealtime, .timeRealtime, .localdatetimeRealtime, .datetimeRealtime:
            var clock = timespec()
            clock_gettime(CLOCK_REALTIME, &clock)
            (seconds, nanoseconds) = (Int64(clock.tv_sec), Int32(clock.tv_nsec))
        default: break
        }
        let moment = Slot.zonedDateTime(seconds: seconds, nanoseconds: nanoseconds, zone: zone)
        return kind == .zonedDateTime ? moment : try Instant(moment).slot(kind, call)
    }
}

extension FunctionCall {
    /// The error for an argument of the right type that makes no value.
    func invalid(_ message: String) -> RuntimeError {
        RuntimeError(.invalidArgumentValue, type: .argumentError, message, at: range)
    }
}
