extension LayoutBuilder {
    /// Whether a blank stands between the token printed last and the current one.
    var isSpaced: Bool {
        guard let previous else { return false }
        let isInPattern = isAmongLabels
        switch previous.kind {
        case .leftParen, .leftBracket, .leftBrace, .period, .doublePeriod: return false
        case .colon where previousColon == .label: return false
        case .colon: return current.kind != .colon
        case .verticalBar, .asterisk: if isInPattern { return isWord(current) && isWord(previous) }
        case .minus, .plus: if previousIsPrefix { return false }
        case .less: if roles.isInType(previous.start) { return false }
        case .unknownCharacter, .ampersand, .exclamation: return false
        default: break
        }
        switch current.kind {
        case .ampersand: return false
        case .plus where isInPattern: return false
        case .percent where isInPattern: return isKeyword(previous)
        case .leftBrace where isInPattern && (previous.kind == .greater || previous.kind == .minus): return false
        case .comma, .semicolon, .rightParen, .rightBracket, .rightBrace, .doublePeriod: return false
        case .period:
            return previous.kind == .comma || previous.kind == .integer || previous.kind == .float
        case .colon:
            switch colonRole {
            case .entry: return false
            case .label: return isKeyword(previous) || previous.kind == .comma
            case .type: return true
            }
        case .verticalBar, .asterisk, .integer:
            if isInPattern { return isKeyword(previous) }
            return true
        case .less, .greater: return !roles.isInType(current.start)
        case .leftParen:
            if previousEndsRelationship { return false }
            if roles.nodes.contains(current.start) { return true }
            if isInPattern { return isKeyword(previous) }
            return !(isCallWord(previous) || previous.kind == .parameter)
        case .leftBracket:
            switch previous.kind {
            case .rightParen, .rightBracket, .rightBrace, .string, .parameter: return false
            case .identifier, .escapedIdentifier, .keyword: return isKeyword(previous)
            default: return true
            }
        default: return true
        }
    }

    private func isWord(_ lexeme: Lexeme) -> Bool {
        switch lexeme.kind {
        case .identifier, .escapedIdentifier, .keyword, .integer, .float: true
        default: false
        }
    }

    private func isKeyword(_ lexeme: Lexeme) -> Bool {
        lexeme.kind == .keyword && !roles.names.contains(lexeme.start)
    }

    /// A word that an opening parenthesis follows without a blank: the name of a function, `shortestPath`.
    private func isCallWord(_ lexeme: Lexeme) -> Bool {
        switch lexeme.kind {
        case .identifier, .escapedIdentifier: true
        case .keyword:
            roles.names.contains(lexeme.start) || lexeme.keyword == .shortestPath
                || lexeme.keyword == .allShortestPaths
        default: false
        }
    }
}
