/// What a token is. Fewer than 64 kinds, so that a set of them fits one word.
public enum TokenKind: UInt8, CaseIterable, Sendable {
    case endOfInput
    // Words and literals
    case identifier
    case escapedIdentifier
    case keyword
    case integer
    case float
    case string
    case parameter
    // Marks
    case leftParen
    case rightParen
    case leftBracket
    case rightBracket
    case leftBrace
    case rightBrace
    case comma
    case semicolon
    case colon
    case period
    case doublePeriod
    case verticalBar
    case concatenation
    case plus
    case minus
    case asterisk
    case solidus
    case percent
    case circumflex
    case ampersand
    case exclamation
    case equals
    case notEquals
    case less
    case lessOrEqual
    case greater
    case greaterOrEqual
    case regexEquals
    case plusEquals
    /// Only when comments are asked for, by a highlighter.
    case comment
    // What no grammar takes; the parser says why
    case malformedNumber
    case malformedParameter
    case unterminatedString
    case unterminatedName
    case unterminatedComment
    /// `!=`, which other languages have for `<>`.
    case exclamationEquals
    case unknownCharacter
    case invalidBytes

    /// The mark as it is written, or nil for kinds with many spellings.
    public var mark: String? {
        switch self {
        case .leftParen: "("
        case .rightParen: ")"
        case .leftBracket: "["
        case .rightBracket: "]"
        case .leftBrace: "{"
        case .rightBrace: "}"
        case .comma: ","
        case .semicolon: ";"
        case .colon: ":"
        case .period: "."
        case .doublePeriod: ".."
        case .verticalBar: "|"
        case .concatenation: "||"
        case .plus: "+"
        case .minus: "-"
        case .asterisk: "*"
        case .solidus: "/"
        case .percent: "%"
        case .circumflex: "^"
        case .ampersand: "&"
        case .exclamation: "!"
        case .equals: "="
        case .notEquals: "<>"
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        case .regexEquals: "=~"
        case .plusEquals: "+="
        case .exclamationEquals: "!="
        case .endOfInput, .identifier, .escapedIdentifier, .keyword, .integer, .float, .string, .parameter, .comment,
            .malformedNumber, .malformedParameter, .unterminatedString, .unterminatedName, .unterminatedComment,
            .unknownCharacter, .invalidBytes:
            nil
        }
    }

    /// True for the kinds that stand for a mistake in the text.
    public var isError: Bool { rawValue >= TokenKind.malformedNumber.rawValue }
}
