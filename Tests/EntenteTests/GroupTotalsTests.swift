import Entente
import Testing

/// Counts and sums of several full pages of one label, added up by batch, are those of rows taken one by one.
@Suite struct GroupTotalsTests {
    private let database = Database()

    init() throws {
        // Page 1 has nulls, page 2 floats among the integers; the others are whole.
        _ = try database.session().run(
            """
            UNWIND range(0, 4097) AS i
            CREATE (n:G {
              i: i, one: 1, few: i * 7919 % 13, more: i * 104729 % 3001, far: 10000000000000 + i * 31 % 977,
              s: 'key ' + toString(i % 11), d: date('2021-01-01') + duration({days: i % 40}), below: i % 17 - 8,
              x: i % 100 - 50, y: i * 1000003, f: i / 8.0, huge: 4503599627370495,
              wide: CASE i % 3 WHEN 0 THEN 9223372036854775807 WHEN 1 THEN -9223372036854775808 ELSE i END})
            FOREACH (x IN CASE WHEN i / 1024 = 1 AND i % 3 = 0 THEN [] ELSE [1] END | SET n.some = i % 9)
            FOREACH (x IN CASE WHEN i / 1024 = 2 AND i % 5 = 0 THEN [1] ELSE [] END | SET n.mixed = i + 0.5)
            FOREACH (x IN CASE WHEN i / 1024 = 2 AND i % 5 = 0 THEN [] ELSE [1] END | SET n.mixed = i)
            FOREACH (x IN CASE WHEN i % 2 = 0 THEN [1] ELSE [] END | SET n:Even)
            """)
    }

    private static let keys = [
        "n.few", "n.more", "n.far", "n.s", "n.d", "n.below", "n.some", "n.mixed", "n.i / 100", "n.few, n.s",
        "n.one, n.d",
        "n.f", "n.wide",
    ]
    private static let aggregates = [
        "count(*), sum(n.x)", "sum(n.x)", "avg(n.y), count(n.x), count(*)", "sum(n.x), avg(n.x), sum(n.y), avg(n.i)",
        "count(n.some), sum(n.x)", "sum(n.some), sum(n.i)", "sum(n.mixed), avg(n.x), count(*)",
        "sum(n.x), avg(n.f), min(n.i), max(n.s)", "sum(n.x), count(DISTINCT n.few), sum(DISTINCT n.x)", "avg(n.huge)",
        "count(*), sum(n.x + n.few), avg(n.x * 2)",
    ]

    private static let statements: [String] = {
        var texts: [String] = []
        for (number, key) in keys.enumerated() {
            // All aggregates by the first key, some by each of the others.
            texts += aggregates.enumerated().filter { number == 0 || $0.offset % 6 == number % 6 }.map {
                "MATCH (n:G) RETURN \(key), \($0.element)"
            }
            texts.append("MATCH (n:Even) RETURN \(key), count(*), sum(n.x)")
            texts.append("MATCH (n:G) WHERE n.x > -20 AND n.i < 3900 RETURN \(key), avg(n.y), count(*)")
            texts.append("MATCH (n:None) RETURN \(key), sum(n.x)")
        }
        texts += [
            "n.i >= 700 AND n.i < 3300", "n.d >= date('2021-01-05') AND n.d < date('2021-02-01') AND n.s = 'key 3'",
            "n.wide < 5", "n.wide >= -5", "n.wide <= 9223372036854775807", "n.wide > 9223372036854775807",
            "n.wide > -9223372036854775808", "n.some < 5 AND n.x <= 7", "n.mixed > 2100 AND n.mixed <= 3000",
            "5 > n.few",
            "n.x > 1 AND n.s < 'key 5'", "n.few <> 3 AND n.f = 7.5", "n.few < null AND n.x > 3",
        ].flatMap { predicate in
            ["count(*)", "n.few, sum(n.x)"].map { "MATCH (n:G) WHERE \(predicate) RETURN \($0)" }
        }
        return texts
    }()

    private func rows(_ text: String, batch: Int, threads: Int = 1) throws -> [[Value]] {
        var settings = SessionSettings()
        settings.batchSize = batch
        settings.threads = threads
        settings.leastParallelRows = 0
        return try database.session(settings).run(text).rows()
    }

    private func compareAll() throws {
        for text in Self.statements {
            let expected = try rows(text, batch: 100)
            #expect("\(try rows(text, batch: 1024))" == "\(expected)", "\(text)")
            #expect("\(try rows(text, batch: 1024, threads: 3))" == "\(expected)", "\(text) on 3 threads")
        }
    }

    @Test func batchesAgreeWithFewRows() throws { try compareAll() }

    @Test func batchesAgreeWithFewRowsAmongDeletedNodes() throws {
        _ = try database.session().run("MATCH (n:G) WHERE n.i % 7 = 3 OR n.i / 1024 = 0 DELETE n")
        try compareAll()
    }

    @Test func sumsThatDoNotFitAreNotWrong() throws {
        let wide = "MATCH (n:G) RETURN n.one, count(*), sum(n.wide), sum(n.x)"
        #expect("\(try rows(wide, batch: 1024))" == "\(try rows(wide, batch: 100))")
        for batch in [100, 1024] {
            let mean = try rows("MATCH (n:G) RETURN n.one, avg(n.huge)", batch: batch)[0][1]
            guard case .float(let value) = mean else {
                Issue.record("\(mean)")
                continue
            }
            #expect(abs(value - 4503599627370495) <= 1)
            #expect(throws: Diagnostic.self) { try rows("MATCH (n:G) RETURN n.one, sum(n.huge)", batch: batch) }
        }
    }
}
