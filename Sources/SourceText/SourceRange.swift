/// A half-open range of UTF-8 byte offsets in one source text.
///
/// Eight bytes, trivially copyable, so that every token and every node of the tree can carry one.
public struct SourceRange: Hashable, Sendable {
    /// Offset of the first byte.
    public var start: UInt32
    /// Offset after the last byte; never below `start`.
    public var end: UInt32

    /// A range from `start` up to, not including, `end`.
    @inlinable
    public init(start: UInt32, end: UInt32) {
        self.start = start
        self.end = Swift.max(start, end)
    }

    /// A range from `start` up to, not including, `end`.
    @inlinable
    public init(_ start: Int, _ end: Int) {
        self.init(start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end))
    }

    /// The empty range at the beginning of a text; used where nothing in the text is to blame.
    public static let none = SourceRange(start: 0, end: 0)

    /// Number of bytes covered.
    @inlinable
    public var count: Int { Int(end - start) }

    /// True when no byte is covered.
    @inlinable
    public var isEmpty: Bool { start == end }

    /// The smallest range that covers `self` and `other`.
    @inlinable
    public func union(_ other: SourceRange) -> SourceRange {
        SourceRange(start: Swift.min(start, other.start), end: Swift.max(end, other.end))
    }
}
