import SourceText

/// What could stand next after a text that breaks off, as the parser sees it; for a completer.
public struct SyntaxExpectation: Sendable, Hashable {
    /// Words of the grammar, in the order of `Keyword`. Words that begin an expression, or an operator in one, are among
    /// them where one is possible; words that begin a clause are not.
    public var keywords: [Keyword] = []
    /// Whether a clause of the query can begin.
    public var clause = false
    /// Whether a whole statement can begin.
    public var statement = false
    /// Whether a value can stand there.
    public var expression = false
    /// Whether a pattern, or a node or relationship of one, can stand there.
    public var pattern = false
    /// Whether a new name can stand there.
    public var variable = false
    /// Whether the name of a procedure can stand there.
    public var procedure = false
    /// Whether a property key can stand there.
    public var propertyKey = false
    /// Whether a label can stand there.
    public var label = false
    /// Whether a relationship type can stand there.
    public var relationshipType = false

    init(_ expected: ExpectedSet) {
        var words = Set(expected.heldKeywords)
        for notion in expected.heldNotions {
            switch notion {
            case .clause: clause = true
            case .statement: statement = true
            case .expression:
                expression = true
                words.formUnion(notion.keywords)
            case .infixOperator: words.formUnion(notion.keywords)
            case .pattern, .node, .relationship: pattern = true
            case .variable, .name: variable = true
            case .procedure: procedure = true
            case .propertyKey: propertyKey = true
            case .label: label = true
            case .relationshipType: relationshipType = true
            case .wholeNumber, .endOfStatement, .endOfInput, .type: break
            }
        }
        keywords = Keyword.allCases.filter(words.contains)
    }
}

extension Parser {
    /// What could follow a text; nil where the text is wrong before its end, so that nothing can be said.
    ///
    /// - Parameter source: one statement, or the beginning of one, up to the place in question.
    /// - Complexity: O(bytes).
    public static func expectation(after source: SourceText) -> SyntaxExpectation? {
        withParser(source) { parser in
            _ = parser.onlyStatement()
            guard parser.expected.position == parser.input.tokens.count - 1, parser.input.at(.endOfInput) else {
                return nil
            }
            return SyntaxExpectation(parser.expected)
        }
    }
}
