/// The right-hand side of a production, or a part of it.
public indirect enum GrammarNode: Hashable, Sendable {
    /// A keyword, in capitals.
    case keyword(String)
    /// `<name>`, the angle brackets left out.
    case nonterminal(String)
    /// Characters that stand for themselves (only below `<token>`).
    case characters(String)
    /// What only words can say: a `!!` comment where a right-hand side should stand (only below `<token>`).
    case prose(String)
    /// One after the other; never fewer than two.
    case sequence([GrammarNode])
    /// One or the other; never fewer than two.
    case choice([GrammarNode])
    /// `[ … ]`
    case optional(GrammarNode)
    /// `…...`, once or more often.
    case repeated(GrammarNode)

    /// The nonterminals named anywhere inside, in the order written.
    public var nonterminals: [String] {
        switch self {
        case .keyword, .characters, .prose: []
        case .nonterminal(let name): [name]
        case .sequence(let parts), .choice(let parts): parts.flatMap(\.nonterminals)
        case .optional(let part), .repeated(let part): part.nonterminals
        }
    }

    /// The keywords named anywhere inside, in the order written.
    public var keywords: [String] {
        switch self {
        case .nonterminal, .characters, .prose: []
        case .keyword(let word): [word]
        case .sequence(let parts), .choice(let parts): parts.flatMap(\.keywords)
        case .optional(let part), .repeated(let part): part.keywords
        }
    }

    /// The alternatives of a choice, or the node itself alone.
    public var alternatives: [GrammarNode] {
        if case .choice(let parts) = self { return parts }
        return [self]
    }
}

/// `<name> ::= body`
public struct GrammarProduction: Sendable {
    public var name: String
    public var body: GrammarNode
    /// The whole production with every run of blanks and line breaks as one space.
    public var text: String
    /// The comment lines right above it.
    public var comment: [String]
    /// The title of the section it stands in.
    public var section: String
    /// Line in the file, from 1.
    public var line: Int
}

/// A grammar as its file has it: productions in order, the lexical ones last.
public struct GrammarDocument: Sendable {
    public var productions: [GrammarProduction]
    /// Index of `<token>`, where the lexical level begins; the number of productions where there is none.
    public var lexicalStart: Int
    private let index: [String: Int]

    init(productions: [GrammarProduction]) {
        self.productions = productions
        lexicalStart = productions.firstIndex { $0.name == "token" } ?? productions.count
        index = Dictionary(productions.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The productions that judge sequences of tokens.
    public var syntactic: ArraySlice<GrammarProduction> { productions[..<lexicalStart] }
    /// The productions that say how characters make tokens.
    public var lexical: ArraySlice<GrammarProduction> { productions[lexicalStart...] }

    public subscript(name: String) -> GrammarProduction? { index[name].map { productions[$0] } }

    /// Names of the token classes: the alternatives of `<token>`, keywords and delimiters left out.
    public var tokenClasses: [String] {
        (self["token"]?.body.nonterminals ?? []).filter { $0 != "keyword" && $0 != "delimiter" }
    }

    /// Punctuation marks by name.
    public var delimiters: [String: String] {
        var marks: [String: String] = [:]
        for name in self["delimiter"]?.body.nonterminals ?? [] {
            if case .characters(let mark)? = self[name]?.body { marks[name] = mark }
        }
        return marks
    }
}
