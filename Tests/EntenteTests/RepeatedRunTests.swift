import Entente
import Testing

/// A prepared statement keeps its operators; a run must not notice what ran before it.
struct RepeatedRunTests {
    static let statements = [
        "MATCH (p:P {k: $k}) RETURN p.k AS k, p.name AS name",
        "MATCH (p:P {k: $k}) RETURN p, p.k AS k, p.missing AS m",
        "MATCH (p:P) WHERE p.k = 3 RETURN p.name AS name",
        "MATCH (p:P {k: $k})-[:R]-(q) RETURN q.k AS k ORDER BY k",
        "MATCH (p:P {k: $k})-[:R]-()-[:R]-(r) RETURN DISTINCT r.k AS k ORDER BY k DESC",
        "MATCH (p:P {k: $k})-[:R*1..3]->(q) RETURN count(q) AS n",
        "MATCH (p:P) WHERE p.k % 3 = $k % 3 RETURN p.k % 2 AS odd, count(*) AS n, collect(p.name) AS names ORDER BY odd",
        "MATCH (p:P) RETURN p.k + $k AS k ORDER BY k DESC SKIP 2 LIMIT 3",
        "MATCH (p:P) WITH p ORDER BY p.k LIMIT $k RETURN p.name AS name",
        "OPTIONAL MATCH (p:P {k: $k})-[:R]->(q) RETURN p.k AS p, q.k AS q ORDER BY q",
        "MATCH (p:P) WHERE EXISTS { MATCH (p)-[:R]->(q) WHERE q.k = $k } RETURN p.k AS k ORDER BY k",
        "MATCH (p:P) WHERE NOT (p)-[:R]->(:P {k: $k}) RETURN count(*) AS n",
        "MATCH (p:P {k: $k}) RETURN COLLECT { MATCH (p)-[:R]->(q) RETURN q.name ORDER BY q.k } AS names",
        "UNWIND range(1, $k) AS i UNWIND ['a', 'b' + toString($k)] AS s RETURN i, s",
        "UNWIND [$k, $k + 1] AS k RETURN k UNION MATCH (p:P {k: $k}) RETURN p.k AS k",
        "RETURN 'x' + toString($k) AS s, [i IN range(0, $k) WHERE i % 2 = 0 | i * $k] AS l, {k: $k} AS m",
        "MATCH (p:P) WHERE p.name =~ ('n[' + toString($k) + ']') RETURN p.name AS name",
        "MATCH (p:P {k: $k}) CALL { WITH p MATCH (p)-[:R]->(q) RETURN max(q.k) AS most } RETURN most",
        "MATCH (a:P {k: $k}), (b:P {k: 1}) MATCH p = shortestPath((a)-[:R*]-(b)) RETURN length(p) AS l",
        "MATCH (:P)-[:R]-(:P)-[:R]-(:P) RETURN count(*) AS n",
        "MATCH (a:P)-[:R]->(b)-[:R]->(c) WHERE $k > 3 RETURN count(*) AS n",
        "MATCH (a:P {k: $k})-[:R]->(b)-[:R]->(c:P) RETURN count(*) AS n",
        "MATCH (a:P {k: $k})-[:R*0..]-(b) RETURN count(DISTINCT b) AS n",
        "MATCH (a:P)-[:R]-(b) WHERE b.k <> $k RETURN count(DISTINCT a) AS n",
        "MATCH (a:P)-[:R]-(b) RETURN a.k % 3 AS rest, count(DISTINCT b) AS n ORDER BY rest",
    ]

    private static func session() throws -> Session {
        let session = Database().session()
        _ = try session.run("UNWIND range(1, 12) AS k CREATE (:P {k: k, name: 'n' + toString(k)})")
        _ = try session.run("CREATE INDEX people FOR (p:P) ON (p.k)")
        _ = try session.run("MATCH (a:P), (b:P) WHERE b.k = a.k * 2 OR b.k = a.k + 5 CREATE (a)-[:R]->(b)")
        return session
    }

    @Test(arguments: statements) func runsAreIndependent(statement: String) throws {
        let session = try Self.session()
        let prepared = try session.prepare(statement)
        for k in [3, 1, 3, 12, 4, 99, 3] as [Int64] {
            let fresh = try Self.session().run(statement, parameters: ["k": .integer(k)]).rows()
            #expect(try prepared.run(parameters: ["k": .integer(k)]).rows() == fresh, "prepared, k = \(k)")
            #expect(try session.run(statement, parameters: ["k": .integer(k)]).rows() == fresh, "as text, k = \(k)")
        }
    }

    @Test(arguments: statements) func runsSeeWhatWasWrittenSince(statement: String) throws {
        let session = try Self.session()
        let other = try Self.session()
        let prepared = try session.prepare(statement)
        let writes = [
            "MATCH (a:P {k: 3}), (b:P {k: 9}) CREATE (a)-[:R]->(b)",
            "CREATE (:P {k: 3, name: 'again'})",
            "MATCH (:P {k: 3})-[r:R]->() WITH r LIMIT 1 DELETE r",
            "MATCH (p:P {k: 4}) SET p.name = 'four', p:Q",
            "MATCH (p:P {k: 6}) DETACH DELETE p",
        ]
        for write in writes {
            _ = try prepared.run(parameters: ["k": 3]).rows()
            _ = try session.run(write)
            _ = try other.run(write)
            #expect(
                try prepared.run(parameters: ["k": 3]).rows() == other.run(statement, parameters: ["k": 3]).rows(),
                "after \(write)")
        }
    }

    @Test func resultsReadBitByBitDoNotShareOperators() throws {
        var settings = SessionSettings()
        settings.batchSize = 2
        let database = Database()
        _ = try database.session().run("UNWIND range(1, 9) AS k CREATE (:P {k: k})")
        let session = database.session(settings)
        let prepared = try session.prepare("MATCH (p:P) WHERE p.k > $k RETURN p.k AS k")
        let first = try prepared.run(parameters: ["k": 0])
        let second = try prepared.run(parameters: ["k": 4])
        #expect(try second.rows() == [[5], [6], [7], [8], [9]])
        let third = try prepared.run(parameters: ["k": 7])
        #expect(try first.rows() == (1...9).map { [.integer($0)] })
        #expect(try third.rows() == [[8], [9]])
    }

    @Test func aRunThatFailsLeavesNothingToTheNext() throws {
        let session = Database().session()
        let prepared = try session.prepare("UNWIND [4, 2, $d] AS d RETURN 8 / d AS q")
        #expect(try prepared.run(parameters: ["d": 1]).rows() == [[2], [4], [8]])
        #expect(throws: Diagnostic.self) { try prepared.run(parameters: ["d": 0]).rows() }
        #expect(throws: Diagnostic.self) { try prepared.run().rows() }
        #expect(try prepared.run(parameters: ["d": 8]).rows() == [[2], [4], [1]])
    }

    @Test func writesRunAgainWithCountersOfTheirOwn() throws {
        let session = Database().session()
        let prepared = try session.prepare("CREATE (p:P {k: $k})-[:R {w: $k}]->(:Q) RETURN p.k AS k")
        for k in 1...3 as ClosedRange<Int64> {
            let result = try prepared.run(parameters: ["k": .integer(k)])
            #expect(try result.rows() == [[.integer(k)]])
            #expect(result.summary.counters.nodesCreated == 2)
            #expect(result.summary.counters.relationshipsCreated == 1)
            #expect(result.summary.counters.propertiesSet == 2)
        }
        #expect(
            try session.run("MATCH (p:P)-[r:R]->(:Q) RETURN p.k, r.w ORDER BY p.k").rows() == [
                [1, 1], [2, 2], [3, 3],
            ])
    }

    @Test func aTextWithBlanksAndASemicolonIsFoundAgain() throws {
        let session = Database().session()
        let text = "  RETURN $x AS x ;\n"
        #expect(try session.run(text, parameters: ["x": 1]).rows() == [[1]])
        let second = try session.run(text, parameters: ["x": "é"])
        #expect(try second.rows() == [["é"]])
        #expect(second.summary.timings.parse == .zero)
    }
}
