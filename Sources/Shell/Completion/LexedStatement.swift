import QuerySyntax
import SourceText

/// The tokens of a statement up to the cursor, without comments, and what is being typed there.
struct LexedStatement {
    /// What the cursor touches.
    enum Touching: Equatable {
        /// Nothing, or something that a new word can follow.
        case nothing
        /// A name or keyword, perhaps in backquotes that are still open.
        case word(isQuoted: Bool)
        /// `$` and what follows.
        case parameter
        /// The inside of a string, which began at this byte.
        case string(start: Int)
        /// A comment, a number: nothing can be offered.
        case other
    }

    let source: SourceText
    /// Tokens of the statement before the word at the cursor.
    private(set) var tokens: [Token] = []
    private(set) var touching = Touching.nothing
    /// First byte of the statement.
    private(set) var start = 0
    /// First byte of the word at the cursor; the cursor when there is none.
    private(set) var wordStart: Int

    /// - Parameter before: the text up to the cursor.
    init(_ before: [UInt8]) {
        source = SourceText(bytes: before)
        wordStart = before.count
        var all = Lexer.tokens(of: source, comments: true)
        all.removeLast()
        if let last = all.last, Int(last.range.end) == before.count { touch(last, &all) }
        if let semicolon = all.lastIndex(where: { $0.kind == .semicolon }) {
            start = Int(all[semicolon].range.end)
            all.removeSubrange(...semicolon)
        }
        tokens = all.filter { $0.kind != .comment }
    }

    private mutating func touch(_ last: Token, _ all: inout [Token]) {
        switch last.kind {
        case .identifier, .keyword: touching = .word(isQuoted: false)
        case .unterminatedName: touching = text(last).hasPrefix("$") ? .parameter : .word(isQuoted: true)
        case .parameter, .malformedParameter: touching = .parameter
        case .unterminatedString: touching = .string(start: Int(last.range.start))
        case .comment: touching = text(last).hasSuffix("*/") ? .nothing : .other
        case .unterminatedComment, .integer, .float, .malformedNumber, .escapedIdentifier, .string: touching = .other
        case .endOfInput, .leftParen, .rightParen, .leftBracket, .rightBracket, .leftBrace, .rightBrace, .comma,
            .semicolon, .colon, .period, .doublePeriod, .verticalBar, .concatenation, .plus, .minus, .asterisk,
            .solidus, .percent, .ampersand, .exclamation, .circumflex, .equals, .notEquals, .less, .lessOrEqual,
            .greater, .greaterOrEqual,
            .regexEquals, .plusEquals, .exclamationEquals, .unknownCharacter, .invalidBytes:
            touching = .nothing
        }
        guard touching != .nothing else { return }
        wordStart = Int(last.range.start)
        all.removeLast()
    }

    /// The word at the cursor, without backquote and dollar.
    var word: String {
        String(decoding: source.bytes[wordStart...], as: UTF8.self).filter { $0 != "`" && $0 != "$" }
    }

    /// The bytes of the statement before the word.
    var bytesBeforeWord: ArraySlice<UInt8> { source.bytes[start..<max(start, wordStart)] }

    // MARK: Tokens

    /// The kind of a token; `endOfInput` beyond either end.
    func kind(_ index: Int) -> TokenKind { tokens.indices.contains(index) ? tokens[index].kind : .endOfInput }

    func keyword(_ index: Int) -> Keyword? { tokens.indices.contains(index) ? tokens[index].keyword : nil }

    func text(_ token: Token) -> String { source.text(in: token.range) }

    /// The name that a token spells where a variable may stand; nil for reserved words and marks.
    func variable(_ index: Int) -> String? {
        if let keyword = keyword(index), keyword.isReserved { return nil }
        return name(index)
    }

    /// The name that a token spells where any word will do.
    func name(_ index: Int) -> String? {
        switch kind(index) {
        case .identifier, .keyword: return text(tokens[index])
        case .escapedIdentifier:
            let quoted = text(tokens[index])
            return quoted.dropFirst().dropLast().split(separator: "``", omittingEmptySubsequences: false)
                .joined(separator: "`")
        default: return nil
        }
    }

    /// Indexes of the brackets that are open at the end, outermost first.
    var openBrackets: [Int] {
        var open: [Int] = []
        for (index, token) in tokens.enumerated() {
            switch token.kind {
            case .leftParen, .leftBracket, .leftBrace: open.append(index)
            case .rightParen, .rightBracket, .rightBrace: _ = open.popLast()
            default: break
            }
        }
        return open
    }

    /// Index of the bracket that the closing one at `index` belongs to.
    func opener(of index: Int) -> Int? {
        var depth = 0
        for candidate in stride(from: index, through: 0, by: -1) {
            switch kind(candidate) {
            case .rightParen, .rightBracket, .rightBrace: depth += 1
            case .leftParen, .leftBracket, .leftBrace:
                depth -= 1
                if depth == 0 { return candidate }
            default: break
            }
        }
        return nil
    }

    /// Whether a token can stand among labels: a name, a colon, `|`, `&`, `!`.
    func isLabelExpressionPart(_ index: Int) -> Bool {
        switch kind(index) {
        case .colon, .verticalBar, .ampersand, .exclamation: true
        default: name(index) != nil
        }
    }

    /// Labels or types after the colon at `index`: `:A:B`, `:A|B`, `:A|:B`, `:A&B`.
    func names(afterColon index: Int) -> [String] {
        var found: [String] = []
        var index = index
        while kind(index) == .colon || kind(index) == .verticalBar || kind(index) == .ampersand {
            if kind(index + 1) == .colon { index += 1 }
            guard let name = name(index + 1) else { break }
            found.append(name)
            index += 2
        }
        return found
    }

    /// Whether the brace at `index` holds a query or a pattern rather than a map.
    func isSubquery(brace index: Int) -> Bool {
        switch keyword(index - 1) {
        case .exists, .count, .collect, .call: return true
        default:
            guard kind(index - 1) == .rightParen, let opener = opener(of: index - 1) else { return false }
            return keyword(opener - 1) == .call
        }
    }
}
