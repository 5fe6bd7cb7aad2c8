import SourceText

/// What stands between operators.
extension Parser {
    /// Grammar: <primary expression>
    mutating func primaryExpression() throws(SyntaxFailure) -> ExpressionID {
        switch current.kind {
        case .integer, .float, .string, .leftBrace: return try literal()
        case .parameter: return try parameter()
        case .leftParen:
            return relationshipsPatternEnd(position) == nil ? try parenthesizedExpression() : try patternPredicate()
        case .leftBracket: return try bracketExpression()
        case .identifier, .escapedIdentifier: return try nameExpression()
        case .keyword: return try keywordExpression()
        default: throw unexpected(.expression)
        }
    }

    /// What begins with a word of the language.
    private mutating func keywordExpression() throws(SyntaxFailure) -> ExpressionID {
        let next = following.kind
        switch current.keyword {
        case .null, .true_, .false_: return try literal()
        case .case_: return try caseExpression()
        case .count where next == .leftParen && tokens[position + 2].kind == .asterisk: return try countStar()
        case .all where next == .leftParen: return try quantifierExpression(.all)
        case .any where next == .leftParen && startsElementFilter(position + 2): return try quantifierExpression(.any)
        case .none_ where next == .leftParen && startsElementFilter(position + 2):
            return try quantifierExpression(.none)
        case .single where next == .leftParen && startsElementFilter(position + 2):
            return try quantifierExpression(.single)
        case .reduce where next == .leftParen && startsReduce(position + 2): return try reduceExpression()
        case .exists where next == .leftBrace && !startsMapProjection(position + 1):
            return try subqueryExpression(.exists)
        case .count where next == .leftBrace && !startsMapProjection(position + 1):
            return try subqueryExpression(.count)
        case .collect where next == .leftBrace && !startsMapProjection(position + 1):
            return try subqueryExpression(.collect)
        case .shortestPath, .allShortestPaths:
            return startsShortestPath(position) ? try patternPredicate() : try nameExpression()
        default:
            guard current.isSymbolicName else { throw unexpected(.expression) }
            return try nameExpression()
        }
    }

    /// True when parentheses and a pattern follow the word, rather than arguments.
    private func startsShortestPath(_ index: Int) -> Bool {
        var inner = index + 2
        guard tokens[index + 1].kind == .leftParen, tokens[inner].kind == .leftParen else { return false }
        while tokens[inner + 1].kind == .leftParen { inner += 1 }
        return relationshipsPatternEnd(inner) != nil
    }

    private func startsReduce(_ index: Int) -> Bool {
        tokens[index].isSymbolicName && tokens[index + 1].kind == .equals
            && separator(after: index + 2, pastCommas: true) == .verticalBar
    }

    /// A variable, a map projection or a call.
    private mutating func nameExpression() throws(SyntaxFailure) -> ExpressionID {
        if startsFunctionInvocation(position) { return try functionInvocation() }
        let start = current.start
        let name = try variable()
        let variable = try add(.variable(name), from: start)
        guard at(.leftBrace) else { return variable }
        return try mapProjection(of: variable, from: start)
    }

    /// Grammar: <parenthesized expression>
    private mutating func parenthesizedExpression() throws(SyntaxFailure) -> ExpressionID {
        let opener = current
        advance()
        let expression = try valueExpression()
        try expectClosing(.rightParen, of: opener)
        // Parentheses leave no node of their own, but whatever contains this expression covers them.
        builder.expressions[Int(expression.index)].range = range(from: opener.start)
        return expression
    }

    /// Grammar: <pattern predicate>
    private mutating func patternPredicate() throws(SyntaxFailure) -> ExpressionID {
        let start = current.start
        let first = builder.heights.count
        let part: PatternPart
        if at(.leftParen) {
            let element = try relationshipsPattern(inExpression: true)
            part = PatternPart(variable: nil, search: .all, element: element, range: range(from: start))
        } else {
            part = try shortestPathPattern()
        }
        let pattern = builder.append(part)
        return try add(.patternPredicate(pattern), from: start, over: builder.height(since: first))
    }

    /// Grammar: <count star>
    private mutating func countStar() throws(SyntaxFailure) -> ExpressionID {
        let start = current.start
        advance()
        let opener = current
        advance()
        advance()
        try expectClosing(.rightParen, of: opener)
        return try add(.countStar, from: start)
    }

    /// Grammar: <function invocation>
    /// Grammar: <function name>
    private mutating func functionInvocation() throws(SyntaxFailure) -> ExpressionID {
        let start = current.start
        var name = try symbolicName(.name)
        var namespace: [Name] = []
        while take(.period) {
            namespace.append(name)
            name = try symbolicName(.name)
        }
        let opener = current
        try expect(.leftParen)
        let distinct = take(.distinct)
        let (list, height) = try expressionList(until: .rightParen, opener: opener)
        let function = FunctionName(namespace: builder.append(namespace), name: name)
        return try add(
            .functionCall(function, arguments: list, distinct: distinct), from: start, over: height)
    }

    /// Expressions up to a closing bracket, which is read too; none is possible.
    ///
    /// Grammar: <expression list>
    mutating func expressionList(
        until closer: TokenKind, opener: Token
    ) throws(SyntaxFailure) -> (list: ExpressionList, height: UInt16) {
        let mark = openExpressions.count
        if at(closer) {
            advance()
        } else {
            expected.note(closer, at: position)
            repeat { openExpressions.append(try valueExpression()) } while take(.comma)
            try expectClosing(closer, of: opener)
        }
        let items = openExpressions[mark...]
        let height = builder.height(items)
        let list = builder.append(items)
        openExpressions.removeSubrange(mark...)
        return (list, height)
    }

    /// Grammar: <case expression>
    private mutating func caseExpression() throws(SyntaxFailure) -> ExpressionID {
        let start = current.start
        let opener = current
        advance()
        var height: UInt16 = 0
        let operand = at(.when) ? nil : try valueExpression()
        if let operand { height = builder.height(operand) }
        let mark = openAlternatives.count
        while take(.when) {
            let alternative = try caseAlternative()
            openAlternatives.append(alternative)
            height = max(height, builder.height(alternative.condition), builder.height(alternative.result))
        }
        guard openAlternatives.count > mark else { throw unexpected() }
        let otherwise = take(.else_) ? try valueExpression() : nil
        if let otherwise { height = max(height, builder.height(otherwise)) }
        guard take(.end) else {
            if at(.endOfInput) || at(.semicolon) {
                throw fail(.neverClosed(opener: "CASE", closer: "END"), at: opener.range)
            }
            throw unexpected()
        }
        let alternatives = builder.append(openAlternatives[mark...])
        openAlternatives.removeSubrange(mark...)
        return try add(
            .caseExpression(operand: operand, alternatives: alternatives, otherwise: otherwise), from: start,
            over: height)
    }

    /// Grammar: <case alternative>
    private mutating func caseAlternative() throws(SyntaxFailure) -> CaseAlternative {
        let condition = try valueExpression()
        try expect(.then)
        return CaseAlternative(condition: condition, result: try valueExpression())
    }

    /// Grammar: <subquery expression>
    private mutating func subqueryExpression(_ kind: SubqueryKind) throws(SyntaxFailure) -> ExpressionID {
        // A query inside an expression takes about as much stack as four pairs of parentheses.
        let weight = 4
        let start = current.start
        let first = builder.heights.count
        try enter(weight: weight)
        advance()
        let opener = current
        try expect(.leftBrace)
        let body = try subqueryBody()
        try expectClosing(.rightBrace, of: opener)
        leave(weight: weight)
        let subquery = builder.append(body)
        return try add(.subquery(kind, subquery), from: start, over: builder.height(since: first))
    }

    /// Grammar: <subquery body>
    private mutating func subqueryBody() throws(SyntaxFailure) -> Subquery {
        if startsClause(current), following.kind != .equals { return .query(try query()) }
        expected.note(.clause, at: position)
        let parts = try pattern()
        return .pattern(parts, predicate: try optionalWhere())
    }
}
