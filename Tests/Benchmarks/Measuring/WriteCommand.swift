import ArgumentParser
import Entente

/// Times the writing clauses.
struct WriteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "write", abstract: "Times CREATE, MERGE, SET and DELETE over many rows and one by one.")

    @Option(help: "Number of nodes.")
    var nodes = 100_000

    /// The two figures that the project holds itself to, at a million each.
    private static let bulk = [
        (
            "nodes with three properties",
            "UNWIND range(1, $n) AS i CREATE (:Item {id: i, name: 'item ' + toString(i), weight: i * 0.5})"
        ),
        ("index", "CREATE INDEX item_id FOR (i:Item) ON (i.id)"),
        (
            "relationships by index",
            "UNWIND range(1, $n) AS i MATCH (a:Item {id: i}) MATCH (b:Item {id: i * 7919 % $n + 1}) CREATE (a)-[:LINK]->(b)"
        ),
        ("first read after", "MATCH (:Item {id: 1})-[:LINK]->(b) RETURN b.id"),
    ]

    private static let statements = [
        ("create nodes", "UNWIND range(1, $n) AS i CREATE (:P {id: i, name: 'person ' + toString(i)})"),
        ("create index", "CREATE INDEX p_id FOR (p:P) ON (p.id)"),
        ("create relationships", "MATCH (p:P) MATCH (q:P {id: p.id / 2}) CREATE (p)-[:PARENT {w: p.id}]->(q)"),
        ("set", "MATCH (p:P) SET p.even = p.id % 2 = 0, p:Q"),
        ("merge, all there", "UNWIND range(1, $n) AS i MERGE (p:P {id: i}) ON MATCH SET p.seen = i"),
        ("merge, none there", "UNWIND range($n + 1, 2 * $n) AS i MERGE (:P {id: i})"),
        ("merge relationships", "MATCH (p:P) MATCH (q:P {id: p.id + 1}) MERGE (p)-[:NEXT]->(q)"),
        ("detach delete", "MATCH (p:P) DETACH DELETE p"),
    ]

    @Option(help: "Number of nodes and relationships of the bulk figures.")
    var bulk = 1_000_000

    func run() throws {
        let bulkSession = Database().session()
        for (what, text) in Self.bulk {
            var stopwatch = Stopwatch()
            _ = try stopwatch.measure {
                try bulkSession.run(text, parameters: ["n": .integer(Int64(bulk))]).rows()
            }
            print(
                FigureWriter.line([
                    "what": .text("bulk: " + what), "count": .count(bulk),
                    "seconds": .number(stopwatch.median, decimals: 3),
                    "cpu_seconds": .number(stopwatch.busyMedian, decimals: 3),
                ]))
        }
        let session = Database().session()
        for (what, text) in Self.statements {
            var stopwatch = Stopwatch()
            _ = try stopwatch.measure {
                try session.run(text, parameters: ["n": .integer(Int64(nodes))]).rows()
            }
            print(
                FigureWriter.line([
                    "what": .text(what), "ms": .number(stopwatch.median * 1e3, decimals: 1),
                    "cpu_ms": .number(stopwatch.busyMedian * 1e3, decimals: 1),
                    "ns_per_node": .number(stopwatch.median * 1e9 / Double(nodes), decimals: 0),
                ]))
        }
        let create = try session.prepare("CREATE (:P {id: $id})")
        var stopwatch = Stopwatch()
        for id in 0..<10_000 {
            _ = try stopwatch.measure { try create.run(parameters: ["id": .integer(Int64(id))]).rows() }
        }
        print(
            FigureWriter.line([
                "what": .text("one CREATE a statement"),
                "microseconds": .number(stopwatch.median * 1e6, decimals: 1),
            ]))
    }
}
