import SourceText

/// Types, as they stand in `expr IS :: type`.
extension Parser {
    /// A construct that waits for the bar before its projection.
    struct PendingBar {
        /// Index of its bracket.
        var opener: Int
        /// The projection may be left out.
        var isOptional: Bool
    }

    /// ```bnf
    /// <value type> ::= <value type term> [ { <vertical bar> <value type term> }... ]
    /// ```
    mutating func valueType() throws(SyntaxFailure) -> TypeExpression {
        let start = input.current.start
        try enter(.construct)
        var alternatives = [try valueTypeTerm()]
        while input.at(.verticalBar), input.barJoinsTypes(pendingBar) {
            advance()
            alternatives.append(try valueTypeTerm())
        }
        leave(.construct)
        return TypeExpression(alternatives: alternatives, range: input.range(from: start))
    }

    /// ```bnf
    /// <value type term> ::=
    ///     <type name> [ <left angle bracket> <value type> <right angle bracket> ] [ NOT NULL ]
    ///   | NULL
    /// ```
    private mutating func valueTypeTerm() throws(SyntaxFailure) -> TypeExpression.Term {
        let start = input.current.start
        if input.at(.null) {
            let range = input.current.range
            advance()
            return TypeExpression.Term(
                words: [Name(text: "NULL", range: range)], parameter: [], excludesNull: false, range: range)
        }
        let words = try typeName()
        var parameter: [TypeExpression] = []
        if input.at(.less), input.typeParameterEnd(input.position) != nil {
            advance()
            parameter = [try valueType()]
            try expect(.greater)
        }
        var excludesNull = false
        if input.at(.not), input.following.isKeyword(.null) {
            advance()
            advance()
            excludesNull = true
        }
        return TypeExpression.Term(
            words: words, parameter: parameter, excludesNull: excludesNull, range: input.range(from: start))
    }

    /// ```bnf
    /// <type name> ::=
    ///     <unescaped symbolic name> [ <unescaped symbolic name> ]
    ///   | ANY [ <unescaped symbolic name> ]
    /// ```
    private mutating func typeName() throws(SyntaxFailure) -> [Name] {
        guard input.current.startsTypeName else { throw unexpected(.type) }
        var words = [typeWord()]
        if input.at(.identifier) { words.append(typeWord()) }
        return words
    }

    private mutating func typeWord() -> Name {
        let range = input.current.range
        advance()
        return Name(text: source.text(in: range), range: range)
    }
}

extension Token {
    /// True for the first word of a type's name.
    fileprivate var startsTypeName: Bool { kind == .identifier || isKeyword(.any) }
}

// MARK: - Looking ahead

extension TokenStream {
    /// The index after `<type>` at `index`; nil when the sign compares.
    ///
    /// - Parameter levels: How deep types may still be nested; deeper ones are no types.
    fileprivate func typeParameterEnd(_ index: Int, levels: Int = 32) -> Int? {
        guard tokens[index].kind == .less, levels > 0, let end = typeEnd(index + 1, levels: levels - 1),
            tokens[end].kind == .greater
        else { return nil }
        // After a type no operand can follow; after a comparison one must.
        return startsOperand(end + 1) ? nil : end + 1
    }

    /// Looks past: <value type>
    private func typeEnd(_ index: Int, levels: Int) -> Int? {
        guard var end = typeTermEnd(index, levels: levels) else { return nil }
        while tokens[end].kind == .verticalBar {
            guard let next = typeTermEnd(end + 1, levels: levels) else { return nil }
            end = next
        }
        return end
    }

    /// Looks past: <value type term>
    private func typeTermEnd(_ index: Int, levels: Int = 32) -> Int? {
        if tokens[index].isKeyword(.null) { return index + 1 }
        guard tokens[index].startsTypeName else { return nil }
        var end = index + 1
        if tokens[end].kind == .identifier { end += 1 }
        if let next = typeParameterEnd(end, levels: levels) { end = next }
        if tokens[end].isKeyword(.not), tokens[end + 1].isKeyword(.null) { end += 2 }
        return end
    }

    private func startsOperand(_ index: Int) -> Bool {
        let token = tokens[index]
        switch token.kind {
        case .identifier, .escapedIdentifier, .integer, .float, .string, .parameter, .leftParen, .leftBracket,
            .leftBrace, .plus, .minus:
            return true
        case .keyword:
            switch token.keyword {
            case .null, .true_, .false_, .case_, .all: return true
            default: return token.isSymbolicName
            }
        default: return false
        }
    }

    /// True when the bar at the current token joins two types rather than ending the test.
    ///
    /// - Parameter pending: The bracket of the construct around that still waits for a bar of its own, which begins
    ///   its projection. Directly inside it the last bar is that one, unless what follows can be nothing but a type.
    fileprivate func barJoinsTypes(_ pending: Parser.PendingBar?) -> Bool {
        guard let end = typeTermEnd(position + 1) else { return false }
        guard let pending, innermostOpener() == pending.opener else { return true }
        let hasLaterBar = hasBarOrCondition(after: position + 1)
        if end - position > 2 { return hasLaterBar || pending.isOptional }
        return hasLaterBar && endsPredicate(end)
    }

    /// True when another bar, or the WHERE before it, stands after `index` at its own level of brackets.
    func hasBarOrCondition(after index: Int) -> Bool {
        var depth = 0
        var index = index
        while true {
            switch tokens[index].kind {
            case .leftParen, .leftBracket, .leftBrace: depth += 1
            case .rightParen, .rightBracket, .rightBrace:
                if depth == 0 { return false }
                depth -= 1
            case .verticalBar where depth == 0: return true
            case .keyword where depth == 0 && tokens[index].isKeyword(.where_): return true
            case .endOfInput, .semicolon: return false
            default: break
            }
            index += 1
        }
    }

    /// True when a type, as the end of a predicate, can stand before the token.
    func endsPredicate(_ index: Int) -> Bool {
        switch tokens[index].kind {
        case .verticalBar, .equals, .notEquals, .less, .lessOrEqual, .greater, .greaterOrEqual, .regexEquals, .comma,
            .rightParen, .rightBracket, .rightBrace:
            return true
        case .keyword:
            switch tokens[index].keyword {
            case .and, .or, .xor, .is_, .in_, .starts, .ends, .contains, .where_, .when, .then, .else_, .end:
                return true
            default: return false
            }
        default: return false
        }
    }

    /// The index of the innermost bracket that is open at the current token.
    func innermostOpener() -> Int? {
        var depth = 0
        var index = position
        while index > 0 {
            index -= 1
            switch tokens[index].kind {
            case .rightParen, .rightBracket, .rightBrace: depth += 1
            case .leftParen, .leftBracket, .leftBrace:
                if depth == 0 { return index }
                depth -= 1
            case .semicolon: return nil
            default: break
            }
        }
        return nil
    }
}
