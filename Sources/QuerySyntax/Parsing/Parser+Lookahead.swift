/// Looking ahead over tokens without reading them, where one token does not decide.
///
/// Each function takes the index of a token and gives the index after the construct that begins there, or nil when no
/// such construct does. They follow the grammar of patterns exactly, save inside the braces of properties.
extension TokenStream {
    /// Looks past: <relationships pattern>
    func relationshipsPatternEnd(_ index: Int) -> Int? {
        guard let node = nodePatternEnd(index), var end = stepEnd(node) else { return nil }
        while let next = stepEnd(end) { end = next }
        return end
    }

    /// Looks past: <pattern step>
    func stepEnd(_ index: Int) -> Int? {
        var index = index
        if tokens[index].kind == .less { index += 1 }
        guard tokens[index].kind == .minus else { return nil }
        index += 1
        if tokens[index].kind == .leftBracket {
            guard let end = relationshipDetailEnd(index) else { return nil }
            index = end
        }
        guard tokens[index].kind == .minus else { return nil }
        index += 1
        if tokens[index].kind == .greater { index += 1 }
        return patternQuantifierEnd(index).flatMap { nodePatternEnd($0) }
    }

    /// Looks past: <node pattern>
    private func nodePatternEnd(_ index: Int) -> Int? {
        guard tokens[index].kind == .leftParen else { return nil }
        let opener = index
        var index = index + 1
        if tokens[index].isSymbolicName { index += 1 }
        guard let labels = labelConditionEnd(index), let properties = propertiesEnd(labels) else { return nil }
        let end = whereEnd(properties, openedAt: opener)
        return tokens[end].kind == .rightParen ? end + 1 : nil
    }

    /// Looks past: <relationship detail>
    private func relationshipDetailEnd(_ index: Int) -> Int? {
        let opener = index
        var index = index + 1
        if tokens[index].isSymbolicName { index += 1 }
        guard let types = relationshipTypeFilterEnd(index) else { return nil }
        index = types
        if tokens[index].kind == .asterisk {
            index += 1
            if tokens[index].kind == .integer { index += 1 }
            if tokens[index].kind == .doublePeriod { index += 1 }
            if tokens[index].kind == .integer { index += 1 }
        }
        guard let properties = propertiesEnd(index) else { return nil }
        let end = whereEnd(properties, openedAt: opener)
        return tokens[end].kind == .rightBracket ? end + 1 : nil
    }

    /// The index of the bracket after a condition that begins at `index`, or the index itself when none does.
    private func whereEnd(_ index: Int, openedAt opener: Int) -> Int {
        guard tokens[index].isKeyword(.where_) else { return index }
        return closingBracket(opener) ?? index
    }

    /// Looks past: <pattern quantifier>
    private func patternQuantifierEnd(_ index: Int) -> Int? {
        switch tokens[index].kind {
        case .asterisk, .plus: return index + 1
        case .leftBrace:
            var end = index + 1
            let isBounded = tokens[end].kind == .integer
            if isBounded { end += 1 }
            if tokens[end].kind == .comma {
                end += 1
                if tokens[end].kind == .integer { end += 1 }
            } else if !isBounded {
                return nil
            }
            return tokens[end].kind == .rightBrace ? end + 1 : nil
        default: return index
        }
    }

    /// The index after properties, or the index itself when there are none; nil when braces hold something else.
    ///
    /// Looks past: <pattern properties>
    private func propertiesEnd(_ index: Int) -> Int? {
        switch tokens[index].kind {
        case .parameter: return index + 1
        case .leftBrace:
            let isEmpty = tokens[index + 1].kind == .rightBrace
            guard isEmpty || (tokens[index + 1].isSchemaName && tokens[index + 2].kind == .colon) else { return nil }
            return closingBracket(index).map { $0 + 1 }
        default: return index
        }
    }

    /// The index of the bracket that closes the one at `index`; nil when the statement ends before.
    private func closingBracket(_ index: Int) -> Int? {
        var depth = 0
        var index = index
        while true {
            switch tokens[index].kind {
            case .leftParen, .leftBracket, .leftBrace: depth += 1
            case .rightParen, .rightBracket, .rightBrace:
                depth -= 1
                if depth == 0 { return index }
            case .endOfInput, .semicolon: return nil
            default: break
            }
            index += 1
        }
    }

    /// True at a CALL that runs a query rather than a procedure.
    func startsCallSubquery() -> Bool {
        at(.call) && (following.kind == .leftBrace || following.kind == .leftParen)
    }

    /// What divides the contents of brackets first.
    enum Separator { case comma, verticalBar, condition, none }

    /// The first separator after `index` at its own level of brackets.
    func separator(after index: Int, pastCommas: Bool = false) -> Separator {
        var depth = 0
        var index = index
        while true {
            let token = tokens[index]
            switch token.kind {
            case .leftParen, .leftBracket, .leftBrace: depth += 1
            case .rightParen, .rightBracket, .rightBrace:
                if depth == 0 { return .none }
                depth -= 1
            case .comma where depth == 0 && !pastCommas: return .comma
            case .verticalBar where depth == 0: return .verticalBar
            case .keyword where depth == 0 && token.isKeyword(.where_) && !pastCommas: return .condition
            case .endOfInput, .semicolon: return .none
            default: break
            }
            index += 1
        }
    }

    /// True when the names and periods from `index` on lead to a parenthesis: `a.b.c(`.
    func startsFunctionInvocation(_ index: Int) -> Bool {
        var index = index
        while tokens[index + 1].kind == .period, tokens[index + 2].isSymbolicName { index += 2 }
        return tokens[index + 1].kind == .leftParen
    }

    /// True when `name IN` stands at `index` and what follows is one element source rather than a list of expressions.
    func startsElementFilter(_ index: Int) -> Bool {
        guard tokens[index].isSymbolicName, tokens[index + 1].isKeyword(.in_) else { return false }
        return separator(after: index + 2) != .comma
    }

    /// True when braces at `index` hold the elements of a map projection rather than a query or a pattern.
    func startsMapProjection(_ index: Int) -> Bool {
        let first = tokens[index + 1]
        switch first.kind {
        case .period, .rightBrace: return true
        default:
            guard first.isSchemaName else { return false }
            switch tokens[index + 2].kind {
            case .comma, .rightBrace, .colon: return true
            default: return false
            }
        }
    }
}
