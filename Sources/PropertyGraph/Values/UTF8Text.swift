/// Checks of bytes that should be text.
public enum UTF8Text {
    /// Whether all bytes are ASCII, eight of them a step.
    @inlinable
    public static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = bytes.baseAddress else { return true }
        var all: UInt64 = 0
        var index = 0
        while index &+ 8 <= bytes.count {
            all |= UnsafeRawPointer(start).loadUnaligned(fromByteOffset: index, as: UInt64.self)
            index &+= 8
        }
        while index < bytes.count {
            all |= UInt64(start[index])
            index &+= 1
        }
        return all & 0x8080_8080_8080_8080 == 0
    }

    /// Whether bytes are well-formed UTF-8 (The Unicode Standard, table 3-7).
    ///
    /// - Complexity: O(count); eight bytes a step while they are ASCII.
    public static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = bytes.baseAddress else { return true }
        let count = bytes.count
        var index = 0
        while index < count {
            if index &+ 8 <= count,
                UnsafeRawPointer(start).loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080
                    == 0
            {
                index &+= 8
                continue
            }
            let first = start[index]
            if first < 0x80 {
                index &+= 1
                continue
            }
            let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
            guard first >= 0xC2, first <= 0xF4, index &+ length <= count else { return false }
            let second = start[index &+ 1]
            let low: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
            let high: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
            guard second >= low, second <= high else { return false }
            for next in 2..<max(length, 2) where start[index &+ next] & 0xC0 != 0x80 { return false }
            index &+= length
        }
        return true
    }
}
