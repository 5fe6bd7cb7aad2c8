import Entente
import Testing

/// What the writing clauses promise beyond the conformance kit.
struct UpdateClauseTests {
    private func session(_ seed: String...) throws -> Session {
        let session = Database().session()
        for statement in seed { _ = try session.run(statement) }
        return session
    }

    private func code(_ statement: String, _ session: Session) -> DiagnosticCode? {
        do {
            _ = try session.run(statement).rows()
            return nil
        } catch { return error.code }
    }

    // MARK: A clause does not see its own writes

    @Test func createDoesNotFeedItself() throws {
        let session = try session("UNWIND range(1, 3000) AS i CREATE (:N {i: i})")
        _ = try session.run("MATCH (n:N) CREATE (:N {copy: n.i})")
        #expect(try session.run("MATCH (n:N) RETURN count(*), count(n.copy)").rows() == [[6000, 3000]])
    }

    @Test func setReadsValuesOfTheRowsBefore() throws {
        let session = try session("CREATE (:P {v: 1}), (:P {v: 2}), (:P {v: 3})")
        _ = try session.run("MATCH (p:P), (q:P) WHERE p.v < q.v SET p.seen = true, q.seen = true")
        #expect(try session.run("MATCH (p:P) RETURN count(p.seen)").rows() == [[3]])
        // Every row sees the sum that the rows before it have left.
        let rows = try session.run(
            "CREATE (t:T {sum: 0}) WITH t UNWIND [1, 2, 3] AS v SET t.sum = t.sum + v RETURN max(t.sum)"
        ).rows()
        #expect(rows == [[6]])
    }

    @Test func mergeSeesEarlierRowsOfItsClause() throws {
        let session = try session()
        _ = try session.run("UNWIND [1, 2, 1, 2, 1] AS v MERGE (n:N {v: v}) ON MATCH SET n.again = true")
        #expect(
            try session.run("MATCH (n:N) RETURN n.v, n.again ORDER BY n.v").rows()
                == [[1, true], [2, true]])
    }

    @Test func mergeCollectsMatchesBeforeItWrites() throws {
        let session = try session("UNWIND range(1, 2500) AS i CREATE (:N {flag: false})")
        let result = try session.run("MERGE (n:N {flag: false}) ON MATCH SET n.flag = true RETURN count(*)")
        #expect(try result.rows() == [[2500]])
        #expect(try session.run("MATCH (n:N {flag: false}) RETURN count(*)").rows() == [[0]])
    }

    @Test func mergeUsesAnIndex() throws {
        let session = try session("CREATE INDEX FOR (n:N) ON (n.v)")
        _ = try session.run("UNWIND range(0, 999) AS i MERGE (:N {v: i % 100})")
        #expect(try session.run("MATCH (n:N) RETURN count(*), sum(n.v)").rows() == [[100, 4950]])
    }

    // MARK: Patterns

    @Test func createBindsPathsAndSharesNodes() throws {
        let session = try session()
        let rows = try session.run(
            """
            CREATE p = (a:A {v: 1})<-[r:R]-(b:B)-[:S]->(a)
            RETURN length(p), [n IN nodes(p) | labels(n)[0]], startNode(r) = b, endNode(r) = a
            """
        ).rows()
        #expect(rows == [[2, ["A", "B", "A"], true, true]])
        #expect(try session.run("MATCH (n) RETURN count(n)").rows() == [[2]])
    }

    @Test func propertiesComeFromParameters() throws {
        let session = try session()
        let properties: Value = ["name": "x", "none": nil, "tags": [1, 2]]
        _ = try session.run("CREATE (:N $properties)", parameters: ["properties": properties])
        #expect(try session.run("MATCH (n:N) RETURN properties(n)").rows() == [[["name": "x", "tags": [1, 2]]]])
        #expect(
            throws: Diagnostic.self, "a parameter that is no map",
            performing: { try session.run("CREATE (:N $properties)", parameters: ["properties": 1]).rows() })
    }

    @Test func mergedPathIsBoundEitherWay() throws {
        let session = try session("CREATE (:A)-[:R]->(:B)")
        let text = "MATCH (a:A), (b:B) MERGE p = (a)-[:R]-(b) RETURN length(p)"
        #expect(try session.run(text).rows() == [[1]])
        _ = try session.run("MATCH ()-[r:R]->() DELETE r")
        #expect(try session.run(text).rows() == [[1]])
        #expect(try session.run("MATCH (:A)-[r:R]->(:B) RETURN count(r)").rows() == [[1]])
    }

    // MARK: Values

    @Test func mapsAndNestedListsAreStored() throws {
        let session = try session("CREATE (:N {map: {a: [1, 'x'], b: {c: true}}, lists: [[1], [2, 3]]})")
        #expect(
            try session.run("MATCH (n:N) RETURN n.map.b.c, n.map.a[1], n.lists[1][0]").rows() == [[true, "x", 2]])
        #expect(code("MATCH (n:N) SET n.bad = [{a: 1}]", session) == .invalidPropertyType)
        #expect(code("MATCH (n:N) WITH n, [n] AS list SET n.bad = list", session) == .invalidPropertyType)
        #expect(code("MATCH (n:N) WITH n, {x: n} AS map SET n += map", session) == .invalidPropertyType)
    }

    @Test func propertiesAreReplacedAndCopied() throws {
        let session = try session("CREATE (:A {v: 1, w: 2})-[:R {u: 3}]->(:B {v: 9})")
        _ = try session.run("MATCH (a:A)-[r]->(b:B) SET b += a, r = b")
        let rows = try session.run("MATCH ()-[r]->(b:B) RETURN properties(b), properties(r)").rows()
        #expect(rows == [[["v": 1, "w": 2], ["v": 1, "w": 2]]])
        _ = try session.run("MATCH (a:A) SET a = {v: null, x: 5}")
        #expect(try session.run("MATCH (a:A) RETURN properties(a)").rows() == [[["x": 5]]])
    }

    @Test func countersTellWhatWasWritten() throws {
        let session = try session()
        let counters = try session.run("CREATE (:A:B {v: 1, w: null})-[:R {u: 1}]->() ").summary.counters
        #expect(counters.nodesCreated == 2 && counters.relationshipsCreated == 1)
        #expect(counters.labelsAdded == 2 && counters.propertiesSet == 2)
        let deleted = try session.run("MATCH (n) DETACH DELETE n").summary.counters
        #expect(deleted.nodesDeleted == 2 && deleted.relationshipsDeleted == 1 && deleted.nodesCreated == 0)
    }

    @Test func limitDoesNotCutWritesShort() throws {
        let session = try session()
        #expect(try session.run("UNWIND range(1, 5000) AS i CREATE (n:N) RETURN 1 LIMIT 0").rows() == [])
        _ = try session.run("UNWIND range(1, 5000) AS i CREATE (n:N) WITH n LIMIT 3 SET n.kept = true").rows()
        #expect(try session.run("MATCH (n:N) RETURN count(*), count(n.kept)").rows() == [[10000, 3]])
    }

    // MARK: Deleting

    @Test func deleteIgnoresOrderAndRepetition() throws {
        let session = try session("CREATE (a:A)-[:R]->(b:B), (a)-[:R]->(a), (b)-[:S]->(:C)")
        _ = try session.run("MATCH (a:A)-[r]-(x) DELETE a, r")
        #expect(try session.run("MATCH (n) RETURN count(n)").rows() == [[2]])
        #expect(code("MATCH (b:B) DELETE b", session) == .deleteConnectedNode)
        _ = try session.run("MATCH p = (:B)-[:S]->(:C) DELETE p, p")
        #expect(try session.run("MATCH (n) RETURN count(n)").rows() == [[0]])
    }

    @Test func deletedElementsStayInTheRow() throws {
        let session = try session("CREATE (:A {v: 1})-[:R]->(:B)")
        let rows = try session.run("MATCH (a:A)-[r:R]->(b) DELETE r, a RETURN a IS NULL, type(r), labels(b)").rows()
        #expect(rows == [[false, "R", ["B"]]])
        #expect(code("MATCH (b:B) DELETE b SET b.v = 1", session) == .deletedEntityAccess)
    }
}
