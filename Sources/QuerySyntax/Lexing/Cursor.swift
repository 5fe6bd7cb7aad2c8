/// A place in the bytes of a text, moving forward only.
///
/// Reading past the end gives zero bytes, so the lexer needs no test for the end in front of every comparison; a zero
/// byte in the text itself is told apart by `isAtEnd`.
struct Cursor {
    let bytes: UnsafeBufferPointer<UInt8>
    var offset: Int = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    @inline(__always)
    var isAtEnd: Bool { offset >= bytes.count }

    /// The byte `ahead` places on, or zero past the end.
    @inline(__always)
    func peek(_ ahead: Int = 0) -> UInt8 {
        let index = offset &+ ahead
        return index < bytes.count ? bytes[index] : 0
    }

    /// Moves over `byte` if it is next.
    @inline(__always)
    mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte, !isAtEnd else { return false }
        offset &+= 1
        return true
    }

    /// Moves over the bytes up to the first that does not match.
    @inline(__always)
    mutating func skip(while matches: (UInt8) -> Bool) {
        // In a variable of its own, which stays in a register.
        var next = offset
        while next < bytes.count, matches(bytes[next]) { next &+= 1 }
        offset = next
    }

    /// Decodes the UTF-8 scalar that starts here; nil when the bytes are not UTF-8.
    ///
    /// Follows table 3-7 of the Unicode standard: no overlong forms, no surrogates, nothing above U+10FFFF.
    func scalar() -> (value: Unicode.Scalar, length: Int)? {
        let first = peek()
        if first < 0x80 { return isAtEnd ? nil : (Unicode.Scalar(first), 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first <= 0xF4, offset + length <= bytes.count else { return nil }
        var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for ahead in 1..<length {
            let byte = peek(ahead)
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        guard value >= smallest, let scalar = Unicode.Scalar(value) else { return nil }
        return (scalar, length)
    }

    /// Moves to the next byte that can start a scalar, at least one byte.
    mutating func skipInvalidBytes() {
        repeat { offset += 1 } while !isAtEnd && scalar() == nil
    }
}
