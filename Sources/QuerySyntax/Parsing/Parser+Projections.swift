import SourceText

/// WITH and RETURN.
extension Parser {
    /// Grammar: <with clause>
    mutating func withClause() throws(SyntaxFailure) -> ProjectionClause {
        let start = current.start
        advance()
        var clause = try projectionBody()
        clause.predicate = try optionalWhere()
        clause.range = range(from: start)
        return clause
    }

    /// Grammar: <return clause>
    mutating func returnClause() throws(SyntaxFailure) -> ProjectionClause {
        let start = current.start
        advance()
        var clause = try projectionBody()
        clause.range = range(from: start)
        return clause
    }

    /// Grammar: <projection body>
    private mutating func projectionBody() throws(SyntaxFailure) -> ProjectionClause {
        let distinct = take(.distinct)
        let (includesAll, items) = try projectionItems()
        let order = take(.order) ? try orderByClause() : []
        let skip = take(.skip) ? try skipClause() : nil
        let limit = take(.limit) ? try limitClause() : nil
        return ProjectionClause(
            distinct: distinct, includesAll: includesAll, items: items, order: order, skip: skip, limit: limit,
            predicate: nil, range: .none)
    }

    /// Grammar: <projection items>
    private mutating func projectionItems() throws(SyntaxFailure) -> (all: Bool, items: [ProjectionItem]) {
        var items: [ProjectionItem] = []
        let all = take(.asterisk)
        if !all { items.append(try projectionItem()) }
        while take(.comma) { items.append(try projectionItem()) }
        return (all, items)
    }

    /// Grammar: <projection item>
    private mutating func projectionItem() throws(SyntaxFailure) -> ProjectionItem {
        let start = current.start
        let expression = try valueExpression()
        let text = range(from: start)
        let alias = take(.as_) ? try variable() : nil
        return ProjectionItem(expression: expression, alias: alias, text: text)
    }

    /// Grammar: <order by clause>
    private mutating func orderByClause() throws(SyntaxFailure) -> [SortItem] {
        try expect(.by)
        var items: [SortItem] = []
        repeat { items.append(try sortItem()) } while take(.comma)
        return items
    }

    /// Grammar: <sort item>
    private mutating func sortItem() throws(SyntaxFailure) -> SortItem {
        let expression = try valueExpression()
        let descending = take(.desc) || take(.descending)
        if !descending { _ = take(.asc) || take(.ascending) }
        return SortItem(expression: expression, descending: descending)
    }

    /// Grammar: <skip clause>
    private mutating func skipClause() throws(SyntaxFailure) -> ExpressionID { try valueExpression() }

    /// Grammar: <limit clause>
    private mutating func limitClause() throws(SyntaxFailure) -> ExpressionID { try valueExpression() }
}
