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
        case .map: return try TemporalFields(input, of: kind, call).instant(kind)
        case .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime:
            if input.tag == kind.tag { return input }
            return try Instant(input).slot(kind, call)
        case .boolean, .integer, .float, .list, .node, .relationship, .path, .duration, .point: throw call.wrong(input)
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
                let slot = try Instant(days: days, time: time, zone: offset ?? name).slot(kind, call)
                guard let offset, let name else { return slot }
                // Of a local time that is there twice the offset says which; else it only repeats what the zone says.
                guard name.offset(at: slot.integerValue) == offset.offset(at: 0) else {
                    throw call.invalid(
                        "The offset \(TemporalText.offset(offset.offset(at: 0))) is not that of the time zone in '\(text)'",
                        help: "Leave the offset out, or the zone.")
                }
                return try moment(slot, in: name, call)
            }
        }
        throw call.invalid(
            "'\(text)' cannot be read as \(kind.tag.description)" + (parser.problem.map { ": \($0)" } ?? ""),
            help: text.contains("[") ? TemporalFields.missingDatabase : nil)
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
                    let names = DurationBuilder.Unit.allCases.map(\.rawValue)
                    throw call.invalid(
                        "There is no field `\(name)` in a duration",
                        help: NearestName.find(name, among: names).map { "Did you mean `\($0)`?" }
                            ?? "The fields are \(names.joined(separator: ", ")).")
                }
                let amount = view.values[index]
                switch amount.tag {
                case .null: return .null
                case .integer: builder.add(amount.integerValue, unit)
                case .float:
                    guard let number = Decimal128(amount.floatValue) else {
                        throw call.invalid("`\(name)` must be a finite number")
                    }
                    builder.add(number, unit)
                default:
                    throw RuntimeError(
                        .invalidArgumentValue, type: .typeError,
                        "`\(name)` must be a number, not \(amount.tag.description)", at: call.range)
                }
            }
            guard let parts = builder.parts else { throw tooLong(at: call.range) }
            return call.space.makeDuration(parts)
        default: throw call.wrong(input)
        }
    }

    /// The error for a duration with a part beyond 64 bits.
    static func tooLong(at range: SourceRange) -> RuntimeError {
        RuntimeError(
            .integerOverflow, type: .arithmeticError,
            "The duration is too long: its months, days and seconds must each fit into a 64-bit integer", at: range)
    }

    private static func fromEpoch(_ call: FunctionCall) throws(RuntimeError) -> Slot {
        if call.hasNull { return .null }
        if call.function == .datetimeFromEpoch {
            let nanoseconds = Int128(try call.integer(0)) * 1_000_000_000 + Int128(try call.integer(1))
            return try moment(nanoseconds: nanoseconds, in: .utc, call)
        }
        return try moment(nanoseconds: Int128(try call.integer(0)) * 1_000_000, in: .utc, call)
    }

    /// The moment so long after 1970-01-01T00:00Z, by the clock of a zone.
    static func moment(nanoseconds: Int128, in zone: ZoneCode, _ call: FunctionCall) throws(RuntimeError) -> Slot {
        guard let parts = DurationParts(months: 0, days: 0, nanoseconds: nanoseconds) else {
            throw call.invalid("The year is beyond the range of dates, which ends at ±999,999,999")
        }
        let slot = Slot.zonedDateTime(seconds: parts.seconds, nanoseconds: parts.nanoseconds, zone: zone)
        return try moment(slot, in: zone, call)
    }

    /// The same moment by the clock of another zone.
    static func moment(_ slot: Slot, in zone: ZoneCode, _ call: FunctionCall) throws(RuntimeError) -> Slot {
        let instant = Instant(utcSeconds: slot.integerValue, nanoseconds: slot.nanosecondsOfSecond, zone: zone)
        try Instant.check(days: instant.days ?? 0, call)
        return .zonedDateTime(seconds: slot.integerValue, nanoseconds: slot.nanosecondsOfSecond, zone: zone)
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
        case .dateTransaction, .localtimeTransaction, .timeTransaction, .localdatetimeTransaction,
            .datetimeTransaction:
            (seconds, nanoseconds) = call.context.transactionTime
        case .dateRealtime, .localtimeRealtime, .timeRealtime, .localdatetimeRealtime, .datetimeRealtime:
            (seconds, nanoseconds) = StatementClock.wall
        default: break
        }
        let moment = Slot.zonedDateTime(seconds: seconds, nanoseconds: nanoseconds, zone: zone)
        return kind == .zonedDateTime ? moment : try Instant(moment).slot(kind, call)
    }
}

extension FunctionCall {
    /// The error for an argument of the right type that makes no value.
    func invalid(_ message: String, help: String? = nil) -> RuntimeError {
        RuntimeError(.invalidArgumentValue, type: .argumentError, message, at: range, help: help)
    }
}
