import SourceText

/// Splits a text into tokens.
///
/// It never fails: what is no token becomes a token of an error kind, and the parser says what is wrong with it, since
/// the same bytes can be a different mistake in a different place (`1B` as a number, `1B` as a key of a map).
public struct Lexer: ~Copyable {
    var cursor: Cursor
    var tokens: TokenBuffer
    let keepsComments: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>, keepsComments: Bool) {
        cursor = Cursor(bytes)
        self.keepsComments = keepsComments
        tokens = TokenBuffer(capacity: bytes.count / 2 + 8)
    }

    /// The tokens of a text; the last is always `endOfInput`, an empty one after the last byte.
    ///
    /// - Parameter comments: true to get comments as tokens too, for a highlighter.
    /// - Complexity: O(bytes).
    public static func tokens(of source: SourceText, comments: Bool = false) -> [Token] {
        source.bytes.withUnsafeBufferPointer { bytes in
            withTokens(of: bytes, comments: comments) { Array($0) }
        }
    }

    /// Lends the tokens of some bytes.
    static func withTokens<Result>(
        of bytes: UnsafeBufferPointer<UInt8>, comments: Bool = false, _ body: (UnsafeBufferPointer<Token>) -> Result
    ) -> Result {
        var lexer = Lexer(bytes, keepsComments: comments)
        lexer.run()
        return lexer.tokens.withTokens(body)
    }

    private mutating func run() {
        while !cursor.isAtEnd { next() }
        tokens.append(Token(.endOfInput, cursor.bytes.count, cursor.bytes.count))
    }

    /// Reads one token, or one blank, or one comment, after any number of spaces.
    ///
    /// ```bnf
    /// <token> ::=
    ///     <unescaped symbolic name>
    ///   | <escaped symbolic name>
    ///   | <integer literal>
    ///   | <float literal>
    ///   | <string literal>
    ///   | <parameter>
    ///   | <keyword>
    ///   | <delimiter>
    /// ```
    private mutating func next() {
        cursor.skip { $0 == 0x20 }
        guard !cursor.isAtEnd else { return }
        let byte = cursor.peek()
        switch byte {
        case 0x09...0x0D, 0x1C...0x1F: cursor.offset &+= 1
        case 0x41...0x5A, 0x61...0x7A, 0x5F: word()
        case 0x30...0x39: number()
        case UInt8(ascii: "("): mark(.leftParen)
        case UInt8(ascii: ")"): mark(.rightParen)
        case UInt8(ascii: "["): mark(.leftBracket)
        case UInt8(ascii: "]"): mark(.rightBracket)
        case UInt8(ascii: "{"): mark(.leftBrace)
        case UInt8(ascii: "}"): mark(.rightBrace)
        case UInt8(ascii: ","): mark(.comma)
        case UInt8(ascii: ";"): mark(.semicolon)
        case UInt8(ascii: ":"): mark(.colon)
        case UInt8(ascii: "-"): mark(.minus)
        case UInt8(ascii: "*"): mark(.asterisk)
        case UInt8(ascii: "%"): mark(.percent)
        case UInt8(ascii: "^"): mark(.circumflex)
        case UInt8(ascii: "&"): mark(.ampersand)
        case UInt8(ascii: "'"), UInt8(ascii: "\""): string(quote: byte)
        case UInt8(ascii: "`"): escapedName()
        case UInt8(ascii: "$"): parameter()
        case UInt8(ascii: "."):
            if cursor.peek(1) == UInt8(ascii: ".") {
                mark(.doublePeriod, length: 2)
            } else if CharacterClass.isDigit(cursor.peek(1)) {
                number()
            } else {
                mark(.period)
            }
        case UInt8(ascii: "+"): mark(.plus, or: .plusEquals, before: UInt8(ascii: "="))
        case UInt8(ascii: "|"): mark(.verticalBar, or: .concatenation, before: UInt8(ascii: "|"))
        case UInt8(ascii: "="): mark(.equals, or: .regexEquals, before: UInt8(ascii: "~"))
        case UInt8(ascii: ">"): mark(.greater, or: .greaterOrEqual, before: UInt8(ascii: "="))
        case UInt8(ascii: "!"): mark(.exclamation, or: .exclamationEquals, before: UInt8(ascii: "="))
        case UInt8(ascii: "<"):
            if cursor.peek(1) == UInt8(ascii: ">") {
                mark(.notEquals, length: 2)
            } else {
                mark(.less, or: .lessOrEqual, before: UInt8(ascii: "="))
            }
        case UInt8(ascii: "/"):
            switch cursor.peek(1) {
            case UInt8(ascii: "/"): lineComment()
            case UInt8(ascii: "*"): blockComment()
            default: mark(.solidus)
            }
        case 0x80...: beyondASCII()
        default: mark(.unknownCharacter)
        }
    }

    @inline(__always)
    private mutating func mark(_ kind: TokenKind, length: Int = 1) {
        tokens.append(Token(kind, cursor.offset, cursor.offset &+ length))
        cursor.offset &+= length
    }

    private mutating func mark(_ kind: TokenKind, or longer: TokenKind, before second: UInt8) {
        if cursor.peek(1) == second { mark(longer, length: 2) } else { mark(kind) }
    }

    private mutating func lineComment() {
        let start = cursor.offset
        while !cursor.isAtEnd, cursor.peek() != 0x0A, cursor.peek() != 0x0D { cursor.offset &+= 1 }
        if keepsComments { tokens.append(Token(.comment, start, cursor.offset)) }
    }

    private mutating func blockComment() {
        let start = cursor.offset
        cursor.offset &+= 2
        while !cursor.isAtEnd {
            if cursor.peek() == UInt8(ascii: "*"), cursor.peek(1) == UInt8(ascii: "/") {
                cursor.offset &+= 2
                if keepsComments { tokens.append(Token(.comment, start, cursor.offset)) }
                return
            }
            cursor.offset &+= 1
        }
        tokens.append(Token(.unterminatedComment, start, cursor.offset))
    }

    private mutating func beyondASCII() {
        let start = cursor.offset
        guard let (scalar, length) = cursor.scalar() else {
            cursor.skipInvalidBytes()
            tokens.append(Token(.invalidBytes, start, cursor.offset))
            return
        }
        if CharacterClass.isNameStart(scalar) {
            word()
        } else if CharacterClass.isBlank(scalar) {
            cursor.offset += length
        } else {
            mark(.unknownCharacter, length: length)
        }
    }
}
