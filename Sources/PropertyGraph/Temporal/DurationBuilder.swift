/// Adds up amounts of units to a duration; fractions spill over into the smaller units.
///
/// A month has 2,629,746 seconds (30.436875 days, a Gregorian year's twelfth), a day 86,400. Everything is counted in
/// nanoseconds, exactly; what is left below a nanosecond is cut off at the end.
public struct DurationBuilder: Sendable {
    /// What a duration can be made of.
    public enum Unit: String, Sendable, CaseIterable {
        case years, quarters, months, weeks, days, hours, minutes, seconds, milliseconds, microseconds, nanoseconds
    }

    private static let month: Int128 = 2_629_746_000_000_000
    private static let day: Int128 = 86_400_000_000_000

    /// Nanoseconds of average months, of days, and of clock time.
    private var months: Int128 = 0
    private var days: Int128 = 0
    private var time: Int128 = 0
    /// A part went beyond what can be counted.
    private var overflowed = false

    public init() {}

    /// An exact amount.
    public mutating func add(_ amount: Int64, _ unit: Unit) {
        // At most 2^63 years of 2^55 nanoseconds.
        add(Int128(amount) * Self.nanoseconds(in: unit), in: unit)
    }

    /// An amount that may have a fraction.
    public mutating func add(_ amount: Decimal128, _ unit: Unit) {
        guard let product = amount.multiplied(by: Self.nanoseconds(in: unit)) else { return overflowed = true }
        add(product, in: unit)
    }

    /// Parts of a duration, each times a factor.
    public mutating func add(_ parts: DurationParts, times factor: Decimal128) {
        add(parts) { factor.multiplied(by: $0) }
    }

    /// Parts of a duration, each divided by a number that is not zero.
    public mutating func add(_ parts: DurationParts, dividedBy divisor: Decimal128) {
        add(parts) { divisor.dividing($0) }
    }

    /// Parts of a duration, each times a whole factor.
    public mutating func add(_ parts: DurationParts, times factor: Int64) {
        add(parts, times: Decimal128(factor))
    }

    /// The duration; nil when a part does not fit.
    public var parts: DurationParts? {
        if overflowed { return nil }
        let (dayTime, overflow) = days.addingReportingOverflow(months % Self.month)
        if overflow { return nil }
        let (rest, overflowOfRest) = time.addingReportingOverflow(dayTime % Self.day)
        if overflowOfRest { return nil }
        return DurationParts(months: months / Self.month, days: dayTime / Self.day, nanoseconds: rest)
    }

    private mutating func add(_ parts: DurationParts, _ scale: (Int128) -> Int128?) {
        guard let months = scale(Int128(parts.months) * Self.month), let days = scale(Int128(parts.days) * Self.day),
            let time = scale(parts.totalNanoseconds)
        else { return overflowed = true }
        add(months, in: .months)
        add(days, in: .days)
        add(time, in: .nanoseconds)
    }

    private mutating func add(_ nanoseconds: Int128, in unit: Unit) {
        let overflow: Bool
        switch unit {
        case .years, .quarters, .months: (months, overflow) = months.addingReportingOverflow(nanoseconds)
        case .weeks, .days: (days, overflow) = days.addingReportingOverflow(nanoseconds)
        case .hours, .minutes, .seconds, .milliseconds, .microseconds, .nanoseconds:
            (time, overflow) = time.addingReportingOverflow(nanoseconds)
        }
        if overflow { overflowed = true }
    }

    private static func nanoseconds(in unit: Unit) -> Int128 {
        switch unit {
        case .years: 12 * month
        case .quarters: 3 * month
        case .months: month
        case .weeks: 7 * day
        case .days: day
        case .hours: 3_600_000_000_000
        case .minutes: 60_000_000_000
        case .seconds: 1_000_000_000
        case .milliseconds: 1_000_000
        case .microseconds: 1_000
        case .nanoseconds: 1
        }
    }
}

extension DurationParts {
    /// Seconds and nanoseconds together.
    public var totalNanoseconds: Int128 { Int128(seconds) * 1_000_000_000 + Int128(nanoseconds) }

    /// A duration of months, days and nanoseconds; nil when a part does not fit into 64 bits.
    public init?(months: Int128, days: Int128, nanoseconds: Int128) {
        var seconds = nanoseconds / 1_000_000_000
        var fraction = nanoseconds % 1_000_000_000
        if fraction < 0 {
            seconds -= 1
            fraction += 1_000_000_000
        }
        guard let months = Int64(exactly: months), let days = Int64(exactly: days),
            let seconds = Int64(exactly: seconds)
        else { return nil }
        self.init(months: months, days: days, seconds: seconds, nanoseconds: Int32(fraction))
    }
}
