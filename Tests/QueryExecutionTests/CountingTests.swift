import Entente
import QueryPlanning
import Testing

/// Counting a pattern without enumerating it gives what enumerating it gives.
@Suite("Counted patterns")
struct CountingTests {
    /// Patterns of every shape; each is counted in all and, where it has a node `a`, for each `a`.
    private static let patterns = [
        // Chains and stars
        "(a:A)-[:R]->(b)-[:S]->(c:B)",
        "(a)-[:R]->(b)<-[:R]-(c)",
        "(a)-[:R]-(b)-[:R]-(c)",
        "(a)-[:R]-(b)-[:R]-(c)-[:R]-(d)",
        "(a)-[]-(b)-[]->(c:A)",
        "(a)-[:R|S]->(b)-[:S|T]-(c)",
        "(a:A)-[:R]->(b), (a)-[:S]->(c), (a)<-[:T]-(d)",
        "(a)-[:R]->(a)-[:S]->(b)",
        "(a)-[:R]-(a)-[:R]-(b)",
        "(a)-[:NONE]->(b)-[:R]->(c)",
        "(a:Missing)-[:R]->(b)-[:R]->(c)",
        // Several parts
        "(a:A)-[:R]->(b), (c:B)-[:S]->(d)",
        "(a:A)-[:R]->(b)-[:S]->(c), (d:B)",
        // Cycles
        "(a)-[:R]->(b)-[:R]->(c)-[:R]->(a)",
        "(a)-[:R]-(b)-[:R]-(c)-[:R]-(a)",
        "(a:A)-[:R]->(b)-[:S]->(c)<-[:T]-(a), (b)-[:T]->(d:B)",
        "(a)-[:R]->(b)-[:S]->(c)-[:R]->(d)-[:S]->(a)",
        "(a)-[:R]-(b)-[:S]-(c)-[:T]-(d)-[:R]-(a), (a)-[:S]-(c)",
        "(a)-[:R]->(b), (b)-[:S]->(a), (a)-[:R]->(c)",
        "(a)-[:R]->(b), (a)-[:R]->(b), (a)-[:S]-(b)",
        "(a)-[:R]-(b), (b)-[:R]-(a)",
        // Walks
        "(a:A)-[:R*1..2]->(b)",
        "(a)-[:R*0..2]->(b:B)",
        "(a)-[:R*1..3]->(b)",
        "(a)<-[:R|S*0..1]-(b)-[:R]->(c)",
        "(a)-[:R]->(c)-[:R*1..2]->(b:A)",
        "(a)-[:R*2..2]-(b)-[:S]->(c)",
        "(a)-[:R*1..2]-(b)",
        "(a)-[:R*1..2]->(a)-[:S]->(b)",
        "(a)-[:S*0..1]->(b)-[:T*0..2]->(c)",
    ]

    /// Conditions to go with them.
    private static let conditions = [
        "", "WHERE a <> b", "WHERE a.k > 2", "WHERE b.k IN [1, 2, 3] AND NOT a.k = 4", "WHERE a = b",
        "WHERE NOT (a)-[:R]->(b)", "WHERE NOT (a)-[:R]-(b) AND a <> b", "WHERE (b)-[:S]->(a)", "WHERE (b)-[]-(a)",
        "WHERE (a)-[:S]->(:B)", "WHERE NOT (b)-[:T]-()-[:R]->()", "WHERE EXISTS { (a)-[:R]-()-[:R]-() } AND 1 < 2",
        "WHERE b:B OR b.k IS NULL", "WHERE false", "WHERE NOT EXISTS { (a)-[:R]->(x) WHERE x.k > 1 } AND b.k = b.k",
    ]

    private static func graph(_ dice: inout SplitMix) -> [String] {
        let nodes = 6 + dice.below(8)
        var statements = [
            "CREATE "
                + (0..<nodes).map { node in
                    let labels = ["", ":A", ":B", ":A:B", ":A"][dice.below(5)]
                    return "(\(labels) {id: \(node)" + (dice.below(5) == 0 ? "" : ", k: \(dice.below(6))") + "})"
                }.joined(separator: ", ")
        ]
        for _ in 0..<(nodes * 2 + dice.below(nodes * 2)) {
            let (from, to) = (dice.below(nodes), dice.below(6) == 0 ? -1 : dice.below(nodes))
            let type = ["R", "R", "S", "T"][dice.below(4)]
            let target = to < 0 ? "a" : "b"
            statements.append(
                "MATCH (a {id: \(from)}), (b {id: \(max(to, 0))}) CREATE (a)-[:\(type) {w: \(dice.below(4))}]->(\(target))"
            )
        }
        if dice.below(2) == 0 { statements.append("MATCH (a)-[r]->(a) DELETE r") }
        // Half of the graphs have changes beside their adjacency lists.
        if dice.below(2) == 0 {
            statements.append("MATCH (a)-[:R]->(b)-[:S]->(c) RETURN count(*)")
            statements.append("MATCH (a {id: 1})-[r]-() DELETE r")
            statements.append("MATCH (a {id: 2}) DETACH DELETE a")
            statements.append("MATCH (a:A), (b:B {id: 3}) CREATE (a)-[:R {w: 1}]->(b), (b)-[:S]->(b)")
        }
        return statements
    }

    private struct Pair {
        var counting: Session
        var enumerating: Session

        init(_ database: Database, batchSize: Int = 1024, threads: Int = 1) {
            var settings = SessionSettings()
            settings.warnsOfUnknownNames = false
            settings.batchSize = batchSize
            settings.threads = threads
            if threads > 1 { settings.leastParallelRows = 1 }
            counting = database.session(settings)
            settings.planner.disabledRules = Set(QueryPlanner.ruleNames)
            enumerating = database.session(settings)
        }

        /// Whether the statement was counted; both ways must agree.
        func agree(_ text: String, _ comment: String) throws -> Bool {
            let found = try counting.run(text).rows()
            let expected = try enumerating.run(text).rows()
            #expect(found == expected, "\(comment): \(text)")
            let plan = try counting.run("EXPLAIN " + text).rows()
            return plan.contains { row in
                if case .string(let line)? = row.first { return line.contains("CountBy") }
                return false
            }
        }
    }

    @Test("On random graphs, with loops, parallel relationships and deletions", arguments: 1...6)
    func random(seed: Int) throws {
        var dice = SplitMix(state: UInt64(seed))
        let database = Database()
        for statement in Self.graph(&dice) { _ = try database.session().run(statement).rows() }
        let pair = Pair(database, batchSize: seed % 2 == 0 ? 3 : 1024)
        var counted = 0
        var asked = 0
        for pattern in Self.patterns {
            for _ in 0..<3 {
                let condition = Self.conditions[dice.below(Self.conditions.count)]
                let result = [
                    "count(*) AS n", "a.id AS id, count(*) AS n ORDER BY id", "DISTINCT a.id AS id ORDER BY id",
                    "count(b) AS n, sum(a.k) AS s, max(a.k) AS m", "count(DISTINCT a) AS n",
                ][dice.below(5)]
                asked += 1
                if try pair.agree("MATCH \(pattern) \(condition) RETURN \(result)", "seed \(seed)") { counted += 1 }
            }
        }
        #expect(counted > asked / 3, "the rule must be tried: \(counted) of \(asked)")
    }

    @Test("In many batches, by marks and matrices, on one thread and on three", arguments: [1, 3])
    func batches(threads: Int) throws {
        let database = Database()
        let session = database.session()
        for statement in [
            "UNWIND range(0, 59) AS i CREATE (n:N {id: i, k: i % 7})", "MATCH (n) WHERE n.id % 3 = 0 SET n:A",
            "MATCH (a), (b) WHERE (a.id * 31 + b.id * 17) % 7 = 0 CREATE (a)-[:R]->(b)",
            "MATCH (a), (b) WHERE (a.id * 13 + b.id * 5) % 11 = 3 AND a.id <> b.id CREATE (a)-[:S]->(b)",
            "MATCH (h {id: 0}), (b) CREATE (h)-[:R]->(b), (b)-[:T]->(h)",
            "UNWIND range(60, 1500) AS i MATCH (a:N {id: i % 60}) CREATE (a)-[:T]->(:M {id: i})",
        ] { _ = try session.run(statement) }
        let pair = Pair(database, threads: threads)
        var counted = 0
        for text in [
            "MATCH (a)-[:R]-(b)-[:S]-(c)-[:R]-(a) RETURN count(*) AS n",
            "MATCH (a)-[:S]-(b)-[:S]-(c)-[:S]-(a) RETURN count(*) AS n",
            "MATCH (a:A)-[:S]->(b)-[:R]->(c:A)<-[:S]-(a), (c)-[:T]->(m:M) RETURN count(*) AS n",
            "MATCH (a)-[:S]->(b)-[:S]->(c)-[:S]->(a), (a)-[:T]->(m:M) RETURN a.id AS id, count(*) AS n ORDER BY id",
            "MATCH (a:A)-[:S]->(b:A)-[:S]->(c:A)-[:S]->(d:A)-[:S]->(a), (a)-[:R]->(c) RETURN count(*) AS n",
            "MATCH (a)-[:S]->(b)-[:S]->(c) WHERE NOT (a)-[:R]-(c) AND a <> c RETURN count(*) AS n",
            "MATCH (a)-[:S]->(b)-[:S]->(c) WHERE (a)-[:R]->(c) AND a.k < c.id RETURN count(*) AS n",
            "MATCH (a)-[:T]->(m:M) OPTIONAL MATCH (a)-[:S]->(b)<-[:S]-(c) RETURN count(*) AS n",
            "MATCH (n) OPTIONAL MATCH (n)-[:S]->(b) OPTIONAL MATCH (n)<-[:T]-(c)-[:S]->(d) RETURN count(*) AS n",
            "MATCH (m:M)<-[:T]-(a)-[:S]->(b)-[:T]->(o:M) WHERE NOT (a)-[:R]->() OR a.k > 2 RETURN count(*) AS n",
            // Squares of lengths: most nodes have lists in one direction only.
            "MATCH (a)-[:T]-(b)-[:T]-(c) RETURN count(*) AS n",
            "MATCH (a)-[:T]->(b)<-[:T]-(c) RETURN count(*) AS n",
            "MATCH (a)<-[:T]-(b)-[:T]->(c) RETURN count(*) AS n",
        ] {
            if try pair.agree(text, "\(threads) threads") { counted += 1 }
        }
        #expect(counted >= 6, "the rule must be tried: \(counted)")
    }

    @Test("Optional parts, several clauses and conditions on relationships")
    func clauses() throws {
        var dice = SplitMix(state: 7)
        let database = Database()
        for statement in Self.graph(&dice) { _ = try database.session().run(statement).rows() }
        let pair = Pair(database)
        for text in [
            "MATCH (a)-[:R]->(b) OPTIONAL MATCH (b)-[:S]->(c) OPTIONAL MATCH (a)<-[:T]-(d) RETURN count(*) AS n",
            "MATCH (a:A) OPTIONAL MATCH (a)-[:R]-(b)-[:R]-(c) RETURN a.id AS id, count(*) AS n ORDER BY id",
            "MATCH (a) OPTIONAL MATCH (a)-[:S]->(b:B) WHERE b.k > 1 OPTIONAL MATCH (a)-[:T]->() RETURN count(*) AS n",
            "MATCH (a)-[:R]-(b) MATCH (b)-[:R]-(c) RETURN count(*) AS n",
            "MATCH (a)-[:R]-(b) MATCH (b)-[:R]-(c) MATCH (c)-[:R]-(a) RETURN count(*) AS n",
            "MATCH (a)-[:R]->(b) MATCH (a)-[:S]->(b) RETURN b.id AS id, count(*) AS n ORDER BY id",
            "MATCH (a)-[r:R]->(b)-[s:S]->(c) WHERE r.w > 1 RETURN count(*) AS n",
            "MATCH (a)-[r:R]-(b)-[s:R]-(c) WHERE r.w > 1 AND s.w < 3 RETURN count(*) AS n",
            "MATCH (a)-[r:R]-(b)-[s:R]-(c)-[t]-(a) WHERE r.w > 0 AND a <> c RETURN count(*) AS n",
            "MATCH (a)-[r]-(b)-[s]-(c) WHERE r.w = 1 RETURN count(r) AS n, count(DISTINCT b) AS m",
            "MATCH (a)-[:R]->(b)-[:S]->(c) WHERE a.k = c.k RETURN count(*) AS n",
            "MATCH (a)-[:R]->(b)-[:S]->(c) RETURN a.id AS id, c.id AS other, count(*) AS n ORDER BY id, other",
            "MATCH (a)-[:R]->(b)-[:S]->(c) WITH b, count(*) AS n WHERE n > 1 RETURN sum(n) AS s",
            "UNWIND [1, 2] AS x CALL { MATCH (a)-[:R]->(b)-[:R]->(c) RETURN count(*) AS n } RETURN x, n",
            "MATCH (a)-[:R]->(b)-[:R]->(c) RETURN count(*) AS n UNION ALL MATCH (a)-[:S]->(b)-[:R]-(c) RETURN count(*) AS n",
            "MATCH (a)-[:R]->(b)-[:S]->(c) WITH DISTINCT c RETURN count(*) AS n",
        ] {
            _ = try pair.agree(text, "clauses")
        }
    }

    @Test("What is counted is counted, and says how")
    func plans() throws {
        let session = Database().session()
        _ = try session.run("UNWIND range(1, 40) AS i CREATE (:A {k: i})-[:R]->(:B {k: i})-[:S]->(:C {k: i % 3})")
            .rows()
        _ = try session.run("MATCH (a:A), (b:B) WHERE a.k % 5 = b.k % 5 CREATE (a)-[:R]->(b)").rows()
        func plan(_ text: String) throws -> String {
            try session.run("EXPLAIN " + text).rows().map { row in
                if case .string(let line)? = row.first { return line }
                return ""
            }.joined(separator: "\n")
        }
        let chain = "MATCH (a:A)-[:R]->(b:B)-[:S]->(c:C)"
        #expect(try plan("\(chain) RETURN count(*)").contains("CountByMessages"))
        #expect(try plan("\(chain) RETURN c.k, count(*)").contains("CountByMessages"))
        #expect(try plan("\(chain) WHERE a.k > 3 RETURN count(*)").contains("CountByMessages"))
        #expect(try plan("MATCH (a)-[:R]->(b), (c)-[:R]->(b) RETURN count(*)").contains("2 terms"))
        #expect(try !plan("\(chain) RETURN a.k, c.k, count(*)").contains("CountBy"))
        #expect(try !plan("\(chain) WHERE a.k = c.k RETURN count(*)").contains("CountBy"))
        #expect(try !plan("\(chain) RETURN a.k").contains("CountBy"))
    }

    @Test("A count that does not fit raises an error")
    func overflow() throws {
        let session = Database().session()
        _ = try session.run("CREATE (:H)").rows()
        _ = try session.run("MATCH (h:H) UNWIND range(1, 300) AS i CREATE (h)-[:R]->(:L), (h)-[:S]->(:L)").rows()
        // 600 to the power of 8 is greater than 2 to the power of 63.
        let arms = (0..<8).map { "MATCH (h)-[:R|S]->(x\($0))" }.joined(separator: " ")
        let error = #expect(throws: Diagnostic.self) {
            try session.run("MATCH (h:H) \(arms) RETURN count(*)").rows()
        }
        #expect(error?.code == .integerOverflow)
    }

    @Test("Labels whose nodes come late, after many others")
    func lateLabels() throws {
        let session = Database().session()
        _ = try session.run("UNWIND range(1, 500) AS i CREATE (:Early)-[:R]->(:Early)")
        _ = try session.run("UNWIND range(1, 50) AS i CREATE (:A {k: i})-[:R]->(:B)-[:S]->(:A)")
        for (pattern, count) in [
            ("(a)-[:R]->(b:B)", 50), ("(a:A)-[:R]->(b:B)-[:S]->(c:A)", 50), ("(a:B)-[:R]->(b)", 0),
            ("(a:Early)-[:R]->(b:B)", 0), ("(a:Early)-[:R]->(b:Early)", 500), ("(a:A)<-[:S]-(b:B)<-[:R]-(c:Early)", 0),
            ("(c:A), (a:A)-[:R]->(b:B)", 5_000),
        ] {
            let rows = try session.run("MATCH \(pattern) RETURN count(*) AS n").rows()
            #expect(rows == [[.integer(Int64(count))]], "\(pattern)")
        }
    }
}

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), so that a seed names a graph.
private struct SplitMix {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(max(limit, 1)))
    }
}
