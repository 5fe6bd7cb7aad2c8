import SourceText

/// Turns tokens into syntax trees by recursive descent, one function per production of `Grammar/Grammar.bnf`.
///
/// Binary operators climb the table in `OperatorPrecedence`. Where one token does not tell which production is meant
/// (`(a)` as an expression or the start of a pattern), `Parser+Lookahead` looks further without building anything, so
/// the parser never takes a step back. A failure records its diagnostic and unwinds to the statement, which resumes
/// at the next clause or semicolon.
public struct Parser: ~Copyable {
    /// How high an expression may grow: `1 + 1 + 1` has height 3. AND, OR and XOR grow with the logarithm of their
    /// operands, lists and maps with their highest element.
    public static let heightLimit = 200
    /// How many errors of one script are reported.
    static let diagnosticLimit = 50

    let source: SourceText
    let decoder: LiteralDecoder
    var input: TokenStream
    /// Weight of the productions that are being read; see `NestingWeight`.
    var depth = 0
    var builder = TreeBuilder()
    var expected = ExpectedSet()
    var diagnostics: [Diagnostic] = []

    /// The innermost construct that waits for the bar before its projection.
    var pendingBar: PendingBar?

    // Stacks for lists that are being read; a list moves to the tree as a run when it is complete.
    var openExpressions: [ExpressionID] = []
    var openEntries: [MapEntry] = []
    var openAlternatives: [CaseAlternative] = []

    init(_ source: SourceText, _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: UnsafeBufferPointer<Token>) {
        self.source = source
        input = TokenStream(tokens: tokens)
        decoder = LiteralDecoder(bytes: bytes)
    }
}

// MARK: - Reading tokens

extension Parser {
    mutating func advance() { input.advance() }

    /// Reads a mark if it is next; if not, notes that it would have been possible.
    mutating func take(_ kind: TokenKind) -> Bool {
        if input.at(kind) {
            advance()
            return true
        }
        expected.note(kind, at: input.position)
        return false
    }

    /// Reads a keyword if it is next; if not, notes that it would have been possible.
    mutating func take(_ keyword: Keyword) -> Bool {
        if input.at(keyword) {
            advance()
            return true
        }
        expected.note(keyword, at: input.position)
        return false
    }

    mutating func expect(_ kind: TokenKind) throws(SyntaxFailure) {
        guard take(kind) else { throw unexpected() }
    }

    mutating func expect(_ keyword: Keyword) throws(SyntaxFailure) {
        guard take(keyword) else { throw unexpected() }
    }

    /// Reads the bracket that closes `opener`; its absence is explained by where the opener stands.
    mutating func expectClosing(_ kind: TokenKind, of opener: Token) throws(SyntaxFailure) {
        if input.at(kind) { return advance() }
        expected.note(kind, at: input.position)
        guard !input.current.kind.isError, let mark = opener.kind.mark, let closer = kind.mark else {
            throw unexpected()
        }
        if input.at(.endOfInput) || input.at(.semicolon) {
            throw fail(.neverClosed(opener: mark, closer: closer), at: opener.range)
        }
        throw fail(
            .notClosed(
                found: describe(input.current), opener: mark, place: source.position(of: opener.start),
                expected: expected.texts),
            at: input.current.range, suggestion: correction, help: reservedWordHelp ?? adviceInBrackets(of: opener))
    }

    /// Counts a production that can contain itself; every `enter` that succeeds is paired with a `leave`.
    mutating func enter(_ weight: NestingWeight) throws(SyntaxFailure) {
        depth &+= weight.rawValue
        if depth > NestingWeight.limit { throw fail(.nestingTooDeep, at: input.current.range) }
    }

    mutating func leave(_ weight: NestingWeight) { depth &-= weight.rawValue }

    /// Adds an expression over children of which the highest has height `height`.
    mutating func add(
        _ kind: consuming ExpressionKind, from start: UInt32, over height: UInt16 = 0
    ) throws(SyntaxFailure) -> ExpressionID {
        if Int(height) >= Parser.heightLimit { throw fail(.nestingTooDeep, at: input.range(from: start)) }
        return builder.append(kind, input.range(from: start), height: height &+ 1)
    }
}

// MARK: - Failing

extension Parser {
    /// Records a diagnostic and gives the error to throw.
    mutating func fail(
        _ error: SyntaxError, at range: SourceRange, suggestion: String? = nil, help: String? = nil
    ) -> SyntaxFailure {
        diagnostics.append(error.diagnostic(at: range, suggestion: suggestion, help: help))
        return SyntaxFailure()
    }

    /// Notes a notion that would have been possible and gives the error to throw.
    mutating func unexpected(_ notion: ExpectedSet.Notion) -> SyntaxFailure {
        expected.note(notion, at: input.position)
        return unexpected()
    }

    /// The error about the current token, after everything that would have been possible was noted.
    mutating func unexpected() -> SyntaxFailure {
        let token = input.current
        switch token.kind {
        case .malformedNumber: return fail(.malformedNumber(source.text(in: token.range)), at: token.range)
        case .malformedParameter: return fail(.malformedParameter, at: token.range)
        case .unterminatedString: return fail(.unterminatedString, at: firstLine(of: token))
        case .unterminatedName: return fail(.unterminatedName, at: firstLine(of: token))
        case .unterminatedComment: return fail(.unterminatedComment, at: firstLine(of: token))
        case .exclamationEquals: return fail(.exclamationEquals, at: token.range)
        case .invalidBytes: return fail(.invalidBytes, at: token.range)
        case .unknownCharacter:
            if let scalar = source.text(in: token.range).unicodeScalars.first {
                return fail(.unknownCharacter(scalar), at: token.range)
            }
            return unexpectedToken()
        case .endOfInput, .identifier, .escapedIdentifier, .keyword, .integer, .float, .string, .parameter, .leftParen,
            .rightParen, .leftBracket, .rightBracket, .leftBrace, .rightBrace, .comma, .semicolon, .colon, .period,
            .doublePeriod, .verticalBar, .concatenation, .plus, .minus, .asterisk, .solidus, .percent, .circumflex,
            .ampersand, .exclamation, .equals, .notEquals, .less, .lessOrEqual, .greater, .greaterOrEqual, .regexEquals,
            .plusEquals, .comment:
            return unexpectedToken()
        }
    }

    /// The error about the current token as such, even when it is no proper token.
    mutating func unexpectedToken() -> SyntaxFailure {
        let token = input.current
        let texts = expected.position == input.position ? expected.texts : []
        if let misread {
            return fail(
                .unexpected(found: "`\(source.text(in: misread.range))`", expected: []), at: misread.range,
                suggestion: misread.suggestion, help: misread.help)
        }
        var help = reservedWordHelp
        if token.kind == .equals, input.position > 0, input.tokens[input.position - 1].kind == .equals {
            help = "one `=` compares"
        } else if token.kind == .concatenation {
            help = "`||` joins strings and lists; write `OR` for the logical operator"
        } else if token.kind == .ampersand {
            help = "write `AND`"
        } else if token.kind == .exclamation {
            help = "write `NOT`"
        }
        let advice = advice
        return fail(
            .unexpected(found: describe(token), expected: texts), at: token.range,
            suggestion: advice == nil || token.keyword != nil ? correction : nil,
            help: token.keyword == nil || expected.wantsOnlyName ? help ?? advice : advice ?? help)
    }

    /// What to say where a reserved word stands in the place of a name.
    private var reservedWordHelp: String? {
        let token = input.current
        guard let keyword = token.keyword, keyword.isReserved, expected.position == input.position else { return nil }
        // The beginning of a clause is more likely to have lost what belongs in front of it.
        let isClause = ExpectedSet.Notion.clause.keywords.contains(keyword)
        guard isClause ? expected.wantsOnlyName : expected.wantsName else { return nil }
        return "`\(source.text(in: token.range))` is a reserved word; in backticks it can be a name"
    }

    /// The keyword that a misspelt word probably stands for.
    var correction: String? {
        guard expected.position == input.position else { return nil }
        if input.current.kind == .identifier {
            let word = source.text(in: input.current.range)
            if let near = NearestName.find(word, among: expected.candidates) { return near }
        }
        return nil
    }

    /// A token as it is called in a sentence.
    func describe(_ token: Token) -> String {
        switch token.kind {
        case .endOfInput: return "the end of the input"
        case .string: return "a string"
        case .integer, .float: return "the number `\(source.text(in: token.range))`"
        case .parameter: return "the parameter `\(source.text(in: token.range))`"
        case .keyword, .identifier, .escapedIdentifier, .leftParen, .rightParen, .leftBracket, .rightBracket,
            .leftBrace, .rightBrace, .comma, .semicolon, .colon, .period, .doublePeriod, .verticalBar, .concatenation,
            .plus, .minus, .asterisk, .solidus, .percent, .circumflex, .ampersand, .exclamation, .equals, .notEquals,
            .less, .lessOrEqual,
            .greater, .greaterOrEqual, .regexEquals, .plusEquals, .comment, .malformedNumber, .malformedParameter,
            .unterminatedString, .unterminatedName, .unterminatedComment, .exclamationEquals, .unknownCharacter,
            .invalidBytes:
            let text = source.text(in: token.range)
            return "`\(text.count <= 40 ? text : text.prefix(40) + "…")`"
        }
    }

    private func firstLine(of token: Token) -> SourceRange {
        let line = source.lineRange(source.lineIndex(of: token.start))
        return SourceRange(start: token.start, end: max(token.start + 1, min(token.end, line.end)))
    }
}
