import Entente
import Foundation
import Synchronization
import Testing

/// Every statement, whatever it is doing, stops at its deadline, at its budget and when asked to, and the graph is as
/// it was before.
struct LimitTests {
    /// Statements that would take hours, each busy in another operator.
    static let endless = [
        "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*)",
        "MATCH (a), (b), (c), (d), (e) RETURN count(a.k + b.k + c.k + d.k + e.k)",
        "MATCH (a)-[:R]-(b)-[:R]-(c)-[:R]-(d)-[:R]-(e)-[:R]-(f)-[:R]-(g) WHERE a.k + g.k < 0 RETURN a",
        "MATCH p = (a)-[:R*]-(b) RETURN max(length(p))",
        "MATCH (a), (b), (c), (d), (e) WHERE a.k + b.k + c.k + d.k + e.k < 0 RETURN a",
        "MATCH (a), (b), (c), (d), (e) WITH DISTINCT a.k + b.k + c.k + d.k + e.k AS x RETURN max(x)",
        "MATCH (a), (b), (c), (d), (e) RETURN a.k AS k ORDER BY e.k LIMIT 3",
        "MATCH (a), (b), (c), (d), (e) RETURN a SKIP 100000000000",
        "MATCH (a) OPTIONAL MATCH (b), (c), (d), (e) WHERE b.k + e.k < 0 RETURN a",
        "MATCH (a), (b), (c), (d), (e) WHERE NOT EXISTS { MATCH (a)-[:R]->(x) WHERE x.k < e.k - 99 } RETURN max(a.k + b.k + c.k + d.k + e.k) AS most",
        "RETURN reduce(s = 0, i IN range(1, 1000000) | s + size([j IN range(1, 1000000) WHERE j < 0])) AS s",
        "MATCH (a), (b), (c), (d), (e) RETURN 1 AS x UNION MATCH (a), (b), (c), (d), (e) RETURN 2 AS x",
        "UNWIND range(1, 1000000) AS a CALL { WITH a UNWIND range(1, 1000000) AS b RETURN max(b) AS m } RETURN max(m)",
        "UNWIND range(1, 1000000000) AS i MERGE (n:N {k: 3}) SET n.seen = i",
    ]

    /// Statements that would take all memory there is.
    static let greedy = [
        "UNWIND range(1, 10000000) AS i RETURN collect(i)",
        "UNWIND range(1, 1000000000) AS i WITH DISTINCT i RETURN count(*)",
        "UNWIND range(1, 1000000000) AS i WITH i % 100000000 AS k, count(*) AS n RETURN max(n)",
        "UNWIND range(1, 1000000000) AS i RETURN i ORDER BY -i",
        "UNWIND range(1, 1000000000) AS i CREATE (:New {k: i})",
        "RETURN reduce(s = 'x', i IN range(1, 100) | s + s) AS s",
    ]

    /// Small inputs that become large in the graph.
    static let growing = [
        "UNWIND range(1, 20000) AS i CREATE (:New {k: i, text: toString(i) + $text})",
        "MATCH (n:N) UNWIND range(1, 400) AS i CREATE (n)-[:NEW {text: toString(i) + $text}]->(:New)",
        "MATCH (n:N) UNWIND range(1, 400) AS i SET n.text = toString(i) + $text",
        "UNWIND range(1, 20000) AS i MERGE (n:N {k: 100 + i}) SET n.text = toString(i) + $text",
        "UNWIND range(1, 20000) AS i MERGE (n:N {k: 3}) SET n.text = toString(i) + $text",
    ]

    private func database() throws -> Database {
        let database = Database()
        let session = database.session()
        _ = try session.run("UNWIND range(1, 60) AS k CREATE (:N {k: k})")
        _ = try session.run("CREATE INDEX numbers FOR (n:N) ON (n.k)")
        _ = try session.run("MATCH (a:N), (b:N) WHERE (b.k - a.k) % 7 = 1 CREATE (a)-[:R]->(b)")
        return database
    }

    @Test(arguments: endless) func deadlines(statement: String) throws {
        let database = try database()
        let before = database.digest()
        var settings = SessionSettings()
        settings.timeout = .milliseconds(5)
        let error = #expect(throws: Diagnostic.self) { try database.session(settings).run(statement).rows() }
        #expect(error?.code == .deadlineExceeded)
        #expect(database.digest() == before)
    }

    @Test(arguments: endless) func cancellation(statement: String) throws {
        let database = try database()
        let before = database.digest()
        let session = database.session()
        // A thread of its own: the statements keep all those of the test runner busy. Again and again, because the
        // first may come before the statement has begun.
        let isOver = Flag()
        let canceller = Thread {
            while !isOver.isSet.load(ordering: .relaxed) {
                session.cancel()
                usleep(2000)
            }
        }
        canceller.start()
        let error = #expect(throws: Diagnostic.self) { try session.run(statement).rows() }
        isOver.isSet.store(true, ordering: .relaxed)
        while !canceller.isFinished { usleep(500) }
        #expect(error?.code == .interrupted)
        #expect(database.digest() == before)
        #expect(try session.run("RETURN 1 AS one").rows() == [[1]])
    }

    private final class Flag: Sendable {
        let isSet = Atomic(false)
    }

    @Test(arguments: greedy + growing) func budgets(statement: String) throws {
        let database = try database()
        let before = database.digest()
        var settings = SessionSettings()
        settings.memoryLimit = 4 << 20
        let text = Value.string(String(repeating: "text ", count: 60))
        let error = #expect(throws: Diagnostic.self) {
            try database.session(settings).run(statement, parameters: ["text": text]).rows()
        }
        #expect(error?.code == .memoryLimitExceeded)
        #expect(database.digest() == before)
        #expect(try database.session(settings).run("RETURN 1 AS one").rows() == [[1]])
    }
}
