import PropertyGraph
import QuerySemantics
import SourceText

/// Lists and paths.
enum ListFunctions {
    /// Longest list that range() makes: 4 GiB of elements.
    private static let longest: Int64 = 1 << 28

    static func value(of call: FunctionCall) throws(RuntimeError) -> Slot {
        if call.function == .range { return try range(call) }
        let first = call[0]
        let space = call.space
        if first.isNull { return .null }
        switch call.function {
        case .nodes, .relationships:
            guard first.tag == .path else { throw call.wrong(first) }
            let elements = space.path(first)
            let start = call.function == .nodes ? 0 : 1
            return space.makeList(stride(from: start, to: elements.count, by: 2).map { elements[$0] })
        case .reverse:
            if first.tag == .string { return StringFunctions.reversed(try call.string(0), space) }
            return space.makeList(try call.list(0).reversed())
        case .tail: return space.makeList(UnsafeBufferPointer(rebasing: try call.list(0).dropFirst()))
        default: throw call.wrong(first)
        }
    }

    private static func range(_ call: FunctionCall) throws(RuntimeError) -> Slot {
        if call.hasNull { return .null }
        for argument in call.arguments where argument.tag != .integer {
            throw RuntimeError(
                .invalidArgumentType, type: .argumentError,
                "`range()` takes integers, not \(argument.tag.description)", at: call.range)
        }
        let (start, end) = (call[0].integerValue, call[1].integerValue)
        let step = call.arguments.count > 2 ? call[2].integerValue : 1
        guard step != 0 else { throw .outOfRange("The step of `range()` must not be zero", at: call.range) }
        if step > 0 ? start > end : start < end { return call.space.makeList([]) }
        let distance = step > 0 ? Int128(end) - Int128(start) : Int128(start) - Int128(end)
        let count = distance / Int128(step.magnitude) + 1
        guard count <= Int128(longest) else {
            throw RuntimeError(
                .memoryLimitExceeded, type: .runtimeError, "`range()` would make a list of \(count) elements",
                at: call.range)
        }
        let local = call.space.local
        try call.context.limits.check(used: local.bytesUsed + Int(count) * MemoryLayout<Slot>.stride)
        let (handle, cells) = local.addList(count: Int(count))
        for index in 0..<Int(count) { cells[index] = .integer(start &+ Int64(index) &* step) }
        return Slot(tag: .list, bits: UInt64(handle.raw), aux: 1)
    }
}
