import SourceText

extension Parser {
    /// Reads all statements of a text. Statements with errors are left out and reported, several errors of one
    /// statement too; empty statements are skipped; the last semicolon may be missing.
    ///
    /// - Complexity: O(bytes).
    public static func parseScript(_ source: SourceText) -> ParsedScript {
        withParser(source) { parser in parser.script() }
    }

    /// Reads a text that holds one statement, with or without a semicolon after it.
    ///
    /// - Throws: the first error.
    /// - Complexity: O(bytes).
    public static func parseStatement(_ source: SourceText) throws(Diagnostic) -> ParsedStatement {
        try withParser(source) { parser in parser.onlyStatement() }.get()
    }

    /// Lends a parser of a text.
    static func withParser<Result>(_ source: SourceText, _ body: (inout Parser) -> Result) -> Result {
        source.bytes.withUnsafeBufferPointer { bytes in
            Lexer.withTokens(of: bytes) { tokens in
                var parser = Parser(source, bytes, tokens)
                if bytes.count > Int(UInt32.max) {
                    parser.diagnostics.append(SyntaxError.textTooLarge.diagnostic(at: .none))
                    parser.input.position = tokens.count - 1
                }
                return body(&parser)
            }
        }
    }

    /// ```bnf
    /// <script> ::= [ <statement> ] [ { <semicolon> [ <statement> ] }... ]
    /// ```
    mutating func script() -> ParsedScript {
        var statements: [ParsedStatement] = []
        while diagnostics.count < Parser.diagnosticLimit {
            while input.at(.semicolon) { advance() }
            guard !input.at(.endOfInput) else { break }
            if let statement = recoveringStatement() { statements.append(statement) }
        }
        return ParsedScript(statements: statements, diagnostics: diagnostics)
    }

    /// The one statement of the text, or its first error.
    mutating func onlyStatement() -> Result<ParsedStatement, Diagnostic> {
        while input.at(.semicolon) { advance() }
        do throws(SyntaxFailure) {
            if input.at(.endOfInput) { throw unexpected(.statement) }
            let statement = try completeStatement()
            while input.at(.semicolon) { advance() }
            if !input.at(.endOfInput) { throw unexpected(.endOfInput) }
            if diagnostics.isEmpty { return .success(statement) }
        } catch {}
        return .failure(diagnostics.first ?? SyntaxError.textTooLarge.diagnostic(at: .none))
    }

    /// One statement up to its semicolon, which is left.
    private mutating func completeStatement() throws(SyntaxFailure) -> ParsedStatement {
        let start = input.current.start
        reset()
        let root = try statement()
        guard input.at(.semicolon) || input.at(.endOfInput) else {
            expected.note(.semicolon, at: input.position)
            throw unexpected(.endOfStatement)
        }
        return ParsedStatement(tree: builder.finish(root), range: input.range(from: start))
    }

    private mutating func reset() {
        depth = 0
        pendingBar = nil
        builder.restart(expecting: input.tokensInStatement())
        openExpressions.removeAll(keepingCapacity: true)
        openEntries.removeAll(keepingCapacity: true)
        openAlternatives.removeAll(keepingCapacity: true)
    }
}

// MARK: - Going on after an error

extension Parser {
    /// A statement, or nil after its errors were recorded and its tokens skipped.
    private mutating func recoveringStatement() -> ParsedStatement? {
        let first = input.position
        do throws(SyntaxFailure) {
            return try completeStatement()
        } catch {}
        // What follows a failure is read on from the next clause, only to report what is wrong there as well.
        var restart = first
        while diagnostics.count < Parser.diagnosticLimit, skipToClause(from: first, after: &restart) {
            reset()
            do throws(SyntaxFailure) {
                _ = try query()
                guard input.at(.semicolon) || input.at(.endOfInput) else { throw unexpected(.endOfStatement) }
            } catch { continue }
            break
        }
        while !input.at(.semicolon) && !input.at(.endOfInput) { advance() }
        return nil
    }

    /// Moves to the next clause of the statement that began at `first`; false when there is none.
    ///
    /// Words inside braces are passed over: there the end of an outer construct would look like an error.
    private mutating func skipToClause(from first: Int, after restart: inout Int) -> Bool {
        var depth = 0
        for index in first..<input.position {
            switch input.tokens[index].kind {
            case .leftBrace: depth += 1
            case .rightBrace: depth -= 1
            default: break
            }
        }
        while !input.at(.semicolon), !input.at(.endOfInput) {
            switch input.current.kind {
            case .leftBrace: depth += 1
            case .rightBrace: depth -= 1
            case .keyword where depth <= 0 && input.position > restart && isClauseStart(input.position):
                restart = input.position
                return true
            default: break
            }
            advance()
        }
        return false
    }

    /// True when the keyword at `index` begins a clause rather than naming something.
    private func isClauseStart(_ index: Int) -> Bool {
        guard let keyword = input.tokens[index].keyword, index > 0 else { return false }
        let before = input.tokens[index - 1]
        let after = input.tokens[index + 1].kind
        switch before.kind {
        case .period, .colon, .verticalBar, .comma, .leftParen: return false
        case .keyword
        where before.isKeyword(.on) || before.isKeyword(.starts) || before.isKeyword(.ends)
            || before.isKeyword(.optional) || before.isKeyword(.detach):
            return false
        default: break
        }
        guard after != .colon, after != .period else { return false }
        switch keyword {
        case .match, .create, .merge: return after != .equals
        case .optional: return input.tokens[index + 1].isKeyword(.match)
        case .with, .return_, .unwind, .set, .remove, .delete, .detach: return true
        default: return false
        }
    }
}
