import Entente

/// Dates and times as texts.
enum TemporalField {
    /// The value of a text of ISO 8601; nil where it is none.
    static func value(_ text: String, _ kind: PropertyKind.Scalar) -> Value? {
        var parser = TemporalParser(text)
        switch kind {
        case .date: return parser.wholeDate().map { .date(DateValue(days: $0)) }
        case .localTime: return parser.wholeLocalTime().map { .localTime(LocalTimeValue(nanoseconds: $0)) }
        case .time:
            return parser.wholeZonedTime().map {
                .zonedTime(ZonedTimeValue(nanoseconds: $0.time, offset: $0.zone?.offset(at: 0) ?? 0))
            }
        case .localDateTime:
            return parser.wholeLocalDateTime().map {
                let (seconds, nanoseconds) = moment($0.days, $0.time)
                return .localDateTime(LocalDateTimeValue(seconds: seconds, nanoseconds: nanoseconds))
            }
        case .dateTime:
            guard let (days, time, offset, name) = parser.wholeZonedDateTime() else { return nil }
            return zoned(days, time, offset, name)
        case .duration: return DurationParts(text).map { .duration($0) }
        case .integer, .float, .boolean, .string, .point, .value: return nil
        }
    }

    private static func moment(_ days: Int64, _ time: Int64) -> (seconds: Int64, nanoseconds: Int32) {
        (days * 86_400 + time / 1_000_000_000, Int32(time % 1_000_000_000))
    }

    /// A local time, put into its zone; of a time that is there twice the offset says which.
    private static func zoned(_ days: Int64, _ time: Int64, _ offset: ZoneCode?, _ name: ZoneCode?) -> Value? {
        let (local, nanoseconds) = moment(days, time)
        let given = offset?.offset(at: 0)
        let zone = name ?? offset ?? .utc
        let used = zone.offset(local: local, preferring: given)
        // Offset and zone that contradict one another are an error, not a choice.
        if let given, name != nil, given != used { return nil }
        return .zonedDateTime(
            ZonedDateTimeValue(seconds: local - Int64(used), nanoseconds: nanoseconds, offset: used, zone: zone.name))
    }
}
