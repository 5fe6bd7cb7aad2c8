import SourceText

/// WITH and RETURN.
extension Parser {
    /// ```bnf
    /// <with clause> ::= WITH <projection body> [ <where clause> ]
    /// ```
    mutating func withClause() throws(SyntaxFailure) -> ProjectionClause {
        let start = input.current.start
        advance()
        var clause = try projectionBody()
        clause.predicate = try optionalWhere()
        clause.range = input.range(from: start)
        return clause
    }

    /// ```bnf
    /// <return clause> ::= RETURN <projection body>
    /// ```
    mutating func returnClause() throws(SyntaxFailure) -> ProjectionClause {
        let start = input.current.start
        advance()
        var clause = try projectionBody()
        clause.form = .return
        clause.range = input.range(from: start)
        return clause
    }

    /// ```bnf
    /// <filter clause> ::= FILTER [ WHERE ] <value expression>
    /// ```
    mutating func filterClause() throws(SyntaxFailure) -> ProjectionClause {
        let start = input.current.start
        advance()
        if input.at(.where_) { advance() }
        let predicate = try valueExpression()
        return ProjectionClause(
            form: .filter, distinct: false, includesAll: true, items: [], order: [], skip: nil, limit: nil,
            predicate: predicate, range: input.range(from: start))
    }

    /// ```bnf
    /// <let clause> ::= LET <let item> [ { <comma> <let item> }... ]
    /// ```
    mutating func letClause() throws(SyntaxFailure) -> ProjectionClause {
        let start = input.current.start
        advance()
        var items: [ProjectionItem] = []
        repeat { items.append(try letItem()) } while take(.comma)
        return ProjectionClause(
            form: .let, distinct: false, includesAll: true, items: items, order: [], skip: nil, limit: nil,
            predicate: nil, range: input.range(from: start))
    }

    /// ```bnf
    /// <let item> ::= <variable> <equals operator> <value expression>
    /// ```
    private mutating func letItem() throws(SyntaxFailure) -> ProjectionItem {
        let name = try variable()
        try expect(.equals)
        let start = input.offset
        let expression = try valueExpression()
        return ProjectionItem(expression: expression, alias: name, text: input.range(from: start))
    }

    /// ```bnf
    /// <projection body> ::= [ DISTINCT ] <projection items> [ <order by clause> ] [ <skip clause> ] [ <limit clause>
    ///     ]
    /// ```
    private mutating func projectionBody() throws(SyntaxFailure) -> ProjectionClause {
        let distinct = take(.distinct)
        let (includesAll, items) = try projectionItems()
        let order = take(.order) ? try orderByClause() : []
        let skip = take(.skip) || take(.offset) ? try skipClause() : nil
        let limit = take(.limit) ? try limitClause() : nil
        return ProjectionClause(
            distinct: distinct, includesAll: includesAll, items: items, order: order, skip: skip, limit: limit,
            predicate: nil, range: .none)
    }

    /// ```bnf
    /// <projection items> ::= { <asterisk> | <projection item> } [ { <comma> <projection item> }... ]
    /// ```
    private mutating func projectionItems() throws(SyntaxFailure) -> (all: Bool, items: [ProjectionItem]) {
        var items: [ProjectionItem] = []
        let all = take(.asterisk)
        items.reserveCapacity(all ? 0 : 4)
        if !all { items.append(try projectionItem()) }
        while take(.comma) { items.append(try projectionItem()) }
        return (all, items)
    }

    /// ```bnf
    /// <projection item> ::= <value expression> [ AS <variable> ]
    /// ```
    private mutating func projectionItem() throws(SyntaxFailure) -> ProjectionItem {
        let start = input.current.start
        let expression = try valueExpression()
        let text = input.range(from: start)
        let alias = take(.as_) ? try variable() : nil
        return ProjectionItem(expression: expression, alias: alias, text: text)
    }

    /// ```bnf
    /// <order by clause> ::= ORDER BY <sort item> [ { <comma> <sort item> }... ]
    /// ```
    private mutating func orderByClause() throws(SyntaxFailure) -> [SortItem] {
        try expect(.by)
        var items: [SortItem] = []
        repeat { items.append(try sortItem()) } while take(.comma)
        return items
    }

    /// ```bnf
    /// <sort item> ::= <value expression> [ ASC | ASCENDING | DESC | DESCENDING ] [ NULLS { FIRST | LAST } ]
    /// ```
    private mutating func sortItem() throws(SyntaxFailure) -> SortItem {
        let expression = try valueExpression()
        let descending = take(.desc) || take(.descending)
        if !descending { _ = take(.asc) || take(.ascending) }
        guard input.at(.nulls) else { return SortItem(expression: expression, descending: descending) }
        advance()
        let nullsFirst = take(.first)
        if !nullsFirst { try expect(.last) }
        return SortItem(expression: expression, descending: descending, nullsFirst: nullsFirst)
    }

    /// ```bnf
    /// <skip clause> ::= { SKIP | OFFSET } <value expression>
    /// ```
    private mutating func skipClause() throws(SyntaxFailure) -> ExpressionID { try valueExpression() }

    /// ```bnf
    /// <limit clause> ::= LIMIT <value expression>
    /// ```
    private mutating func limitClause() throws(SyntaxFailure) -> ExpressionID { try valueExpression() }
}
