import SourceText

/// Literals and parameters.
extension Parser {
    /// A literal that holds no expressions.
    ///
    /// ```bnf
    /// <literal> ::=
    ///     NULL
    ///   | TRUE
    ///   | FALSE
    ///   | <integer literal>
    ///   | <float literal>
    ///   | <string literal>
    ///   | <list literal>
    ///   | <map literal>
    /// ```
    mutating func literal() throws(SyntaxFailure) -> ExpressionID {
        let start = input.current.start
        switch input.current.kind {
        case .integer: return try integerLiteral(from: start, negative: false)
        case .float: return try floatLiteral(from: start, negative: false)
        case .string: return try stringLiteral()
        default:
            let kind: ExpressionKind = input.at(.null) ? .nullLiteral : .booleanLiteral(input.at(.true_))
            advance()
            return try add(kind, from: start)
        }
    }

    /// Takes a <integer literal>, which the lexer has read.
    mutating func integerLiteral(from start: UInt32, negative: Bool) throws(SyntaxFailure) -> ExpressionID {
        let range = SourceRange(start: start, end: input.current.end)
        guard let magnitude = decoder.magnitude(input.current) else { throw fail(.integerTooLarge, at: range) }
        let value: Int64
        if let positive = Int64(exactly: magnitude) {
            value = negative ? -positive : positive
        } else if negative, magnitude == Int64.min.magnitude {
            value = Int64.min
        } else {
            throw fail(.integerTooLarge, at: range)
        }
        advance()
        return try add(.integerLiteral(value), from: start)
    }

    /// Takes a <float literal>, which the lexer has read.
    mutating func floatLiteral(from start: UInt32, negative: Bool) throws(SyntaxFailure) -> ExpressionID {
        guard let value = decoder.float(input.current) else { throw fail(.floatTooLarge, at: input.current.range) }
        advance()
        return try add(.floatLiteral(negative ? -value : value), from: start)
    }

    /// Takes a <string literal>, which the lexer has read.
    mutating func stringLiteral() throws(SyntaxFailure) -> ExpressionID {
        let token = input.current
        let text: String
        do throws(LiteralDecoder.StringError) {
            text = try decoder.string(token)
        } catch {
            switch error {
            case .invalidBytes: throw fail(.invalidBytes, at: token.range)
            case .unknownEscape(let range): throw fail(.unknownEscape(source.text(in: range)), at: range)
            case .invalidUnicodeEscape(let range): throw fail(.invalidUnicodeEscape, at: range)
            }
        }
        advance()
        return try add(.stringLiteral(builder.append(text)), from: token.start)
    }

    /// ```bnf
    /// <list literal> ::= <left bracket> [ <expression list> ] <right bracket>
    /// ```
    mutating func listLiteral() throws(SyntaxFailure) -> ExpressionID {
        let opener = input.current
        advance()
        let (list, height) = try expressionList(until: .rightBracket, opener: opener)
        return try add(.listLiteral(list), from: opener.start, over: height)
    }

    /// ```bnf
    /// <map literal> ::= <left brace> [ <map entry> [ { <comma> <map entry> }... ] ] <right brace>
    /// ```
    mutating func mapLiteral() throws(SyntaxFailure) -> ExpressionID {
        let start = input.current.start
        let first = builder.heights.count
        let entries = try mapEntries()
        return try add(.mapLiteral(entries), from: start, over: builder.height(since: first))
    }

    /// The braces of a map and what stands between them.
    mutating func mapEntries() throws(SyntaxFailure) -> MapEntryList {
        let opener = input.current
        try enter(.construct)
        advance()
        let mark = openEntries.count
        if input.at(.rightBrace) {
            advance()
        } else {
            expected.note(.rightBrace, at: input.position)
            repeat { openEntries.append(try mapEntry()) } while take(.comma)
            try expectClosing(.rightBrace, of: opener)
        }
        leave(.construct)
        return closeEntries(mark)
    }

    /// ```bnf
    /// <map entry> ::= <schema name> <colon> <value expression>
    /// ```
    mutating func mapEntry() throws(SyntaxFailure) -> MapEntry {
        guard input.current.isSchemaName else {
            expected.note(.propertyKey, at: input.position)
            // A key such as `1B` is no bad number but no key: the conformance kit wants it so.
            throw input.at(.malformedNumber) ? unexpectedToken() : unexpected()
        }
        let key = try schemaName(.propertyKey)
        try expect(.colon)
        return MapEntry(kind: .keyValue, key: key, value: try valueExpression())
    }

    /// Moves the entries read since there were `mark` of them to the tree.
    mutating func closeEntries(_ mark: Int) -> MapEntryList {
        let list = builder.append(openEntries[mark...])
        openEntries.removeSubrange(mark...)
        return list
    }

    /// Takes a <parameter>, which the lexer has read.
    mutating func parameter() throws(SyntaxFailure) -> ExpressionID {
        let start = input.current.start
        let name = try takeName()
        return try add(.parameter(name), from: start)
    }
}
