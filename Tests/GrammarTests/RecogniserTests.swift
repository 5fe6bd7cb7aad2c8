import TestSupport
import Testing

/// The recogniser against grammars small enough to know by heart, and against a naive method.
@Suite struct RecogniserTests {
    /// A grammar whose tokens are the keywords A, B and C.
    private func grammar(_ rules: String) throws -> PlainGrammar {
        // Below <token> a single letter stands for itself, so each is doubled to be a keyword.
        let words = rules.map { $0.isUppercase ? "\($0)\($0)" : "\($0)" }.joined()
        let lexical = "\n\n<token> ::= <keyword>\n\n<keyword> ::= <reserved word>\n\n<reserved word> ::= AA | BB | CC\n"
        return try PlainGrammar(GrammarReader.read(words + lexical), start: "s")
    }

    /// All sequences of up to `length` tokens.
    private func sequences(_ grammar: PlainGrammar, length: Int) -> [[Int]] {
        var all: [[Int]] = [[]]
        var last = all
        for _ in 0..<length {
            last = last.flatMap { head in (0..<grammar.terminalCount).map { head + [$0] } }
            all += last
        }
        return all
    }

    /// The sentences of up to `length` tokens, by the least fixed point of the rules.
    private func language(_ grammar: PlainGrammar, length: Int) -> Set<[Int]> {
        var derived = grammar.names.indices.map { grammar.isTerminal($0) ? Set([[$0]]) : [] }
        var grew = true
        while grew {
            grew = false
            for rule in grammar.rules {
                var strings: Set<[Int]> = [[]]
                for symbol in rule.right {
                    strings = Set(
                        strings.flatMap { head in derived[symbol].map { head + $0 }.filter { $0.count <= length } })
                }
                if !strings.isSubset(of: derived[rule.left]) {
                    derived[rule.left].formUnion(strings)
                    grew = true
                }
            }
        }
        return derived[grammar.start]
    }

    @Test(arguments: [
        "<s> ::= A",
        "<s> ::= A <s> B | A B",
        "<s> ::= <s> <s> | A",
        "<s> ::= <s> B <t> | <t>\n\n<t> ::= A | C <s> C",
        "<s> ::= A <s> A | B <s> B | A A | B B | C",
        "<s> ::= [ A ] <t>... [ { C <t> }... ]\n\n<t> ::= B | A [ B ]",
        "<s> ::= <t> | <u>\n\n<t> ::= <u> A | A\n\n<u> ::= <t> B | C <s>",
        "<s> ::= { A | B } [ A ] [ B ] [ C ] | <s> C <s>",
    ])
    func judgesAsTheRulesDerive(_ rules: String) throws {
        let grammar = try grammar(rules)
        let recogniser = EarleyRecogniser(grammar)
        let language = language(grammar, length: 7)
        #expect(!language.isEmpty)
        for sequence in sequences(grammar, length: 7) {
            let accepted = recogniser.judge(sequence) == .accepted
            if accepted != language.contains(sequence) { Issue.record("\(sequence) of \(rules): \(accepted)") }
        }
    }

    @Test func saysWhereItFailed() throws {
        let grammar = try grammar("<s> ::= A B | A B C C")
        let recogniser = EarleyRecogniser(grammar)
        let (a, b, c) = (0, 1, 2)
        #expect(recogniser.judge([]) == .rejected(at: 0))
        #expect(recogniser.judge([b]) == .rejected(at: 0))
        #expect(recogniser.judge([a, a]) == .rejected(at: 1))
        #expect(recogniser.judge([a, b, c]) == .rejected(at: 3))
        #expect(recogniser.judge([a, b, c, c]) == .accepted)
        #expect(recogniser.judge([a, b, c, c, c]) == .rejected(at: 4))
    }

    /// What is generated from a grammar is recognised by it, and every alternative is used.
    @Test func generatedSentencesAreRecognised() throws {
        let language = try LanguageGrammar()
        let recogniser = EarleyRecogniser(language.plain)
        let generator = SentenceGenerator(language.plain)
        let systematic = generator.systematicSentences()
        #expect(systematic.count == language.plain.rules.count, "every rule is reached from the start")
        for sentence in systematic where recogniser.judge(sentence) != .accepted {
            Issue.record("not recognised: \(language.vocabulary.text(of: sentence))")
        }
        var random = SeededGenerator(seed: 20_240_229)
        var longest = 0
        for _ in 0..<1000 {
            let sentence = generator.randomSentence(depth: 6, using: &random)
            longest = max(longest, sentence.count)
            if recogniser.judge(sentence) != .accepted {
                Issue.record("not recognised: \(language.vocabulary.text(of: sentence))")
            }
        }
        #expect(longest > 40 && longest < 400)
    }
}
