import QuerySyntax
import SourceText

/// How fast texts become tokens and trees.
///
/// The text is a set of queries of every kind, repeated; only a release build tells anything.
enum ParseBenchmark {
    /// What one run measured; rates are the best of the rounds.
    struct Result {
        var bytes: Int
        var tokens: Int
        var statements: Int
        /// Nodes of all trees: expressions, clauses, and the nodes and relationships of patterns.
        var nodes: Int
        var lexSeconds: Double
        var parseSeconds: Double

        /// The figures as a line for people.
        var description: String {
            let megabytes = Double(bytes) / 1e6
            return """
                parse: \(bytes) bytes, \(tokens) tokens, \(statements) statements, \(nodes) nodes
                  lex    \(rounded(megabytes / lexSeconds)) MB/s, \(rounded(lexSeconds * 1e9 / Double(bytes))) ns/byte
                  parse  \(rounded(megabytes / parseSeconds)) MB/s with lexing, \
                \(rounded(Double(nodes) / parseSeconds / 1e6)) million nodes/s, \
                \(rounded(parseSeconds * 1e9 / Double(nodes))) ns/node, \
                \(rounded((parseSeconds - lexSeconds) * 1e9 / Double(nodes))) ns/node without lexing
                """
        }

        private func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
    }

    /// Queries from short to long, as analysts and programs write them.
    private static let queries = [
        "MATCH (p:Person)-[h:HOLDS]->(post:Post)-[:POST_IN]->(o:Organization) RETURN p.name AS person, "
            + "post.title AS title, o.name AS body, h.attested AS attested ORDER BY person, body;\n",
        "MATCH (a:Agreement) WHERE a.since IS NOT NULL AND substring('2022-06-01', 0, size(a.since)) >= a.since "
            + "AND substring('2022-06-01', 0, size(a.until)) <= a.until RETURN a.name AS name, a.status;\n",
        "MATCH (c:City)<-[:LOCATED_IN*1..3]-(x) WITH c, collect(DISTINCT x.name) AS names, count(*) AS n "
            + "WHERE n > 1 + 2 * 3 RETURN c {.name, names: [m IN names WHERE m STARTS WITH 'H' | toUpper(m)], n};\n",
        "CREATE (:Person {id: 'p1', name: 'Anouphap Tounalom', born: 1964, tags: ['a', \"b\"], score: 1.5e3})"
            + "-[:HOLDS {since: '2021', attested: true}]->(:Post {id: 'x', title: 'Chairman'});\n",
        "MERGE (n:Node {id: $id}) ON CREATE SET n.created = timestamp(), n += $props ON MATCH SET n.seen = "
            + "coalesce(n.seen, 0) + 1 WITH n UNWIND [1, 2, 3] AS i CREATE (n)-[:R {i: i}]->(:Leaf {i: i * -1});\n",
        "MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WHERE m.x = n.x } AND (NOT (n)--(:B) OR any(x IN n.l WHERE x <> 3)) "
            + "RETURN CASE WHEN n.x < 10 THEN 'low' ELSE 'high' END AS band, reduce(s = 0, x IN n.l | s + x) AS sum "
            + "// a comment\n ORDER BY sum DESC SKIP 10 LIMIT 20;\n",
        "RETURN 1;\n",
    ]

    /// Lexes and parses about `kilobytes` of text `rounds` times each and prints the best, which a busy machine disturbs least.
    @discardableResult
    static func run(kilobytes: Int = 256, rounds: Int = 40) -> Result {
        let unit = queries.joined()
        let source = SourceText(String(repeating: unit, count: max(1, kilobytes * 1000 / unit.utf8.count)))
        var result = Result(
            bytes: source.bytes.count, tokens: 0, statements: 0, nodes: 0, lexSeconds: .infinity,
            parseSeconds: .infinity)
        for _ in 0..<rounds {
            let lexed = time { result.tokens = Lexer.tokens(of: source).count }
            result.lexSeconds = min(result.lexSeconds, lexed)
            var script = ParsedScript(statements: [], diagnostics: [])
            let parsed = time { script = Parser.parseScript(source) }
            result.parseSeconds = min(result.parseSeconds, parsed)
            result.statements = script.statements.count
            result.nodes = script.statements.reduce(0) { $0 + nodes($1.tree) }
            for diagnostic in script.diagnostics { print("the benchmark's own text is wrong: \(diagnostic.message)") }
        }
        print(result.description)
        return result
    }

    /// Parses one text and forgets the tree.
    static func parseOnly(_ text: String) {
        do throws(Diagnostic) { _ = try Parser.parseStatement(SourceText(text)) } catch { print(error.message) }
    }

    private static func time(_ body: () -> Void) -> Double {
        let duration = ContinuousClock().measure(body)
        return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }

    private static func nodes(_ tree: SyntaxTree) -> Int {
        var count = tree.expressions.count
        func add(_ part: PatternPart) { count += 1 + 2 * part.element.chain.count }
        tree.patterns.forEach(add)
        guard case .query(let query) = tree.statement else { return count + 1 }
        for single in [query.first] + query.unions.map(\.query) {
            for clause in single.clauses {
                count += 1
                switch clause {
                case .match(let match): match.pattern.forEach(add)
                case .create(let create): create.pattern.forEach(add)
                case .merge(let merge): add(merge.part)
                case .unwind, .with, .return, .set, .remove, .delete, .foreach, .call, .callSubquery, .loadCSV: break
                }
            }
        }
        return count
    }
}
