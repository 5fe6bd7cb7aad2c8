import SourceText

/// The tokens of a text and the place that reading has reached.
///
/// It stands apart from the rest of the parser's state, which is large, so that a debug build copies three words where
/// it asks for the current token.
struct TokenStream {
    let tokens: UnsafeBufferPointer<Token>
    /// Index of the token to be read next; never past the last, which is `endOfInput`.
    var position = 0

    /// The token to be read next.
    var current: Token { tokens[position] }

    /// The token after the current one; at the end the last token again.
    var following: Token { tokens[min(position &+ 1, tokens.count &- 1)] }

    /// Offset of the token to be read next.
    var offset: UInt32 { tokens[position].start }

    /// Offset after the last token that was read.
    var previousEnd: UInt32 { position == 0 ? 0 : tokens[position &- 1].end }

    func at(_ kind: TokenKind) -> Bool { tokens[position].kind == kind }

    func at(_ keyword: Keyword) -> Bool { tokens[position].isKeyword(keyword) }

    /// What was read since the token that began at `start`.
    func range(from start: UInt32) -> SourceRange { SourceRange(start: start, end: previousEnd) }

    /// The number of tokens up to the next semicolon.
    func tokensInStatement() -> Int {
        var end = position
        while tokens[end].kind != .semicolon, tokens[end].kind != .endOfInput { end &+= 1 }
        return end &- position
    }

    mutating func advance() {
        if position &+ 1 < tokens.count { position &+= 1 }
    }
}

// MARK: - Operators

extension TokenStream {
    /// The operator at the current token, if it is of these levels.
    func infixOperator(_ loosest: OperatorPrecedence, upTo tightest: OperatorPrecedence) -> InfixOperator? {
        guard let infix = InfixOperator(current), infix.precedence >= loosest, infix.precedence <= tightest else {
            return nil
        }
        return infix
    }

    /// True at a minus or a plus.
    func startsSign() -> Bool { at(.minus) || at(.plus) }

    /// True at a number that nothing is taken from: no property, no element, no label.
    func startsNumber() -> Bool { (at(.integer) || at(.float)) && !continues(following) }

    /// True where a property, an element or a label is taken from what was read.
    func continuesOperand() -> Bool { continues(current) }

    private func continues(_ token: Token) -> Bool {
        token.kind == .period || token.kind == .leftBracket || token.kind == .colon
    }
}
