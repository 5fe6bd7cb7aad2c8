import PropertyGraph
import QuerySemantics

/// What is left of a string by the functions that give a part of their first argument.
enum StringPart {
    /// So many code points from the start.
    case first(Int)
    /// So many up to the end.
    case last(Int)
    /// What follows so many, at most so many of them.
    case rest(Int, limit: Int?)
    /// Without such code points, white space for nil, at one or both ends.
    case trimmed(Set<Unicode.Scalar>?, start: Bool, end: Bool)

    /// From the arguments of a call but the first, none of them null; nil for other functions.
    init?(_ call: FunctionCall) throws(RuntimeError) {
        switch call.function {
        case .left: self = .first(try call.count(1))
        case .right: self = .last(try call.count(1))
        case .substring:
            self = .rest(try call.count(1), limit: call.arguments.count > 2 ? try call.count(2) : nil)
        case .lTrim: self = .trimmed(try Self.set(call), start: true, end: false)
        case .rTrim: self = .trimmed(try Self.set(call), start: false, end: true)
        case .trim, .btrim: self = .trimmed(try Self.set(call), start: true, end: true)
        default: return nil
        }
    }

    private static func set(_ call: FunctionCall) throws(RuntimeError) -> Set<Unicode.Scalar>? {
        guard call.arguments.count > 1 else { return nil }
        return Set(String(decoding: try call.string(1), as: UTF8.self).unicodeScalars)
    }

    /// The part of a text.
    func of(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        switch self {
        case .first(let count): return CodePoints.prefix(text, count)
        case .last(let count): return CodePoints.dropping(text, max(0, CodePoints.count(text) - count))
        case .rest(let skipped, let limit):
            let rest = CodePoints.dropping(text, skipped)
            return limit.map { CodePoints.prefix(rest, $0) } ?? rest
        case .trimmed(nil, let start, let end):
            var rest = text
            while start, let first = rest.first, Self.isASCIISpace(first) {
                rest = UnsafeBufferPointer(rebasing: rest.dropFirst())
            }
            while end, let last = rest.last, Self.isASCIISpace(last) {
                rest = UnsafeBufferPointer(rebasing: rest.dropLast())
            }
            // Where both ends are ASCII there is nothing left to trim.
            if rest.first.map({ $0 < 0x80 }) ?? true, rest.last.map({ $0 < 0x80 }) ?? true { return rest }
            return Self.trimmed(rest, start: start, end: end) { $0.properties.isWhitespace }
        case .trimmed(.some(let set), let start, let end):
            return Self.trimmed(text, start: start, end: end) { set.contains($0) }
        }
    }

    /// As Unicode's property White_Space has it.
    private static func isASCIISpace(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }

    private static func trimmed(
        _ text: UnsafeBufferPointer<UInt8>, start: Bool, end: Bool, _ isTrimmed: (Unicode.Scalar) -> Bool
    ) -> UnsafeBufferPointer<UInt8> {
        var rest = text
        while start, let (scalar, width) = CodePoints.first(rest), isTrimmed(scalar) {
            rest = UnsafeBufferPointer(rebasing: rest.dropFirst(width))
        }
        while end, let (scalar, width) = CodePoints.last(rest), isTrimmed(scalar) {
            rest = UnsafeBufferPointer(rebasing: rest.dropLast(width))
        }
        return rest
    }
}
