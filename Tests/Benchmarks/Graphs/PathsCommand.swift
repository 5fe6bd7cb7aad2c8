import ArgumentParser
import Entente
import PropertyGraph

/// Times walks of variable length and shortest paths over the people of an LSQB folder.
struct PathsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paths", abstract: "Times variable length and shortest paths.")

    @Argument(help: "Folder with Person.csv, Person_knows_Person.csv and so on.")
    var folder: String

    @Option(help: "How often each query runs.")
    var runs = 5

    private static let statements = [
        ("walks of 1 to 2 steps", "MATCH (p:Person {id: $a})-[:KNOWS*1..2]-(q) RETURN count(*) AS n"),
        (
            "people within 2 steps",
            "MATCH (p:Person {id: $a})-[:KNOWS*1..2]-(q) RETURN count(DISTINCT q) AS n"
        ),
        (
            "people within reach",
            "MATCH (p:Person {id: $a})-[:KNOWS*]-(q) RETURN count(DISTINCT q) AS n"
        ),
        (
            "shortest path of a pair",
            "MATCH (p:Person {id: $a}), (q:Person {id: $b}) MATCH w = shortestPath((p)-[:KNOWS*]-(q)) RETURN length(w) AS n"
        ),
        (
            "all shortest paths of a pair",
            "MATCH (p:Person {id: $a}), (q:Person {id: $b}) MATCH w = allShortestPaths((p)-[:KNOWS*]-(q)) RETURN count(*) AS n"
        ),
        (
            "replies above a comment",
            "MATCH (c:Comment)-[:REPLY_OF*]->(post:Post) WITH c LIMIT 10000 RETURN count(*) AS n"
        ),
    ]

    func run() throws {
        let (graph, people) = try LSQBLoader(folder: folder).load()
        nonisolated(unsafe) let loaded = graph
        guard let first = people.first, let last = people.last else { return }
        let session = Database(graph: loaded).session()
        _ = try session.run("CREATE INDEX person_id FOR (p:Person) ON (p.id)")
        let parameters: [String: Value] = ["a": .integer(first), "b": .integer(last)]
        for (what, text) in Self.statements {
            let statement = try session.prepare(text)
            var answer = try statement.run(parameters: parameters).rows()
            var stopwatch = Stopwatch()
            for _ in 0..<max(1, runs) {
                answer = try stopwatch.measure { try statement.run(parameters: parameters).rows() }
            }
            var count: Int64 = 0
            if case .integer(let number)? = answer.first?.first { count = number }
            print(
                FigureWriter.line([
                    "engine": .text("entente"), "what": .text(what), "count": .count(Int(count)),
                    "ms": .number(stopwatch.median * 1e3, decimals: 3),
                    "cpu_ms": .number(stopwatch.busyMedian * 1e3, decimals: 3),
                ]))
        }
    }
}
