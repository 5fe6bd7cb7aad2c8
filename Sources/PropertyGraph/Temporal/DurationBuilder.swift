/// Adds up amounts of units to a duration; fractions spill over into the smaller units.
///
/// A month has 2,629,746 seconds (30.436875 days, a Gregorian year's twelfth), a day 86,400.
public struct DurationBuilder: Sendable {
    /// What a duration can be made of.
    public enum Unit: String, Sendable, CaseIterable {
        case years, quarters, months, weeks, days, hours, minutes, seconds, milliseconds, microseconds, nanoseconds
    }

    private var months: Int128 = 0
    private var days: Int128 = 0
    private var nanoseconds: Int128 = 0
    /// A part went beyond what can be counted.
    private var overflowed = false

    public init() {}

    /// An exact amount.
    public mutating func add(_ amount: Int64, _ unit: Unit) {
        switch unit {
        case .years: months += Int128(amount) * 12
        case .quarters: months += Int128(amount) * 3
        case .months: months += Int128(amount)
        case .weeks: days += Int128(amount) * 7
        case .days: days += Int128(amount)
        case .hours, .minutes, .seconds, .milliseconds, .microseconds, .nanoseconds:
            nanoseconds += Int128(amount) * Self.nanoseconds(in: unit)
        }
    }

    /// An amount that may have a fraction.
    public mutating func add(_ amount: Double, _ unit: Unit) {
        switch unit {
        case .years: addMonths(amount * 12)
        case .quarters: addMonths(amount * 3)
        case .months: addMonths(amount)
        case .weeks: addDays(amount * 7)
        case .days: addDays(amount)
        case .hours, .minutes, .seconds, .milliseconds, .microseconds, .nanoseconds:
            // The whole part first, so that it stays exact.
            let whole = amount.rounded(.towardZero)
            let size = Self.nanoseconds(in: unit)
            nanoseconds += integer(whole) * size + integer((amount - whole) * Double(size))
        }
    }

    /// Parts of a duration, each times a factor.
    public mutating func add(_ parts: DurationParts, times factor: Double) {
        addMonths(Double(parts.months) * factor)
        addDays(Double(parts.days) * factor)
        nanoseconds += integer(Double(parts.totalNanoseconds) * factor)
    }

    /// Parts of a duration, each times a whole factor.
    public mutating func add(_ parts: DurationParts, times factor: Int64) {
        months += Int128(parts.months) * Int128(factor)
        days += Int128(parts.days) * Int128(factor)
        nanoseconds += parts.totalNanoseconds * Int128(factor)
    }

    /// The duration; nil when a part does not fit.
    public var parts: DurationParts? {
        overflowed ? nil : DurationParts(months: months, days: days, nanoseconds: nanoseconds)
    }

    private mutating func addMonths(_ amount: Double) {
        let whole = amount.rounded(.towardZero)
        months += integer(whole)
        let seconds = (amount - whole) * 2_629_746
        let wholeDays = (seconds / 86_400).rounded(.towardZero)
        days += integer(wholeDays)
        nanoseconds += integer(((seconds - wholeDays * 86_400) * 1e9).rounded())
    }

    private mutating func addDays(_ amount: Double) {
        let whole = amount.rounded(.towardZero)
        days += integer(whole)
        nanoseconds += integer((amount - whole) * 86_400e9)
    }

    private mutating func integer(_ value: Double) -> Int128 {
        guard value.magnitude < 1e36 else {
            overflowed = true
            return 0
        }
        return Int128(value)
    }

    private static func nanoseconds(in unit: Unit) -> Int128 {
        switch unit {
        case .hours: 3_600_000_000_000
        case .minutes: 60_000_000_000
        case .seconds: 1_000_000_000
        case .milliseconds: 1_000_000
        case .microseconds: 1_000
        case .years, .quarters, .months, .weeks, .days, .nanoseconds: 1
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

    /// Reads ISO 8601: `P1Y2M3DT4H5M6.5S`, any unit with sign and fraction, or `P2012-02-02T14:37:21.5`.
    public init?(_ text: String) {
        var reader = DurationReader(text)
        guard let parts = reader.read() else { return nil }
        self = parts
    }
}

/// Reads the text of a duration.
private struct DurationReader {
    private var rest: ArraySlice<UInt8>

    init(_ text: String) { rest = Array(text.utf8)[...] }

    mutating func read() -> DurationParts? {
        let isNegative = take("-")
        if !isNegative { _ = take("+") }
        guard take("P") else { return nil }
        var builder = DurationBuilder()
        if rest.prefix(4).allSatisfy({ (48...57).contains($0) }), rest.dropFirst(4).first == UInt8(ascii: "-") {
            guard readDateForm(&builder) else { return nil }
        } else {
            var isTime = false
            var units: [(String, DurationBuilder.Unit)] = [
                ("Y", .years), ("M", .months), ("W", .weeks), ("D", .days),
            ]
            var count = 0
            while !rest.isEmpty {
                if !isTime, take("T") {
                    isTime = true
                    units = [("H", .hours), ("M", .minutes), ("S", .seconds)]
                    continue
                }
                guard let amount = amount(), let letter = rest.popFirst(),
                    let index = units.firstIndex(where: { $0.0.utf8.first == letter })
                else { return nil }
                add(amount, units[index].1, to: &builder)
                // Units come in order, each once.
                units.removeFirst(index + 1)
                count += 1
            }
            if count == 0 { return nil }
        }
        guard let parts = builder.parts else { return nil }
        guard isNegative else { return parts }
        var negated = DurationBuilder()
        negated.add(parts, times: Int64(-1))
        return negated.parts
    }

    private struct Amount {
        var isNegative: Bool
        var whole: ArraySlice<UInt8>
        var fraction: ArraySlice<UInt8>
    }

    private mutating func amount() -> Amount? {
        let isNegative = take("-")
        if !isNegative { _ = take("+") }
        let whole = digits()
        var fraction: ArraySlice<UInt8> = []
        if take(".") || take(",") {
            fraction = digits()
            if fraction.isEmpty { return nil }
        }
        // Nineteen digits and more are no 64-bit integer.
        return whole.isEmpty || whole.count > 18
            ? nil : Amount(isNegative: isNegative, whole: whole, fraction: fraction)
    }

    private func add(_ amount: Amount, _ unit: DurationBuilder.Unit, to builder: inout DurationBuilder) {
        let whole = amount.whole.reduce(Int64(0)) { $0 * 10 + Int64($1 - 48) }
        builder.add(amount.isNegative ? -whole : whole, unit)
        if amount.fraction.isEmpty { return }
        if unit == .seconds {
            var nanoseconds: Int64 = 0
            for position in 0..<9 {
                let index = amount.fraction.startIndex + position
                nanoseconds =
                    nanoseconds * 10 + (index < amount.fraction.endIndex ? Int64(amount.fraction[index] - 48) : 0)
            }
            return builder.add(amount.isNegative ? -nanoseconds : nanoseconds, .nanoseconds)
        }
        let fraction = Double("0." + String(decoding: amount.fraction, as: UTF8.self)) ?? 0
        builder.add(amount.isNegative ? -fraction : fraction, unit)
    }

    /// `2012-02-02T14:37:21.5` after the P
    private mutating func readDateForm(_ builder: inout DurationBuilder) -> Bool {
        for (unit, isLast) in [(DurationBuilder.Unit.years, false), (.months, false), (.days, true)] {
            guard let amount = amount(), amount.fraction.isEmpty, isLast || take("-") else { return false }
            add(amount, unit, to: &builder)
        }
        if rest.isEmpty { return true }
        guard take("T") else { return false }
        for (unit, isLast) in [(DurationBuilder.Unit.hours, false), (.minutes, false), (.seconds, true)] {
            guard let amount = amount(), isLast || amount.fraction.isEmpty else { return false }
            add(amount, unit, to: &builder)
            if rest.isEmpty { return true }
            if isLast || !take(":") { return false }
        }
        return false
    }

    private mutating func digits() -> ArraySlice<UInt8> {
        let digits = rest.prefix { (48...57).contains($0) }
        rest = rest.dropFirst(digits.count)
        return digits
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let first = rest.first, UInt32(first) == character.value else { return false }
        rest.removeFirst()
        return true
    }
}
