import SourceText

/// A comment and how it stood in the text.
struct CommentPiece {
    var text: String
    /// An empty line before it.
    var followsBlankLine: Bool
    /// The line ends after it; always so for `//`.
    var endsLine: Bool
}

/// A token to be printed, with the comments that belong to it.
struct Lexeme {
    var token: Token
    /// Its text as written; of an item that names its column the whole of it.
    var text: String
    /// The word is a keyword here, not a name.
    var keyword: Keyword?
    /// Comments on lines of their own before it, and such as stand before it on its line.
    var leading: [CommentPiece] = []
    /// Comments behind it at the end of its line.
    var trailing: [CommentPiece] = []
    /// An empty line directly before it.
    var followsBlankLine = false

    var kind: TokenKind { token.kind }
    var start: UInt32 { token.range.start }
}

extension Lexeme {
    /// The tokens of a text with their comments; the last is the end of the text.
    static func all(of source: SourceText) -> [Lexeme] {
        var result: [Lexeme] = []
        var pending: [CommentPiece] = []
        var previousEnd = 0
        /// Comments still on the line of the last token.
        var isBehindToken = false
        let tokens = Lexer.tokens(of: source, comments: true)
        for (index, token) in tokens.enumerated() {
            let breaks = lineBreaks(source.bytes, previousEnd, Int(token.range.start))
            if breaks > 0 { isBehindToken = false }
            if token.kind == .comment {
                let next = index + 1 < tokens.count ? Int(tokens[index + 1].range.start) : source.bytes.count
                let endsLine =
                    lineBreaks(source.bytes, Int(token.range.end), next) > 0 || next == source.bytes.count
                    || source.bytes[Int(token.range.start) + 1] == UInt8(ascii: "/")
                pending.append(
                    CommentPiece(
                        text: withoutBlanks(source.text(in: token.range)), followsBlankLine: breaks > 1,
                        endsLine: endsLine))
                if endsLine, isBehindToken, !result.isEmpty {
                    result[result.count - 1].trailing += pending
                    pending = []
                }
            } else {
                var lexeme = Lexeme(token: token, text: source.text(in: token.range), keyword: token.keyword)
                lexeme.followsBlankLine = breaks > 1
                lexeme.leading = pending
                pending = []
                result.append(lexeme)
                isBehindToken = true
            }
            previousEnd = Int(token.range.end)
        }
        return result
    }

    /// Puts the tokens of every range into one, whose text stays as it is, comments and all.
    static func joining(_ ranges: [UInt32: UInt32], of lexemes: [Lexeme], in source: SourceText) -> [Lexeme] {
        var result: [Lexeme] = []
        var end: UInt32 = 0
        for var lexeme in lexemes {
            if lexeme.start < end {
                // Its last token brings what stands behind it on the line.
                if lexeme.token.range.end >= end { result[result.count - 1].trailing = lexeme.trailing }
                continue
            }
            if let rangeEnd = ranges[lexeme.start], rangeEnd > lexeme.token.range.end {
                end = rangeEnd
                lexeme.text = source.text(in: SourceRange(start: lexeme.start, end: end))
                lexeme.keyword = nil
                lexeme.trailing = []
            }
            result.append(lexeme)
        }
        return result
    }

    private static func lineBreaks(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        guard start < end else { return 0 }
        var count = 0
        for index in start..<end
        where bytes[index] == 0x0A || (bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)) {
            count += 1
        }
        return count
    }

    /// Blanks at the end of a comment's lines are nobody's intention, those of `//` at least.
    private static func withoutBlanks(_ comment: String) -> String {
        guard comment.hasPrefix("//") else { return comment }
        var view = Substring(comment)
        while view.last?.isWhitespace == true { view.removeLast() }
        return String(view)
    }
}
