import Entente
import Testing

/// CALL, and the statements about indexes and constraints.
struct UpdateProcedureTests {
    private func field(_ name: String, _ type: ValueType, nullable: Bool = true) -> ProcedureSignature.Field {
        ProcedureSignature.Field(name: name, type: type, nullable: nullable)
    }

    private func code(_ statement: String, _ session: Session, _ parameters: [String: Value] = [:]) -> DiagnosticCode? {
        do {
            _ = try session.run(statement, parameters: parameters).rows()
            return nil
        } catch { return error.code }
    }

    @Test func builtInsListNamesInUse() throws {
        let session = Database().session()
        _ = try session.run("CREATE (:A {x: 1})-[:R {y: 1}]->(:B:C), (:Gone {z: 1})")
        _ = try session.run("MATCH (g:Gone) DELETE g")
        #expect(
            try session.run("CALL db.labels() YIELD label RETURN label ORDER BY label").rows() == [["A"], ["B"], ["C"]])
        #expect(try session.run("CALL db.relationshipTypes()").rows() == [["R"]])
        #expect(
            try session.run("CALL db.propertyKeys() YIELD propertyKey AS k RETURN k ORDER BY k").rows()
                == [["x"], ["y"]])
        #expect(try session.run("CALL dbms.components() YIELD name RETURN name").rows() == [["Entente"]])
    }

    @Test func argumentsAreCoercedOrRefused() throws {
        let database = Database()
        let session = database.session()
        database.register(
            ProcedureSignature(
                name: "test.half", inputs: [field("x", .float)], outputs: [field("y", .float)])
        ) { arguments in
            guard case .float(let x)? = arguments.first else { return [["no float"]] }
            return [[.float(x / 2)]]
        }
        #expect(try session.run("CALL test.half(3) YIELD y RETURN y").rows() == [[1.5]])
        #expect(try session.run("CALL test.half($x) YIELD y RETURN y", parameters: ["x": nil]).rows() == [["no float"]])
        #expect(code("CALL test.half($x) YIELD y RETURN y", session, ["x": "three"]) == .invalidArgumentType)
    }

    @Test func rowsAreMultipliedByTheProcedure() throws {
        let database = Database()
        let session = database.session()
        database.register(
            ProcedureSignature(
                name: "test.upTo", inputs: [field("n", .integer)],
                outputs: [field("v", .integer), field("square", .integer)])
        ) { arguments in
            guard case .integer(let n)? = arguments.first, n > 0 else { return [] }
            return (1...n).map { [.integer($0), .integer($0 * $0)] }
        }
        let rows = try session.run(
            "UNWIND [2, 0, 3] AS n CALL test.upTo(n) YIELD square AS s, v RETURN n, v, s ORDER BY n, v"
        ).rows()
        #expect(rows == [[2, 1, 1], [2, 2, 4], [3, 1, 1], [3, 2, 4], [3, 3, 9]])
        let many = try session.run("UNWIND range(1, 100) AS n CALL test.upTo(50) YIELD v RETURN count(v)").rows()
        #expect(many == [[5000]])
    }

    @Test func schemaStatements() throws {
        let session = Database().session()
        _ = try session.run("CREATE (:P {id: 1, name: 'x'})-[:R {w: 1}]->(:P {id: 2, name: 'x'})")
        #expect(try session.run("CREATE INDEX p_name FOR (p:P) ON (p.name)").summary.counters.indexesAdded == 1)
        #expect(code("CREATE INDEX p_name FOR (p:P) ON (p.name)", session) == .indexAlreadyExists)
        #expect(code("CREATE INDEX p_name IF NOT EXISTS FOR (p:P) ON (p.name)", session) == nil)
        #expect(code("CREATE CONSTRAINT FOR (p:P) REQUIRE p.name IS UNIQUE", session) == .constraintViolation)
        let made = try session.run("CREATE CONSTRAINT p_id FOR (p:P) REQUIRE p.id IS UNIQUE")
        #expect(made.summary.counters.constraintsAdded == 1)
        #expect(code("CREATE CONSTRAINT p_id FOR (p:P) REQUIRE p.id IS UNIQUE", session) == .constraintAlreadyExists)
        _ = try session.run("CREATE INDEX r_w FOR ()-[r:R]-() ON (r.w)")
        #expect(try session.run("SHOW INDEXES").rows().map { $0[0] } == ["p_name", "p_id", "r_w"])
        #expect(
            try session.run("SHOW CONSTRAINTS").rows() == [["p_id", "UNIQUENESS", "NODE", ["P"], ["id"]]])
        #expect(code("DROP INDEX p_id", session) == .constraintViolation)
        #expect(code("DROP CONSTRAINT p_name", session) == .constraintNotFound)
        #expect(code("DROP INDEX nothing", session) == .indexNotFound)
        #expect(code("DROP INDEX nothing IF EXISTS", session) == nil)
        for statement in ["DROP INDEX p_name", "DROP CONSTRAINT p_id", "DROP INDEX r_w"] {
            _ = try session.run(statement)
        }
        #expect(try session.run("SHOW INDEXES").rows() == [])
    }
}
