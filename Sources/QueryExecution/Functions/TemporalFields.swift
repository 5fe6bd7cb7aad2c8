import PropertyGraph
import SourceText

/// The map that a point in time is made of: a value to start from, and fields to set.
struct TemporalFields {
    private let call: FunctionCall
    private var fields: [String: Slot] = [:]

    private static let sources: Set<String> = ["date", "time", "datetime", "timezone"]
    private static let numbers: Set<String> = [
        "year", "month", "day", "week", "dayOfWeek", "ordinalDay", "quarter", "dayOfQuarter", "hour", "minute",
        "second", "millisecond", "microsecond", "nanosecond",
    ]

    /// - Throws: for a field that there is not.
    init(_ map: Slot, _ call: FunctionCall) throws(RuntimeError) {
        self.call = call
        let view = call.space.map(map)
        for index in 0..<view.count where !view.values[index].isNull {
            let name = call.space.keys.name(view.keys[index].raw)
            guard Self.sources.contains(name) || Self.numbers.contains(name) else {
                throw call.invalid("There is no field `\(name)` in a point in time")
            }
            fields[name] = view.values[index]
        }
    }

    /// The zone of a name or offset, or of a map's `timezone`.
    static func zone(_ slot: Slot, _ call: FunctionCall) throws(RuntimeError) -> ZoneCode {
        if slot.tag == .map {
            return try zone(try TemporalFields(slot, call).fields["timezone"] ?? .null, call)
        }
        guard slot.tag == .string else { throw call.wrong(slot) }
        let text = call.space.string(slot)
        guard let zone = TemporalParser.zone(text) else { throw call.invalid("There is no time zone '\(text)'") }
        return zone
    }

    /// The point in time.
    ///
    /// - Parameter truncated: what a truncation left; its zone is replaced by `timezone`, and fractions of a second are
    ///   added to its own.
    func instant(_ kind: InstantKind, truncated: Instant? = nil) throws(RuntimeError) -> Slot {
        var zone: ZoneCode?
        if let given = fields["timezone"] { zone = try Self.zone(given, call) }
        if fields.count == 1, let zone, truncated == nil { return try TemporalFunctions.now(kind, zone, call) }
        var base = truncated ?? Instant()
        if let source = try source("datetime", .date) {
            base = source
        } else {
            if let source = try source("date", .date) { base.days = source.days }
            if let source = try source("time", .time) {
                base.time = source.time
                base.zone = source.zone
                if kind == .zonedTime, let zone = source.zone, source.days != nil {
                    base.zone = ZoneCode(offset: source.offset(in: zone))
                }
            }
        }
        var result = Instant(zone: base.zone ?? zone)
        if kind.hasDate { result.days = try days(from: base.days) }
        if kind.hasTime { result.time = try time(from: base.time, kind, addsFractions: truncated != nil) }
        guard kind.hasZone, let zone, let own = base.zone, own != zone else { return try result.slot(kind, call) }
        if truncated != nil {
            result.zone = zone
            return try result.slot(kind, call)
        }
        // The value had a zone: the moment stays, and is shown in the other zone.
        if kind == .zonedDateTime {
            let moment = try result.slot(kind, call)
            return .zonedDateTime(
                seconds: moment.integerValue, nanoseconds: moment.nanosecondsOfSecond, zone: zone)
        }
        let seconds = call.context.statementTime.seconds
        let difference = Int64(zone.offset(at: seconds)) - Int64(own.offset(at: seconds))
        result.zone = zone
        result.time =
            Instant.floorDivide((result.time ?? 0) + difference * 1_000_000_000, Instant.nanosecondsPerDay).remainder
        return try result.slot(kind, call)
    }

    private enum Need { case date, time }

    /// A value among the fields that dates or times are taken from.
    private func source(_ name: String, _ need: Need) throws(RuntimeError) -> Instant? {
        guard let slot = fields[name] else { return nil }
        let instant = Instant(slot)
        guard need == .date ? instant.days != nil : instant.time != nil else { throw call.wrong(slot) }
        return instant
    }

    private func number(_ name: String) throws(RuntimeError) -> Int64? {
        guard let slot = fields[name] else { return nil }
        guard slot.tag == .integer else { throw call.wrong(slot) }
        return slot.integerValue
    }

    private func number(_ name: String, in range: ClosedRange<Int64>) throws(RuntimeError) -> Int64? {
        guard let value = try number(name) else { return nil }
        guard range.contains(value) else {
            throw call.invalid(
                "`\(name)` must lie between \(range.lowerBound) and \(range.upperBound), not at \(value)")
        }
        return value
    }

    // MARK: Date

    private func days(from base: Int64?) throws(RuntimeError) -> Int64 {
        let year = try number("year", in: -TemporalParser.largestYear...TemporalParser.largestYear)
        guard base != nil || year != nil else { throw call.invalid("`year` must be given") }
        let result: Int64?
        if fields["week"] != nil || fields["dayOfWeek"] != nil {
            let own = base.map { Calendar.week($0) }
            result = Calendar.days(
                fromWeekYear: year ?? own?.year ?? 0, try number("week", in: 1...53) ?? own?.week ?? 1,
                try number("dayOfWeek", in: 1...7) ?? base.map { Calendar.weekday($0) } ?? 1)
        } else if let ordinal = try number("ordinalDay", in: 1...366) {
            let ownYear = year ?? base.map { Calendar.civil(fromDays: $0).year } ?? 0
            result =
                ordinal > (Calendar.isLeap(ownYear) ? 366 : 365)
                ? nil : Calendar.days(fromCivil: ownYear, 1, 1) + ordinal - 1
        } else if fields["quarter"] != nil || fields["dayOfQuarter"] != nil {
            result = try quarterDays(from: base, year)
        } else {
            let own = base.map { Calendar.civil(fromDays: $0) }
            if base == nil, fields["day"] != nil, fields["month"] == nil {
                throw call.invalid("`month` must be given with `day`")
            }
            let month = try number("month", in: 1...12) ?? own.map { Int64($0.month) } ?? 1
            let day = try number("day", in: 1...31) ?? own.map { Int64($0.day) } ?? 1
            let ownYear = year ?? own?.year ?? 0
            result =
                day > Int64(Calendar.daysInMonth(ownYear, Int(month)))
                ? nil : Calendar.days(fromCivil: ownYear, Int(month), Int(day))
        }
        guard let result else { throw call.invalid("There is no such date") }
        return result
    }

    private func quarterDays(from base: Int64?, _ year: Int64?) throws(RuntimeError) -> Int64? {
        let own = base.map { Calendar.civil(fromDays: $0) }
        let ownYear = year ?? own?.year ?? 0
        let quarter = try number("quarter", in: 1...4) ?? own.map { Int64($0.month + 2) / 3 } ?? 1
        if let day = try number("dayOfQuarter", in: 1...92) {
            return Calendar.days(fromQuarter: ownYear, quarter, day)
        }
        guard let own else { return Calendar.days(fromQuarter: ownYear, quarter, 1) }
        // The month of the quarter and the day stay, as far as the month is long enough.
        let month = Int(quarter) * 3 - 2 + (own.month - 1) % 3
        return Calendar.days(fromCivil: ownYear, month, min(own.day, Calendar.daysInMonth(ownYear, month)))
    }

    // MARK: Time

    private func time(
        from base: Int64?, _ kind: InstantKind, addsFractions: Bool
    ) throws(RuntimeError) -> Int64 {
        if base == nil {
            // Without a value to start from nothing may be left out before a smaller unit.
            let order = ["hour", "minute", "second"]
            for (index, name) in order.enumerated() where fields[name] == nil {
                let smaller = order[(index + 1)...] + ["millisecond", "microsecond", "nanosecond"]
                let isNeeded = index == 0 && !kind.hasDate
                if isNeeded || smaller.contains(where: { fields[$0] != nil }) {
                    throw call.invalid("`\(name)` must be given")
                }
            }
        }
        let own = base ?? 0
        let hour = try number("hour", in: 0...23) ?? own / 3_600_000_000_000
        let minute = try number("minute", in: 0...59) ?? own / 60_000_000_000 % 60
        let second = try number("second", in: 0...59) ?? own / 1_000_000_000 % 60
        var fraction = own % 1_000_000_000
        if let given = try fractionOfSecond() { fraction = addsFractions ? fraction + given : given }
        guard fraction < 1_000_000_000 else { throw call.invalid("The fractions of a second are too many") }
        return (hour * 3600 + minute * 60 + second) * 1_000_000_000 + fraction
    }

    /// Milliseconds, microseconds and nanoseconds together; a smaller unit counts within the larger one given with it.
    private func fractionOfSecond() throws(RuntimeError) -> Int64? {
        let milliseconds = try number("millisecond", in: 0...999)
        let microseconds = try number("microsecond", in: 0...(milliseconds == nil ? 999_999 : 999))
        let largest: Int64 = microseconds != nil ? 999 : milliseconds != nil ? 999_999 : 999_999_999
        let nanoseconds = try number("nanosecond", in: 0...largest)
        if milliseconds == nil, microseconds == nil, nanoseconds == nil { return nil }
        return (milliseconds ?? 0) * 1_000_000 + (microseconds ?? 0) * 1_000 + (nanoseconds ?? 0)
    }
}
