import SourceText

/// One token: twelve bytes, its text left in the source.
public struct Token: Sendable, Hashable {
    /// What the token is.
    public let kind: TokenKind
    /// Of a keyword its raw value; of a string or an escaped name 1 when its text has to be decoded; else 0.
    let detail: UInt8
    let start: UInt32
    let end: UInt32

    init(_ kind: TokenKind, _ start: Int, _ end: Int, detail: UInt8 = 0) {
        self.kind = kind
        self.detail = detail
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
    }

    /// The bytes of the token, quotes and dollar included.
    public var range: SourceRange { SourceRange(start: start, end: end) }

    /// The keyword that the token spells, reserved or not.
    public var keyword: Keyword? { kind == .keyword ? Keyword(rawValue: detail) : nil }

    /// True when quotes, escapes or doubled backticks stand inside.
    var needsDecoding: Bool { detail != 0 }

    /// True for this keyword.
    @inline(__always)
    func isKeyword(_ keyword: Keyword) -> Bool { kind == .keyword && detail == keyword.rawValue }

    /// True where a variable or a function may be named by this token.
    @inline(__always)
    var isSymbolicName: Bool {
        switch kind {
        case .identifier, .escapedIdentifier: true
        case .keyword: detail > Keyword.xor.rawValue
        default: false
        }
    }

    /// True where a label, a type or a property key may be named by this token.
    @inline(__always)
    var isSchemaName: Bool { kind == .identifier || kind == .keyword || kind == .escapedIdentifier }
}
