import SourceText

/// Indexes and constraints.
extension Parser {
    /// Grammar: <create index statement>
    mutating func createIndexStatement() throws(SyntaxFailure) -> Statement {
        let start = current.start
        advance()
        advance()
        if take(.on) {
            let (label, keys) = try shortIndexTarget()
            return .createIndex(
                CreateIndexStatement(
                    name: nil, ifNotExists: false, label: label, onRelationship: false, keys: keys,
                    range: range(from: start)))
        }
        let (name, ifNotExists) = try schemaObjectName()
        try expect(.for_)
        let (variable, label, onRelationship) = try indexElement()
        try expect(.on)
        let opener = current
        try expect(.leftParen)
        let keys = try indexKeys(of: variable)
        try expectClosing(.rightParen, of: opener)
        return .createIndex(
            CreateIndexStatement(
                name: name, ifNotExists: ifNotExists, label: label, onRelationship: onRelationship, keys: keys,
                range: range(from: start)))
    }

    /// An optional name and an optional IF NOT EXISTS.
    ///
    /// Grammar: <if not exists>
    private mutating func schemaObjectName() throws(SyntaxFailure) -> (name: Name?, ifNotExists: Bool) {
        var name: Name?
        if current.isSymbolicName, !(at(.if_) && following.isKeyword(.not)) { name = try symbolicName(.name) }
        guard take(.if_) else { return (name, false) }
        try expect(.not)
        try expect(.exists)
        return (name, true)
    }

    /// Grammar: <index element>
    private mutating func indexElement() throws(SyntaxFailure) -> (variable: Name, label: Name, isRelationship: Bool) {
        let opener = current
        try expect(.leftParen)
        guard take(.rightParen) else {
            let variable = try variable()
            try expect(.colon)
            let label = try schemaName(.label)
            try expectClosing(.rightParen, of: opener)
            return (variable, label, false)
        }
        try expect(.minus)
        let bracket = current
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

    /// Grammar: <index keys>
    private mutating func indexKeys(of variable: Name) throws(SyntaxFailure) -> [Name] {
        var keys: [Name] = []
        repeat { keys.append(try indexKey(of: variable)) } while take(.comma)
        return keys
    }

    /// Grammar: <index key>
    private mutating func indexKey(of declared: Name) throws(SyntaxFailure) -> Name {
        let variable = try variable()
        if variable.text != declared.text {
            throw fail(.foreignVariable(variable.text, declared: declared.text), at: variable.range)
        }
        try expect(.period)
        return try schemaName(.propertyKey)
    }

    /// Grammar: <short index target>
    private mutating func shortIndexTarget() throws(SyntaxFailure) -> (label: Name, keys: [Name]) {
        try expect(.colon)
        let label = try schemaName(.label)
        let opener = current
        try expect(.leftParen)
        var keys: [Name] = []
        repeat { keys.append(try schemaName(.propertyKey)) } while take(.comma)
        try expectClosing(.rightParen, of: opener)
        return (label, keys)
    }

    /// Grammar: <drop index statement>
    mutating func dropIndexStatement() throws(SyntaxFailure) -> Statement {
        let start = current.start
        advance()
        expected.note(.constraint, at: position)
        try expect(.index)
        if take(.on) {
            let (label, keys) = try shortIndexTarget()
            return .dropIndex(
                DropIndexStatement(name: nil, label: label, keys: keys, ifExists: false, range: range(from: start)))
        }
        let name = try symbolicName(.name)
        let ifExists = try ifExists()
        return .dropIndex(
            DropIndexStatement(name: name, label: nil, keys: [], ifExists: ifExists, range: range(from: start)))
    }

    /// Grammar: <if exists>
    private mutating func ifExists() throws(SyntaxFailure) -> Bool {
        guard take(.if_) else { return false }
        try expect(.exists)
        return true
    }

    /// Grammar: <create constraint statement>
    mutating func createConstraintStatement() throws(SyntaxFailure) -> Statement {
        let start = current.start
        advance()
        advance()
        let (name, ifNotExists) = try schemaObjectName()
        try expect(.for_)
        let opener = current
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
                name: name, ifNotExists: ifNotExists, label: label, keys: keys, range: range(from: start)))
    }

    /// Grammar: <constrained keys>
    private mutating func constrainedKeys(of variable: Name) throws(SyntaxFailure) -> [Name] {
        let opener = current
        guard take(.leftParen) else { return [try indexKey(of: variable)] }
        let keys = try indexKeys(of: variable)
        try expectClosing(.rightParen, of: opener)
        return keys
    }

    /// Grammar: <drop constraint statement>
    mutating func dropConstraintStatement() throws(SyntaxFailure) -> Statement {
        let start = current.start
        advance()
        advance()
        let name = try symbolicName(.name)
        let ifExists = try ifExists()
        return .dropConstraint(DropConstraintStatement(name: name, ifExists: ifExists, range: range(from: start)))
    }

    /// Grammar: <show statement>
    mutating func showStatement() throws(SyntaxFailure) -> Statement {
        let start = current.start
        advance()
        if take(.indexes) { return .showIndexes(range(from: start)) }
        try expect(.constraints)
        return .showConstraints(range(from: start))
    }
}
