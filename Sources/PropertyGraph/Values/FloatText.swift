/// Text of floats, as the language prints them.
public enum FloatText {
    /// The shortest decimal that reads back as the same float: `1.0`, `0.001`, `1.0E-5`, `1.5E7`, `NaN`, `-Infinity`.
    ///
    /// Plain notation from 10^-3 up to 10^7, scientific beyond, always with a digit after the point: the form of Java's
    /// `Double.toString`, which users of the language know.
    public static func text(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
        if value == 0 { return value.sign == .minus ? "-0.0" : "0.0" }
        var (digits, exponent) = decimal(value.magnitude)
        let sign = value < 0 ? "-" : ""
        if exponent >= -3, exponent < 7 {
            if exponent < 0 {
                return sign + "0." + String(repeating: "0", count: -exponent - 1) + string(digits[...])
            }
            while digits.count < exponent + 2 { digits.append(UInt8(ascii: "0")) }
            return sign + string(digits[...exponent]) + "." + string(digits[(exponent + 1)...])
        }
        if digits.count == 1 { digits.append(UInt8(ascii: "0")) }
        return sign + string(digits[..<1]) + "." + string(digits[1...]) + "E\(exponent)"
    }

    /// Shortest ASCII digits of a positive finite float without leading or trailing zeros, and the power of ten of the first.
    public static func decimal(_ value: Double) -> (digits: [UInt8], exponent: Int) {
        // The standard library's description is the shortest that reads back (SwiftDtoa, after Errol and Ryu).
        var digits: [UInt8] = []
        var pointAfter: Int?
        var power = 0
        var text = Array(value.description.utf8)[...]
        if let mark = text.firstIndex(of: UInt8(ascii: "e")) {
            power = Int(string(text[(mark + 1)...])) ?? 0
            text = text[..<mark]
        }
        for byte in text {
            if byte == UInt8(ascii: ".") { pointAfter = digits.count } else { digits.append(byte) }
        }
        var exponent = (pointAfter ?? digits.count) - 1 + power
        while digits.count > 1, digits.first == UInt8(ascii: "0") {
            digits.removeFirst()
            exponent -= 1
        }
        while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return (digits, exponent)
    }

    private static func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
