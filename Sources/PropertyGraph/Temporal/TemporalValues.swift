/// A date of the proleptic Gregorian calendar.
public struct DateValue: Hashable, Sendable, CustomStringConvertible {
    /// Days since 1970-01-01.
    public var days: Int64
    public init(days: Int64) { self.days = days }
    /// ISO 8601: `2024-02-29`.
    public var description: String { TemporalText.date(days) }
}

/// A time of day without date or zone.
public struct LocalTimeValue: Hashable, Sendable, CustomStringConvertible {
    /// 0 ..< 86,400,000,000,000 since midnight.
    public var nanoseconds: Int64
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }
    /// ISO 8601: `12:30`, `12:30:00.5`.
    public var description: String { TemporalText.time(nanoseconds) }
}

/// A time of day with an offset from UTC.
public struct ZonedTimeValue: Hashable, Sendable, CustomStringConvertible {
    /// 0 ..< 86,400,000,000,000 since local midnight.
    public var nanoseconds: Int64
    /// Seconds east of UTC.
    public var offset: Int32
    public init(nanoseconds: Int64, offset: Int32) {
        self.nanoseconds = nanoseconds
        self.offset = offset
    }
    /// ISO 8601: `12:30+01:00`, `12:30Z`.
    public var description: String { TemporalText.time(nanoseconds) + TemporalText.offset(offset) }
}

/// A date and time of day without zone.
public struct LocalDateTimeValue: Hashable, Sendable, CustomStringConvertible {
    /// Seconds since 1970-01-01T00:00, local.
    public var seconds: Int64
    /// 0 ..< 1,000,000,000
    public var nanoseconds: Int32
    public init(seconds: Int64, nanoseconds: Int32) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }
    /// ISO 8601: `2024-02-29T12:30`.
    public var description: String { TemporalText.dateTime(seconds, nanoseconds) }
}

/// A moment in a zone.
public struct ZonedDateTimeValue: Hashable, Sendable, CustomStringConvertible {
    /// Seconds since 1970-01-01T00:00Z.
    public var seconds: Int64
    /// 0 ..< 1,000,000,000
    public var nanoseconds: Int32
    /// Seconds east of UTC at that moment.
    public var offset: Int32
    /// Name in the zone database; nil for a bare offset.
    public var zone: String?
    public init(seconds: Int64, nanoseconds: Int32, offset: Int32 = 0, zone: String? = nil) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
        self.offset = offset
        self.zone = zone
    }
    /// ISO 8601 with the zone's name in brackets: `2024-02-29T12:30+01:00[Europe/Stockholm]`.
    public var description: String {
        TemporalText.dateTime(seconds &+ Int64(offset), nanoseconds) + TemporalText.offset(offset)
            + (zone.map { "[\($0)]" } ?? "")
    }
}

extension DurationParts: CustomStringConvertible {
    /// ISO 8601: `P1Y2M3DT4H5M6.5S`, `PT0S`.
    public var description: String { TemporalText.duration(self) }
}
