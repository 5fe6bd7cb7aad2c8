import PropertyGraph
import QuerySemantics

/// A function of a string, its other arguments the same for all rows.
final class StringTransform {
    let function: FunctionID
    /// The string's place is the first.
    @exclusivity(unchecked) private var arguments: [Slot]
    private let hasNull: Bool
    private let part: StringPart?
    private let context: ExecutionContext
    @exclusivity(unchecked) private var scratch: UnsafeMutablePointer<UInt8>
    @exclusivity(unchecked) private var capacity = 64
    /// Handles of short results: few of them are different, and their bytes and length say which they are.
    @exclusivity(unchecked) private var known: [(bytes: UInt64, handle: UInt32)?] = Array(repeating: nil, count: 1024)

    init(_ function: FunctionID, _ rest: [Slot], _ context: ExecutionContext) {
        self.function = function
        self.context = context
        arguments = [.null] + rest
        hasNull = rest.contains { $0.isNull }
        part = arguments.withUnsafeBufferPointer { arguments in
            try? StringPart(FunctionCall(function: function, arguments: arguments, context: context, range: .none))
        }
        scratch = .allocate(capacity: capacity)
    }

    deinit { scratch.deallocate() }

    /// What the function makes of a string, as bytes that are good until the next call; nil where it makes none.
    @inline(__always)
    func text(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        if hasNull { return nil }
        if let part { return part.of(text) }
        if text.count > capacity {
            scratch.deallocate()
            capacity = 2 * text.count
            scratch = .allocate(capacity: capacity)
        }
        if StringFunctions.exchangeCase(text, function, into: scratch) {
            return UnsafeBufferPointer(start: scratch, count: text.count)
        }
        guard let value = value(text), value.tag == .string else { return nil }
        return context.space.utf8(value)
    }

    /// What the function makes of a string, null or not; nil where it fails.
    func value(_ text: UnsafeBufferPointer<UInt8>) -> Slot? {
        arguments[0] = context.space.borrowed(text)
        return arguments.withUnsafeBufferPointer {
            try? FunctionLibrary.call(function, $0, context, at: .none)
        }
    }

    /// The handle that all equal strings of the statement have in vectors.
    func handle(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        // Seven bytes and how many they are fit into one word.
        guard text.count < 8 else { return context.space.canonical(text).raw }
        let bytes = StringPrefix.first(text) | UInt64(text.count)
        let place = Int(truncatingIfNeeded: ValueHash.mix(bytes) & 1023)
        if let entry = known[place], entry.bytes == bytes { return entry.handle }
        let handle = context.space.canonical(text).raw
        known[place] = (bytes, handle)
        return handle
    }
}

extension ValueSpace {
    /// The handle of a string that all equal strings of the statement have in vectors: the graph's, where it has the
    /// string.
    func canonical(_ text: UnsafeBufferPointer<UInt8>) -> HeapHandle {
        persistent.findString(text) ?? local.internString(text)
    }
}
