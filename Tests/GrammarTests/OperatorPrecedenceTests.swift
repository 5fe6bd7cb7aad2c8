import QuerySyntax
import TestSupport
import Testing

/// The parser's table of precedence is the one that follows from the grammar's levels.
@Suite struct OperatorPrecedenceTests {
    /// One level: a production that leads to the next tighter one, or to operators with operands of certain levels.
    struct Level: Equatable {
        var production: String
        /// Spellings of the operators between two operands.
        var infix: Set<String> = []
        /// Spellings of the operators before an operand.
        var prefix: Set<String> = []
    }

    let grammar: LanguageGrammar

    init() throws { grammar = try LanguageGrammar() }

    /// Follows the levels from the loosest on as long as they have operators.
    private func levels() throws -> [Level] {
        var levels: [Level] = []
        let outermost = try #require(grammar.document["value expression"])
        guard case .nonterminal(var name) = outermost.body else { return [] }
        while name != "label expression" {
            let production = try #require(grammar.document[name])
            var level = Level(production: name)
            var tighter: String?
            for alternative in production.body.alternatives {
                if case .nonterminal(let next) = alternative {
                    tighter = next
                    continue
                }
                guard case .sequence(let parts) = alternative else { continue }
                let next = try #require(tighter, "the tighter level is the first alternative")
                let own = GrammarNode.nonterminal(name)
                if parts.first == own, parts.last == .nonterminal(next) {
                    // Operators of one level group from the left: itself on the left, the tighter level on the right.
                    level.infix.formUnion(spellings(Array(parts.dropFirst().dropLast())))
                } else if parts.last == own {
                    level.prefix.formUnion(spellings(Array(parts.dropLast())))
                } else {
                    // What has no right operand: tests for null, for a type, and for labels.
                    let words = parts.map(\.keywords)
                    let isTest =
                        words == [[], ["IS"], ["NOT"], ["NULL"]] || words == [[], ["IS"], ["NOT"], ["TYPED"], []]
                        || words == [[], ["IS"], ["NOT"], []]
                    #expect(isTest, "\(name)")
                }
            }
            levels.append(level)
            name = try #require(tighter)
        }
        return levels
    }

    /// What an operator looks like; a nonterminal for several operators stands for all of them.
    private func spellings(_ parts: [GrammarNode]) -> Set<String> {
        if parts.count == 1, case .nonterminal(let name) = parts[0] {
            if let mark = grammar.document.delimiters[name] { return [mark] }
            return Set(grammar.document[name]?.body.alternatives.flatMap { spellings([$0]) } ?? [])
        }
        return [parts.flatMap(\.keywords).joined(separator: " ")]
    }

    @Test func levelsAreThoseOfTheTable() throws {
        let levels = try levels()
        #expect(levels.map(\.production) == OperatorPrecedence.allCases.map(\.production))
        for (level, precedence) in zip(levels, OperatorPrecedence.allCases) {
            let infix = BinaryOperator.allCases.filter { OperatorPrecedence.of($0) == precedence }.map(\.rawValue)
            let prefix = UnaryOperator.allCases.filter { OperatorPrecedence.of($0) == precedence }.map(\.rawValue)
            #expect(level.infix == Set(infix), "\(precedence)")
            #expect(level.prefix == Set(prefix), "\(precedence)")
        }
        #expect(OperatorPrecedence.allCases == OperatorPrecedence.allCases.sorted())
    }
}
