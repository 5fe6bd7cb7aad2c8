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
        clause.range = input.range(from: start)
        return clause
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
    /// <sort item> ::= <value expression> [ ASC | ASCENDING | DESC | DESCENDING ]
    /// ```
    private mutating func sortItem() throws(SyntaxFailure) -> SortItem {
        let expression = try valueExpression()
        let descending = take(.desc) || take(.descending)
        if !descending { _ = take(.asc) || take(.ascending) }
        return SortItem(expression: expression, descending: descending)
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
