import SourceText

/// Statements and queries.
extension Parser {
    /// ```bnf
    /// <statement> ::=
    ///     <query>
    ///   | <standalone call>
    ///   | <create index statement>
    ///   | <drop index statement>
    ///   | <create constraint statement>
    ///   | <drop constraint statement>
    ///   | <show statement>
    ///   | <transaction statement>
    ///   | <explain statement>
    /// ```
    mutating func statement() throws(SyntaxFailure) -> Statement {
        switch input.current.keyword {
        case .explain, .profile: return try explainStatement()
        case .call where !input.startsCallSubquery(): return try callStatement()
        case .create where input.following.isKeyword(.constraint): return try createConstraintStatement()
        case .create where input.following.isKeyword(.index) && input.tokens[input.position + 2].kind != .equals:
            return try createIndexStatement()
        case .drop where input.following.isKeyword(.constraint): return try dropConstraintStatement()
        case .drop: return try dropIndexStatement()
        case .show: return try showStatement()
        case .begin, .commit, .rollback: return try transactionStatement()
        default:
            guard startsClause(input.current) else { throw unexpected(.statement) }
            return .query(try query())
        }
    }

    /// ```bnf
    /// <explain statement> ::= { EXPLAIN | PROFILE } <statement>
    /// ```
    private mutating func explainStatement() throws(SyntaxFailure) -> Statement {
        let start = input.current.start
        let profile = input.at(.profile)
        advance()
        try enter(.construct)
        let inner = try statement()
        leave(.construct)
        return .explain(inner, profile: profile, input.range(from: start))
    }

    /// A query that begins with CALL, or a CALL that stands alone.
    ///
    /// ```bnf
    /// <standalone call> ::= CALL <procedure name> [ <call arguments> ] [ YIELD { <asterisk> | <yield items> } ]
    /// ```
    private mutating func callStatement() throws(SyntaxFailure) -> Statement {
        let start = input.current.start
        let call = try callClause()
        if input.at(.semicolon) || input.at(.endOfInput) { return .standaloneCall(call) }
        try refuseYieldAll(call)
        return .query(try query(from: start, after: .call(call)))
    }

    /// ```bnf
    /// <transaction statement> ::= { BEGIN | COMMIT | ROLLBACK } [ TRANSACTION ]
    /// ```
    private mutating func transactionStatement() throws(SyntaxFailure) -> Statement {
        let start = input.current.start
        let command: TransactionCommand = input.at(.begin) ? .begin : input.at(.commit) ? .commit : .rollback
        advance()
        _ = take(.transaction)
        return .transaction(command, input.range(from: start))
    }

    /// ```bnf
    /// <query> ::= <single query> [ <union>... ]
    /// ```
    mutating func query() throws(SyntaxFailure) -> Query {
        try query(from: input.current.start, after: nil)
    }

    private mutating func query(from start: UInt32, after clause: Clause?) throws(SyntaxFailure) -> Query {
        let first = try singleQuery(from: start, after: clause)
        var unions: [UnionPart] = []
        while input.at(.union) { unions.append(try union()) }
        return Query(first: first, unions: unions, range: input.range(from: start))
    }

    /// ```bnf
    /// <union> ::= UNION [ ALL | DISTINCT ] <single query>
    /// ```
    private mutating func union() throws(SyntaxFailure) -> UnionPart {
        let start = input.current.start
        advance()
        let all = take(.all)
        if !all { _ = take(.distinct) }
        let query = try singleQuery(from: input.current.start, after: nil)
        return UnionPart(all: all, query: query, range: input.range(from: start))
    }

    /// ```bnf
    /// <single query> ::= <clause>...
    /// ```
    private mutating func singleQuery(from start: UInt32, after first: Clause?) throws(SyntaxFailure) -> SingleQuery {
        var clauses: [Clause] = []
        clauses.reserveCapacity(4)
        if let first { clauses.append(first) }
        while startsClause(input.current) { clauses.append(try clause()) }
        expected.note(.clause, at: input.position)
        guard !clauses.isEmpty else { throw unexpected() }
        return SingleQuery(clauses: clauses, range: input.range(from: start))
    }

    /// True for the words that begin a clause.
    func startsClause(_ token: Token) -> Bool {
        switch token.keyword {
        case .match, .optional, .unwind, .with, .return_, .create, .merge, .set, .remove, .delete, .detach, .call,
            .foreach, .load, .nodetach, .insert, .filter, .let_, .for_, .finish:
            true
        default: false
        }
    }

    /// ```bnf
    /// <clause> ::=
    ///     <match clause>
    ///   | <unwind clause>
    ///   | <for clause>
    ///   | <with clause>
    ///   | <filter clause>
    ///   | <let clause>
    ///   | <return clause>
    ///   | <finish clause>
    ///   | <create clause>
    ///   | <merge clause>
    ///   | <set clause>
    ///   | <remove clause>
    ///   | <delete clause>
    ///   | <foreach clause>
    ///   | <call clause>
    ///   | <call subquery clause>
    ///   | <load csv clause>
    /// ```
    private mutating func clause() throws(SyntaxFailure) -> Clause {
        switch input.current.keyword {
        case .match, .optional: return .match(try matchClause())
        case .unwind: return .unwind(try unwindClause())
        case .with: return .with(try withClause())
        case .return_: return .return(try returnClause())
        case .for_: return .unwind(try forClause())
        case .filter: return .with(try filterClause())
        case .let_: return .with(try letClause())
        case .finish: return .finish(finishClause())
        case .create, .insert: return .create(try createClause())
        case .merge: return .merge(try mergeClause())
        case .set: return .set(try setClause())
        case .remove: return .remove(try removeClause())
        case .delete, .detach, .nodetach: return .delete(try deleteClause())
        case .foreach: return .foreach(try foreachClause())
        case .load: return .loadCSV(try loadCSVClause())
        case .call where input.startsCallSubquery(): return .callSubquery(try callSubqueryClause())
        case .call:
            let call = try callClause()
            try refuseYieldAll(call)
            return .call(call)
        default: throw unexpected(.clause)
        }
    }

    /// ```bnf
    /// <finish clause> ::= FINISH
    /// ```
    private mutating func finishClause() -> SourceRange {
        let range = input.current.range
        advance()
        return range
    }

    private mutating func refuseYieldAll(_ call: CallClause) throws(SyntaxFailure) {
        if let yield = call.yield, yield.all { throw fail(.yieldAllInsideQuery, at: yield.range) }
    }
}
