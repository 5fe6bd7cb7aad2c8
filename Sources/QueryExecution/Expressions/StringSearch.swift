import Glibc
import PropertyGraph

/// STARTS WITH, ENDS WITH and CONTAINS over UTF-8 bytes, which is the same as over code points.
enum StringSearch {
    /// nil unless both are strings.
    static func test(_ opcode: Opcode, _ text: Slot, _ part: Slot, _ space: ValueSpace) -> Bool? {
        guard text.tag == .string, part.tag == .string else { return nil }
        return test(opcode, space.utf8(text), space.utf8(part))
    }

    /// Whether a string stands to another as a comparison or one of the three has it.
    @inline(__always)
    static func holds(
        _ opcode: Opcode, _ text: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        switch opcode {
        case .equal: ValueSpace.compare(utf8: text, other) == .equal
        case .notEqual: ValueSpace.compare(utf8: text, other) != .equal
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            ExpressionEvaluator.truth(of: opcode, ValueSpace.compare(utf8: text, other)).booleanValue
        default: test(opcode, text, other)
        }
    }

    @inline(__always)
    static func test(
        _ opcode: Opcode, _ text: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        if part.isEmpty { return true }
        guard part.count <= text.count, let start = text.baseAddress, let wanted = part.baseAddress else {
            return false
        }
        switch opcode {
        case .startsWith: return memcmp(start, wanted, part.count) == 0
        case .endsWith: return memcmp(start + text.count - part.count, wanted, part.count) == 0
        default: return find(part, in: text) != nil
        }
    }

    /// Offset of the first occurrence of a part that is not empty.
    ///
    /// - Complexity: O(text × part) at worst; `memchr` for the first byte makes it a scan on real text.
    static func find(_ part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let start = text.baseAddress, let wanted = part.baseAddress, part.count <= text.count else { return nil }
        var offset = 0
        let last = text.count - part.count
        while offset <= last, let found = memchr(start + offset, Int32(wanted[0]), last - offset + 1) {
            offset = UnsafeRawPointer(found) - UnsafeRawPointer(start)
            if memcmp(start + offset, wanted, part.count) == 0 { return offset }
            offset += 1
        }
        return nil
    }
}
