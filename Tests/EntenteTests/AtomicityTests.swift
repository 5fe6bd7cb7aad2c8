import Entente
import Testing

/// A statement that fails leaves nothing behind, wherever in it the failure is.
struct AtomicityTests {
    /// A statement that writes something and then fails.
    struct Failure: Sendable, CustomTestStringConvertible {
        var place: String
        var statement: String
        var code: DiagnosticCode
        var testDescription: String { place }
    }

    static let failures = [
        Failure(
            place: "CREATE, second row",
            statement: "CREATE (:A {x: 1}) WITH 1 AS a UNWIND [1, 0] AS d CREATE (:B {v: 1 / d})",
            code: .divisionByZero),
        Failure(
            place: "CREATE of a relationship's property",
            statement: "MATCH (a:A), (b:B) UNWIND [1, 0] AS d CREATE (a)-[:S {v: 1 / d}]->(b)-[:S]->(:New)",
            code: .divisionByZero),
        Failure(
            place: "CREATE at a deleted node",
            statement: "MATCH (c:C) DELETE c CREATE (c)-[:S]->(:New)", code: .deletedEntityAccess),
        Failure(
            place: "CREATE at a node that is null",
            statement: "CREATE (:New) WITH 1 AS one OPTIONAL MATCH (n:Nobody) CREATE (n)-[:S]->(:New)",
            code: .invalidArgumentType),
        Failure(
            place: "CREATE against a constraint",
            statement: "CREATE (:New) CREATE (:U {k: 1})", code: .constraintViolation),
        Failure(
            place: "CREATE with a map in a list",
            statement: "CREATE (:New {good: 1, bad: [{v: 1}]})", code: .invalidPropertyType),
        Failure(
            place: "MERGE with null",
            statement: "CREATE (:New) WITH 1 AS one UNWIND [1, null] AS v MERGE (:M {v: v})",
            code: .mergeReadOwnWrites),
        Failure(
            place: "MERGE, ON CREATE",
            statement: """
                CREATE (:New)-[:R]->(:New) WITH 1 AS one UNWIND [1, 0] AS d
                MERGE (m:M {d: d}) ON CREATE SET m.v = 1 / d
                """,
            code: .divisionByZero),
        Failure(
            place: "MERGE, ON MATCH",
            statement: """
                MATCH (a:A) SET a.x = 5 WITH a UNWIND [1, 0] AS d MERGE (c:C) ON MATCH SET c.v = 1 / d
                """,
            code: .divisionByZero),
        Failure(
            place: "MERGE against a constraint",
            statement: "UNWIND [2, 1] AS k MERGE (u:U {k: k, extra: true})", code: .constraintViolation),
        Failure(
            place: "SET, second row",
            statement: "CREATE (:New) WITH 1 AS one UNWIND [1, 0] AS d MATCH (a:A) SET a.x = 1 / d",
            code: .divisionByZero),
        Failure(
            place: "SET of a value that cannot be stored",
            statement: "MATCH (a:A), (b:B) SET a.y = 1, a.z = b", code: .invalidPropertyType),
        Failure(
            place: "SET of a map",
            statement: "MATCH (c:C) SET c = {fresh: 1} WITH c UNWIND [1, 0] AS d SET c += {v: 1 / d}",
            code: .divisionByZero),
        Failure(
            place: "SET of labels against a constraint",
            statement: "MATCH (c:C) SET c:D:E, c.k = 1, c:U", code: .constraintViolation),
        Failure(
            place: "SET on a deleted relationship",
            statement: "MATCH ()-[r:R]->() DELETE r SET r.w = 2", code: .deletedEntityAccess),
        Failure(
            place: "REMOVE from a deleted node",
            statement: "MATCH (c:C) SET c.y = 1 DELETE c REMOVE c.name, c:C", code: .deletedEntityAccess),
        Failure(
            place: "after REMOVE",
            statement: "MATCH (c:C) REMOVE c.name, c:C WITH c UNWIND [0] AS d RETURN 1 / d",
            code: .divisionByZero),
        Failure(
            place: "DELETE of a connected node",
            statement: "MATCH (c:C) DELETE c WITH 1 AS one MATCH (a:A) SET a.x = 9 DELETE a",
            code: .deleteConnectedNode),
        Failure(
            place: "DELETE of no element",
            statement:
                "MATCH (c:C) DELETE c WITH {v: 1, w: 'x'} AS map UNWIND keys(map) AS k WITH map[k] AS v DELETE v",
            code: .invalidArgumentType),
        Failure(
            place: "after DELETE",
            statement: "MATCH (a:A)-[r:R]->(b) DELETE r, a, b WITH 1 AS one UNWIND [0] AS d RETURN 1 / d",
            code: .divisionByZero),
        Failure(
            place: "after DETACH DELETE of everything",
            statement: "MATCH (n) DETACH DELETE n WITH count(*) AS c RETURN c / (c - c)", code: .divisionByZero),
        Failure(
            place: "RETURN after writing",
            statement: "CREATE (n:New {v: 0}) RETURN 1 / n.v", code: .divisionByZero),
        Failure(
            place: "RETURN of a deleted node's property",
            statement: "MATCH (c:C) DELETE c RETURN c.name", code: .deletedEntityAccess),
        Failure(
            place: "second branch of a UNION",
            statement: "CREATE (:New) RETURN 1 AS x UNION ALL UNWIND [0] AS d RETURN 1 / d AS x",
            code: .divisionByZero),
        Failure(
            place: "procedure that throws",
            statement: "CREATE (:New) WITH 1 AS one CALL test.fails() YIELD v RETURN v", code: .procedureFailed),
        Failure(
            place: "procedure that gives too much",
            statement: "CREATE (:New) WITH 1 AS one CALL test.wide() YIELD v RETURN v", code: .procedureFailed),
        Failure(
            place: "PROFILE",
            statement: "PROFILE CREATE (n:New {v: 0}) RETURN 1 / n.v", code: .divisionByZero),
    ]

    @Test(arguments: failures)
    func failedStatementLeavesNothing(_ failure: Failure) throws {
        let database = try Self.database()
        let before = database.dump()
        #expect(try Self.code(of: failure.statement, in: database.session()) == failure.code)
        #expect(database.dump() == before)
        // The graph is not only equal but whole: it goes on working, indexes included.
        let session = database.session()
        _ = try session.run("CREATE (:A {x: 1})").rows()
        #expect(try session.run("MATCH (a:A {x: 1}) RETURN count(a)").rows() == [[2]])
        #expect(try session.run("MATCH (:A)-[r:R]->(:B) RETURN r.w").rows() == [[1]])
    }

    @Test(arguments: failures)
    func failedStatementLeavesNothingRowByRow(_ failure: Failure) throws {
        let database = try Self.database()
        let before = database.digest()
        var settings = SessionSettings()
        settings.batchSize = 1
        #expect(try Self.code(of: failure.statement, in: database.session(settings)) == failure.code)
        #expect(database.digest() == before)
    }

    @Test func interruptedStatementLeavesNothing() throws {
        let database = try Self.database()
        let session = database.session()
        let signature = ProcedureSignature(
            name: "test.cancels", inputs: [],
            outputs: [ProcedureSignature.Field(name: "v", type: .integer, nullable: false)])
        database.register(signature) { _ in
            session.cancel()
            return [[1]]
        }
        let before = database.dump()
        let statement = """
            MATCH (c:C) SET c.x = 4 WITH 1 AS one CALL test.cancels() YIELD v
            UNWIND range(1, 5000) AS i CREATE (:New {i: i}) RETURN count(*)
            """
        #expect(try Self.code(of: statement, in: session) == .interrupted)
        #expect(database.dump() == before)
        #expect(try session.run("MATCH (c:C) RETURN c.x").rows() == [[3]])
    }

    @Test func statementOutOfTimeLeavesNothing() throws {
        let database = try Self.database()
        let before = database.dump()
        var settings = SessionSettings()
        settings.timeout = .milliseconds(50)
        let statement = """
            CREATE (:New) WITH 1 AS one UNWIND range(1, 10000) AS i UNWIND range(1, 10000) AS j
            WITH i, j WHERE i + j < 0 RETURN count(*)
            """
        #expect(try Self.code(of: statement, in: database.session(settings)) == .deadlineExceeded)
        #expect(database.dump() == before)
    }

    @Test func statementOutOfMemoryLeavesNothing() throws {
        let database = try Self.database()
        let before = database.dump()
        var settings = SessionSettings()
        settings.memoryLimit = 1 << 20
        let statement = "UNWIND range(1, 100000) AS i CREATE (:New {name: 'a name of some length ' + toString(i)})"
        #expect(try Self.code(of: statement, in: database.session(settings)) == .memoryLimitExceeded)
        #expect(database.dump() == before)
    }

    @Test func readOnlySessionWritesNothing() throws {
        let database = try Self.database()
        let before = database.dump()
        var settings = SessionSettings()
        settings.isReadOnly = true
        for statement in ["CREATE (:New)", "CREATE INDEX FOR (n:C) ON (n.x)"] {
            #expect(try Self.code(of: statement, in: database.session(settings)) == .readOnly)
        }
        #expect(database.dump() == before)
    }

    @Test func failedConstraintLeavesNothing() throws {
        let database = try Self.database()
        let session = database.session()
        _ = try session.run("CREATE (:C {x: 3})")
        let before = database.dump()
        let statement = "CREATE CONSTRAINT only_one FOR (c:C) REQUIRE c.x IS UNIQUE"
        #expect(try Self.code(of: statement, in: session) == .constraintViolation)
        #expect(database.dump() == before)
    }

    /// Nodes, relationships, properties, an index and a constraint; two procedures that fail.
    static func database() throws -> Database {
        let database = Database()
        let session = database.session()
        _ = try session.run(
            """
            CREATE (:A {x: 1})-[:R {w: 1}]->(:B {x: 2}), (:C {x: 3, name: 'c', list: [1, 2]}), (:U {k: 1})
            """)
        _ = try session.run("CREATE INDEX a_x FOR (a:A) ON (a.x)")
        _ = try session.run("CREATE CONSTRAINT u_k FOR (u:U) REQUIRE u.k IS UNIQUE")
        let output = ProcedureSignature.Field(name: "v", type: .integer, nullable: false)
        struct Broken: Error {}
        database.register(ProcedureSignature(name: "test.fails", inputs: [], outputs: [output])) { _ in
            throw Broken()
        }
        database.register(ProcedureSignature(name: "test.wide", inputs: [], outputs: [output])) { _ in [[1], [1, 2]] }
        return database
    }

    /// The code of the error that a statement ends with; nil when it succeeds.
    static func code(of statement: String, in session: Session) throws -> DiagnosticCode? {
        do {
            _ = try session.run(statement).rows()
            return nil
        } catch let error as Diagnostic {
            return error.code
        }
    }
}
