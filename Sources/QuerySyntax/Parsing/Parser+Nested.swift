import SourceText

/// Clauses that hold others, and LOAD CSV.
extension Parser {
    /// ```bnf
    /// <call subquery clause> ::= CALL [ <subquery imports> ] <left brace> <query> <right brace>
    /// ```
    mutating func callSubqueryClause() throws(SyntaxFailure) -> CallSubqueryClause {
        let start = input.current.start
        advance()
        try enter(.subquery)
        let imports = input.at(.leftParen) ? try subqueryImports() : .leadingWith
        let opener = input.current
        try expect(.leftBrace)
        let query = try query()
        try expectClosing(.rightBrace, of: opener)
        leave(.subquery)
        let range = input.range(from: start)
        if input.at(.in_) { throw fail(.callInTransactions, at: input.current.range) }
        return CallSubqueryClause(imports: imports, query: query, range: range)
    }

    /// ```bnf
    /// <subquery imports> ::= <left paren> [ <asterisk> | <imported variables> ] <right paren>
    /// ```
    private mutating func subqueryImports() throws(SyntaxFailure) -> CallSubqueryClause.Imports {
        let opener = input.current
        advance()
        if take(.rightParen) { return .listed([]) }
        let imports: CallSubqueryClause.Imports = take(.asterisk) ? .all : .listed(try importedVariables())
        try expectClosing(.rightParen, of: opener)
        return imports
    }

    /// ```bnf
    /// <imported variables> ::= <variable> [ { <comma> <variable> }... ]
    /// ```
    private mutating func importedVariables() throws(SyntaxFailure) -> [Name] {
        var names: [Name] = []
        repeat { names.append(try variable()) } while take(.comma)
        return names
    }

    /// ```bnf
    /// <foreach clause> ::= FOREACH <left paren> <element source> <vertical bar> <updating clause>... <right paren>
    /// ```
    mutating func foreachClause() throws(SyntaxFailure) -> ForeachClause {
        let start = input.current.start
        advance()
        let opener = input.current
        let outer = pendingBar
        pendingBar = PendingBar(opener: input.position, isOptional: false)
        try expect(.leftParen)
        try enter(.subquery)
        let (variable, list) = try elementSource()
        pendingBar = outer
        try expect(.verticalBar)
        var clauses: [Clause] = []
        repeat { clauses.append(try updatingClause()) } while startsClause(input.current)
        expected.note(.clause, at: input.position)
        try expectClosing(.rightParen, of: opener)
        leave(.subquery)
        return ForeachClause(variable: variable, list: list, clauses: clauses, range: input.range(from: start))
    }

    /// ```bnf
    /// <updating clause> ::=
    ///     <create clause>
    ///   | <merge clause>
    ///   | <set clause>
    ///   | <remove clause>
    ///   | <delete clause>
    ///   | <foreach clause>
    /// ```
    private mutating func updatingClause() throws(SyntaxFailure) -> Clause {
        switch input.current.keyword {
        case .create, .insert: return .create(try createClause())
        case .merge: return .merge(try mergeClause())
        case .set: return .set(try setClause())
        case .remove: return .remove(try removeClause())
        case .delete, .detach, .nodetach: return .delete(try deleteClause())
        case .foreach: return .foreach(try foreachClause())
        default:
            for keyword in [Keyword.create, .merge, .set, .remove, .delete, .detach, .foreach] {
                expected.note(keyword, at: input.position)
            }
            throw unexpected()
        }
    }

    /// ```bnf
    /// <load csv clause> ::= LOAD CSV [ WITH HEADERS ] FROM <value expression> AS <variable> [ <field terminator> ]
    /// ```
    mutating func loadCSVClause() throws(SyntaxFailure) -> LoadCSVClause {
        let start = input.current.start
        advance()
        try expect(.csv)
        let withHeaders = take(.with)
        if withHeaders { try expect(.headers) }
        try expect(.from)
        let file = try valueExpression()
        try expect(.as_)
        let variable = try variable()
        let terminator = take(.fieldterminator) ? try fieldTerminator() : nil
        return LoadCSVClause(
            withHeaders: withHeaders, file: file, variable: variable, fieldTerminator: terminator,
            range: input.range(from: start))
    }

    /// ```bnf
    /// <field terminator> ::= FIELDTERMINATOR <string literal>
    /// ```
    private mutating func fieldTerminator() throws(SyntaxFailure) -> ExpressionID {
        guard input.at(.string) else {
            expected.note(.string, at: input.position)
            throw unexpected()
        }
        return try stringLiteral()
    }
}
