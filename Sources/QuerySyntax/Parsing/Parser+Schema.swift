import SourceText

/// Indexes and constraints.
extension Parser {
    /// ```bnf
    /// <create index statement> ::=
    ///     CREATE INDEX [ <symbolic name> ] [ <if not exists> ] FOR <index element> ON <left paren> <index keys>
    ///     <right paren>
    ///   | CREATE INDEX ON <short index target>
    /// ```
    mutating func createIndexStatement() throws(SyntaxFailure) -> Statement {
        let start = input.current.start
        advance()
        advance()
        if take(.on) {
            let (label, keys) = try shortIndexTarget()
            return .createIndex(
                CreateIndexStatement(
                    name: nil, ifNotExists: false, label: label, onRelationship: false, keys: keys,
                    range: input.range(from: start)))
        }
        let (name, ifNotExists) = try schemaObjectName()
        try expect(.for_)
        let (variable, label, onRelationship) = try indexElement()
        try expect(.on)
        let opener = input.current
        try expect(.leftParen)
        let keys = try indexKeys(of: variable)
        try expectClosing(.rightParen, of: opener)
        return .createIndex(
            CreateIndexStatement(
                name: name, ifNotExists: ifNotExists, label: label, onRelationship: onRelationship, keys: keys,
                range: input.range(from: start)))
    }

    /// An optional name and an optional IF NOT EXISTS.
    ///
    /// ```bnf
    /// <if not exists> ::= IF NOT EXISTS
    /// ```
    private mutating func schemaObjectName() throws(SyntaxFailure) -> (name: Name?, ifNotExists: Bool) {
        var name: Name?
        if input.current.isSymbolicName, !(input.at(.if_) && input.following.isKeyword(.not)) {
            name = try symbolicName(.name)
        }
        guard take(.if_) else { return (name, false) }
        try expect(.not)
        try expect(.exists)
        return (name, true)
    }

    /// ```bnf
    /// <index element> ::=
    ///     <left paren> <variable> <colon> <schema name> <right paren>
    ///   | <left paren> <right paren> <minus sign> <left bracket> <variable> <colon> <schema name> <right bracket>
    ///     <minus sign> <left paren> <right paren>
    /// ```
    private mutating func indexElement() throws(SyntaxFailure) -> (variable: Name, label: Name, isRelationship: Bool) {
        let opener = input.current
        try expect(.leftParen)
        guard take(.rightParen) else {
            let variable = try variable()
            try expect(.colon)
            let label = try schemaName(.label)
            try expectClosing(.rightParen, of: opener)
            return (variable, label, false)
        }
        try expect(.minus)
        let bracket = input.current
        try expect(.leftBracket)
        let variable = try variable()
        try expect(.colon)
        let type = try schemaName(.relationshipType)
        try expectClosing(.rightBracket, of: bracket)
        try expect(.minus)
        try expect(.leftParen)
        try expect(.rightParen)
        return (variable, type, true)
    }

    /// ```bnf
    /// <index keys> ::= <index key> [ { <comma> <index key> }... ]
    /// ```
    private mutating func indexKeys(of variable: Name) throws(SyntaxFailure) -> [Name] {
        var keys: [Name] = []
        repeat { keys.append(try indexKey(of: variable)) } while take(.comma)
        return keys
    }

    /// ```bnf
    /// <index key> ::= <variable> <period> <schema name>
    /// ```
    private mutating func indexKey(of declared: Name) throws(SyntaxFailure) -> Name {
        let variable = try variable()
        if variable.text != declared.text {
            throw fail(.foreignVariable(variable.text, declared: declared.text), at: variable.range)
        }
        try expect(.period)
        return try schemaName(.propertyKey)
    }

    /// ```bnf
    /// <short index target> ::=
    ///     <colon> <schema name> <left paren> <schema name> [ { <comma> <schema name> }... ] <right paren>
    /// ```
    private mutating func shortIndexTarget() throws(SyntaxFailure) -> (label: Name, keys: [Name]) {
        try expect(.colon)
        let label = try schemaName(.label)
        let opener = input.current
        try expect(.leftParen)
        var keys: [Name] = []
        repeat { keys.append(try schemaName(.propertyKey)) } while take(.comma)
        try expectClosing(.rightParen, of: opener)
        return (label, keys)
    }

    /// ```bnf
    /// <drop index statement> ::=
    ///     DROP INDEX <symbolic name> [ <if exists> ]
    ///   | DROP INDEX ON <short index target>
    /// ```
    mutating func dropIndexStatement() throws(SyntaxFailure) -> Statement {
        let start = input.current.start
        advance()
        expected.note(.constraint, at: input.position)
        try expect(.index)
        if take(.on) {
            let (label, keys) = try shortIndexTarget()
            return .dropIndex(
                DropIndexStatement(
                    name: nil, label: label, keys: keys, ifExists: false, range: input.range(from: start)))
        }
        let name = try symbolicName(.name)
        let ifExists = try ifExists()
        return .dropIndex(
            DropIndexStatement(name: name, label: nil, keys: [], ifExists: ifExists, range: input.range(from: start)))
    }

    /// ```bnf
    /// <if exists> ::= IF EXISTS
    /// ```
    private mutating func ifExists() throws(SyntaxFailure) -> Bool {
        guard take(.if_) else { return false }
        try expect(.exists)
        return true
    }

    /// ```bnf
    /// <create constraint statement> ::=
    ///     CREATE CONSTRAINT [ <symbolic name> ] [ <if not exists> ]
    ///     FOR <left paren> <variable> <colon> <schema name> <right paren>
    ///     REQUIRE <constrained keys> IS UNIQUE
    /// ```
    mutating func createConstraintStatement() throws(SyntaxFailure) -> Statement {
        let start = input.current.start
        advance()
        advance()
        let (name, ifNotExists) = try schemaObjectName()
        try expect(.for_)
        let opener = input.current
        try expect(.leftParen)
        let variable = try variable()
        try expect(.colon)
        let label = try schemaName(.label)
        try expectClosing(.rightParen, of: opener)
        try expect(.require)
        let keys = try constrainedKeys(of: variable)
        try expect(.is_)
        try expect(.unique)
        return .createConstraint(
            CreateConstraintStatement(
                name: name, ifNotExists: ifNotExists, label: label, keys: keys, range: input.range(from: start)))
    }

    /// ```bnf
    /// <constrained keys> ::=
    ///     <index key>
    ///   | <left paren> <index keys> <right paren>
    /// ```
    private mutating func constrainedKeys(of variable: Name) throws(SyntaxFailure) -> [Name] {
        let opener = input.current
        guard take(.leftParen) else { return [try indexKey(of: variable)] }
        let keys = try indexKeys(of: variable)
        try expectClosing(.rightParen, of: opener)
        return keys
    }

    /// ```bnf
    /// <drop constraint statement> ::= DROP CONSTRAINT <symbolic name> [ <if exists> ]
    /// ```
    mutating func dropConstraintStatement() throws(SyntaxFailure) -> Statement {
        let start = input.current.start
        advance()
        advance()
        let name = try symbolicName(.name)
        let ifExists = try ifExists()
        return .dropConstraint(DropConstraintStatement(name: name, ifExists: ifExists, range: input.range(from: start)))
    }

    /// ```bnf
    /// <show statement> ::= SHOW { INDEXES | CONSTRAINTS | FUNCTIONS | PROCEDURES } [ <show filter> ]
    /// ```
    mutating func showStatement() throws(SyntaxFailure) -> Statement {
        let start = input.current.start
        advance()
        let subject: ShowSubject
        if take(.indexes) {
            subject = .indexes
        } else if take(.constraints) {
            subject = .constraints
        } else if take(.functions) {
            subject = .functions
        } else {
            try expect(.procedures)
            subject = .procedures
        }
        let (yield, returning) = try showFilter()
        return .show(
            ShowStatement(subject: subject, yield: yield, returning: returning, range: input.range(from: start)))
    }

    /// ```bnf
    /// <show filter> ::=
    ///     <where clause>
    ///   | YIELD { <asterisk> | <shown columns> } [ <where clause> ] [ <return clause> ]
    /// ```
    private mutating func showFilter() throws(SyntaxFailure) -> (yield: YieldItems, returning: ProjectionClause?) {
        let start = input.current.start
        guard take(.yield) else {
            let predicate = try optionalWhere()
            let range = predicate == nil ? .none : input.range(from: start)
            return (YieldItems(all: true, items: [], predicate: predicate, range: range), nil)
        }
        let all = take(.asterisk)
        let items = all ? [] : try shownColumns()
        let predicate = try optionalWhere()
        let yield = YieldItems(all: all, items: items, predicate: predicate, range: input.range(from: start))
        expected.note(.return_, at: input.position)
        return (yield, input.at(.return_) ? try returnClause() : nil)
    }

    /// ```bnf
    /// <shown columns> ::= <yield item> [ { <comma> <yield item> }... ]
    /// ```
    private mutating func shownColumns() throws(SyntaxFailure) -> [YieldItem] {
        var items: [YieldItem] = []
        repeat { items.append(try yieldItem()) } while take(.comma)
        return items
    }
}
