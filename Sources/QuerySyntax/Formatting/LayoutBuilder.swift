import SourceText

/// Makes the layout of statements from their tokens, one after the other.
///
/// Only the blanks between tokens and the capitals of keywords are its own; every other byte is the author's.
struct LayoutBuilder {
    /// What the innermost open bracket is.
    enum Context { case statement, node, relationship, labels, map, list, parentheses, subquery }

    /// What a colon stands between.
    enum Colon { case label, entry, type }

    let lexemes: [Lexeme]
    var roles: SyntaxRoles
    var index = 0
    var context = Context.statement
    /// The token printed last in this statement.
    var previous: Lexeme?
    /// That token was a sign, the end of an arrow, the end of the variables of CALL, or a colon.
    var previousIsPrefix = false
    var previousEndsRelationship = false
    var previousEndsImports = false
    var previousColon: Colon?

    init(_ lexemes: [Lexeme], roles: SyntaxRoles) {
        self.lexemes = lexemes
        self.roles = roles
    }

    var current: Lexeme { lexemes[index] }
    var next: Lexeme? { index + 1 < lexemes.count ? lexemes[index + 1] : nil }

    /// Whether the current token stands where conditions on labels and types stand.
    var isAmongLabels: Bool {
        context == .node || context == .relationship || context == .labels || roles.isInLabels(current.start)
    }

    /// The keyword that the current token is, names left out.
    var keyword: Keyword? { roles.names.contains(current.start) ? nil : current.keyword }

    var isAtEnd: Bool {
        switch current.kind {
        case .semicolon, .endOfInput: true
        default: false
        }
    }

    /// True at the token that closes a bracket, and at the end of the statement.
    var isAtClosing: Bool {
        switch current.kind {
        case .semicolon, .endOfInput, .rightParen, .rightBracket, .rightBrace: true
        default: false
        }
    }

    /// Adds the current token with its comments and goes on to the next.
    ///
    /// - Parameter space: whether a blank stands before it; nil to leave that to the rules.
    mutating func take(into parts: inout [Layout], space: Bool? = nil) {
        let lexeme = current
        var isSpaced = space ?? isSpaced
        appendLeading(of: lexeme, into: &parts, isSpaced: &isSpaced)
        if isSpaced { parts.append(.text(" ")) }
        parts.append(.text(keyword.map(text) ?? lexeme.text))
        appendTrailing(of: lexeme, into: &parts)
        noteRole(of: lexeme)
        previous = lexeme
        index += 1
    }

    /// Keywords in capitals, the three literals in small letters.
    private func text(_ keyword: Keyword) -> String {
        switch keyword {
        case .true_, .false_: return keyword.text.lowercased()
        // `IS NULL`, `IS NOT NULL` and `NOT NULL` of a type are tests, not the literal.
        case .null where previous?.keyword == .is_ || roles.isInType(current.start): return keyword.text
        case .null where previous?.keyword == .not && index > 1 && lexemes[index - 2].keyword == .is_:
            return keyword.text
        case .null: return keyword.text.lowercased()
        default: return keyword.text
        }
    }

    func appendLeading(of lexeme: Lexeme, into parts: inout [Layout], isSpaced: inout Bool) {
        for (number, comment) in lexeme.leading.enumerated() {
            if comment.endsLine {
                parts.append(.hard(blank: comment.followsBlankLine))
                parts.append(.text(comment.text))
                let isLast = number + 1 == lexeme.leading.count
                parts.append(.hard(blank: isLast && lexeme.followsBlankLine))
            } else {
                if number > 0 || isSpaced || previous != nil { parts.append(.text(" ")) }
                parts.append(.text(comment.text))
                isSpaced = true
            }
        }
    }

    func appendTrailing(of lexeme: Lexeme, into parts: inout [Layout]) {
        for comment in lexeme.trailing {
            parts.append(.text(" "))
            parts.append(.text(comment.text))
            if comment.endsLine { parts.append(.hard(blank: false)) }
        }
    }

    private mutating func noteRole(of lexeme: Lexeme) {
        previousIsPrefix = isPrefix(lexeme)
        previousEndsRelationship = false
        previousEndsImports = false
        if lexeme.kind == .colon { previousColon = colonRole } else { previousColon = nil }
    }

    func isPrefix(_ lexeme: Lexeme) -> Bool {
        (lexeme.kind == .minus || lexeme.kind == .plus) && roles.prefixes.contains(lexeme.start)
    }

    /// What the colon at the current place is; `previous` is the token before it.
    var colonRole: Colon {
        if previous?.kind == .colon || next?.kind == .colon { return .type }
        if let previous, context == .map, roles.mapKeys.contains(previous.start) { return .entry }
        return .label
    }
}
