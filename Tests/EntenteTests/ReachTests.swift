import Entente
import Testing

/// The searches for ends of walks and for shortest paths find what going along all walks finds.
@Suite struct ReachTests {
    /// A graph of a few nodes with loops and parallel relationships, different for each seed.
    private func graph(_ seed: Int) throws -> Database {
        let database = Database()
        let session = database.session()
        _ = try session.run("UNWIND range(0, 7) AS i CREATE (:N {i: i})")
        _ = try session.run("MATCH (n:N) WHERE n.i % 3 = 1 SET n:M")
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ bound: UInt64) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % bound)
        }
        let create = try session.prepare("MATCH (a:N {i: $a}), (b:N {i: $b}) CREATE (a)-[:R]->(b)")
        let other = try session.prepare("MATCH (a:N {i: $a}), (b:N {i: $b}) CREATE (a)-[:S]->(b)")
        for _ in 0..<(5 + seed % 6) {
            let ends: [String: Value] = ["a": .integer(Int64(next(8))), "b": .integer(Int64(next(8)))]
            _ = try (next(3) == 0 ? other : create).run(parameters: ends)
        }
        return database
    }

    @Test(arguments: 0..<12) func searchesFindTheEndsOfAllWalks(seed: Int) throws {
        let database = try graph(seed)
        var plain = SessionSettings()
        plain.planner.disabledRules = ["ReachInsteadOfWalks"]
        let walking = database.session(plain)
        let searching = database.session()
        for step in ["-[*L]->", "<-[*L]-", "-[*L]-", "-[:R*L]-", "-[:R*L]->"] {
            for length in ["", "0..", "1..1", "1..2", "1..3", "0..2", "..4", "2..3"] {
                let walk = step.replacing("L", with: length)
                for text in [
                    "MATCH (a:N)\(walk)(b) RETURN a.i AS a, count(DISTINCT b) AS n, max(b.i) AS m ORDER BY a",
                    "MATCH (a:N)\(walk)(b:M) WITH DISTINCT a, b RETURN a.i AS a, b.i AS b ORDER BY a, b",
                    "MATCH (a:N), (b:N) MATCH (a)\(walk)(b) WITH DISTINCT a, b RETURN a.i AS a, b.i AS b ORDER BY a, b",
                    "MATCH (a:N {i: 1})\(walk)(a) RETURN count(DISTINCT a) AS n",
                ] {
                    let expected = try walking.run(text).rows()
                    #expect(try searching.run(text).rows() == expected, "\(text)")
                }
            }
        }
    }

    /// Enough neighbours that what is still missing looks back.
    @Test func searchesOfDenseGraphsFindTheEndsOfAllWalks() throws {
        let database = Database()
        _ = try database.session().run("UNWIND range(0, 79) AS i CREATE (:N {i: i})")
        _ = try database.session().run(
            "MATCH (a:N) UNWIND [1, 3, 8, 21, 34, 55] AS d MATCH (b:N) "
                + "WHERE a.i % 10 > 0 AND b.i = (a.i * 2 + d) % 77 CREATE (a)-[:R]->(b)")
        var plain = SessionSettings()
        plain.planner.disabledRules = ["ReachInsteadOfWalks"]
        let (walking, searching) = (database.session(plain), database.session())
        for step in ["-[:R*L]->", "<-[:R*L]-", "-[*L]-"] {
            for length in ["0..2", "1..2", "0..3", "1..3"] {
                let walk = step.replacing("L", with: length)
                let text =
                    "MATCH (a:N)\(walk)(b) WITH DISTINCT a, b RETURN a.i AS a, count(b) AS n, sum(b.i) AS s ORDER BY a"
                let expected = try walking.run(text).rows()
                #expect(try searching.run(text).rows() == expected, "\(text)")
            }
        }
    }

    @Test(arguments: 0..<12) func shortestPathsAreTheShortestWalks(seed: Int) throws {
        let session = try graph(seed).session()
        for step in ["-[*]->", "<-[*..3]-", "-[*..4]-", "-[:R*]-", "-[:S|R*..2]->"] {
            let walks = step.replacing("[", with: "[q")
            let least = try session.run(
                "MATCH (a:N)\(walks)(b:N) WHERE a <> b WITH a.i AS a, b.i AS b, q, size(q) AS n "
                    + "WITH a, b, n, count(q) AS paths ORDER BY n "
                    + "WITH a, b, head(collect(n)) AS n, head(collect(paths)) AS paths RETURN a, b, n, paths ORDER BY a, b"
            ).rows()
            let pairs = "MATCH (a:N), (b:N) WHERE a <> b MATCH p ="
            let one = "\(pairs) shortestPath((a)\(step)(b)) RETURN a.i AS a, b.i AS b, length(p) AS n ORDER BY a, b"
            #expect(try session.run(one).rows() == least.map { Array($0.prefix(3)) }, "\(one)")
            let all = "\(pairs) allShortestPaths((a)\(step)(b)) WITH a.i AS a, b.i AS b, p "
            let rest = "RETURN a, b, min(length(p)) AS n, count(DISTINCT p) AS paths ORDER BY a, b"
            #expect(try session.run(all + rest).rows() == least, "\(all)")
        }
    }

    @Test func searchesEndOnGraphsThatHaveTooManyWalks() throws {
        let session = Database().session()
        _ = try session.run("UNWIND range(0, 39) AS i CREATE (:N {i: i})")
        _ = try session.run("MATCH (a:N), (b:N) WHERE a.i < b.i CREATE (a)-[:R]->(b)")
        #expect(try session.run("MATCH (a:N {i: 3})-[:R*]-(b) RETURN count(DISTINCT b)").rows() == [[40]])
        #expect(try session.run("MATCH (a:N {i: 3})-[:R*]->(b) RETURN count(DISTINCT b)").rows() == [[36]])
        let exists = "MATCH (a:N {i: 3}) WHERE EXISTS { (a)-[:R*]->(:N {i: 39}) } RETURN a.i"
        #expect(try session.run(exists).rows() == [[3]])
        let plan = try session.run("EXPLAIN MATCH (a:N {i: 3})-[:R*]-(b) RETURN DISTINCT b").rows()
        #expect(plan.contains { "\($0)".contains("VarLengthExpand(Reach)") })
    }

    @Test func aSearchStops() throws {
        var settings = SessionSettings()
        settings.memoryLimit = 1000
        let session = Database().session()
        _ = try session.run("UNWIND range(0, 999) AS i CREATE (:N {i: i})")
        _ = try session.run("MATCH (a:N), (b:N {i: a.i + 1}) CREATE (a)-[:R]->(b)")
        #expect(try session.run("MATCH (:N {i: 0})-[*]->(b) RETURN count(DISTINCT b)").rows() == [[999]])
        #expect(
            try session.run("MATCH (a:N {i: 0}), (b:N {i: 999}) MATCH p = shortestPath((a)-[*]->(b)) RETURN length(p)")
                .rows() == [[999]])
        let database = Database()
        _ = try database.session().run("UNWIND range(0, 999) AS i CREATE (:N {i: i})-[:R]->(:N)")
        let error = #expect(throws: Diagnostic.self) {
            _ = try database.session(settings).run("MATCH (:N {i: 0})-[*]->(b) RETURN count(DISTINCT b)").rows()
        }
        #expect(error?.code == .memoryLimitExceeded)
    }
}
