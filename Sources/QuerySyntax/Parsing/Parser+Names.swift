import SourceText

extension Parser {
    /// Grammar: <variable>
    mutating func variable() throws(SyntaxFailure) -> Name { try symbolicName(.variable) }

    /// A name that is no reserved word; `notion` says what for.
    ///
    /// Grammar: <symbolic name>
    mutating func symbolicName(_ notion: ExpectedSet.Notion) throws(SyntaxFailure) -> Name {
        guard current.isSymbolicName else { throw unexpected(notion) }
        return try takeName()
    }

    /// A name that can be any word; `notion` says what for.
    ///
    /// Grammar: <schema name>
    mutating func schemaName(_ notion: ExpectedSet.Notion) throws(SyntaxFailure) -> Name {
        guard current.isSchemaName else { throw unexpected(notion) }
        return try takeName()
    }

    /// The current token as a name; it must be one, or a parameter.
    mutating func takeName() throws(SyntaxFailure) -> Name {
        let token = current
        guard let text = decoder.name(token) else { throw fail(.invalidBytes, at: token.range) }
        advance()
        return Name(text: text, range: token.range)
    }
}
