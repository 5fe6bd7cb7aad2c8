import SourceText

/// Conditions on labels and types.
extension Parser {
    /// ```bnf
    /// <label filter> ::= { <colon> <schema name> }...
    /// ```
    mutating func labelFilter() throws(SyntaxFailure) -> [Name] {
        var labels: [Name] = []
        while take(.colon) { labels.append(try schemaName(.label)) }
        return labels
    }

    /// Of the node in a pattern, or of a value: the labels it must have, and what else must hold of its labels.
    ///
    /// ```bnf
    /// <label condition> ::=
    ///     <label filter>
    ///   | { <colon> | IS } <label alternatives>
    /// ```
    mutating func labelCondition() throws(SyntaxFailure) -> (names: [Name], rest: LabelExpression?) {
        if input.startsLabelFilter() { return (try labelFilter(), nil) }
        advance()
        return try labelAlternatives(.label).conjuncts
    }

    /// The types of which a relationship must have one, or what else must hold of its type.
    ///
    /// ```bnf
    /// <relationship type filter> ::=
    ///     <colon> <schema name> [ { <vertical bar> [ <colon> ] <schema name> }... ]
    ///   | { <colon> | IS } <label alternatives>
    /// ```
    mutating func relationshipTypeFilter() throws(SyntaxFailure) -> (types: [Name], rest: LabelExpression?) {
        guard input.startsTypeList() else {
            advance()
            let test = try labelAlternatives(.relationshipType)
            return test.alternatives.map { ($0, nil) } ?? ([], test)
        }
        advance()
        var types = [try schemaName(.relationshipType)]
        while take(.verticalBar) {
            if input.at(.colon) { advance() }
            types.append(try schemaName(.relationshipType))
        }
        return (types, nil)
    }

    /// ```bnf
    /// <label alternatives> ::= <label conjunction> [ { <vertical bar> <label conjunction> }... ]
    /// ```
    mutating func labelAlternatives(_ notion: ExpectedSet.Notion) throws(SyntaxFailure) -> LabelExpression {
        let first = try labelConjunction(notion)
        guard input.at(.verticalBar) else { return first }
        var operands = [first]
        while input.at(.verticalBar), input.barJoinsLabels(pendingBar) {
            advance()
            operands.append(try labelConjunction(notion))
        }
        return operands.count == 1 ? first : .or(operands)
    }

    /// ```bnf
    /// <label conjunction> ::= <label term> [ { <ampersand> <label term> }... ]
    /// ```
    private mutating func labelConjunction(_ notion: ExpectedSet.Notion) throws(SyntaxFailure) -> LabelExpression {
        let first = try labelTerm(notion)
        guard input.at(.ampersand) else { return first }
        var operands = [first]
        while input.at(.ampersand) {
            advance()
            operands.append(try labelTerm(notion))
        }
        return .and(operands)
    }

    /// ```bnf
    /// <label term> ::=
    ///     <symbolic name>
    ///   | <percent>
    ///   | <exclamation mark> <label term>
    ///   | <left paren> <label alternatives> <right paren>
    /// ```
    private mutating func labelTerm(_ notion: ExpectedSet.Notion) throws(SyntaxFailure) -> LabelExpression {
        let opener = input.current
        switch opener.kind {
        case .percent:
            advance()
            return .wildcard
        case .exclamation:
            advance()
            try enter(.construct)
            let inner = try labelTerm(notion)
            leave(.construct)
            return .not(inner)
        case .leftParen:
            advance()
            try enter(.construct)
            let outer = pendingBar
            pendingBar = nil
            let inner = try labelAlternatives(notion)
            pendingBar = outer
            leave(.construct)
            try expectClosing(.rightParen, of: opener)
            return inner
        default: return .name(try symbolicName(notion))
        }
    }
}

// MARK: - Looking ahead

extension TokenStream {
    /// True where a condition on labels stands inside a node or relationship.
    func startsLabelCondition() -> Bool { at(.colon) || at(.is_) }

    /// True at plain labels: a colon and a name, and no operator of labels behind.
    func startsLabelFilter() -> Bool {
        guard at(.colon), following.isSchemaName else { return false }
        let next = tokens[position + 2].kind
        return next != .ampersand && (next != .verticalBar || !following.isSymbolicName)
    }

    /// True at plain types with bars between.
    fileprivate func startsTypeList() -> Bool {
        guard at(.colon), var end = typeNameEnd(position + 1) else { return false }
        while tokens[end].kind == .verticalBar {
            guard let next = typeNameEnd(tokens[end + 1].kind == .colon ? end + 2 : end + 1) else { return false }
            end = next
        }
        return tokens[end].kind != .ampersand
    }

    private func typeNameEnd(_ index: Int) -> Int? { tokens[index].isSchemaName ? index + 1 : nil }

    /// True where `IS` can be followed by labels rather than by NULL or a type.
    func startsLabelTerm() -> Bool {
        switch current.kind {
        case .percent, .exclamation, .leftParen: true
        default: current.isSymbolicName
        }
    }

    /// True at the word TYPED where no type follows, so that it names a label.
    func typedIsLabel() -> Bool {
        following.kind != .identifier && !following.isKeyword(.any) && !following.isKeyword(.null)
    }

    /// Looks past: <label condition>
    func labelConditionEnd(_ index: Int) -> Int? {
        guard tokens[index].kind == .colon || tokens[index].isKeyword(.is_) else { return index }
        if tokens[index].kind == .colon, tokens[index + 1].isSchemaName {
            var end = index
            while tokens[end].kind == .colon {
                guard tokens[end + 1].isSchemaName else { return nil }
                end += 2
            }
            if end > index + 2 || tokens[end].kind != .ampersand && tokens[end].kind != .verticalBar { return end }
        }
        return labelAlternativesEnd(index + 1)
    }

    /// Looks past: <relationship type filter>
    func relationshipTypeFilterEnd(_ index: Int) -> Int? {
        guard tokens[index].kind == .colon || tokens[index].isKeyword(.is_) else { return index }
        if tokens[index].kind == .colon, var end = typeNameEnd(index + 1) {
            while tokens[end].kind == .verticalBar,
                let next = typeNameEnd(tokens[end + 1].kind == .colon ? end + 2 : end + 1)
            {
                end = next
            }
            if tokens[end].kind != .ampersand, tokens[end].kind != .verticalBar { return end }
        }
        return labelAlternativesEnd(index + 1)
    }

    /// Looks past: <label alternatives>
    private func labelAlternativesEnd(_ index: Int, levels: Int = 64) -> Int? {
        guard var end = labelConjunctionEnd(index, levels: levels) else { return nil }
        while tokens[end].kind == .verticalBar {
            guard let next = labelConjunctionEnd(end + 1, levels: levels) else { return nil }
            end = next
        }
        return end
    }

    /// Looks past: <label conjunction>
    ///
    /// - Parameter levels: How deep parentheses may still be nested; deeper ones are no labels.
    private func labelConjunctionEnd(_ index: Int, levels: Int = 64) -> Int? {
        guard var end = labelTermEnd(index, levels: levels) else { return nil }
        while tokens[end].kind == .ampersand {
            guard let next = labelTermEnd(end + 1, levels: levels) else { return nil }
            end = next
        }
        return end
    }

    /// Looks past: <label term>
    private func labelTermEnd(_ index: Int, levels: Int) -> Int? {
        var index = index
        while tokens[index].kind == .exclamation { index += 1 }
        switch tokens[index].kind {
        case .percent: return index + 1
        case .leftParen:
            guard levels > 0, let end = labelAlternativesEnd(index + 1, levels: levels - 1),
                tokens[end].kind == .rightParen
            else { return nil }
            return end + 1
        default: return tokens[index].isSymbolicName ? index + 1 : nil
        }
    }

    /// True when the bar at the current token joins two labels rather than ending the condition.
    ///
    /// - Parameter pending: The bracket of the construct around that still waits for a bar of its own, which begins
    ///   its projection. Directly inside it the last bar is that one.
    fileprivate func barJoinsLabels(_ pending: Parser.PendingBar?) -> Bool {
        guard let pending, innermostOpener() == pending.opener else { return true }
        guard let end = labelConjunctionEnd(position + 1) else { return false }
        return hasBarOrCondition(after: position + 1) && followsOperand(end)
    }

    /// True when an operand can end before the token.
    private func followsOperand(_ index: Int) -> Bool {
        switch tokens[index].kind {
        case .plus, .minus, .asterisk, .solidus, .percent, .circumflex, .concatenation: true
        default: endsPredicate(index)
        }
    }
}
