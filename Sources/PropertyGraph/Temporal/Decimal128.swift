/// A decimal number, digits times a power of ten: what a float or a text says in print.
///
/// A tenth of a day is 8,640 seconds; the binary fraction that stands for 0.1 would miss that by a nanosecond.
public struct Decimal128: Hashable, Sendable {
    private var digits: Int128
    private var exponent: Int

    public init(_ integer: Int64) {
        digits = Int128(integer)
        exponent = 0
    }

    /// The shortest decimal number that reads back as the float; nil for NaN and the infinities.
    public init?(_ float: Double) {
        guard float.isFinite else { return nil }
        // `-12.5`, `1e-05`, `1.25e+19`: at most 17 digits.
        var rest = float.description.utf8[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest.removeFirst() }
        let mantissa = rest.prefix { $0 != UInt8(ascii: "e") }
        let power = Int(String(decoding: rest.dropFirst(mantissa.count + 1), as: UTF8.self)) ?? 0
        let whole = mantissa.prefix { $0 != UInt8(ascii: ".") }
        self.init(isNegative: isNegative, whole: whole, fraction: mantissa.dropFirst(whole.count + 1))
        exponent += power
    }

    /// A number written in ASCII digits; of the fraction eighteen digits count.
    ///
    /// - Precondition: at most 19 digits before the point.
    init(isNegative: Bool, whole: some Sequence<UInt8>, fraction: some Collection<UInt8>) {
        var digits: Int128 = 0
        for digit in whole { digits = digits * 10 + Int128(digit - 48) }
        for digit in fraction.prefix(18) { digits = digits * 10 + Int128(digit - 48) }
        exponent = -Swift.min(fraction.count, 18)
        while exponent < 0, digits % 10 == 0 {
            digits /= 10
            exponent += 1
        }
        self.digits = isNegative ? -digits : digits
    }

    /// Whether division by it is none.
    public var isZero: Bool { digits == 0 }

    /// The product, cut off to an integer; nil when it does not fit.
    func multiplied(by other: Int128) -> Int128? {
        let (product, overflow) = digits.multipliedReportingOverflow(by: other)
        if overflow { return rounded(Double(other) * Double(digits), exponent) }
        return exponent < 0 ? product / (Self.power(-exponent) ?? .max) : Self.scaled(product, exponent)
    }

    /// The quotient of an integer by this number, cut off to an integer; nil when it does not fit.
    ///
    /// - Precondition: the number is not zero.
    func dividing(_ other: Int128) -> Int128? {
        if exponent > 0 { return Self.scaled(digits, exponent).map { other / $0 } ?? 0 }
        guard let dividend = Self.scaled(other, -exponent) else {
            return rounded(Double(other) / Double(digits), -exponent)
        }
        return dividend / digits
    }

    /// Where the exact way goes beyond 128 bits: a float's precision.
    private func rounded(_ product: Double, _ exponent: Int) -> Int128? {
        var result = product
        for _ in 0..<exponent.magnitude { result = exponent < 0 ? result / 10 : result * 10 }
        return result.magnitude < 1e38 ? Int128(result.rounded()) : nil
    }

    private static func scaled(_ value: Int128, _ exponent: Int) -> Int128? {
        if value == 0 { return 0 }
        guard let power = power(exponent) else { return nil }
        let (product, overflow) = value.multipliedReportingOverflow(by: power)
        return overflow ? nil : product
    }

    /// A power of ten; nil beyond 10^38.
    private static func power(_ exponent: Int) -> Int128? {
        guard exponent <= 38 else { return nil }
        var power: Int128 = 1
        for _ in 0..<exponent { power *= 10 }
        return power
    }
}
