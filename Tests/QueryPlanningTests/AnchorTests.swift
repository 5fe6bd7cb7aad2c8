import QueryPlanning
import Testing

/// Where a pattern begins, and what it follows next.
@Suite("Anchors and join orders")
struct AnchorTests {
    private let social = FakeStatistics(
        nodeCount: 11_010, relationshipCount: 60_000, labels: ["Person": 10_000, "City": 1_000, "Country": 10],
        types: ["KNOWS": 50_000, "LIVES": 10_000, "IN": 1_000],
        sources: ["KNOWS Person": 50_000, "LIVES Person": 10_000, "IN City": 1_000],
        targets: ["KNOWS Person": 50_000, "LIVES City": 10_000, "IN Country": 1_000])

    @Test("The rarer label is scanned, whichever side it stands on")
    func rarerLabel() throws {
        for text in [
            "MATCH (c:City)-[:IN]->(l:Country) RETURN c, l", "MATCH (l:Country)<-[:IN]-(c:City) RETURN c, l",
        ] {
            let plan = try PlannedQuery(text, social)
            #expect(plan.operators == ["ProduceResults", "Expand(All)", "NodeByLabelScan"])
            #expect(plan.lines.last == "NodeByLabelScan (l:Country)")
        }
    }

    @Test("A label beats none; of two labels of a node the rarer is scanned")
    func labels() throws {
        #expect(try PlannedQuery("MATCH (a)-->(b:City) RETURN a, b", social).lines.last == "NodeByLabelScan (b:City)")
        #expect(try PlannedQuery("MATCH (a:Person:City) RETURN a", social).lines == ["NodeByLabelScan (a:City:Person)"])
        #expect(try PlannedQuery("MATCH (a) RETURN a", social).operators == ["ProduceResults", "AllNodesScan"])
    }

    @Test("A chain is walked from its selective end")
    func chain() throws {
        let plan = try PlannedQuery(
            "MATCH (p:Person)-[:LIVES]->(c:City)-[:IN]->(l:Country) RETURN p, c, l", social)
        #expect(
            plan.lines == [
                "Expand(All) (c)<-[:LIVES]-(p:Person)", "Expand(All) (l)<-[:IN]-(c:City)",
                "NodeByLabelScan (l:Country)",
            ])
    }

    @Test("A condition on a property makes a scan more selective")
    func conditions() throws {
        let plan = try PlannedQuery(
            "MATCH (a:City)-[:IN]->(b), (b)<-[:IN]-(c:City) WHERE c.name = 'Huế' RETURN a, b, c", social)
        #expect(plan.lines.last == "NodeByLabelScan (c:City)")
    }

    @Test("A triangle is closed, not joined")
    func triangle() throws {
        let plan = try PlannedQuery("MATCH (a)-[:KNOWS]->(b)-[:KNOWS]->(c)-[:KNOWS]->(a) RETURN a, b, c", social)
        #expect(plan.operators.filter { $0 == "Expand(Into)" }.count == 1)
        #expect(plan.operators.filter { $0 == "Expand(All)" }.count == 2)
    }

    @Test("What is bound already is not looked for again")
    func bound() throws {
        let plan = try PlannedQuery(
            "MATCH (l:Country) WITH l ORDER BY l.name LIMIT 1 MATCH (c:City)-[:IN]->(l) RETURN c", social)
        #expect(plan.operators.filter { $0.contains("Scan") }.count == 1)
        #expect(plan.lines.contains("Expand(All) (l)<-[:IN]-(c:City)"))
    }

    @Test("A lone node that is bound is only tested for null")
    func presence() throws {
        let plan = try PlannedQuery("OPTIONAL MATCH (n:City) MATCH (n) RETURN n", social)
        #expect(plan.operators.filter { $0.contains("Scan") }.count == 1)
        #expect(plan.operators.contains("Filter"))
    }

    @Test("An index is sought with an equality, a range or a prefix; a scan is left when the key has none")
    func indexes() throws {
        var statistics = social
        statistics.indexes = ["Person name": 9_000]
        func access(_ condition: String) throws -> String {
            try PlannedQuery("MATCH (p:Person) WHERE \(condition) RETURN p", statistics).lines.last ?? ""
        }
        #expect(try access("p.name = 'An'") == "NodeIndexSeek (p:Person) on name = 'An'")
        #expect(try access("'An' = p.name") == "NodeIndexSeek (p:Person) on name = 'An'")
        #expect(try access("p.name STARTS WITH 'A'").hasPrefix("NodeIndexRangeSeek (p:Person)"))
        #expect(try access("p.name >= 'A'").hasPrefix("NodeIndexRangeSeek (p:Person)"))
        #expect(try access("p.age = 3") == "NodeByLabelScan (p:Person)")
        #expect(try access("p.name <> 'An'") == "NodeByLabelScan (p:Person)")
        #expect(try access("p.name = p.nick") == "NodeByLabelScan (p:Person)")
        #expect(try access("id(p) = 7") == "NodeByIdSeek (p:Person) id = 7")
    }

    @Test("A range is sought between both of its bounds")
    func ranges() throws {
        var statistics = social
        statistics.indexes = ["Person name": 9_000]
        let plan = try PlannedQuery(
            "MATCH (p:Person) WHERE p.age > 3 AND p.name < $b AND p.name >= $a RETURN p", statistics)
        #expect(plan.lines.last == "NodeIndexRangeSeek (p:Person) on name >= $a < $b")
    }

    @Test("A node without a label is one of those that its relationships have there")
    func unlabelledEnds() throws {
        let rows = try PlannedQuery("MATCH (a:City)-[:IN]->(b)<-[:IN]-(c) RETURN a, b, c", social).plan
        #expect(rows.estimatedRows == 100_000, "each of 1,000 cities meets the 100 of its country")
        let walk = try PlannedQuery("MATCH (a:Country)<-[:IN*1..2]-(b)<-[:LIVES]-(c) RETURN a, b, c", social)
        #expect(walk.lines.last == "NodeByLabelScan (a:Country)")
        let closed = try PlannedQuery("MATCH (a:Person)-[:KNOWS]->(b), (b)-[:KNOWS]->(a) RETURN a, b", social)
        #expect(closed.plan.estimatedRows == 25, "50,000 pairs of 10,000 x 10,000, met by 50,000 others")
    }

    @Test("An index makes a large label the anchor")
    func indexAnchor() throws {
        let text = "MATCH (p:Person {name: 'An'})-[:LIVES]->(c:City) RETURN c"
        #expect(try PlannedQuery(text, social).operators.last == "NodeByLabelScan")
        var statistics = social
        statistics.indexes = ["Person name": 9_000]
        #expect(try PlannedQuery(text, statistics).lines.last == "NodeIndexSeek (p:Person) on name = 'An'")
    }

    @Test("An index is sought with a value that another pattern gives")
    func indexJoin() throws {
        var statistics = social
        statistics.indexes = ["Person name": 9_000]
        let plan = try PlannedQuery("MATCH (c:Country), (p:Person) WHERE p.name = c.king RETURN p", statistics)
        #expect(plan.lines == ["NodeIndexSeek (p:Person) on name = c.king", "NodeByLabelScan (c:Country)"])
    }

    @Test("Join orders drawn from a seed are the same for a seed and differ among seeds")
    func randomOrders() throws {
        let text = "MATCH (a)-[:KNOWS]->(b)-[:KNOWS]->(c)-[:KNOWS]->(d) RETURN a, b, c, d"
        func lines(_ seed: UInt64) throws -> [String] {
            var options = PlannerOptions()
            options.joinOrderSeed = seed
            return try PlannedQuery(text, social, options).lines
        }
        #expect(try lines(1) == lines(1))
        let orders = try Set((0..<64).map { try lines($0) })
        #expect(orders.count >= 6, "of the eight orders of a chain of four nodes most turn up")
    }
}
