import Entente
import QuerySyntax
import SourceText

/// Colours a text as it is typed: a pure function of the text and the cursor, by tokens alone.
public struct Highlighter: Sendable {
    /// The parts that are not plain, in order.
    public private(set) var spans: [HighlightSpan] = []
    /// For each line after the first what is still open where it begins: a bracket, a quote, `*` for a comment, or `-`.
    public private(set) var openAtLine: [Character] = []

    private let source: SourceText
    private var tokens: [Token]
    /// Indexes of open brackets, and whether each is a map's.
    private var open: [(index: Int, isMap: Bool)] = []
    private var pairs: [(Int, Int)] = []

    /// - Parameter cursor: bytes before the cursor; nil where no brackets are to be shown as a pair.
    /// - Complexity: O(bytes).
    public init(_ text: [UInt8], cursor: Int? = nil) {
        source = SourceText(bytes: text)
        tokens = []
        if let first = text.first(where: { $0 != 0x20 && $0 != 0x0A }), first == UInt8(ascii: ":") {
            colourCommand(text)
            return
        }
        tokens = Lexer.tokens(of: source, comments: true)
        tokens.removeLast()
        for index in tokens.indices { take(index) }
        while openAtLine.count < source.lineStarts.count - 1 { openAtLine.append(mark) }
        if let cursor { showPair(at: cursor) }
    }

    private mutating func colourCommand(_ text: [UInt8]) {
        guard let start = text.firstIndex(of: UInt8(ascii: ":")) else { return }
        let end = text[start...].firstIndex { $0 == 0x20 || $0 == 0x0A || $0 == UInt8(ascii: ";") } ?? text.count
        spans.append(HighlightSpan(range: start..<end, role: .keyword))
        openAtLine = [Character](repeating: "-", count: source.lineStarts.count - 1)
    }

    // MARK: Tokens

    private mutating func take(_ index: Int) {
        let token = tokens[index]
        noteLines(before: Int(token.range.start), as: mark)
        switch token.kind {
        case .keyword: colour(index, role(ofKeyword: index))
        case .identifier: colour(index, role(ofName: index))
        case .escapedIdentifier: if isSchemaName(index) { colour(index, .name) }
        case .string, .integer, .float: colour(index, .literal)
        case .unterminatedString:
            colour(index, .literal)
            noteLines(before: Int(token.range.end), as: source.text(in: token.range).first ?? "'")
        case .unterminatedName: noteLines(before: Int(token.range.end), as: "`")
        case .parameter: colour(index, .parameter)
        case .comment: colour(index, .comment)
        case .unterminatedComment:
            colour(index, .comment)
            noteLines(before: Int(token.range.end), as: "*")
        case .malformedNumber, .unknownCharacter, .invalidBytes, .exclamationEquals: colour(index, .mistake)
        case .malformedParameter: if source.text(in: token.range) != "$" { colour(index, .mistake) }
        case .leftParen, .leftBracket, .leftBrace: open.append((index, isMap(index)))
        case .rightParen: close(index, .leftParen)
        case .rightBracket: close(index, .leftBracket)
        case .rightBrace: close(index, .leftBrace)
        case .semicolon:
            // What is still open now is never closed.
            for bracket in open { spans.append(span(bracket.index, .mistake)) }
            open.removeAll()
        case .endOfInput, .comma, .colon, .period, .doublePeriod, .verticalBar, .concatenation, .plus, .minus,
            .asterisk, .solidus, .percent, .ampersand, .exclamation, .circumflex, .equals, .notEquals, .less,
            .lessOrEqual, .greater,
            .greaterOrEqual, .regexEquals, .plusEquals:
            break
        }
        // Lines inside a closed string or comment have it open.
        switch token.kind {
        case .string: noteLines(before: Int(token.range.end), as: source.text(in: token.range).first ?? "'")
        case .escapedIdentifier: noteLines(before: Int(token.range.end), as: "`")
        case .comment: noteLines(before: Int(token.range.end), as: "*")
        default: break
        }
    }

    /// What is open after the tokens so far.
    private var mark: Character {
        guard let bracket = open.last else { return "-" }
        return source.text(in: tokens[bracket.index].range).first ?? "-"
    }

    /// Gives all lines that begin at or before an offset, and have no mark yet, this one.
    private mutating func noteLines(before offset: Int, as mark: Character) {
        while openAtLine.count + 1 < source.lineStarts.count, Int(source.lineStarts[openAtLine.count + 1]) <= offset {
            openAtLine.append(mark)
        }
    }

    private func span(_ index: Int, _ role: HighlightRole) -> HighlightSpan {
        HighlightSpan(range: Int(tokens[index].range.start)..<Int(tokens[index].range.end), role: role)
    }

    private mutating func colour(_ index: Int, _ role: HighlightRole) {
        if role != .plain { spans.append(span(index, role)) }
    }

    private func kind(_ index: Int) -> TokenKind { tokens.indices.contains(index) ? tokens[index].kind : .endOfInput }

    private func keyword(_ index: Int) -> Keyword? { tokens.indices.contains(index) ? tokens[index].keyword : nil }

    // MARK: Brackets

    private mutating func close(_ index: Int, _ opener: TokenKind) {
        guard let last = open.last, kind(last.index) == opener else {
            spans.append(span(index, .mistake))
            return
        }
        open.removeLast()
        pairs.append((last.index, index))
    }

    private func isMap(_ index: Int) -> Bool {
        guard kind(index) == .leftBrace else { return false }
        switch keyword(index - 1) {
        case .exists, .count, .collect, .call: return false
        default: return true
        }
    }

    private mutating func showPair(at cursor: Int) {
        func isAt(_ index: Int, _ offset: Int) -> Bool { Int(tokens[index].range.start) == offset }
        for offset in [cursor, cursor - 1] {
            guard let pair = pairs.first(where: { isAt($0.0, offset) || isAt($0.1, offset) }) else { continue }
            spans += [span(pair.0, .match), span(pair.1, .match)]
            return
        }
    }

    // MARK: Words

    /// Whether a word names a label or type: after a colon that is not a map's, or a bar between types.
    private func isSchemaName(_ index: Int) -> Bool {
        switch kind(index - 1) {
        case .colon: return open.last?.isMap != true
        case .verticalBar, .ampersand, .exclamation:
            var first = index - 1
            while isLabelPart(first) { first -= 1 }
            return kind(first) == .colon && open.last?.isMap != true
        default: return false
        }
    }

    private func isLabelPart(_ index: Int) -> Bool {
        switch kind(index) {
        case .verticalBar, .ampersand, .exclamation, .identifier, .escapedIdentifier, .keyword: true
        default: false
        }
    }

    private func role(ofName index: Int) -> HighlightRole {
        if isSchemaName(index) { return .name }
        // A function, perhaps with its namespace: all of `date.truncate(`.
        var first = index
        while kind(first - 1) == .period, tokens.indices.contains(first - 2) { first -= 2 }
        var last = index
        while kind(last + 1) == .period, tokens.indices.contains(last + 2) { last += 2 }
        guard kind(last + 1) == .leftParen || keyword(first - 1) == .call else { return .plain }
        if keyword(first - 1) == .call { return .function }
        let name = stride(from: first, through: last, by: 2).map { source.text(in: tokens[$0].range) }
            .joined(separator: ".")
        return FunctionCatalog.lookup(name) != nil || FunctionCatalog.aggregate(name) != nil ? .function : .plain
    }

    private func role(ofKeyword index: Int) -> HighlightRole {
        guard let keyword = keyword(index) else { return .plain }
        if isSchemaName(index) { return .name }
        if kind(index - 1) == .period { return role(ofName: index) }
        // A key of a map.
        if kind(index + 1) == .colon, open.last?.isMap == true { return .plain }
        switch keyword {
        case .true_, .false_, .null: return .literal
        default: break
        }
        if keyword.isReserved { return .keyword }
        if kind(index + 1) == .leftParen {
            return keyword == .call || keyword == .foreach ? .keyword : .function
        }
        if kind(index + 1) == .leftBrace { return .keyword }
        switch keyword {
        case .any, .collect, .count, .extract, .filter, .index, .none_, .reduce, .single, .shortestPath,
            .allShortestPaths, .typed, .offset, .from, .transaction:
            let before = self.keyword(index - 1)
            return before != nil && before != .as_ && before?.isReserved == false || before == .create
                || before == .drop
                ? .keyword : .plain
        default: break
        }
        // A variable of that name.
        switch kind(index - 1) {
        case .leftParen, .leftBracket, .comma, .plus, .minus, .asterisk, .solidus, .equals, .less, .greater:
            return .plain
        default: return self.keyword(index - 1) == .as_ || kind(index + 1) == .period ? .plain : .keyword
        }
    }
}
