import SourceText

/// Literals and parameters.
extension Parser {
    /// A literal that holds no expressions.
    ///
    /// Grammar: <literal>
    mutating func literal() throws(SyntaxFailure) -> ExpressionID {
        let start = current.start
        switch current.kind {
        case .integer: return try integerLiteral(from: start, negative: false)
        case .float: return try floatLiteral(from: start, negative: false)
        case .string: return try stringLiteral()
        default:
            let kind: ExpressionKind = at(.null) ? .nullLiteral : .booleanLiteral(at(.true_))
            advance()
            return try add(kind, from: start)
        }
    }

    /// Grammar: <integer literal>
    mutating func integerLiteral(from start: UInt32, negative: Bool) throws(SyntaxFailure) -> ExpressionID {
        let range = SourceRange(start: start, end: current.end)
        guard let magnitude = decoder.magnitude(current) else { throw fail(.integerTooLarge, at: range) }
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

    /// Grammar: <float literal>
    mutating func floatLiteral(from start: UInt32, negative: Bool) throws(SyntaxFailure) -> ExpressionID {
        guard let value = decoder.float(current) else { throw fail(.floatTooLarge, at: current.range) }
        advance()
        return try add(.floatLiteral(negative ? -value : value), from: start)
    }

    /// Grammar: <string literal>
    private mutating func stringLiteral() throws(SyntaxFailure) -> ExpressionID {
        let token = current
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

    /// Grammar: <list literal>
    mutating func listLiteral() throws(SyntaxFailure) -> ExpressionID {
        let opener = current
        advance()
        let (list, height) = try expressionList(until: .rightBracket, opener: opener)
        return try add(.listLiteral(list), from: opener.start, over: height)
    }

    /// Grammar: <map literal>
    mutating func mapLiteral() throws(SyntaxFailure) -> ExpressionID {
        let start = current.start
        let first = builder.heights.count
        let entries = try mapEntries()
        return try add(.mapLiteral(entries), from: start, over: builder.height(since: first))
    }

    /// The braces of a map and what stands between them.
    mutating func mapEntries() throws(SyntaxFailure) -> MapEntryList {
        let opener = current
        try enter(.construct)
        advance()
        let mark = openEntries.count
        if at(.rightBrace) {
            advance()
        } else {
            expected.note(.rightBrace, at: position)
            repeat { openEntries.append(try mapEntry()) } while take(.comma)
            try expectClosing(.rightBrace, of: opener)
        }
        leave(.construct)
        return closeEntries(mark)
    }

    /// Grammar: <map entry>
    mutating func mapEntry() throws(SyntaxFailure) -> MapEntry {
        guard current.isSchemaName else {
            expected.note(.propertyKey, at: position)
            // A key such as `1B` is no bad number but no key: the conformance kit wants it so.
            throw at(.malformedNumber) ? unexpectedToken() : unexpected()
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

    /// Grammar: <parameter>
    mutating func parameter() throws(SyntaxFailure) -> ExpressionID {
        let start = current.start
        let name = try takeName()
        return try add(.parameter(name), from: start)
    }
}
