import ArgumentParser
import Entente
import PropertyGraph

/// Times the queries that `baselines/kernels.c` does by hand, over the same LSQB folder and on one thread.
struct WallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wall",
        abstract: "Times what hand-written C does over the same folder, on one thread.")

    @Argument(help: "Folder with Person.csv, Person_knows_Person.csv and so on.")
    var folder: String

    @Option(help: "How often each query runs.")
    var runs = 5

    @Option(help: "Only the query of this name.")
    var only: String?

    private static let statements = [
        ("2-hop count", "MATCH (:Person)-[:KNOWS]-(:Person)-[:KNOWS]-(:Person) RETURN count(*) AS n"),
        (
            "triangle count",
            "MATCH (a:Person)-[:KNOWS]-(b:Person)-[:KNOWS]-(:Person)-[:KNOWS]-(a) RETURN count(*) AS n"
        ),
        ("q6", LSQBQuery.all[5].text),
        ("q9", LSQBQuery.all[8].text),
        (
            "reachable people",
            "MATCH (p:Person {id: $id})-[:KNOWS*0..]-(q) RETURN count(DISTINCT q) AS n"
        ),
        (
            "grouped count",
            "MATCH (m:Comment) WITH m.creator AS k, count(*) AS n, sum(m.id) AS s RETURN count(*) AS groups"
        ),
    ]

    func run() throws {
        let (graph, people) = try LSQBLoader(folder: folder).load()
        nonisolated(unsafe) let loaded = graph
        var settings = SessionSettings()
        settings.threads = 1
        let session = Database(graph: loaded).session(settings)
        // What the C program has as two arrays.
        _ = try session.run("MATCH (m:Comment)-[:HAS_CREATOR]->(p:Person) SET m.creator = id(p)")
        // Where the search begins is found by an index; C is told.
        _ = try session.run("CREATE INDEX FOR (p:Person) ON (p.id)")
        for (what, text) in Self.statements where only.map({ $0 == what }) ?? true {
            let statement = try session.prepare(text)
            let parameters: [String: Value] = ["id": .integer(people.first ?? 0)]
            var answer = try statement.run(parameters: parameters).rows()
            var (clock, processor) = (Stopwatch(readsProcessorTime: false), Stopwatch())
            for _ in 0..<max(1, runs) {
                answer = try clock.measure { try statement.run(parameters: parameters).rows() }
            }
            for _ in 0..<max(1, runs) {
                _ = try processor.measure { try statement.run(parameters: parameters).rows() }
            }
            guard case .integer(let count)? = answer.first?.first else { continue }
            report(what, Int(count), clock, processor)
        }
    }

    private func report(_ what: String, _ count: Int, _ clock: Stopwatch, _ processor: Stopwatch) {
        print(
            FigureWriter.line([
                "engine": .text("entente"), "what": .text(what), "count": .count(count),
                "ms": .number(clock.median * 1e3, decimals: 4),
                "cpu_ms": .number(processor.busyMedian * 1e3, decimals: 4),
            ]))
    }
}
