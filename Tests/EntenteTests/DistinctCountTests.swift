import Entente
import Testing

/// `count(DISTINCT …)` of nodes and relationships is the size of the list that collects them.
@Suite struct DistinctCountTests {
    private static func graph() throws -> Database {
        let database = Database()
        _ = try database.session().run("UNWIND range(0, 99) AS i CREATE (:N {i: i})")
        _ = try database.session().run(
            "MATCH (a:N) UNWIND [1, 7, 7, 30] AS d MATCH (b:N) "
                + "WHERE a.i % 3 > 0 AND b.i = (a.i * d) % 100 CREATE (a)-[:R]->(b)")
        return database
    }

    @Test(arguments: [
        "MATCH (a:N)-[r:R]->(b)", "MATCH (a:N)-[r:R]-(b) WHERE a.i < 40", "MATCH (a:N) OPTIONAL MATCH (a)-[r:R]->(b)",
        "MATCH (a:N) WHERE a.i < 0 OPTIONAL MATCH (a)-[r:R]->(b)",
        "MATCH (a:N) OPTIONAL MATCH (a)-[r:R]->(b) WITH a, r, CASE WHEN a.i % 2 = 0 THEN b ELSE null END AS b",
    ])
    func countsWhatIsCollected(pattern: String) throws {
        let database = try Self.graph()
        for (batchSize, threads) in [(1024, 1), (3, 1), (7, 2)] {
            var settings = SessionSettings()
            settings.batchSize = batchSize
            settings.threads = threads
            settings.leastParallelRows = 1
            let session = database.session(settings)
            for counted in ["a", "b", "r"] {
                for key in ["", "a.i % 2 AS k, ", "a.i AS k, "] {
                    let start = "\(pattern) WITH \(key)"
                    let whole = key.isEmpty ? "" : " ORDER BY k"
                    let names = key.isEmpty ? "n" : "k, n"
                    let count = try session.run("\(start)count(DISTINCT \(counted)) AS n RETURN \(names)\(whole)")
                        .rows()
                    let list = try session.run(
                        "\(start)size(collect(DISTINCT \(counted))) AS n RETURN \(names)\(whole)"
                    ).rows()
                    #expect(count == list, "\(start)\(counted), batches of \(batchSize), \(threads) threads")
                }
            }
        }
    }
}
