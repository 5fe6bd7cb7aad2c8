import Entente
import Testing

/// MERGE looks into indexes and adjacency where it can; the answers are those of matching.
struct MergeTests {
    static let statements = [
        "UNWIND [3, 7, 3, 20, 20] AS k MERGE (p:P {k: k}) ON CREATE SET p.new = true ON MATCH SET p.seen = coalesce(p.seen, 0) + 1 RETURN p.k, p.seen, p.new",
        "UNWIND [2, 4, 6] AS k MERGE (p:P {k: k, even: true}) RETURN p.k, p.even",
        "UNWIND [1.0, 2.0, 2.5] AS k MERGE (p:P {k: k}) RETURN p.k",
        "UNWIND [1, 2] AS k MERGE (p:P:Q {k: k}) RETURN p.k, labels(p)",
        "UNWIND ['a', 'b', 'a'] AS s MERGE (p:P {k: s}) RETURN p.k",
        "MERGE (p:P {k: 5}) RETURN count(*) AS n",
        "MATCH (a:P) WHERE a.k < 4 MERGE (p:P {k: a.k + 1}) ON MATCH SET p.k = p.k RETURN a.k, p.k",
        "MATCH (a:P), (b:P) WHERE b.k = a.k + 1 MERGE (a)-[r:R]->(b) RETURN a.k, b.k, type(r)",
        "MATCH (a:P), (b:P) WHERE b.k = a.k + 1 MERGE (a)<-[r:R]-(b) ON CREATE SET r.new = true RETURN a.k, r.new",
        "MATCH (a:P), (b:P) WHERE b.k = a.k + 1 MERGE (a)-[r:R]-(b) ON MATCH SET r.seen = true RETURN a.k, b.k, r.seen",
        "MATCH (a:P), (b:P) WHERE b.k <= a.k MERGE (a)-[r:R {w: a.k}]-(b) RETURN a.k, b.k, r.w",
        "MATCH (a:P) MERGE (a)-[r:SELF]-(a) MERGE (a)-[s:SELF]->(a) RETURN a.k, r = s AS same",
        "MATCH (a:P {k: 1}), (b:P {k: 2}) UNWIND [1, 2, 1] AS w MERGE (a)-[r:NEW {w: w}]->(b) RETURN r.w",
    ]

    private func session(indexed: Bool) throws -> Session {
        let session = Database().session()
        _ = try session.run("UNWIND range(1, 8) AS k CREATE (:P {k: k})")
        _ = try session.run("CREATE (:P {k: 3}), (:P {k: 4, even: true})")
        _ = try session.run("MATCH (a:P), (b:P) WHERE b.k = a.k + 1 AND a.k % 2 = 0 CREATE (a)-[:R {w: a.k}]->(b)")
        if indexed { _ = try session.run("CREATE INDEX people FOR (p:P) ON (p.k)") }
        return session
    }

    @Test(arguments: statements) func lookingUpEqualsMatching(statement: String) throws {
        let plain = try session(indexed: false)
        let indexed = try session(indexed: true)
        for _ in 0..<2 {
            let expected = try plain.run(statement)
            let found = try indexed.run(statement)
            #expect(try found.rows().map(\.description).sorted() == expected.rows().map(\.description).sorted())
            #expect(found.summary.counters == expected.summary.counters)
        }
        let everything = "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN n, r, m"
        #expect(
            try indexed.run(everything).rows().map(\.description).sorted()
                == plain.run(everything).rows().map(\.description).sorted())
    }

    @Test func deletingNamesElementsTwice() throws {
        let session = try session(indexed: true)
        let result = try session.run("MATCH (a:P)-[r:R]-(b:P) DETACH DELETE a, r, b, a")
        _ = try result.rows()
        #expect(result.summary.counters.nodesDeleted == 8)
        #expect(try session.run("MATCH (n) RETURN n.k ORDER BY n.k").rows() == [[1], [8]])
    }
}
