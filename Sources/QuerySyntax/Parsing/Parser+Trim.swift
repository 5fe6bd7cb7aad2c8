import SourceText

/// `trim(BOTH 'x' FROM text)`, the one function whose arguments are not parted by commas.
extension Parser {
    /// Becomes a call of the function that takes the same as ordinary arguments.
    ///
    /// ```bnf
    /// <trim invocation> ::=
    ///     TRIM <left paren> { LEADING | TRAILING | BOTH } [ <value expression> ] FROM <value expression> <right paren>
    ///   | TRIM <left paren> <value expression> FROM <value expression> <right paren>
    /// ```
    mutating func trimInvocation() throws(SyntaxFailure) -> ExpressionID {
        let start = input.current.start
        let word = input.current.range
        advance()
        let opener = input.current
        advance()
        try enter(.construct)
        var function = "btrim"
        if input.startsTrimSide() {
            function = input.at(.leading) ? "ltrim" : input.at(.trailing) ? "rtrim" : "btrim"
            advance()
        }
        let characters = input.at(.from) && !input.isTrimCharacter() ? nil : try valueExpression()
        try expect(.from)
        let text = try valueExpression()
        leave(.construct)
        try expectClosing(.rightParen, of: opener)
        let arguments = [text] + (characters.map { [$0] } ?? [])
        let height = max(builder.height(text), builder.height(characters))
        return try add(
            .functionCall(
                FunctionName(namespace: .empty, name: Name(text: function, range: word)),
                arguments: builder.append(arguments[...]), distinct: false), from: start, over: height)
    }
}

extension TokenStream {
    /// True when FROM divides what stands in the parentheses of a call of trim.
    func startsTrimOperands(_ index: Int) -> Bool {
        let first = index
        var depth = 0
        var index = index
        while true {
            let token = tokens[index]
            switch token.kind {
            case .leftParen, .leftBracket, .leftBrace: depth += 1
            case .rightParen, .rightBracket, .rightBrace:
                if depth == 0 { return false }
                depth -= 1
            case .comma where depth == 0: return false
            case .keyword where depth == 0 && index > first && token.isKeyword(.from):
                if endsOperand(index - 1), dividesTrim(index) { return true }
            case .endOfInput, .semicolon: return false
            default: break
            }
            index += 1
        }
    }

    /// True at a side to trim, rather than at a name that is spelt alike.
    fileprivate func startsTrimSide() -> Bool {
        guard at(.leading) || at(.trailing) || at(.both) else { return false }
        switch following.kind {
        case .string, .identifier, .escapedIdentifier, .parameter, .integer, .float: return true
        case .keyword: return startsOperandWord(following)
        default: return following.kind == .leftParen
        }
    }

    /// True when the characters to trim are a variable called `from`.
    fileprivate func isTrimCharacter() -> Bool { following.isKeyword(.from) && dividesTrim(position + 1) }

    /// True for words that may begin an operand.
    private func startsOperandWord(_ token: Token) -> Bool {
        switch token.keyword {
        case .null, .case_, .true_, .false_, .not, .all: true
        default: token.isSymbolicName
        }
    }

    /// True when an operand may end at the token.
    private func endsOperand(_ index: Int) -> Bool {
        switch tokens[index].kind {
        case .identifier, .escapedIdentifier, .string, .parameter, .integer, .float, .rightParen, .rightBracket,
            .rightBrace:
            true
        case .percent:
            switch tokens[index - 1].kind {
            case .colon, .ampersand, .verticalBar, .exclamation, .leftParen: true
            default: tokens[index - 1].isKeyword(.is_) || tokens[index - 1].isKeyword(.not)
            }
        case .keyword:
            switch tokens[index].keyword {
            case .null, .true_, .false_, .end: true
            default:
                tokens[index].isSymbolicName || tokens[index - 1].kind == .period || tokens[index - 1].kind == .colon
            }
        default: false
        }
    }

    /// True when an operand begins behind the FROM at `index`.
    private func dividesTrim(_ index: Int) -> Bool {
        switch tokens[index + 1].kind {
        case .identifier, .escapedIdentifier, .string, .parameter, .integer, .float, .leftParen, .leftBracket,
            .leftBrace, .plus, .minus:
            true
        case .keyword: startsOperandWord(tokens[index + 1])
        default: false
        }
    }
}
