import PropertyGraph
import SourceText

/// The five types of points in time.
enum InstantKind: Sendable {
    case date, localTime, zonedTime, localDateTime, zonedDateTime

    var hasDate: Bool { self == .date || self == .localDateTime || self == .zonedDateTime }
    var hasTime: Bool { self != .date }
    var hasZone: Bool { self == .zonedTime || self == .zonedDateTime }

    var tag: SlotTag {
        switch self {
        case .date: .date
        case .localTime: .localTime
        case .zonedTime: .zonedTime
        case .localDateTime: .localDateTime
        case .zonedDateTime: .zonedDateTime
        }
    }
}

/// A point in time taken apart: local date, local time, zone, as far as it has them.
struct Instant {
    /// Since 1970-01-01.
    var days: Int64?
    /// Nanoseconds since midnight.
    var time: Int64?
    var zone: ZoneCode?
    /// Offset of a named zone at this moment: it tells the two readings of a local time apart while clocks are turned
    /// back.
    var offset: Int32?

    static let nanosecondsPerDay: Int64 = 86_400_000_000_000

    init(days: Int64? = nil, time: Int64? = nil, zone: ZoneCode? = nil, offset: Int32? = nil) {
        self.days = days
        self.time = time
        self.zone = zone
        self.offset = offset
    }

    /// The parts of a slot; none of one that is no instant.
    init(_ slot: Slot) {
        switch slot.tag {
        case .date: self.init(days: slot.integerValue)
        case .localTime: self.init(time: slot.integerValue)
        case .zonedTime:
            self.init(time: slot.integerValue, zone: ZoneCode(offset: Int32(bitPattern: slot.aux)))
        case .localDateTime: self.init(seconds: slot.integerValue, nanoseconds: slot.nanosecondsOfSecond)
        case .zonedDateTime:
            self.init(
                utcSeconds: slot.integerValue, nanoseconds: slot.nanosecondsOfSecond, zone: slot.zoneCode)
        case .null, .boolean, .integer, .float, .string, .list, .map, .node, .relationship, .path, .duration, .point:
            self.init()
        }
    }

    /// A local moment.
    init(seconds: Int64, nanoseconds: Int32) {
        let (days, second) = Self.floorDivide(seconds, 86_400)
        self.init(days: days, time: second * 1_000_000_000 + Int64(nanoseconds))
    }

    /// A moment by the clock of a zone.
    init(utcSeconds seconds: Int64, nanoseconds: Int32, zone: ZoneCode) {
        let offset = zone.offset(at: seconds)
        self.init(seconds: seconds &+ Int64(offset), nanoseconds: nanoseconds)
        self.zone = zone
        self.offset = offset
    }

    /// Local seconds since 1970-01-01T00:00.
    var localSeconds: Int64 { (days ?? 0) &* 86_400 &+ (time ?? 0) / 1_000_000_000 }
    var nanosecondsOfSecond: Int32 { Int32((time ?? 0) % 1_000_000_000) }

    /// Seconds since 1970-01-01T00:00Z, in this zone.
    func utcSeconds(in zone: ZoneCode) -> Int64 { localSeconds &- Int64(offset(in: zone)) }

    /// Offset of the zone at this moment.
    func offset(in zone: ZoneCode) -> Int32 {
        zone.offset(local: localSeconds, preferring: zone == self.zone ? offset : nil)
    }

    /// The instant as a value of a kind: midnight and UTC where it has no time or zone.
    func slot(_ kind: InstantKind, _ call: FunctionCall) throws(RuntimeError) -> Slot {
        if kind.hasDate {
            guard let days else { throw call.invalid("\(kind.tag.description) needs a date") }
            try Self.check(days: days, call)
        } else if time == nil {
            throw call.invalid("\(kind.tag.description) needs a time")
        }
        let zone = self.zone ?? .utc
        switch kind {
        case .date: return Slot(tag: .date, bits: UInt64(bitPattern: days ?? 0))
        case .localTime: return Slot(tag: .localTime, bits: UInt64(bitPattern: time ?? 0))
        case .zonedTime:
            // A named zone's offset depends on the date; without one today's counts.
            let seconds = call.context.statementTime.seconds
            let offset = days == nil ? zone.offset(at: seconds) : self.offset(in: zone)
            return Slot(tag: .zonedTime, bits: UInt64(bitPattern: time ?? 0), aux: UInt32(bitPattern: offset))
        case .localDateTime:
            return Slot(
                tag: .localDateTime, bits: UInt64(bitPattern: localSeconds),
                aux: UInt32(bitPattern: nanosecondsOfSecond))
        case .zonedDateTime:
            return .zonedDateTime(seconds: utcSeconds(in: zone), nanoseconds: nanosecondsOfSecond, zone: zone)
        }
    }

    /// Years run from -999,999,999 to 999,999,999.
    static func check(days: Int64, _ call: FunctionCall) throws(RuntimeError) {
        guard Calendar.dayRange.contains(days) else {
            throw call.invalid("The year is beyond the range of dates, which ends at ±999,999,999")
        }
    }

    static func check(seconds: Int64, _ call: FunctionCall) throws(RuntimeError) {
        try check(days: floorDivide(seconds, 86_400).quotient, call)
    }

    static func floorDivide(_ value: Int64, _ divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
