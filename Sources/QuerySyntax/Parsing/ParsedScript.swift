import SourceText

/// One statement and the bytes it was read from, its semicolon left out.
public struct ParsedStatement: Sendable {
    public var tree: SyntaxTree
    public var range: SourceRange
}

/// The statements of a text, and what is wrong with the others.
public struct ParsedScript: Sendable {
    /// Statements without errors, in the order of the text.
    public var statements: [ParsedStatement]
    /// The errors of the statements that were left out, in the order of the text.
    public var diagnostics: [Diagnostic]

    public init(statements: [ParsedStatement], diagnostics: [Diagnostic]) {
        self.statements = statements
        self.diagnostics = diagnostics
    }
}
