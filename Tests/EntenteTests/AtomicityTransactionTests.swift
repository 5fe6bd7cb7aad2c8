import Entente
import Testing

/// Transactions: everything or nothing, and a failed statement inside costs only itself.
struct AtomicityTransactionTests {
    @Test func rollbackRestoresEverything() throws {
        let database = try AtomicityTests.database()
        let session = database.session()
        let before = database.dump()
        for statement in [
            "BEGIN", "CREATE (:New {v: 1})-[:S]->(:New)", "MATCH (c:C) SET c.x = 4, c:D REMOVE c.name",
            "MATCH (a:A) DETACH DELETE a", "MERGE (u:U {k: 2})", "CREATE INDEX FOR (n:New) ON (n.v)",
            "DROP CONSTRAINT u_k", "CREATE (:U {k: 1})",
        ] { _ = try session.run(statement).rows() }
        #expect(session.isInTransaction)
        #expect(database.dump() != before)
        _ = try session.run("ROLLBACK")
        #expect(!session.isInTransaction)
        #expect(database.dump() == before)
        #expect(try AtomicityTests.code(of: "CREATE (:U {k: 1})", in: session) == .constraintViolation)
    }

    @Test func commitKeepsEverything() throws {
        let database = try AtomicityTests.database()
        let session = database.session()
        _ = try session.run("BEGIN")
        _ = try session.run("CREATE (:New {v: 1})")
        _ = try session.run("MATCH (n:New) SET n.v = 2")
        let inside = database.dump()
        _ = try session.run("COMMIT")
        #expect(database.dump() == inside)
        #expect(try session.run("MATCH (n:New) RETURN n.v").rows() == [[2]])
        #expect(try AtomicityTests.code(of: "ROLLBACK", in: session) == .transactionState)
        #expect(database.dump() == inside)
    }

    @Test func failedStatementInsideTakesOnlyItselfBack() throws {
        let database = try AtomicityTests.database()
        let session = database.session()
        let before = database.dump()
        _ = try session.run("BEGIN")
        _ = try session.run("CREATE (:New {v: 0})")
        let inside = database.dump()
        for failure in AtomicityTests.failures where failure.code != .procedureFailed {
            #expect(try AtomicityTests.code(of: failure.statement, in: session) == failure.code)
            #expect(database.dump() == inside, "\(failure.place)")
        }
        #expect(session.isInTransaction)
        _ = try session.run("MATCH (n:New) SET n.v = 7")
        #expect(try session.run("MATCH (n:New) RETURN n.v").rows() == [[7]])
        _ = try session.run("ROLLBACK")
        #expect(database.dump() == before)
    }

    @Test func transactionsDoNotNest() throws {
        let session = Database().session()
        _ = try session.run("BEGIN")
        #expect(try AtomicityTests.code(of: "BEGIN", in: session) == .transactionState)
        _ = try session.run("COMMIT")
        #expect(try AtomicityTests.code(of: "COMMIT", in: session) == .transactionState)
    }

    @Test func otherSessionsWait() throws {
        let database = Database()
        let first = database.session()
        let second = database.session()
        _ = try first.run("BEGIN")
        _ = try first.run("CREATE (:New)")
        #expect(try AtomicityTests.code(of: "MATCH (n) RETURN count(n)", in: second) == .transactionState)
        _ = try first.run("ROLLBACK")
        #expect(try second.run("MATCH (n) RETURN count(n)").rows() == [[0]])
    }

    @Test func abandonedTransactionIsUndone() throws {
        let database = Database()
        do {
            let lost = database.session()
            _ = try lost.run("BEGIN")
            _ = try lost.run("CREATE (:New)")
        }
        #expect(try database.session().run("MATCH (n) RETURN count(n)").rows() == [[0]])
    }

    @Test func openResultIsReadBeforeTheGraphChanges() throws {
        let database = Database()
        var settings = SessionSettings()
        settings.batchSize = 2
        let session = database.session(settings)
        _ = try session.run("UNWIND range(1, 7) AS v CREATE (:N {v: v})")
        let open = try session.run("MATCH (n:N) RETURN n.v AS v ORDER BY v")
        let first = try open.nextBatch()
        _ = try session.run("MATCH (n:N) DETACH DELETE n")
        let rest = try open.rows()
        #expect((first ?? []) + rest == (1...7).map { [.integer($0)] })
    }
}
