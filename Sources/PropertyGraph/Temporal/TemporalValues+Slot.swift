// Slots of temporal values from outside. Whoever makes such a value by hand may give it parts beyond their ranges; the
// nearest value within takes its place, so that nothing in the engine has to look twice.

extension Slot {
    /// A date, of a year of at most nine digits.
    static func date(_ value: DateValue) -> Slot {
        Slot(tag: .date, bits: UInt64(bitPattern: value.days.clamped(to: Calendar.dayRange)))
    }

    /// A time of day.
    static func localTime(_ value: LocalTimeValue) -> Slot {
        Slot(tag: .localTime, bits: UInt64(bitPattern: value.nanoseconds.clamped(to: 0...86_399_999_999_999)))
    }

    /// A time of day with an offset of at most 18 hours.
    static func zonedTime(_ value: ZonedTimeValue) -> Slot {
        let offset = value.offset.clamped(to: -ZoneCode.largestOffset...ZoneCode.largestOffset)
        return Slot(
            tag: .zonedTime, bits: UInt64(bitPattern: value.nanoseconds.clamped(to: 0...86_399_999_999_999)),
            aux: UInt32(bitPattern: offset))
    }

    /// A date and time of day.
    static func localDateTime(_ value: LocalDateTimeValue) -> Slot {
        Slot(
            tag: .localDateTime, bits: UInt64(bitPattern: value.seconds.clamped(to: seconds)),
            aux: UInt32(bitPattern: value.nanoseconds.clamped(to: 0...999_999_999)))
    }

    /// A moment in a zone; a zone that this system does not know leaves its offset.
    static func zonedDateTime(_ value: ZonedDateTimeValue) -> Slot {
        let zone = value.zone.flatMap { ZoneCode(name: $0) } ?? ZoneCode(offset: value.offset) ?? .utc
        // A day less at either end: by no zone's clock is it another year then.
        let inner = seconds.lowerBound + 86_400...seconds.upperBound - 86_400
        let isInner = inner.contains(value.seconds)
        let moment = isInner ? value.seconds : value.seconds.clamped(to: edge(zone))
        return .zonedDateTime(
            seconds: moment, nanoseconds: value.nanoseconds.clamped(to: 0...999_999_999), zone: zone)
    }

    /// Seconds of the local times that there are.
    private static let seconds =
        Calendar.dayRange.lowerBound * 86_400...Calendar.dayRange.upperBound * 86_400 + 86_399

    /// Moments whose local time is within the range.
    private static func edge(_ zone: ZoneCode) -> ClosedRange<Int64> {
        let first = seconds.lowerBound - Int64(zone.offset(local: seconds.lowerBound))
        return first...seconds.upperBound - Int64(zone.offset(local: seconds.upperBound))
    }
}

extension DurationParts {
    /// The same with nanoseconds from 0 to below a second, as far as the seconds allow.
    var normalised: DurationParts {
        if (0..<1_000_000_000).contains(nanoseconds) { return self }
        return DurationParts(months: Int128(months), days: Int128(days), nanoseconds: totalNanoseconds)
            ?? DurationParts(
                months: months, days: days, seconds: seconds, nanoseconds: nanoseconds.clamped(to: 0...999_999_999))
    }
}

extension FixedWidthInteger {
    /// The nearest number in a range.
    func clamped(to range: ClosedRange<Self>) -> Self { Swift.min(Swift.max(self, range.lowerBound), range.upperBound) }
}
