import Entente
import QueryPlanning
import Testing

/// Cyclic patterns in which a node is an attribute of others: a city of its people, a country of its cities.
@Suite("Attributes of counted cycles")
struct CoreReductionTests {
    private static let patterns = [
        "(a)-[:KNOWS]-(b)-[:KNOWS]-(c)-[:KNOWS]-(a), (a)-[:LIVES]->(x), (b)-[:LIVES]->(x), (c)-[:LIVES]->(x)",
        "(a)-[:KNOWS]->(b), (a)-[:LIVES]->(x)<-[:LIVES]-(b)",
        "(a)-[:KNOWS]->(b), (a)-[:LIVES]->(:City)-[:IN]->(x:Country)<-[:IN]-(:City)<-[:LIVES]-(b)",
        "(a)-[:KNOWS]-(b)-[:KNOWS]-(c), (a)-[:LIVES]->()-[:IN]->(x)<-[:IN]-()<-[:LIVES]-(b), (c)-[:LIVES]->()-[:IN]->(x)",
        "(a)-[:KNOWS]-(b)-[:KNOWS]-(c)-[:KNOWS]-(a), (a)-[:LIVES]->()-[:IN]->(x), (b)-[:LIVES]->()-[:IN]->(x),"
            + " (c)-[:BORN]->(y), (a)-[:BORN]->(y)",
        "(a)-[:KNOWS]->(b)-[:HEADS]->(y)<-[:LIVES]-(a), (a)-[:LIVES]->(y), (b)-[:LIVES]->(y)",
        "(a)-[:KNOWS]->(b)-[:LIVES]->(x)<-[:BORN]-(a)",
        "(a)-[:MARRIED]->(b), (a)-[:LIVES]->(x)<-[:LIVES]-(b)",
        "(a)-[:MARRIED]-(b), (a)-[:LIVES]->()-[:IN]->(x)<-[:IN]-()<-[:LIVES]-(b)",
        "(w)-[:BY]->(a)-[:KNOWS]-(b)<-[:BY]-(v)<-[:REPLY]-(w)",
        "(w:Note)-[:BY]->(a)-[:KNOWS]-(b)<-[:BY]-(v:Note)<-[:REPLY]-(w), (a)-[:LIVES]->(x)<-[:LIVES]-(b)",
        "(a:Person)-[:LIVES|BORN]->(x)<-[:LIVES]-(b)-[:KNOWS]-(a)",
    ]

    private static let conditions = [
        "", "", "WHERE a <> b", "WHERE a.k > 2", "WHERE b:Head", "WHERE x.k <> 1", "WHERE x:Country OR x.k > 0",
        "WHERE NOT (a)-[:MARRIED]-(b)",
    ]

    private static let results = [
        "count(*) AS n", "a.id AS id, count(*) AS n ORDER BY id", "x.id AS id, count(*) AS n ORDER BY id",
        "b.id AS id, count(*) AS n ORDER BY id",
    ]

    /// - Parameter seed: odd ones have people who live in two cities, or in one twice.
    private static func build(_ database: Database, seed: Int) throws {
        let session = database.session()
        var statements = [
            "UNWIND range(0, 3) AS i CREATE (:Country {id: i, k: i % 2})",
            "UNWIND range(0, 11) AS i CREATE (:City {id: 100 + i, k: i % 3})",
            "UNWIND range(0, 31) AS i CREATE (p:Person {id: 1000 + i, k: (i * 7 + \(seed)) % 5})",
            "MATCH (p:Person) WHERE p.id % 4 = \(seed % 4) SET p:Head",
            "MATCH (c:City), (l:Country) WHERE (c.id * 3) % 5 = l.id CREATE (c)-[:IN]->(l)",
            "MATCH (p:Person), (c:City) WHERE 100 + (p.id * 11 + \(seed)) % 13 = c.id CREATE (p)-[:LIVES]->(c)",
            "MATCH (p:Person), (c:City) WHERE 100 + (p.id * 5) % 17 = c.id CREATE (p)-[:BORN]->(c)",
            "MATCH (p:Head), (c:City) WHERE (p.id + c.id) % 6 = 0 CREATE (p)-[:HEADS]->(c)",
            "MATCH (p:Person), (q:Person) WHERE (p.id * 17 + q.id * 29) % 7 = 0 AND p.id <> q.id CREATE (p)-[:KNOWS]->(q)",
            "MATCH (p:Person), (q:Person) WHERE q.id = p.id + 13 CREATE (p)-[:MARRIED]->(q)",
            "UNWIND range(0, 299) AS i MATCH (p:Person {id: 1000 + (i * i + \(seed)) % 32}) CREATE (:Note {id: 5000 + i})-[:BY]->(p)",
            "MATCH (n:Note), (m:Note) WHERE m.id = 5000 + (n.id * 37) % 300 CREATE (n)-[:REPLY]->(m)",
        ]
        if seed % 2 == 1 {
            statements.append("MATCH (p:Person {id: 1010}), (c:City {id: 103}) CREATE (p)-[:LIVES]->(c)")
            statements.append("MATCH (p:Person {id: 1020})-[:LIVES]->(c) CREATE (p)-[:LIVES]->(c)")
            statements.append(
                "MATCH (n:Note {id: 5100})-[:REPLY]->(m)-[:BY]->(p) CREATE (m)-[:BY]->(p), (m)-[:REPLY]->(n)")
        }
        for statement in statements { _ = try session.run(statement) }
    }

    @Test("Give what enumerating gives", arguments: 0...3)
    func attributes(seed: Int) throws {
        let database = Database()
        try Self.build(database, seed: seed)
        var settings = SessionSettings()
        settings.warnsOfUnknownNames = false
        settings.threads = seed < 2 ? 1 : 2
        settings.leastParallelRows = 1
        let counting = database.session(settings)
        settings.planner.disabledRules = Set(QueryPlanner.ruleNames)
        let enumerating = database.session(settings)
        var matches: Int64 = 0
        for (number, pattern) in Self.patterns.enumerated() {
            let result = Self.results[(number + seed) % Self.results.count]
            let hasPlace = pattern.contains("(x")
            let condition = Self.conditions[(number * 3 + seed) % Self.conditions.count]
            for (condition, result) in [("", "count(*) AS n"), (condition, result)] {
                if !hasPlace, condition.contains("x") || result.contains("x.") { continue }
                let text = "MATCH \(pattern) \(condition) RETURN \(result)"
                let found = try counting.run(text).rows()
                #expect(found == (try enumerating.run(text).rows()), "seed \(seed): \(text)")
                for row in found { if case .integer(let count)? = row.last { matches += count } }
            }
        }
        #expect(matches > 100, "there must be something to count: \(matches)")
    }
}
