import SourceText

extension Parser {
    /// ```bnf
    /// <variable> ::= <symbolic name>
    /// ```
    mutating func variable() throws(SyntaxFailure) -> Name { try symbolicName(.variable) }

    /// A name that is no reserved word; `notion` says what for.
    ///
    /// ```bnf
    /// <symbolic name> ::=
    ///     <unescaped symbolic name>
    ///   | <escaped symbolic name>
    ///   | <non-reserved word>
    /// ```
    mutating func symbolicName(_ notion: ExpectedSet.Notion) throws(SyntaxFailure) -> Name {
        guard input.current.isSymbolicName else { throw unexpected(notion) }
        return try takeName()
    }

    /// A name that can be any word; `notion` says what for.
    ///
    /// ```bnf
    /// <schema name> ::=
    ///     <symbolic name>
    ///   | <reserved word>
    /// ```
    mutating func schemaName(_ notion: ExpectedSet.Notion) throws(SyntaxFailure) -> Name {
        guard input.current.isSchemaName else { throw unexpected(notion) }
        return try takeName()
    }

    /// The current token as a name; it must be one, or a parameter.
    mutating func takeName() throws(SyntaxFailure) -> Name {
        let token = input.current
        guard let text = decoder.name(token) else { throw fail(.invalidBytes, at: token.range) }
        advance()
        return Name(text: text, range: token.range)
    }
}
