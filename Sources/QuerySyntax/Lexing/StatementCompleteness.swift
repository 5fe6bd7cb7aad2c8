import SourceText

/// Whether a text can be run as it stands, or a prompt should ask for more lines.
public enum StatementCompleteness: Sendable, Hashable {
    /// What the text still lacks.
    public enum Missing: Sendable, Hashable {
        case closingParen
        case closingBracket
        case closingBrace
        /// The quote with which the string began.
        case closingQuote
        /// The backtick of a name.
        case closingBacktick
        /// `*/`
        case commentEnd
        case semicolon
    }

    /// Nothing but blanks, comments and semicolons.
    case empty
    /// Ends in a semicolon.
    case complete
    case incomplete(Missing)
}

extension Lexer {
    /// Judges a text by its tokens alone.
    ///
    /// A semicolon ends a statement even inside brackets, where it is a mistake: asking for more lines would hide the
    /// error message and leave a user at the prompt with no way out.
    ///
    /// - Complexity: O(bytes).
    public static func completeness(of source: SourceText) -> StatementCompleteness {
        var open: [StatementCompleteness.Missing] = []
        var isEmpty = true
        var endsInSemicolon = false
        for token in tokens(of: source) {
            switch token.kind {
            case .endOfInput: continue
            case .unterminatedString: return .incomplete(.closingQuote)
            case .unterminatedName: return .incomplete(.closingBacktick)
            case .unterminatedComment: return .incomplete(.commentEnd)
            case .semicolon:
                open.removeAll()
                endsInSemicolon = true
                continue
            case .leftParen: open.append(.closingParen)
            case .leftBracket: open.append(.closingBracket)
            case .leftBrace: open.append(.closingBrace)
            case .rightParen, .rightBracket, .rightBrace: _ = open.popLast()
            default: break
            }
            isEmpty = false
            endsInSemicolon = false
        }
        if isEmpty { return .empty }
        if endsInSemicolon { return .complete }
        return .incomplete(open.last ?? .semicolon)
    }
}
