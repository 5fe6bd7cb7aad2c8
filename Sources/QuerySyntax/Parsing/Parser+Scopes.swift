import SourceText

/// Expressions that bring variables of their own: comprehensions, quantifiers, reduce, map projections.
extension Parser {
    /// ```bnf
    /// <list comprehension> ::= <left bracket> <element filter> [ <vertical bar> <value expression> ] <right bracket>
    /// ```
    mutating func listComprehension() throws(SyntaxFailure) -> ExpressionID {
        let opener = input.current
        let outer = pendingBar
        pendingBar = PendingBar(opener: input.position, isOptional: true)
        advance()
        try enter(.construct)
        let (variable, list, predicate) = try elementFilter()
        pendingBar = outer
        let projection = take(.verticalBar) ? try valueExpression() : nil
        leave(.construct)
        try expectClosing(.rightBracket, of: opener)
        let height = max(builder.height(list), builder.height(predicate), builder.height(projection))
        return try add(
            .listComprehension(variable: variable, list: list, predicate: predicate, projection: projection),
            from: opener.start, over: height)
    }

    /// ```bnf
    /// <element filter> ::= <element source> [ <where clause> ]
    /// ```
    private mutating func elementFilter() throws(SyntaxFailure)
        -> (variable: Name, list: ExpressionID, predicate: ExpressionID?)
    {
        let (variable, list) = try elementSource()
        return (variable, list, try optionalWhere())
    }

    /// ```bnf
    /// <element source> ::= <variable> IN <value expression>
    /// ```
    mutating func elementSource() throws(SyntaxFailure) -> (variable: Name, list: ExpressionID) {
        let variable = try variable()
        try expect(.in_)
        return (variable, try valueExpression())
    }

    /// ```bnf
    /// <pattern comprehension> ::=
    ///     <left bracket> [ <variable> <equals operator> ] <relationships pattern> [ <where clause> ]
    ///     <vertical bar> <value expression> <right bracket>
    /// ```
    mutating func patternComprehension() throws(SyntaxFailure) -> ExpressionID {
        let opener = input.current
        let first = builder.heights.count
        let outer = pendingBar
        pendingBar = PendingBar(opener: input.position, isOptional: false)
        try enter(.pattern)
        advance()
        let start = input.current.start
        var name: Name?
        if !input.at(.leftParen) {
            name = try variable()
            try expect(.equals)
        }
        let element = try relationshipsPattern(inExpression: false)
        let part = PatternPart(variable: name, search: .all, element: element, range: input.range(from: start))
        let pattern = builder.append(part)
        let predicate = try optionalWhere()
        pendingBar = outer
        try expect(.verticalBar)
        let projection = try valueExpression()
        try expectClosing(.rightBracket, of: opener)
        leave(.pattern)
        return try add(
            .patternComprehension(pattern, predicate: predicate, projection: projection), from: opener.start,
            over: builder.height(since: first))
    }

    /// ```bnf
    /// <quantifier expression> ::= { ALL | ANY | NONE | SINGLE } <left paren> <element filter> <right paren>
    /// ```
    mutating func quantifierExpression(_ quantifier: Quantifier) throws(SyntaxFailure) -> ExpressionID {
        let start = input.current.start
        advance()
        let opener = input.current
        try expect(.leftParen)
        try enter(.construct)
        let (variable, list, predicate) = try elementFilter()
        leave(.construct)
        try expectClosing(.rightParen, of: opener)
        let height = max(builder.height(list), builder.height(predicate))
        return try add(
            .quantifier(quantifier, variable: variable, list: list, predicate: predicate), from: start, over: height)
    }

    /// ```bnf
    /// <reduce expression> ::=
    ///     REDUCE <left paren> <variable> <equals operator> <value expression> <comma> <element source>
    ///     <vertical bar> <value expression> <right paren>
    /// ```
    mutating func reduceExpression() throws(SyntaxFailure) -> ExpressionID {
        let start = input.current.start
        advance()
        let opener = input.current
        let outer = pendingBar
        pendingBar = PendingBar(opener: input.position, isOptional: false)
        try expect(.leftParen)
        try enter(.construct)
        let accumulator = try variable()
        try expect(.equals)
        let initial = try valueExpression()
        try expect(.comma)
        let (variable, list) = try elementSource()
        pendingBar = outer
        try expect(.verticalBar)
        let expression = try valueExpression()
        leave(.construct)
        try expectClosing(.rightParen, of: opener)
        let height = max(builder.height(initial), builder.height(list), builder.height(expression))
        return try add(
            .reduce(
                accumulator: accumulator, initial: initial, variable: variable, list: list, expression: expression),
            from: start, over: height)
    }

    /// ```bnf
    /// <map projection> ::=
    ///     <variable> <left brace> [ <map projection element> [ { <comma> <map projection element> }... ] ]
    ///     <right brace>
    /// ```
    mutating func mapProjection(
        of subject: ExpressionID, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        let opener = input.current
        let first = builder.heights.count - 1
        try enter(.mapProjection)
        advance()
        let mark = openEntries.count
        if input.at(.rightBrace) {
            advance()
        } else {
            expected.note(.rightBrace, at: input.position)
            repeat { openEntries.append(try mapProjectionElement()) } while take(.comma)
            try expectClosing(.rightBrace, of: opener)
        }
        leave(.mapProjection)
        let entries = closeEntries(mark)
        return try add(.mapProjection(subject, entries), from: start, over: builder.height(since: first))
    }

    /// ```bnf
    /// <map projection element> ::=
    ///     <property lookup>
    ///   | <period> <asterisk>
    ///   | <map entry>
    ///   | <variable>
    /// ```
    private mutating func mapProjectionElement() throws(SyntaxFailure) -> MapEntry {
        let start = input.current.start
        if take(.period) {
            if take(.asterisk) {
                return MapEntry(kind: .allProperties, key: Name(text: "*", range: input.range(from: start)), value: nil)
            }
            return MapEntry(kind: .property, key: try schemaName(.propertyKey), value: nil)
        }
        if input.current.isSchemaName, input.following.kind == .colon { return try mapEntry() }
        let name = try variable()
        return MapEntry(kind: .variable, key: name, value: try add(.variable(name), from: start))
    }
}
