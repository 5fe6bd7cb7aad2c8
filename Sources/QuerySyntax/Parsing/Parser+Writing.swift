import SourceText

/// CREATE, MERGE, SET, REMOVE, DELETE.
extension Parser {
    /// ```bnf
    /// <create clause> ::= { CREATE | INSERT } <pattern>
    /// ```
    mutating func createClause() throws(SyntaxFailure) -> CreateClause {
        let start = input.current.start
        advance()
        let pattern = try pattern()
        return CreateClause(pattern: pattern, range: input.range(from: start))
    }

    /// ```bnf
    /// <merge clause> ::= MERGE <pattern part> [ <merge action>... ]
    /// ```
    mutating func mergeClause() throws(SyntaxFailure) -> MergeClause {
        let start = input.current.start
        advance()
        let part = try patternPart()
        var onMatch: [SetItem] = []
        var onCreate: [SetItem] = []
        while take(.on) {
            let (created, items) = try mergeAction()
            if created { onCreate += items } else { onMatch += items }
        }
        return MergeClause(part: part, onMatch: onMatch, onCreate: onCreate, range: input.range(from: start))
    }

    /// ```bnf
    /// <merge action> ::= ON { MATCH | CREATE } <set clause>
    /// ```
    private mutating func mergeAction() throws(SyntaxFailure) -> (created: Bool, items: [SetItem]) {
        let created = take(.create)
        if !created { try expect(.match) }
        guard input.at(.set) else {
            expected.note(.set, at: input.position)
            throw unexpected()
        }
        return (created, try setClause().items)
    }

    /// ```bnf
    /// <set clause> ::= SET <set item> [ { <comma> <set item> }... ]
    /// ```
    mutating func setClause() throws(SyntaxFailure) -> SetClause {
        let start = input.current.start
        advance()
        var items: [SetItem] = []
        repeat { items.append(try setItem()) } while take(.comma)
        return SetClause(items: items, range: input.range(from: start))
    }

    /// ```bnf
    /// <set item> ::=
    ///     <property expression> <equals operator> <value expression>
    ///   | <variable> <equals operator> <value expression>
    ///   | <variable> <plus equals operator> <value expression>
    ///   | <variable> <label filter>
    /// ```
    private mutating func setItem() throws(SyntaxFailure) -> SetItem {
        if input.current.isSymbolicName {
            switch input.following.kind {
            case .equals:
                let name = try variable()
                advance()
                return .replace(name, value: try valueExpression())
            case .plusEquals:
                let name = try variable()
                advance()
                return .merge(name, value: try valueExpression())
            case .colon:
                let name = try variable()
                return .labels(name, try labelFilter())
            default: break
            }
        }
        let (owner, key) = try propertyExpression()
        try expect(.equals)
        return .property(owner, key: key, value: try valueExpression())
    }

    /// ```bnf
    /// <remove clause> ::= REMOVE <remove item> [ { <comma> <remove item> }... ]
    /// ```
    mutating func removeClause() throws(SyntaxFailure) -> RemoveClause {
        let start = input.current.start
        advance()
        var items: [RemoveItem] = []
        repeat { items.append(try removeItem()) } while take(.comma)
        return RemoveClause(items: items, range: input.range(from: start))
    }

    /// ```bnf
    /// <remove item> ::=
    ///     <property expression>
    ///   | <variable> <label filter>
    /// ```
    private mutating func removeItem() throws(SyntaxFailure) -> RemoveItem {
        if input.current.isSymbolicName, input.following.kind == .colon {
            let name = try variable()
            return .labels(name, try labelFilter())
        }
        let (owner, key) = try propertyExpression()
        return .property(owner, key: key)
    }

    /// The owner and the last key of `owner.key`.
    ///
    /// ```bnf
    /// <property expression> ::= <primary expression> <property lookup>...
    /// ```
    private mutating func propertyExpression() throws(SyntaxFailure) -> (owner: ExpressionID, key: Name) {
        let start = input.current.start
        var owner = try primaryExpression()
        try expect(.period)
        var key = try schemaName(.propertyKey)
        while take(.period) {
            owner = try add(.property(owner, key: key), from: start, over: builder.height(owner))
            key = try schemaName(.propertyKey)
        }
        return (owner, key)
    }

    /// ```bnf
    /// <delete clause> ::= [ DETACH | NODETACH ] DELETE <value expression> [ { <comma> <value expression> }... ]
    /// ```
    mutating func deleteClause() throws(SyntaxFailure) -> DeleteClause {
        let start = input.current.start
        let detach = input.at(.detach)
        if detach || input.at(.nodetach) { advance() }
        try expect(.delete)
        var expressions: [ExpressionID] = []
        repeat { expressions.append(try valueExpression()) } while take(.comma)
        return DeleteClause(detach: detach, expressions: expressions, range: input.range(from: start))
    }
}
