/// What of an interned string is kept beside it, so that many questions are answered without reading its bytes: as in
/// Neumann and Freitag, "Umbra: A Disk-Based System with In-Memory Performance" (CIDR 2020), but in an array of its own,
/// which is small enough for a cache.
@frozen
@usableFromInline
struct StringFacts {
    /// The first three bytes in the order of strings, zeros after the end; in the lowest byte the number of characters,
    /// 255 where it is larger or the string is not ASCII.
    @usableFromInline let word: UInt32

    @usableFromInline static let unknownSize: UInt32 = 255

    /// Of a value that is no interned string.
    static let none = StringFacts(word: unknownSize)

    private init(word: UInt32) { self.word = word }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        let isShort = bytes.count < Int(Self.unknownSize) && UTF8Text.isASCII(bytes)
        word = StringHead(bytes).value << 8 | (isShort ? UInt32(bytes.count) : Self.unknownSize)
    }
}

/// The first three bytes of a string as a number of the same order, zeros after the end.
@frozen
public struct StringHead {
    /// 24 bits.
    public let value: UInt32

    /// The head of a text.
    @inlinable
    public init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var value: UInt32 = 0
        for index in 0..<3 { value = value << 8 | (index < bytes.count ? UInt32(bytes[index]) : 0) }
        self.value = value
    }
}
