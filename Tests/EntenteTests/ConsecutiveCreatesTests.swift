import Entente
import Testing

/// CREATE clauses one after the other are written together where nobody can tell the difference.
@Suite struct ConsecutiveCreatesTests {
    private func rows(_ texts: String...) throws -> [[String]] {
        let session = Database().session()
        var last: [[String]] = []
        for text in texts { last = try session.run(text).rows().map { $0.map(\.description) } }
        return last
    }

    @Test("Elements of earlier clauses are ends, and their properties can be read")
    func ends() throws {
        let made = try rows(
            """
            UNWIND [1, 2] AS i CREATE (a:A {n: i}) CREATE (b:B {n: a.n + 10})
            CREATE (a)-[r:R {n: b.n}]->(b) CREATE p = (b)-[:S]->(a)
            RETURN a.n AS a, b.n AS b, r.n AS r, length(p) AS p ORDER BY a
            """)
        #expect(made == [["1", "11", "11", "1"], ["2", "12", "12", "1"]])
    }

    @Test("A property that counts the graph sees what the clause before wrote for every row")
    func counting() throws {
        let made = try rows(
            "UNWIND [1, 2, 3] AS i CREATE (:A) CREATE (b:B {n: COUNT { (:A) }}) RETURN b.n AS n")
        #expect(made == [["3"], ["3"], ["3"]])
    }

    @Test("A property of a node that reads an earlier relationship")
    func relationshipsRead() throws {
        let made = try rows(
            "CREATE ()-[r:R {n: 7}]->() CREATE p = (:C {n: r.n})-[:S]->() CREATE (d {n: length(p)}) RETURN d.n AS n, r.n AS m"
        )
        #expect(made == [["1", "7"]])
        let written = try rows("CREATE ()-[r:R {n: 7}]->() CREATE (:C {n: r.n})", "MATCH (c:C) RETURN c.n AS n")
        #expect(written == [["7"]])
    }

    @Test("Deleting in between keeps the clauses apart")
    func deleted() throws {
        #expect(throws: Diagnostic.self) {
            _ = try rows("CREATE (a:A) DELETE a CREATE (a)-[:R]->(:B)")
        }
    }
}
