import PropertyGraph
import SourceText

/// The map that a point in time is made of: a value to start from, and fields to set.
///
/// A date is given by month and day, by week and day of the week, by quarter and day of the quarter or by the day of the
/// year; these do not mix. Fields with a null count as absent.
struct TemporalFields {
    let call: FunctionCall
    private var fields: [String: Slot] = [:]

    private static let dateFields = [
        "year", "month", "day", "week", "dayOfWeek", "ordinalDay", "quarter", "dayOfQuarter",
    ]
    private static let timeFields = ["hour", "minute", "second", "millisecond", "microsecond", "nanosecond"]

    /// The fields that a kind of value can be made of.
    private static func names(_ kind: InstantKind) -> [String] {
        switch kind {
        case .date: ["date", "timezone"] + dateFields
        case .localTime, .zonedTime: ["time", "timezone"] + timeFields
        case .localDateTime: ["datetime", "date", "time", "timezone"] + dateFields + timeFields
        case .zonedDateTime:
            ["datetime", "date", "time", "timezone", "epochSeconds", "epochMillis"] + dateFields + timeFields
        }
    }

    /// - Throws: for a field that there is not.
    init(_ map: Slot, of kind: InstantKind, _ call: FunctionCall) throws(RuntimeError) {
        self.call = call
        let names = Self.names(kind)
        let view = call.space.map(map)
        for index in 0..<view.count {
            let name = call.space.keys.name(view.keys[index].raw)
            guard names.contains(name) else {
                throw call.invalid(
                    "There is no field `\(name)` in \(kind.tag.description)",
                    help: NearestName.find(name, among: names).map { "Did you mean `\($0)`?" }
                        ?? "The fields are \(names.joined(separator: ", ")).")
            }
            if !view.values[index].isNull { fields[name] = view.values[index] }
        }
    }

    /// The zone of a name or offset, or of a map's `timezone`.
    static func zone(_ slot: Slot, _ call: FunctionCall) throws(RuntimeError) -> ZoneCode {
        if slot.tag == .map {
            let fields = try TemporalFields(slot, of: .zonedDateTime, call).fields
            guard let zone = fields["timezone"], fields.count == 1 else {
                throw call.invalid("`timezone` must be given, and no other field")
            }
            return try Self.zone(zone, call)
        }
        guard slot.tag == .string else { throw call.wrong(slot) }
        let text = call.space.string(slot)
        guard let zone = TemporalParser.zone(text) else {
            throw call.invalid(
                "There is no time zone '\(text)'", help: missingDatabase ?? "Try 'Europe/Paris' or '+01:00'.")
        }
        return zone
    }

    /// A hint for those whose system knows no zones.
    static var missingDatabase: String? {
        ZoneDatabase.system.isMissing
            ? "There is no time zone database in \(ZoneDatabase.system.directory): install tzdata, or set TZDIR."
            : nil
    }

    /// The point in time.
    ///
    /// - Parameter truncated: what a truncation left; its zone is replaced by `timezone`, and smaller fractions of a
    ///   second are added to its own.
    func instant(_ kind: InstantKind, truncated: Instant? = nil) throws(RuntimeError) -> Slot {
        var zone: ZoneCode?
        if let given = fields["timezone"] { zone = try Self.zone(given, call) }
        if fields.count == 1, let zone, truncated == nil { return try TemporalFunctions.now(kind, zone, call) }
        if zone != nil, !kind.hasZone { throw call.invalid("There is no `timezone` in \(kind.tag.description)") }
        if let moment = try epoch(zone ?? .utc) { return moment }
        var base = truncated ?? Instant()
        if let source = try source("datetime", .date) {
            guard fields["date"] == nil, fields["time"] == nil else {
                throw call.invalid("`datetime` does not go with `date` and `time`")
            }
            base = source
        } else {
            if let source = try source("date", .date) { base.days = source.days }
            if let source = try source("time", .time) {
                base.time = source.time
                base.zone = source.zone
                base.offset = source.offset
                if kind == .zonedTime, let zone = source.zone, source.days != nil {
                    base.zone = ZoneCode(offset: source.offset(in: zone))
                }
            }
        }
        var result = Instant(zone: base.zone ?? zone, offset: base.offset)
        if kind.hasDate { result.days = try DateFields(self).days(from: base.days) }
        if kind.hasTime { result.time = try time(from: base.time, kind, isTruncated: truncated != nil) }
        guard kind.hasZone, let zone, let own = base.zone, own != zone else { return try result.slot(kind, call) }
        if truncated != nil {
            result.zone = zone
            result.offset = nil
            return try result.slot(kind, call)
        }
        // The value had a zone: the moment stays, and is shown in the other zone.
        if kind == .zonedDateTime {
            let moment = try result.slot(kind, call)
            return try TemporalFunctions.moment(moment, in: zone, call)
        }
        let seconds = call.context.statementTime.seconds
        let difference = Int64(zone.offset(at: seconds)) - Int64(own.offset(at: seconds))
        result.zone = zone
        result.time =
            Instant.floorDivide((result.time ?? 0) + difference * 1_000_000_000, Instant.nanosecondsPerDay).remainder
        return try result.slot(kind, call)
    }

    /// A moment so long after 1970-01-01T00:00Z; nil without such a field.
    private func epoch(_ zone: ZoneCode) throws(RuntimeError) -> Slot? {
        let seconds = try number("epochSeconds")
        let millis = try number("epochMillis")
        if seconds == nil, millis == nil { return nil }
        let allowed: Set<String> = ["epochSeconds", "epochMillis", "nanosecond", "timezone"]
        guard seconds == nil || millis == nil, fields.keys.allSatisfy({ allowed.contains($0) }) else {
            throw call.invalid("`epochSeconds` and `epochMillis` go with `nanosecond` and `timezone` only")
        }
        let fraction = try number("nanosecond", in: 0...(millis == nil ? 999_999_999 : 999_999)) ?? 0
        let total = Int128(seconds ?? 0) * 1_000_000_000 + Int128(millis ?? 0) * 1_000_000 + Int128(fraction)
        return try TemporalFunctions.moment(nanoseconds: total, in: zone, call)
    }

    private enum Need { case date, time }

    /// A value among the fields that dates or times are taken from.
    private func source(_ name: String, _ need: Need) throws(RuntimeError) -> Instant? {
        guard let slot = fields[name] else { return nil }
        let instant = Instant(slot)
        guard need == .date ? instant.days != nil : instant.time != nil else { throw call.wrong(slot) }
        if name == "datetime", instant.time == nil { throw call.wrong(slot) }
        return instant
    }

    // MARK: Fields

    /// Whether a field is given.
    func has(_ name: String) -> Bool { fields[name] != nil }

    /// An integer field.
    func number(_ name: String) throws(RuntimeError) -> Int64? {
        guard let slot = fields[name] else { return nil }
        guard slot.tag == .integer else {
            throw RuntimeError(
                .invalidArgumentValue, type: .typeError, "`\(name)` must be an integer, not \(slot.tag.description)",
                at: call.range)
        }
        return slot.integerValue
    }

    /// An integer field within bounds.
    func number(_ name: String, in range: ClosedRange<Int64>) throws(RuntimeError) -> Int64? {
        guard let value = try number(name) else { return nil }
        guard range.contains(value) else {
            throw call.invalid("`\(name)` must be \(range.lowerBound) to \(range.upperBound), not \(value)")
        }
        return value
    }

    // MARK: Time

    private func time(from base: Int64?, _ kind: InstantKind, isTruncated: Bool) throws(RuntimeError) -> Int64 {
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
        let fraction = try fractionOfSecond(from: own % 1_000_000_000, isTruncated: isTruncated)
        return (hour * 3600 + minute * 60 + second) * 1_000_000_000 + fraction
    }

    /// Milliseconds, microseconds and nanoseconds together; a smaller unit counts within the larger one given with it.
    ///
    /// Any of them replaces all of the base, but after a truncation the larger units of the base stay.
    private func fractionOfSecond(from base: Int64, isTruncated: Bool) throws(RuntimeError) -> Int64 {
        let milliseconds = try number("millisecond", in: 0...999)
        let microseconds = try number("microsecond", in: 0...(milliseconds == nil ? 999_999 : 999))
        let largest: Int64 = microseconds != nil ? 999 : milliseconds != nil ? 999_999 : 999_999_999
        let nanoseconds = try number("nanosecond", in: 0...largest)
        if milliseconds == nil, microseconds == nil, nanoseconds == nil { return base }
        var kept: Int64 = 0
        if isTruncated, milliseconds == nil {
            kept = microseconds == nil ? base / 1_000 * 1_000 : base / 1_000_000 * 1_000_000
        }
        let given = (milliseconds ?? 0) * 1_000_000 + (microseconds ?? 0) * 1_000 + (nanoseconds ?? 0)
        guard kept + given < 1_000_000_000 else { throw call.invalid("The fractions of a second exceed a second") }
        return kept + given
    }
}
