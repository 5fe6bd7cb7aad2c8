import SourceText

/// MATCH, UNWIND, CALL, WHERE.
extension Parser {
    /// ```bnf
    /// <match clause> ::= [ OPTIONAL ] MATCH <pattern> [ <where clause> ]
    /// ```
    mutating func matchClause() throws(SyntaxFailure) -> MatchClause {
        let start = input.current.start
        let optional = input.at(.optional)
        if optional { advance() }
        try expect(.match)
        let pattern = try pattern()
        let predicate = try optionalWhere()
        return MatchClause(optional: optional, pattern: pattern, predicate: predicate, range: input.range(from: start))
    }

    /// ```bnf
    /// <where clause> ::= WHERE <value expression>
    /// ```
    mutating func optionalWhere() throws(SyntaxFailure) -> ExpressionID? {
        take(.where_) ? try valueExpression() : nil
    }

    /// ```bnf
    /// <unwind clause> ::= UNWIND <value expression> AS <variable>
    /// ```
    mutating func unwindClause() throws(SyntaxFailure) -> UnwindClause {
        let start = input.current.start
        advance()
        let list = try valueExpression()
        try expect(.as_)
        let variable = try variable()
        return UnwindClause(list: list, variable: variable, range: input.range(from: start))
    }

    /// The form of GQL for UNWIND.
    ///
    /// ```bnf
    /// <for clause> ::= FOR <variable> IN <value expression>
    /// ```
    mutating func forClause() throws(SyntaxFailure) -> UnwindClause {
        let start = input.current.start
        advance()
        let (variable, list) = try elementSource()
        return UnwindClause(list: list, variable: variable, range: input.range(from: start))
    }

    /// Reads `YIELD *` as well; whether it is allowed is the caller's to say.
    ///
    /// ```bnf
    /// <call clause> ::= CALL <procedure name> [ <call arguments> ] [ YIELD <yield items> ]
    /// ```
    mutating func callClause() throws(SyntaxFailure) -> CallClause {
        let start = input.current.start
        advance()
        let procedure = try procedureName()
        let arguments = input.at(.leftParen) ? try callArguments() : nil
        if arguments == nil { expected.note(.leftParen, at: input.position) }
        let yield = take(.yield) ? try yieldItems() : nil
        return CallClause(procedure: procedure, arguments: arguments, yield: yield, range: input.range(from: start))
    }

    /// ```bnf
    /// <procedure name> ::= [ <namespace> ] <symbolic name>
    /// <namespace> ::= { <symbolic name> <period> }...
    /// ```
    private mutating func procedureName() throws(SyntaxFailure) -> FunctionName {
        var parts = [try symbolicName(.procedure)]
        while take(.period) { parts.append(try symbolicName(.procedure)) }
        let name = parts.removeLast()
        return FunctionName(namespace: builder.append(parts), name: name)
    }

    /// ```bnf
    /// <call arguments> ::= <left paren> [ <expression list> ] <right paren>
    /// ```
    private mutating func callArguments() throws(SyntaxFailure) -> [ExpressionID] {
        let opener = input.current
        advance()
        var arguments: [ExpressionID] = []
        if !input.at(.rightParen) {
            repeat { arguments.append(try valueExpression()) } while take(.comma)
        }
        try expectClosing(.rightParen, of: opener)
        return arguments
    }

    /// ```bnf
    /// <yield items> ::= <yield item> [ { <comma> <yield item> }... ] [ <where clause> ]
    /// ```
    mutating func yieldItems() throws(SyntaxFailure) -> YieldItems {
        let start = input.current.start
        if take(.asterisk) {
            return YieldItems(all: true, items: [], predicate: nil, range: input.range(from: start))
        }
        var items: [YieldItem] = []
        repeat { items.append(try yieldItem()) } while take(.comma)
        let predicate = try optionalWhere()
        return YieldItems(all: false, items: items, predicate: predicate, range: input.range(from: start))
    }

    /// ```bnf
    /// <yield item> ::= <symbolic name> [ AS <variable> ]
    /// ```
    mutating func yieldItem() throws(SyntaxFailure) -> YieldItem {
        let column = try symbolicName(.name)
        let variable = take(.as_) ? try variable() : nil
        return YieldItem(column: column, variable: variable)
    }
}
