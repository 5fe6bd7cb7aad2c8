import SourceText

/// What stands between operators.
extension Parser {
    /// Grammar: <primary expression>
    mutating func primaryExpression() throws(SyntaxFailure) -> ExpressionID {
        switch primaryForm() {
        case .literal: return try literal()
        case .listLiteral: return try listLiteral()
        case .mapLiteral: return try mapLiteral()
        case .parameter: return try parameter()
        case .variable: return try variableExpression()
        case .parenthesized: return try parenthesizedExpression()
        case .caseExpression: return try caseExpression()
        case .countStar: return try countStar()
        case .listComprehension: return try listComprehension()
        case .patternComprehension: return try patternComprehension()
        case .quantifier(let quantifier): return try quantifierExpression(quantifier)
        case .reduce: return try reduceExpression()
        case .patternPredicate: return try patternPredicate()
        case .subquery(let kind): return try subqueryExpression(kind)
        case .functionInvocation: return try functionInvocation()
        case .nothing: throw unexpected(.expression)
        }
    }

    /// A variable, or a map projection of one.
    private mutating func variableExpression() throws(SyntaxFailure) -> ExpressionID {
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
        try enter(.brackets)
        let expression = try valueExpression()
        leave(.brackets)
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
        try enter(.pattern)
        if at(.leftParen) {
            let element = try relationshipsPattern(inExpression: true)
            part = PatternPart(variable: nil, search: .all, element: element, range: range(from: start))
        } else {
            part = try shortestPathPattern()
        }
        leave(.pattern)
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
            try enter(.construct)
            repeat { openExpressions.append(try valueExpression()) } while take(.comma)
            leave(.construct)
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
        let opener = current
        advance()
        try enter(.construct)
        let operand = at(.when) ? nil : try valueExpression()
        let mark = openAlternatives.count
        while take(.when) { openAlternatives.append(try caseAlternative()) }
        guard openAlternatives.count > mark else { throw unexpected() }
        let otherwise = take(.else_) ? try valueExpression() : nil
        leave(.construct)
        try expectEnd(of: opener)
        return try addCase(operand, mark, otherwise, from: opener.start)
    }

    private mutating func expectEnd(of opener: Token) throws(SyntaxFailure) {
        guard !take(.end) else { return }
        guard at(.endOfInput) || at(.semicolon) else { throw unexpected() }
        throw fail(.neverClosed(opener: Keyword.case_.text, closer: Keyword.end.text), at: opener.range)
    }

    private mutating func addCase(
        _ operand: ExpressionID?, _ mark: Int, _ otherwise: ExpressionID?, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        var height = max(builder.height(operand), builder.height(otherwise))
        for alternative in openAlternatives[mark...] {
            height = max(height, builder.height(alternative.condition), builder.height(alternative.result))
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
        let start = current.start
        let first = builder.heights.count
        try enter(.subquery)
        advance()
        let opener = current
        try expect(.leftBrace)
        let body = try subqueryBody()
        try expectClosing(.rightBrace, of: opener)
        leave(.subquery)
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
