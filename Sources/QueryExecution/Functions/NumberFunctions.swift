import Glibc
import PropertyGraph
import QuerySemantics
import SourceText

/// Arithmetic, logarithms, angles, chance.
enum NumberFunctions {
    static func value(of call: FunctionCall) throws(RuntimeError) -> Slot {
        switch call.function {
        case .e: return .float(M_E)
        case .pi: return .float(.pi)
        case .rand: return .float(Double(call.context.random.next() >> 11) * 0x1p-53)
        case .round: return try round(call)
        case .atan2:
            if call.hasNull { return .null }
            return .float(Glibc.atan2(try call.number(0), try call.number(1)))
        default: break
        }
        if call[0].isNull { return .null }
        let x = try call.number(0)
        switch call.function {
        case .abs:
            guard call[0].tag == .integer else { return .float(x.magnitude) }
            let integer = call[0].integerValue
            if integer == .min { throw .integerOverflow(at: call.range) }
            return .integer(Swift.abs(integer))
        case .sign: return .integer(sign(x))
        default:
            guard let result = float(call.function, x) else { throw call.wrong(call[0]) }
            return .float(result)
        }
    }

    static func sign(_ x: Double) -> Int64 { x > 0 ? 1 : x < 0 ? -1 : 0 }

    /// Functions of one number that give a float; nil for all others.
    @inline(__always)
    static func float(_ function: FunctionID, _ x: Double) -> Double? {
        switch function {
        case .ceil: x.rounded(.up)
        case .floor: x.rounded(.down)
        case .round: rounded(x)
        case .sqrt: x.squareRoot()
        case .exp: Glibc.exp(x)
        case .log: Glibc.log(x)
        case .log10: Glibc.log10(x)
        case .sin: Glibc.sin(x)
        case .cos: Glibc.cos(x)
        case .tan: Glibc.tan(x)
        case .cot: 1 / Glibc.tan(x)
        case .asin: Glibc.asin(x)
        case .acos: Glibc.acos(x)
        case .atan: Glibc.atan(x)
        case .sinh: Glibc.sinh(x)
        case .cosh: Glibc.cosh(x)
        case .tanh: Glibc.tanh(x)
        case .coth: 1 / Glibc.tanh(x)
        case .degrees: x * 180 / .pi
        case .radians: x * .pi / 180
        case .haversin: (1 - Glibc.cos(x)) / 2
        default: nil
        }
    }

    // MARK: Rounding

    private enum Mode: String {
        case up = "UP"
        case down = "DOWN"
        case ceiling = "CEILING"
        case floor = "FLOOR"
        case halfUp = "HALF_UP"
        case halfDown = "HALF_DOWN"
        case halfEven = "HALF_EVEN"
    }

    private static func round(_ call: FunctionCall) throws(RuntimeError) -> Slot {
        if call.hasNull { return .null }
        let x = try call.number(0)
        guard call.arguments.count > 1 else { return .float(rounded(x)) }
        let precision = try call.count(1)
        var mode = Mode.halfUp
        if call.arguments.count > 2 {
            let name = String(decoding: try call.string(2), as: UTF8.self)
            guard let known = Mode(rawValue: name.uppercased()) else {
                throw RuntimeError(
                    .invalidArgumentValue, type: .argumentError, "There is no rounding mode '\(name)'",
                    at: call.range,
                    help: "The modes are UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN and HALF_EVEN.")
            }
            mode = known
        }
        return .float(rounded(x, precision, mode))
    }

    /// Halves go toward positive infinity, as users of the language know it: round(-1.5) is -1.0.
    @inline(__always)
    private static func rounded(_ x: Double) -> Double {
        let below = x.rounded(.down)
        return x - below >= 0.5 ? below + 1 : below
    }

    /// Rounds the shortest decimal that stands for the float, so that round(2.675, 2) is 2.68 as written, not 2.67 as
    /// the nearest binary fraction would have it.
    private static func rounded(_ x: Double, _ precision: Int, _ mode: Mode) -> Double {
        guard x.isFinite, x != 0 else { return x }
        var (digits, exponent) = FloatText.decimal(x.magnitude)
        // Number of digits that stay; below zero when even the first stands far behind the last place.
        let kept = exponent + 1 + Swift.min(precision, 400)
        if kept >= digits.count { return x }
        let next = kept >= 0 ? Int(digits[kept]) - 48 : 0
        let isTie = next == 5 && kept == digits.count - 1
        let isOdd = kept > 0 && digits[kept - 1] & 1 == 1
        let away: Bool
        switch mode {
        case .up: away = true
        case .down: away = false
        case .ceiling: away = x > 0
        case .floor: away = x < 0
        case .halfUp: away = next >= 5
        case .halfDown: away = next >= 5 && !isTie
        case .halfEven: away = next > 5 || (next == 5 && (!isTie || isOdd))
        }
        digits = kept > 0 ? Array(digits[..<kept]) : []
        // The power of ten of the last digit that stays.
        let last = exponent - kept + 1
        if away {
            var position = digits.count - 1
            while position >= 0, digits[position] == 57 {
                digits[position] = 48
                position -= 1
            }
            if position >= 0 { digits[position] += 1 } else { digits.insert(49, at: 0) }
        }
        exponent = last
        let text = "\(digits.isEmpty ? "0" : String(decoding: digits, as: UTF8.self))e\(exponent)"
        let magnitude = Double(text) ?? x.magnitude
        return x < 0 ? -magnitude : magnitude
    }
}
