import QuerySyntax
import SourceText
import Testing

/// A small generator with a seed, so that a failure can be seen again.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

struct RobustnessTests {
    private static let query = """
        MATCH p = (a:Person {name: 'Ann', age: 0x1F})-[r:KNOWS|:LIKES*1..3 {since: $d}]->(b), (c)<-[:`A B`]-()
        WHERE a.age >= 1.5e3 AND NOT (a)-->(c) OR b.name STARTS WITH "x\\u0041" AND c.x IS NOT NULL /* c */
        WITH DISTINCT a, collect({k: b.x[1..2], l: [x IN [1, 2] WHERE x > 1 | x ^ 2]}) AS l ORDER BY a.x DESC SKIP 1 LIMIT 2
        MERGE (a)-[:T]->(d) ON CREATE SET d.x = 1, d += {y: 2}, d:L:M ON MATCH SET d = $p // end
        RETURN a {.name, .*, z: count(*)}, CASE a.x WHEN 1 THEN 'Việt' ELSE [(a)--(b) | b.x] END AS e, reduce(s = 0, x IN l | s + x),
          EXISTS { MATCH (q) WHERE q.x RETURN q }, all(x IN l WHERE x.k) UNION ALL CALL a.b(1, 2) YIELD c AS d RETURN *;
        CREATE INDEX i IF NOT EXISTS FOR (n:L) ON (n.a); BEGIN
        """

    /// Parses and renders; every range must lie inside the text, and every failing text must say why.
    private func check(_ bytes: [UInt8], _ comment: @autoclosure () -> String) {
        let source = SourceText(bytes: bytes)
        let script = Parser.parseScript(source)
        let renderer = DiagnosticRenderer()
        for diagnostic in script.diagnostics {
            if diagnostic.range.end > UInt32(bytes.count) { Issue.record("range past the end: \(comment())") }
            let text = renderer.text(diagnostic, in: source)
            if text.utf8.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 }) {
                Issue.record("control: \(comment())")
            }
        }
        for statement in script.statements where statement.range.end > UInt32(bytes.count) || statement.range.isEmpty {
            Issue.record("bad statement range: \(comment())")
        }
        _ = Lexer.completeness(of: source)
    }

    @Test("The text that is mutilated below parses as it is")
    func original() {
        #expect(Parser.parseScript(SourceText(Self.query)).diagnostics.isEmpty)
    }

    @Test("Every beginning and every end of a text")
    func truncations() {
        let bytes = Array(Self.query.utf8)
        for length in 0..<bytes.count {
            check(Array(bytes[..<length]), "first \(length) bytes")
            check(Array(bytes[length...]), "without the first \(length) bytes")
        }
    }

    @Test("Bytes replaced, added, removed", arguments: 1...4)
    func mutations(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        let original = Array(Self.query.utf8)
        for round in 0..<1000 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
                case 1:
                    bytes.insert(Array("()[]{}<>-:;,.'\"`$|*/\\=".utf8).randomElement(using: &random) ?? 0, at: index)
                case 2: bytes.remove(at: index)
                default:
                    let other = Int.random(in: 0..<bytes.count, using: &random)
                    bytes.swapAt(index, other)
                }
            }
            check(bytes, "seed \(seed), round \(round)")
        }
    }

    @Test("Tokens in any order", arguments: 1...4)
    func shuffledTokens(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        let source = SourceText(Self.query)
        let words = Lexer.tokens(of: source).map { source.text(in: $0.range) }
        for round in 0..<500 {
            let count = Int.random(in: 1...40, using: &random)
            let text = (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
            check(Array(text.utf8), "seed \(seed), round \(round)")
        }
    }

    @Test("Random bytes", arguments: 1...4)
    func noise(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        for round in 0..<500 {
            let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            check(bytes, "seed \(seed), round \(round)")
        }
    }
}
