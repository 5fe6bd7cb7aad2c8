/// A zone inside a value: a bare offset from UTC or a named zone, in eighteen bits.
///
/// Offsets come first, from 18 hours west to 18 hours east in seconds; then the zones of the database.
public struct ZoneCode: Hashable, Sendable {
    public var raw: UInt32
    public init(raw: UInt32) { self.raw = raw }

    /// Largest offset either way, in seconds.
    public static let largestOffset: Int32 = 64_800
    private static let firstNamed = UInt32(2 * largestOffset + 1)

    public static let utc = ZoneCode(raw: UInt32(largestOffset))

    /// A bare offset in seconds east of UTC; nil beyond 18 hours.
    public init?(offset: Int32) {
        guard (-Self.largestOffset...Self.largestOffset).contains(offset) else { return nil }
        raw = UInt32(offset + Self.largestOffset)
    }

    /// A zone of the system's database; nil for a name that it does not have.
    public init?(name: String) {
        guard let index = ZoneDatabase.system.index(of: name) else { return nil }
        raw = Self.firstNamed + UInt32(index)
    }

    private var rules: ZoneRules? {
        guard raw >= Self.firstNamed else { return nil }
        let index = Int(raw - Self.firstNamed)
        return index < ZoneDatabase.system.zones.count ? ZoneDatabase.system.zones[index] : nil
    }

    /// Name in the database; nil for a bare offset.
    public var name: String? {
        guard raw >= Self.firstNamed else { return nil }
        let index = Int(raw - Self.firstNamed)
        return index < ZoneDatabase.system.names.count ? ZoneDatabase.system.names[index] : nil
    }

    /// Offset in seconds east of UTC at a moment.
    public func offset(at seconds: Int64) -> Int32 {
        if let rules { return rules.offset(at: seconds) }
        return raw < Self.firstNamed ? Int32(raw) - Self.largestOffset : 0
    }

    /// Offset in seconds for a local time.
    ///
    /// Where clocks were turned back and a local time is there twice, the offset of its first reading, unless the other
    /// is preferred. Where they were turned forward and it is not there at all, the offset before the gap, which moves it
    /// on by the gap's length.
    public func offset(local seconds: Int64, preferring preferred: Int32? = nil) -> Int32 {
        guard let rules else { return offset(at: seconds) }
        if let preferred, rules.offset(at: seconds &- Int64(preferred)) == preferred { return preferred }
        let before = rules.offset(at: seconds &- 86_400)
        if rules.offset(at: seconds &- Int64(before)) == before { return before }
        let after = rules.offset(at: seconds &+ 86_400)
        return rules.offset(at: seconds &- Int64(after)) == after ? after : before
    }
}

extension Slot {
    /// A moment in a zone. The two bits above the nanoseconds and the sixteen of `zone` hold the zone's code.
    public static func zonedDateTime(seconds: Int64, nanoseconds: Int32, zone: ZoneCode) -> Slot {
        Slot(
            tag: .zonedDateTime, bits: UInt64(bitPattern: seconds),
            aux: UInt32(bitPattern: nanoseconds) & 0x3FFF_FFFF | (zone.raw >> 16) << 30,
            zone: UInt16(truncatingIfNeeded: zone.raw))
    }

    /// Nanoseconds of the second of a local or zoned datetime.
    public var nanosecondsOfSecond: Int32 { Int32(aux & 0x3FFF_FFFF) }

    /// Zone of a zoned datetime.
    public var zoneCode: ZoneCode { ZoneCode(raw: UInt32(zone) | (aux >> 30) << 16) }

    /// The moment and zone of a zoned datetime.
    public var zonedDateTimeValue: ZonedDateTimeValue {
        let code = zoneCode
        return ZonedDateTimeValue(
            seconds: integerValue, nanoseconds: nanosecondsOfSecond, offset: code.offset(at: integerValue),
            zone: code.name)
    }
}
