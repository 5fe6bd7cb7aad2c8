import PropertyGraph
import QuerySemantics
import SourceText

/// toBoolean, toInteger, toFloat, toString, and their variants for lists and for values of any type.
enum ConversionFunctions {
    static func value(of call: FunctionCall) throws(RuntimeError) -> Slot {
        let first = call[0]
        if first.isNull { return .null }
        switch call.function {
        case .toBoolean: return try toBoolean(call, first)
        case .toInteger: return try toInteger(call, first)
        case .toFloat: return try toFloat(call, first)
        case .toString: return try toString(call, first)
        case .toBooleanOrNull: return (try? toBoolean(call, first)) ?? .null
        case .toIntegerOrNull: return (try? toInteger(call, first)) ?? .null
        case .toFloatOrNull: return (try? toFloat(call, first)) ?? .null
        case .toStringOrNull: return (try? toString(call, first)) ?? .null
        case .toBooleanList: return call.space.makeList(try call.list(0).map { (try? toBoolean(call, $0)) ?? .null })
        case .toIntegerList: return call.space.makeList(try call.list(0).map { (try? toInteger(call, $0)) ?? .null })
        case .toFloatList: return call.space.makeList(try call.list(0).map { (try? toFloat(call, $0)) ?? .null })
        case .toStringList: return call.space.makeList(try call.list(0).map { (try? toString(call, $0)) ?? .null })
        default: throw call.wrong(first)
        }
    }

    private static func toBoolean(_ call: FunctionCall, _ slot: Slot) throws(RuntimeError) -> Slot {
        switch slot.tag {
        case .null, .boolean: return slot
        case .integer: return .boolean(slot.integerValue != 0)
        case .string:
            switch call.space.string(slot).lowercased() {
            case "true": return .true
            case "false": return .false
            default: return .null
            }
        default: throw call.wrong(slot)
        }
    }

    private static func toInteger(_ call: FunctionCall, _ slot: Slot) throws(RuntimeError) -> Slot {
        switch slot.tag {
        case .null, .integer: return slot
        case .boolean: return .integer(slot.booleanValue ? 1 : 0)
        case .float: return try integer(slot.floatValue, at: call.range)
        case .string:
            guard let literal = NumberText(call.space.utf8(slot)) else { return .null }
            if let whole = Int64(literal.text) { return .integer(whole) }
            guard let float = literal.float else { return .null }
            return try integer(float, at: call.range)
        default: throw call.wrong(slot)
        }
    }

    private static func integer(_ float: Double, at range: SourceRange) throws(RuntimeError) -> Slot {
        if float.isNaN { return .null }
        let whole = float.rounded(.towardZero)
        guard let integer = Numbers.exactInteger(whole) else { throw .integerOverflow(at: range) }
        return .integer(integer)
    }

    private static func toFloat(_ call: FunctionCall, _ slot: Slot) throws(RuntimeError) -> Slot {
        switch slot.tag {
        case .null, .float: return slot
        case .integer: return .float(Double(slot.integerValue))
        case .string: return NumberText(call.space.utf8(slot))?.float.map { .float($0) } ?? .null
        default: throw call.wrong(slot)
        }
    }

    private static func toString(_ call: FunctionCall, _ slot: Slot) throws(RuntimeError) -> Slot {
        if slot.isNull || slot.tag == .string { return slot }
        guard let text = text(slot, call.space) else { throw call.wrong(slot) }
        return call.space.makeString(text)
    }

    /// Text of a boolean, number or temporal value; nil for other types.
    static func text(_ slot: Slot, _ space: ValueSpace) -> String? {
        switch slot.tag {
        case .boolean: return slot.booleanValue ? "true" : "false"
        case .integer: return String(slot.integerValue)
        case .float: return FloatText.text(slot.floatValue)
        case .string: return space.string(slot)
        case .date: return DateValue(days: slot.integerValue).description
        case .localTime: return LocalTimeValue(nanoseconds: slot.integerValue).description
        case .zonedTime:
            return ZonedTimeValue(nanoseconds: slot.integerValue, offset: Int32(bitPattern: slot.aux)).description
        case .localDateTime:
            return LocalDateTimeValue(seconds: slot.integerValue, nanoseconds: Int32(bitPattern: slot.aux)).description
        case .zonedDateTime: return slot.zonedDateTimeValue.description
        case .duration: return space.duration(slot).description
        case .point: return space.point(slot).description
        case .null, .list, .map, .node, .relationship, .path: return nil
        }
    }
}

/// A string checked to be a decimal number: sign, digits, fraction, exponent; or NaN, Infinity.
///
/// The standard library alone would also read hexadecimal floats and `nan(0x1)`.
struct NumberText {
    let text: String
    let float: Double?

    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var rest = bytes[...]
        while let first = rest.first, Self.isSpace(first) { rest.removeFirst() }
        while let last = rest.last, Self.isSpace(last) { rest.removeLast() }
        text = String(decoding: rest, as: UTF8.self)
        switch text {
        case "NaN": float = .nan
        case "Infinity", "+Infinity": float = .infinity
        case "-Infinity": float = -.infinity
        default:
            guard Self.isDecimal(rest) else { return nil }
            float = Double(text)
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }

    private static func isDecimal(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var rest = bytes
        func digits() -> Int {
            var count = 0
            while let first = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) {
                rest.removeFirst()
                count += 1
            }
            return count
        }
        func sign() {
            if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        }
        sign()
        var mantissa = digits()
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            mantissa += digits()
        }
        if mantissa == 0 { return false }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            sign()
            if digits() == 0 { return false }
        }
        return rest.isEmpty
    }
}
