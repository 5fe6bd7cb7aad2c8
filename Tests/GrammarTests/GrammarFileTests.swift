import QuerySyntax
import TestSupport
import Testing

/// Grammar.bnf by itself, and beside Keywords.txt and the lexer.
@Suite struct GrammarFileTests {
    let grammar: LanguageGrammar

    init() throws { grammar = try LanguageGrammar() }

    @Test func everyNameIsDefinedUsedAndProductive() {
        #expect(grammar.document.flaws(start: "script") == [])
        #expect(grammar.document.productions.count > 100)
    }

    @Test func keywordsAreThoseOfTheList() {
        let reserved = grammar.document["reserved word"]?.body.keywords ?? []
        let nonreserved = grammar.document["non-reserved word"]?.body.keywords ?? []
        #expect(reserved == grammar.keywords.reserved.map { $0.uppercased() })
        #expect(nonreserved == grammar.keywords.nonreserved.map { $0.uppercased() })
        let sorted = grammar.keywords.nonreserved.map { $0.uppercased() }.sorted()
        #expect(nonreserved == sorted && reserved == reserved.sorted(), "each class is sorted")
    }

    /// A keyword that no production asks for is a word kept for later; these are known.
    @Test func keywordsAreUsed() {
        let lists: Set<String> = ["reserved word", "non-reserved word"]
        let productions = grammar.document.productions.filter { !lists.contains($0.name) }
        let used = Set(productions.flatMap(\.body.keywords))
        let unused = grammar.keywords.entries.map { $0.text.uppercased() }.filter { !used.contains($0) }
        #expect(unused == ["ADD", "DO", "MANDATORY", "OF", "SCALAR", "EXTRACT"])
    }

    @Test func marksAreThoseOfTheLexer() {
        // `!=` is a mark the lexer knows only to say that it is none.
        let lexed = Set(TokenKind.allCases.filter { !$0.isError }.compactMap(\.mark))
        #expect(Set(grammar.document.delimiters.values) == lexed)
        #expect(grammar.document.delimiters.count == lexed.count)
    }

    @Test func flawsAreSeen() throws {
        let text = """
            <a> ::= <b> | <missing> X

            <b> ::= X <b>

            <unused> ::= X

            <b> ::= X <b> | { <b> Y }...

            """
        let flaws = try GrammarReader.read(text).flaws(start: "a")
        #expect(
            flaws == [
                "<b> is defined twice", "<missing>, used by <a>, is not defined", "<unused> is never used",
                "<a> derives no sentence", "<b> derives no sentence", "<b> derives no sentence",
            ])
    }

    @Test(arguments: ["<a> ::= [ X", "<a> ::= X ]", "<a> ::= X |", "<a> ::= ... X", "<a> ::= x", "<a> ::=", "X Y"])
    func badNotationIsRefused(_ text: String) {
        #expect(throws: GrammarError.self) { try GrammarReader.read(text) }
    }

    @Test func notationIsReadAsIso() throws {
        let document = try GrammarReader.read("<a b> ::= X [ <c>... | { Y Z }... ] | <c>\n\n!! note\n<c> ::=\n    Y\n")
        #expect(
            document["a b"]?.body
                == .choice([
                    .sequence([
                        .keyword("X"),
                        .optional(
                            .choice([
                                .repeated(.nonterminal("c")),
                                .repeated(.sequence([.keyword("Y"), .keyword("Z")])),
                            ])),
                    ]),
                    .nonterminal("c"),
                ]))
        #expect(document["c"]?.text == "<c> ::= Y")
        #expect(document["c"]?.comment == ["note"])
        #expect(document["c"]?.line == 4)
    }
}
