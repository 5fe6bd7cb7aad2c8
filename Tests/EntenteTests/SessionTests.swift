import Entente
import Testing

/// Sessions, results and transactions as users of the library meet them.
@Suite struct SessionTests {
    private func rows(_ session: Session, _ text: String) throws -> [[Value]] { try session.run(text).rows() }

    @Test func resultsAreStreamedInBatches() throws {
        var settings = SessionSettings()
        settings.batchSize = 10
        let session = Database().session(settings)
        let result = try session.run("UNWIND range(1, 25) AS x RETURN x")
        var sizes: [Int] = []
        while let batch = try result.nextBatch() { sizes.append(batch.count) }
        #expect(sizes == [10, 10, 5])
        #expect(result.summary.rows == 25)
    }

    @Test func anOpenResultKeepsTheGraphItBeganWith() throws {
        var settings = SessionSettings()
        settings.batchSize = 1
        let database = Database()
        let session = database.session(settings)
        _ = try session.run("UNWIND [1, 2, 3] AS x CREATE (:N {x: x})")
        let open = try session.run("MATCH (n:N) RETURN n.x AS x")
        _ = try session.run("MATCH (n:N) DETACH DELETE n")
        #expect(try open.rows().flatMap { $0 } == [1, 2, 3])
        #expect(try rows(session, "MATCH (n) RETURN count(*)") == [[0]])
    }

    @Test func writesOfAReturningStatementHappenWhateverIsReadOfIt() throws {
        let session = Database().session()
        let result = try session.run("UNWIND range(1, 5) AS x CREATE (n {x: x}) RETURN n LIMIT 0")
        #expect(try result.rows().isEmpty)
        #expect(result.summary.counters.nodesCreated == 5)
    }

    @Test(arguments: [false, true]) func timesAreMeasuredWhenTheSessionWantsThem(isWanted: Bool) throws {
        var settings = SessionSettings()
        settings.measuresTime = isWanted
        let session = Database().session(settings)
        for text in ["UNWIND range(1, 2000) AS x RETURN x", "UNWIND range(1, 9) AS x CREATE ({x: x})"] {
            let result = try session.run(text)
            _ = try result.rows()
            let timings = result.summary.timings
            #expect((timings.parse > .zero) == isWanted)
            #expect((timings.plan > .zero) == isWanted)
            #expect((timings.execute > .zero) == isWanted)
        }
    }

    @Test func allRowsOfAStatementHaveOneTime() throws {
        var settings = SessionSettings()
        settings.batchSize = 2
        let session = Database().session(settings)
        let moments = "UNWIND range(1, 50) AS x WITH CASE WHEN x > 9 THEN datetime() END AS t RETURN count(DISTINCT t)"
        #expect(try rows(session, moments) == [[1]])
        #expect(
            try rows(session, "RETURN datetime() = datetime.statement(), time() = time.statement()") == [[true, true]])
    }

    @Test func rollbackUndoesWhatATransactionWrote() throws {
        let database = Database()
        let session = database.session()
        _ = try session.run("CREATE (:A {x: 1})")
        let before = database.dump()
        _ = try session.run("BEGIN")
        #expect(session.isInTransaction)
        _ = try session.run("MATCH (a:A) SET a.x = 2, a:B CREATE (a)-[:T]->(:C)")
        #expect(try rows(session, "MATCH (a:A:B)-[:T]->(:C) RETURN a.x") == [[2]])
        _ = try session.run("ROLLBACK")
        #expect(!session.isInTransaction)
        #expect(database.dump() == before)
    }

    @Test func anotherSessionWaitsForTheTransaction() throws {
        let database = Database()
        let first = database.session()
        let second = database.session()
        _ = try first.run("BEGIN")
        let error = #expect(throws: Diagnostic.self) { try second.run("RETURN 1") }
        #expect(error?.code == .transactionState)
        _ = try first.run("COMMIT")
        #expect(try rows(second, "RETURN 1") == [[1]])
    }

    @Test func aLostSessionsTransactionIsUndone() throws {
        let database = Database()
        do {
            let lost = database.session()
            _ = try lost.run("BEGIN")
            _ = try lost.run("CREATE (:A)")
        }
        #expect(try rows(database.session(), "MATCH (n) RETURN count(*)") == [[0]])
    }

    @Test func readOnlySessionsRefuseToWrite() throws {
        let database = Database()
        var settings = SessionSettings()
        settings.isReadOnly = true
        let error = #expect(throws: Diagnostic.self) { try database.session(settings).run("CREATE (:A)") }
        #expect(error?.code == .readOnly)
        #expect(database.schema.nodeCount == 0)
    }

    @Test func deadlinesAndBudgetsStopAStatement() throws {
        var settings = SessionSettings()
        settings.timeout = .milliseconds(50)
        let late = #expect(throws: Diagnostic.self) {
            try Database().session(settings)
                .run("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*)").rows()
        }
        #expect(late?.code == .deadlineExceeded)
        settings.timeout = nil
        settings.memoryLimit = 1 << 20
        let large = #expect(throws: Diagnostic.self) {
            try Database().session(settings).run("UNWIND range(1, 10000000) AS a RETURN collect(a)").rows()
        }
        #expect(large?.code == .memoryLimitExceeded)
    }

    @Test func preparedStatementsFollowTheGraph() throws {
        let session = Database().session()
        let statement = try session.prepare("MATCH (n:N {k: $k}) RETURN n.v AS v")
        #expect(try statement.run(parameters: ["k": 1]).rows().isEmpty)
        _ = try session.run("UNWIND range(1, 100) AS x CREATE (:N {k: x, v: x * x})")
        #expect(try statement.run(parameters: ["k": 7]).rows() == [[49]])
        _ = try session.run("CREATE INDEX numbers FOR (n:N) ON (n.k)")
        #expect(try statement.run(parameters: ["k": 8]).rows() == [[64]])
        _ = try session.run("DROP INDEX numbers")
        #expect(try statement.run(parameters: ["k": 9]).rows() == [[81]])
    }

    @Test func parametersOfEveryKindReachTheQuery() throws {
        let session = Database().session()
        let value: Value = ["a": [1, 2.5, "x", true, nil]]
        #expect(try session.run("RETURN $p AS p", parameters: ["p": value]).rows() == [[value]])
        let error = #expect(throws: Diagnostic.self) { try session.run("RETURN $missing").rows() }
        #expect(error?.type == .parameterMissing)
    }

    @Test func proceduresOfTheProgramAreCalled() throws {
        let database = Database()
        database.register(
            ProcedureSignature(
                name: "demo.double", inputs: [.init(name: "x", type: .integer, nullable: true)],
                outputs: [.init(name: "y", type: .integer, nullable: true)])
        ) { arguments in
            guard case .integer(let x) = arguments[0] else { return [[.null]] }
            return [[.integer(x * 2)]]
        }
        #expect(
            try rows(database.session(), "UNWIND [1, 2] AS x CALL demo.double(x) YIELD y RETURN y") == [[2], [4]])
    }

    @Test func planAndProfileAreGivenAsText() throws {
        let session = Database().session()
        _ = try session.run("CREATE (:A)-[:T]->(:B)")
        let plan = try session.run("EXPLAIN MATCH (a:A)-[:T]->(b) RETURN count(*)")
        #expect(plan.summary.plan?.contains("Expand(Count)") == true)
        let profile = try session.run("PROFILE MATCH (a:A)-[:T]->(b) RETURN b")
        #expect(profile.summary.plan?.contains("Time (ms)") == true)
    }
}
