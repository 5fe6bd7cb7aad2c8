import QuerySyntax
import SourceText

/// Carries the lexer's tokens over into the terminals of a grammar, and terminals into text.
public struct TokenVocabulary: Sendable {
    private let grammar: PlainGrammar
    private let marks: [String: Int]
    private let nameOfMark: [Int: String]
    private let samples: [String: [String]]
    private let lexical: LexicalMatcher

    public init(_ document: GrammarDocument, _ grammar: PlainGrammar) {
        self.grammar = grammar
        lexical = LexicalMatcher(document)
        var marks: [String: Int] = [:]
        var names: [Int: String] = [:]
        for (name, mark) in document.delimiters {
            if let terminal = grammar.terminal(name) {
                marks[mark] = terminal
                names[terminal] = mark
            }
        }
        self.marks = marks
        nameOfMark = names
        samples = [
            "unescaped symbolic name": ["a", "b", "person", "n1", "größe", "_x"],
            "escaped symbolic name": ["`a`", "`two words`", "`a``b`"],
            "integer literal": ["1", "0", "42", "0xFF", "0o17"],
            "float literal": ["1.5", ".25", "1e3", "2.5E-1"],
            "string literal": ["'s'", "\"t\"", "'it\\'s'"],
            "parameter": ["$p", "$1", "$`a b`", "$match"],
        ]
    }

    /// The terminals that the tokens of a text stand for; nil when the lexer found something that is no token.
    public func terminals(of text: String) -> [Int]? {
        var terminals: [Int] = []
        for token in Lexer.tokens(of: SourceText(text)) where token.kind != .endOfInput {
            guard let terminal = terminal(of: token), isWellFormed(token, in: text) else { return nil }
            terminals.append(terminal)
        }
        return terminals
    }

    /// False for strings with an escape that is none: the lexer leaves the inside of a string to the parser.
    private func isWellFormed(_ token: Token, in text: String) -> Bool {
        guard token.kind == .string else { return true }
        let bytes = Array(text.utf8)[Int(token.range.start)..<Int(token.range.end)]
        return !bytes.contains(UInt8(ascii: "\\"))
            || lexical.matches("string literal", String(decoding: bytes, as: UTF8.self))
    }

    /// The terminal that a token stands for; nil for the kinds that stand for a mistake.
    public func terminal(of token: Token) -> Int? {
        switch token.kind {
        case .identifier: grammar.terminal("unescaped symbolic name")
        case .escapedIdentifier: grammar.terminal("escaped symbolic name")
        case .integer: grammar.terminal("integer literal")
        case .float: grammar.terminal("float literal")
        case .string: grammar.terminal("string literal")
        case .parameter: grammar.terminal("parameter")
        case .keyword: token.keyword.flatMap { grammar.terminal($0.text.uppercased()) }
        default: token.kind.mark.flatMap { marks[$0] }
        }
    }

    /// A text of those tokens, one blank between any two; literals and names change with `variety`.
    public func text(of terminals: [Int], variety: Int = 0) -> String {
        terminals.enumerated().map { place, terminal in
            if let mark = nameOfMark[terminal] { return mark }
            let name = grammar.names[terminal]
            guard let choices = samples[name] else { return name }
            return choices[variety == 0 ? 0 : (place + variety) % choices.count]
        }
        .joined(separator: " ")
    }

    /// All terminals, for mutants.
    public var alphabet: [Int] { Array(0..<grammar.terminalCount) }
}
