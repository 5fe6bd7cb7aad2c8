import SourceText
import TestSupport
import Testing

@testable import QuerySyntax

/// The formatter changes blanks and capitals, and nothing else.
@Suite struct FormatterTests {
    /// What is wrong with how a text is formatted; nil where nothing is, or where the text does not parse.
    private static func flaw(of text: String) -> String? {
        let script = Parser.parseScript(SourceText(text))
        guard script.diagnostics.isEmpty else { return nil }
        guard let once = try? ScriptFormatter.format(SourceText(text)) else { return "refused: \(text)" }
        guard let twice = try? ScriptFormatter.format(SourceText(once)) else { return "its result is refused: \(text)" }
        var flaws: [String] = []
        if trees(once) != script.statements.map(\.tree.description) { flaws.append("the tree changes") }
        if comments(once) != comments(text) { flaws.append("the comments change") }
        if once != twice { flaws.append("a second time changes more") }
        if once.contains(" \n"), !text.contains(" \n") { flaws.append("blanks at the end of a line") }
        return flaws.isEmpty ? nil : "\(flaws.joined(separator: ", ")):\n\(text)\n=>\n\(once)\n=>\n\(twice)"
    }

    private static func trees(_ text: String) -> [String] {
        Parser.parseScript(SourceText(text)).statements.map(\.tree.description)
    }

    private static func comments(_ text: String) -> [String] {
        let source = SourceText(text)
        return Lexer.tokens(of: source, comments: true).filter { $0.kind == .comment }.map { source.text(in: $0.range) }
    }

    /// The text with comments thrown in between its tokens.
    private static func sprinkled(_ text: String, using random: inout SeededGenerator) -> String {
        let pieces = [" /* c */ ", " // d\n", "\n// e\n", "\n/* f\n g */\n", "\n\n/* h */ ", " /* i */\n"]
        let source = SourceText(text)
        var result = ""
        var end: UInt32 = 0
        for token in Lexer.tokens(of: source) {
            result += source.text(in: SourceRange(start: end, end: token.range.start))
            if Int.random(in: 0..<8, using: &random) == 0 { result += pieces.randomElement(using: &random) ?? "" }
            result += source.text(in: token.range)
            end = token.range.end
        }
        return result
    }

    private func report(_ flaws: [String], _ place: Testing.SourceLocation = #_sourceLocation) {
        guard !flaws.isEmpty else { return }
        let shown = flaws.sorted { $0.count < $1.count }.prefix(5).joined(separator: "\n\n")
        Issue.record("\(flaws.count) texts are formatted wrongly, the shortest:\n\(shown)", sourceLocation: place)
    }

    @Test func queriesOfTheConformanceKit() throws {
        guard let queries = try kitQueries() else { return }
        #expect(queries.count > 1000)
        report(queries.compactMap { Self.flaw(of: $0.text) })
        var random = SeededGenerator(seed: 5)
        // With comments, a fifth of them: the kit's queries resemble one another.
        let sample = queries.enumerated().filter { $0.offset % 5 == 0 }.map(\.element)
        report(sample.compactMap { Self.flaw(of: Self.sprinkled($0.text, using: &random)) })
    }

    @Test func writtenSentences() throws {
        var random = SeededGenerator(seed: 6)
        let sentences = try LanguageGrammar.sentences(in: "Accept").map(\.0)
        report(sentences.compactMap { Self.flaw(of: $0) })
        for _ in 0..<5 { report(sentences.compactMap { Self.flaw(of: Self.sprinkled($0, using: &random)) }) }
    }

    /// A sentence through every alternative of the grammar, and random ones.
    @Test func generatedSentences() throws {
        let grammar = try LanguageGrammar()
        let generator = SentenceGenerator(grammar.plain)
        let systematic = generator.systematicSentences().map { grammar.vocabulary.text(of: $0, variety: 1) }
        report(systematic.compactMap { Self.flaw(of: $0) })
        var random = SeededGenerator(seed: 9)
        let others = (0..<400).map { round in
            grammar.vocabulary.text(
                of: generator.randomSentence(depth: 2 + round % 6, using: &random), variety: round % 7)
        }
        report(others.compactMap { Self.flaw(of: $0) })
    }

    @Test(arguments: [
        ("match (n:Person{name:'a'})return n", "MATCH (n:Person {name: 'a'})\nRETURN n;\n"),
        // Names that look like keywords keep their capitals, and the text of a column keeps its blanks.
        (
            "MATCH (count:Order) RETURN count.limit AS Count, 1+1",
            "MATCH (count:Order)\nRETURN count.limit AS Count, 1+1;\n"
        ),
        ("RETURN x IS not null AS a, NULL AS b, TRUE AS c", "RETURN x IS NOT NULL AS a, null AS b, true AS c;\n"),
        ("RETURN - 1 - -x[ 1 .. 2 ].y AS a", "RETURN -1 - -x[1..2].y AS a;\n"),
        ("RETURN 1 // one\n; // two", "RETURN 1; // one\n// two\n"),
        (
            "// title\n\nMATCH (a) - [:T|U *1..2] -> (b)\n\n\n// why\nWHERE exists{(a)-->(b)} RETURN a",
            "// title\n\nMATCH (a)-[:T|U*1..2]->(b)\n\n// why\nWHERE EXISTS { (a)-->(b) }\nRETURN a;\n"
        ),
        (
            "CALL{MATCH (n) RETURN n} FOREACH(x IN [1]|SET n.x=x)",
            "CALL {\n  MATCH (n)\n  RETURN n\n}\nFOREACH (x IN [1] | SET n.x = x);\n"
        ),
        (
            "MATCH (n:( A | B ) & ! C WHERE n.x >1 AND n : A | %) RETURN n IS A|B AS x",
            "MATCH (n:(A|B)&!C WHERE n.x > 1 AND n:A|%)\nRETURN n IS A|B AS x;\n"
        ),
        (
            "MATCH (a) -[r : R | !( S & T ) WHERE r.x>1 ]-> (b) - [:T ] -> { 1 , 3 } (c) RETURN [x IN y WHERE x:(A|B) | x] AS x",
            "MATCH (a)-[r:R|!(S&T) WHERE r.x > 1]->(b)-[:T]->{1,3}(c)\nRETURN [x IN y WHERE x:(A|B) | x] AS x;\n"
        ),
        ("", ""), (";;", ""), ("/* only */", "/* only */\n"),
    ])
    func style(_ text: String, _ expected: String) throws {
        #expect(try ScriptFormatter.format(SourceText(text)) == expected)
    }

    /// However the blanks stood, the result is the same.
    @Test func blanksOfTheInputDoNotMatter() throws {
        let grammar = try LanguageGrammar()
        let generator = SentenceGenerator(grammar.plain)
        var random = SeededGenerator(seed: 11)
        var sentences = try LanguageGrammar.sentences(in: "Accept").map(\.0)
        sentences += generator.systematicSentences().map { grammar.vocabulary.text(of: $0, variety: 1) }
        sentences += (0..<200).map { round in
            grammar.vocabulary.text(
                of: generator.randomSentence(depth: 3 + round % 5, using: &random), variety: round % 7)
        }
        var flaws: [String] = []
        var compared = 0
        for text in sentences {
            let (wide, narrow) = (Self.spaced(text, tightly: false), Self.spaced(text, tightly: true))
            guard let tree = Self.tree(wide), tree == Self.tree(narrow) else { continue }
            compared += 1
            let (one, other) = try (
                ScriptFormatter.format(SourceText(wide)), ScriptFormatter.format(SourceText(narrow))
            )
            if one != other { flaws.append("\(wide)\n=>\n\(one)\nbut\n\(narrow)\n=>\n\(other)") }
        }
        #expect(compared > 300)
        report(flaws)
    }

    /// The tree of a text whose columns all have names of their own, since the text of others stays as it is.
    private static func tree(_ text: String) -> [String]? {
        let script = Parser.parseScript(SourceText(text))
        guard script.diagnostics.isEmpty, script.statements.allSatisfy({ SyntaxRoles($0.tree).columns.isEmpty }) else {
            return nil
        }
        return script.statements.map(\.tree.description)
    }

    /// The tokens with a blank between any two, or only where two would be read as one.
    private static func spaced(_ text: String, tightly: Bool) -> String {
        let source = SourceText(text)
        var result = ""
        var last = ""
        for token in Lexer.tokens(of: source).dropLast() {
            let next = source.text(in: token.range)
            let together = SourceText(last + next)
            let ranges = Lexer.tokens(of: together, comments: true).dropLast().map { together.text(in: $0.range) }
            result += (last.isEmpty || tightly && ranges == [last, next] ? "" : " ") + next
            last = next
        }
        return result
    }

    @Test func brokenMapsAreSetInWithTheirLine() throws {
        let key = String(repeating: "k", count: 50)
        let text = "CREATE (somebody)-[:KNOWS_FOR_A_LONG_TIME]->(:Person {\(key)1: 1, \(key)2: 2})-[:KNOWS]->(another)"
        #expect(
            try ScriptFormatter.format(SourceText(text)) == """
                CREATE (somebody)
                  -[:KNOWS_FOR_A_LONG_TIME]->(:Person {
                    \(key)1: 1,
                    \(key)2: 2
                  })-[:KNOWS]->(another);

                """)
    }

    @Test func longClausesAreBroken() throws {
        let names = (1...12).map { "person.property\($0) AS column\($0)" }
        let text = "match (person) where \(names.indices.map { "person.p\($0) > 10000" }.joined(separator: " and ")) "
        let formatted = try ScriptFormatter.format(SourceText(text + "return " + names.joined(separator: ",")))
        let lines = formatted.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= ScriptFormatter.width })
        #expect(lines.count == 1 + 12 + 1 + 12)
        #expect(formatted.contains("\n  AND person.p1 > 10000\n"))
        #expect(formatted.contains("\nRETURN\n  person.property1 AS column1,\n"))
    }

    @Test func aTextThatDoesNotParseIsRefused() {
        #expect(throws: Diagnostic.self) { try ScriptFormatter.format(SourceText("MATCH (n RETURN n")) }
    }
}
