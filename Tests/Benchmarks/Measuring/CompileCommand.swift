import ArgumentParser
import Entente

/// Times the way from text to plan.
struct CompileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compile", abstract: "Times parsing, binding and planning, and finding a plan made before.")

    @Option(help: "How often each text is compiled.")
    var runs = 2000

    @Option(help: "Only the statement of this name.")
    var only: String?

    private static let statements = [
        ("point", "MATCH (p:Person {id: $id}) RETURN p.name AS name"),
        (
            "three hops",
            """
            MATCH (p:Person {id: $id})-[:KNOWS]->(f:Person)-[:LIKES]->(m:Message)-[:IN]->(t:Forum)
            WHERE f.age > 30 AND t.title STARTS WITH 'a'
            RETURN f.name AS friend, t.title AS forum, count(m) AS messages ORDER BY messages DESC LIMIT 10
            """
        ),
        ("create", "MATCH (a:Person {id: $a}), (b:Person {id: $b}) CREATE (a)-[:KNOWS {since: $since}]->(b)"),
    ]

    func run() throws {
        let session = Database().session()
        let set = [
            "UNWIND range(1, 1000) AS i CREATE (:Person {id: i, name: 'p' + toString(i), age: i % 90})",
            "UNWIND range(1, 3000) AS i CREATE (:Message {id: i})",
            "UNWIND range(1, 50) AS i CREATE (:Forum {id: i, title: 'f' + toString(i)})",
            "CREATE INDEX person_id FOR (p:Person) ON (p.id)",
            "UNWIND range(1, 5000) AS i MATCH (a:Person {id: i % 1000 + 1}), (b:Person {id: i * 7 % 1000 + 1}) CREATE (a)-[:KNOWS]->(b)",
            "MATCH (m:Message) MATCH (a:Person {id: m.id % 1000 + 1}) CREATE (a)-[:LIKES]->(m)",
            "MATCH (m:Message) MATCH (f:Forum) WHERE f.id = m.id % 50 + 1 CREATE (m)-[:IN]->(f)",
        ]
        for text in set { _ = try session.run(text).rows() }
        for (what, text) in Self.statements where only == nil || only == what {
            var whole = Stopwatch(readsProcessorTime: false)
            var (parse, cached) = (whole, whole)
            for _ in 0..<runs {
                _ = try whole.measure { try session.prepare(text) }
                parse.measure { ParseBenchmark.parseOnly(text) }
                _ = cached.measure { session.isPlanned(text) }
            }
            print(
                FigureWriter.line([
                    "what": .text(what), "parse_us": .number(parse.median * 1e6, decimals: 1),
                    "parse_bind_plan_us": .number(whole.median * 1e6, decimals: 1),
                    "cached_us": .number(cached.median * 1e6, decimals: 2),
                ]))
        }
    }
}
