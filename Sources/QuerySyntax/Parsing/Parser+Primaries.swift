import SourceText

/// What stands between operators.
extension Parser {
    /// ```bnf
    /// <primary expression> ::=
    ///     <literal>
    ///   | <parameter>
    ///   | <variable>
    ///   | <parenthesized expression>
    ///   | <case expression>
    ///   | <count star>
    ///   | <list comprehension>
    ///   | <pattern comprehension>
    ///   | <quantifier expression>
    ///   | <reduce expression>
    ///   | <pattern predicate>
    ///   | <subquery expression>
    ///   | <map projection>
    ///   | <trim invocation>
    ///   | <function invocation>
    /// ```
    mutating func primaryExpression() throws(SyntaxFailure) -> ExpressionID {
        switch input.primaryForm() {
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
        case .trim: return try trimInvocation()
        case .functionInvocation: return try functionInvocation()
        case .nothing: throw unexpected(.expression)
        }
    }

    /// A variable, or a map projection of one.
    private mutating func variableExpression() throws(SyntaxFailure) -> ExpressionID {
        let start = input.current.start
        let name = try variable()
        let variable = try add(.variable(name), from: start)
        guard input.at(.leftBrace) else { return variable }
        return try mapProjection(of: variable, from: start)
    }

    /// ```bnf
    /// <parenthesized expression> ::= <left paren> <value expression> <right paren>
    /// ```
    private mutating func parenthesizedExpression() throws(SyntaxFailure) -> ExpressionID {
        let opener = input.current
        advance()
        try enter(.parentheses)
        let expression = try valueExpression()
        leave(.parentheses)
        try expectClosing(.rightParen, of: opener)
        // Parentheses leave no node of their own, but whatever contains this expression covers them.
        builder.expressions[Int(expression.index)].range = input.range(from: opener.start)
        return expression
    }

    /// ```bnf
    /// <pattern predicate> ::=
    ///     <relationships pattern>
    ///   | <shortest path pattern>
    /// ```
    private mutating func patternPredicate() throws(SyntaxFailure) -> ExpressionID {
        let start = input.current.start
        let first = builder.heights.count
        let part: PatternPart
        try enter(.pattern)
        if input.at(.leftParen) {
            let element = try relationshipsPattern(inExpression: true)
            part = PatternPart(variable: nil, search: .all, element: element, range: input.range(from: start))
        } else {
            part = try shortestPathPattern()
        }
        leave(.pattern)
        let pattern = builder.append(part)
        return try add(.patternPredicate(pattern), from: start, over: builder.height(since: first))
    }

    /// ```bnf
    /// <count star> ::= COUNT <left paren> <asterisk> <right paren>
    /// ```
    private mutating func countStar() throws(SyntaxFailure) -> ExpressionID {
        let start = input.current.start
        advance()
        let opener = input.current
        advance()
        advance()
        try expectClosing(.rightParen, of: opener)
        return try add(.countStar, from: start)
    }

    /// ```bnf
    /// <function invocation> ::= <function name> <left paren> [ DISTINCT ] [ <expression list> ] <right paren>
    /// <function name> ::= [ <namespace> ] <symbolic name>
    /// ```
    private mutating func functionInvocation() throws(SyntaxFailure) -> ExpressionID {
        let start = input.current.start
        var name = try symbolicName(.name)
        var namespace: [Name] = []
        while take(.period) {
            namespace.append(name)
            name = try symbolicName(.name)
        }
        let opener = input.current
        try expect(.leftParen)
        let distinct = take(.distinct)
        let (list, height) = try expressionList(until: .rightParen, opener: opener)
        let function = FunctionName(namespace: builder.append(namespace), name: name)
        return try add(
            .functionCall(function, arguments: list, distinct: distinct), from: start, over: height)
    }

    /// Expressions up to a closing bracket, which is read too; none is possible.
    ///
    /// ```bnf
    /// <expression list> ::= <value expression> [ { <comma> <value expression> }... ]
    /// ```
    mutating func expressionList(
        until closer: TokenKind, opener: Token
    ) throws(SyntaxFailure) -> (list: ExpressionList, height: UInt16) {
        let mark = openExpressions.count
        if input.at(closer) {
            advance()
        } else {
            expected.note(closer, at: input.position)
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

    /// ```bnf
    /// <case expression> ::=
    ///     CASE <case alternative>... [ ELSE <value expression> ] END
    ///   | CASE <value expression> <simple case alternative>... [ ELSE <value expression> ] END
    /// ```
    private mutating func caseExpression() throws(SyntaxFailure) -> ExpressionID {
        let opener = input.current
        advance()
        try enter(.construct)
        let operand = input.at(.when) ? nil : try valueExpression()
        let mark = openAlternatives.count
        while take(.when) {
            openAlternatives.append(operand == nil ? try caseAlternative() : try simpleCaseAlternative())
        }
        guard openAlternatives.count > mark else { throw unexpected() }
        let otherwise = take(.else_) ? try valueExpression() : nil
        leave(.construct)
        try expectEnd(of: opener)
        return try addCase(operand, mark, otherwise, from: opener.start)
    }

    private mutating func expectEnd(of opener: Token) throws(SyntaxFailure) {
        guard !take(.end) else { return }
        guard input.at(.endOfInput) || input.at(.semicolon) else { throw unexpected() }
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

    /// ```bnf
    /// <case alternative> ::= WHEN <value expression> THEN <value expression>
    /// ```
    private mutating func caseAlternative() throws(SyntaxFailure) -> CaseAlternative {
        let condition = try valueExpression()
        try expect(.then)
        return CaseAlternative(condition: condition, result: try valueExpression())
    }

    /// ```bnf
    /// <simple case alternative> ::= WHEN <case condition> [ { <comma> <case condition> }... ] THEN <value expression>
    /// ```
    private mutating func simpleCaseAlternative() throws(SyntaxFailure) -> CaseAlternative {
        let start = input.current.start
        var (condition, testsOperand) = try caseCondition()
        while take(.comma) {
            // Several conditions: any of them may hold.
            if !testsOperand { condition = try comparison(with: condition) }
            testsOperand = true
            let next = try caseCondition()
            let right = next.testsOperand ? next.condition : try comparison(with: next.condition)
            let height = max(builder.height(condition), builder.height(right))
            condition = try add(.binary(.or, condition, right), from: start, over: height)
        }
        try expect(.then)
        return CaseAlternative(testsOperand: testsOperand, condition: condition, result: try valueExpression())
    }

    /// `operand = value`, for the operand of the CASE around.
    private mutating func comparison(with value: ExpressionID) throws(SyntaxFailure) -> ExpressionID {
        let range = builder.expressions[Int(value.index)].range
        let operand = builder.append(.caseOperand, range, height: 1)
        return builder.append(.binary(.equal, operand, value), range, height: builder.height(value) &+ 1)
    }

    /// ```bnf
    /// <case condition> ::=
    ///     <value expression>
    ///   | <comparison operator> <predicate expression>
    ///   | STARTS WITH <additive expression>
    ///   | ENDS WITH <additive expression>
    ///   | CONTAINS <additive expression>
    ///   | <regex equals operator> <additive expression>
    ///   | IN <additive expression>
    ///   | IS [ NOT ] NULL
    ///   | IS [ NOT ] { <colon> <colon> | TYPED } <value type>
    ///   | IS [ NOT ] <label alternatives>
    /// ```
    private mutating func caseCondition() throws(SyntaxFailure) -> (condition: ExpressionID, testsOperand: Bool) {
        guard let infix = input.infixOperator(.comparison, upTo: .predicate) else {
            return (try valueExpression(), false)
        }
        let start = input.current.start
        let operand = builder.append(.caseOperand, input.current.range, height: 1)
        return (try caseTest(infix, operand, from: start), true)
    }

    /// ```bnf
    /// <subquery expression> ::= { EXISTS | COUNT | COLLECT } <left brace> <subquery body> <right brace>
    /// ```
    private mutating func subqueryExpression(_ kind: SubqueryKind) throws(SyntaxFailure) -> ExpressionID {
        let start = input.current.start
        let first = builder.heights.count
        try enter(.subquery)
        advance()
        let opener = input.current
        try expect(.leftBrace)
        let body = try subqueryBody()
        try expectClosing(.rightBrace, of: opener)
        leave(.subquery)
        let subquery = builder.append(body)
        return try add(.subquery(kind, subquery), from: start, over: builder.height(since: first))
    }

    /// ```bnf
    /// <subquery body> ::=
    ///     <query>
    ///   | <pattern> [ <where clause> ]
    /// ```
    private mutating func subqueryBody() throws(SyntaxFailure) -> Subquery {
        if startsClause(input.current), input.following.kind != .equals { return .query(try query()) }
        expected.note(.clause, at: input.position)
        let parts = try pattern()
        return .pattern(parts, predicate: try optionalWhere())
    }
}
