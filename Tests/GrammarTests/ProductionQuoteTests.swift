import Foundation
import TestSupport
import Testing

/// Parse functions quote the productions they read; quote and grammar are the same.
@Suite struct ProductionQuoteTests {
    let grammar: LanguageGrammar
    let quotes: [ProductionQuotes.Quote]

    init() throws {
        grammar = try LanguageGrammar()
        quotes = try ProductionQuotes.read(below: RepositoryFiles.root.appendingPathComponent("Sources/QuerySyntax"))
    }

    @Test func quotesAreTheGrammar() {
        for quote in quotes {
            guard let production = grammar.document[quote.name] else {
                Issue.record("\(quote.place): the grammar has no <\(quote.name)>")
                continue
            }
            #expect(quote.text == production.text, "\(quote.place)")
            #expect(quote.declaration.contains("func "), "\(quote.place): a quote belongs above a function")
        }
    }

    /// Nothing but one function reads a production. Lookahead reads nothing and quotes nothing.
    @Test func everyProductionIsQuotedOnce() {
        let places = Dictionary(grouping: quotes, by: \.name).mapValues { $0.map(\.place) }
        let unquoted = grammar.document.syntactic.map(\.name).filter { places[$0] == nil }
        #expect(unquoted == [], "put these above the functions that read them")
        let quotedTwice = places.values.filter { $0.count > 1 }
        #expect(quotedTwice.isEmpty, "\(quotedTwice)")
    }

    /// A function that reads several productions at once does so for a reason, and they are these.
    @Test func productionsReadTogether() {
        let functions = Dictionary(grouping: quotes, by: { "\($0.place.prefix { $0 != ":" }) \($0.declaration)" })
        let together = functions.values.filter { $0.count > 1 }.map { $0.map(\.name) }.sorted { $0[0] < $1[0] }
        #expect(
            together == [
                // Levels that differ only in their operators are loops over the table of precedence.
                ["additive expression", "multiplicative expression", "power expression"],
                ["comparison expression", "comparison operator"],
                // `f(` and `a.b.f(` differ only in what stands before the name.
                ["function invocation", "function name"],
                ["integer literal", "float literal"],
                ["or expression", "xor expression", "and expression"],
                ["procedure name", "namespace"],
            ])
    }

    @Test func quotesAreFound() {
        let text = """
            /// What it does.
            ///
            /// ```bnf
            /// <a> ::= X
            ///   | <b c>
            /// <d> ::=
            ///     Y...
            /// ```
            @inline(never)
            private mutating func a() throws {
            """
        let quotes = ProductionQuotes.quotes(in: text, name: "T.swift")
        #expect(quotes.map(\.text) == ["<a> ::= X | <b c>", "<d> ::= Y..."])
        #expect(quotes.map(\.name) == ["a", "d"])
        #expect(quotes.first?.place == "T.swift:8")
    }
}
