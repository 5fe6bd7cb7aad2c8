import Entente
import QueryPlanning
import Testing

/// Parts of a pattern that only an equality joins.
@Suite("Hash joins")
struct HashJoinTests {
    private func sessions() throws -> (joined: Session, plain: Session) {
        let database = Database()
        let session = database.session()
        for statement in [
            "UNWIND range(1, 30) AS i CREATE (:A {k: i % 7, id: i})-[:R]->(:X {id: i})",
            "UNWIND range(1, 20) AS i CREATE (:B {k: i % 5, id: i})",
            "UNWIND range(1, 6) AS i CREATE (:B {k: i, id: 200 + i})-[:R]->(:X {id: 200 + i})",
            "CREATE (:A {id: 100}), (:B {id: 100}), (:A {k: 'x', id: 101}), (:B {k: 'x', id: 101})",
            "CREATE (:A {k: 2.0, id: 102}), (:B {k: 0.0 / 0.0, id: 103}), (:A {k: 0.0 / 0.0, id: 103})",
            "CREATE (:A {k: [1, 2], id: 104}), (:B {k: [1, 2.0], id: 104})",
        ] { _ = try session.run(statement).rows() }
        var settings = SessionSettings()
        settings.batchSize = 7
        settings.planner.disabledRules = [HashJoinTests.rule]
        return (session, database.session(settings))
    }

    private static let rule = "HashJoinOnEquality"

    private func plan(_ session: Session, _ text: String) throws -> String {
        try session.run("EXPLAIN " + text).rows().map { row in
            if case .string(let line)? = row.first { return line }
            return ""
        }.joined(separator: "\n")
    }

    @Test(
        "Rows are those of a nested loop, in its order",
        arguments: [
            "MATCH (a:A), (b:B) WHERE a.k = b.k RETURN a.id, b.id",
            "MATCH (a:A), (b:B) WHERE b.k = a.k AND a.id < b.id RETURN a.id, b.id",
            "MATCH (a:A)-[:R]->(x), (b:B) WHERE x.id = b.id RETURN a.id, b.id, x.id",
            "MATCH (a:A), (b:B)-[:R]->(y) WHERE a.k = b.k RETURN a.id, y.id",
            "UNWIND [1, 2, null, 3, 'x', 2] AS v MATCH (b:B) WHERE b.k = v RETURN v, b.id",
            "MATCH (a:A), (b:B), (c:A) WHERE a.k = b.k AND b.id = c.id RETURN a.id, b.id, c.id",
            "MATCH (a:A), (b:B) WHERE a.k = b.k RETURN count(*)",
            "MATCH (a:A)-[:R]->() MATCH (b:B) WHERE a.k = b.k RETURN a.k, count(*) ORDER BY a.k",
            "MATCH (a:A) OPTIONAL MATCH (b:B), (c:X) WHERE b.id = c.id AND b.k = a.k RETURN a.id, b.id, c.id",
            "MATCH (a:A), (b:A) WHERE a = b RETURN a.id, b.id",
        ])
    func rows(_ text: String) throws {
        let (joined, plain) = try sessions()
        #expect(try plan(joined, text).contains("HashJoin"))
        #expect(try !plan(plain, text).contains("HashJoin"))
        #expect(try joined.run(text).rows() == plain.run(text).rows())
        #expect(try !joined.run(text).rows().isEmpty)
    }

    @Test("No table where the parts depend on each other, or for values that may fail")
    func others() throws {
        let (joined, plain) = try sessions()
        for text in [
            "MATCH (a:A)-[:R]->(b) WHERE a.id = b.id RETURN a.id",
            "MATCH (a:A), (b:B) WHERE a.id + 1 = b.id RETURN a.id, b.id",
            "MATCH (a:A), (b:B) WHERE a.id = b.id OR a.k = b.k RETURN a.id, b.id",
            "MATCH (a:A), (b:B) WHERE a.id < b.id RETURN a.id, b.id",
        ] {
            #expect(try !plan(joined, text).contains("HashJoin"), "\(text)")
            #expect(try joined.run(text).rows() == plain.run(text).rows())
        }
    }
}
