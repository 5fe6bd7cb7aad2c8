import Entente
import Testing

/// Whole batches at once, or on several threads, give what single rows on one thread give.
@Suite struct VectorTests {
    private let database = Database()

    init() throws {
        // Odd values of every kind, some keys of mixed kinds, some missing; enough nodes for several pages and morsels.
        _ = try database.session().run(
            """
            UNWIND range(0, 1499) AS i
            CREATE (n:N {
              i: i, small: i % 7, signed: (i % 11) - 5, f: toFloat(i % 13) / 4, big: 9007199254740993 + i % 3,
              s: 'text ' + toString(i % 17), u: 'unique é ' + toString(i), d: date('2020-02-27') + duration({days: i % 9}),
              v: toString(i * 7919 % 10007) + CASE WHEN i % 10 = 0 THEN 'é' ELSE '' END, b: i % 3 = 0})
            FOREACH (x IN CASE WHEN i % 5 = 0 THEN [1] ELSE [] END | SET n.some = i % 4, n.note = 'note ' + toString(i % 6))
            FOREACH (x IN CASE WHEN i % 2 = 0 THEN [1] ELSE [] END | SET n.mixed = i % 10)
            FOREACH (x IN CASE WHEN i % 2 = 1 THEN [1] ELSE [] END | SET n.mixed = toFloat(i % 10))
            FOREACH (x IN CASE WHEN i % 9 = 1 THEN [1] ELSE [] END | SET n.f = 0.0 / 0.0)
            FOREACH (x IN CASE WHEN i % 9 = 2 THEN [1] ELSE [] END | SET n.f = -0.0)
            FOREACH (x IN CASE WHEN i % 4 = 3 THEN [1] ELSE [] END | SET n:Odd)
            """)
        _ = try database.session().run("MATCH (a:N), (b:N {i: a.i / 3}) CREATE (a)-[:R {w: a.i % 5}]->(b)")
    }

    private static let values = [
        "n.i + n.small * 2", "n.signed / 2 + n.signed % 3", "n.i - n.f", "n.signed * n.f", "n.f * 2.5", "n.small / 0.5",
        "-n.signed",
        "-n.f", "n.missing + 1", "n.some + 1", "n.mixed", "n.mixed * 2", "n.big + 1", "n.s", "toUpper(n.s)",
        "size(n.u)", "toLower(n.note)", "substring(n.s, 2, 3)", "replace(n.s, 'text', 'x')", "n.d", "n.d.year",
        "n.d.month * 100 + n.d.day", "n.d.week", "CASE WHEN n.small < 3 THEN 'a' WHEN n.some = 1 THEN n.s END",
        "CASE n.small WHEN 1 THEN n.i WHEN 2 THEN n.signed ELSE 0 END", "coalesce(n.note, n.s)", "n.b",
        "n.i > 10 AND n.b", "NOT n.b OR n.some = 2", "toInteger(right(n.s, 1))", "n.f = n.small",
        "n.big = 9007199254740993.0", "abs(n.signed)", "abs(n.f)", "floor(n.f) + ceil(n.f)", "round(n.f)",
        "sqrt(n.small)",
        "sign(n.signed)", "toInteger(n.f * 3)", "toInteger(n.small / 2.0)", "toFloat(n.signed)", "log(n.small + 1)",
        "abs(n.some)", "n.s + '/' + n.note", "n.s + n.u", "left(n.u, 9)", "right(n.u, 2)", "trim(n.s)", "toLower(n.u)",
        "toUpper(n.u)", "substring(n.s, 0, 6)", "size(n.v)", "n.i + 10000000000000", "n.i * 3000000000 - 7",
    ]

    private static let predicates = [
        "n.i < 100", "n.i >= 1490 OR n.small = 3", "n.f > 1.5", "n.f <> 1.5", "n.f >= 0", "n.signed <= -3.5",
        "n.s = 'text 4'", "n.s <> 'text 4'", "n.s > 'text 2'", "n.s = 'absent'", "n.d >= date('2020-03-01')",
        "n.d = date({year: 2020, month: 2, day: 29})", "n.b", "NOT n.b", "n.b = false", "n.some IS NULL",
        "n.some IS NOT NULL AND n.some > 1", "n.missing = 1", "n.missing IS NULL", "n.small IN [1, 4, 6]",
        "n.s IN ['text 1', 'text 12', 'x']", "n.some IN [1, null]", "n.d IN [date('2020-02-28')]",
        "n.s STARTS WITH 'text 1'", "n.u ENDS WITH '9'", "n.u CONTAINS 'é 1'", "n.note CONTAINS '3'",
        "n.u =~ '.*é (1|22)[0-9]?'", "n.s =~ 'TEXT.*'", "n.i CONTAINS 'x'", "n.mixed = 3", "n.mixed >= 7.0",
        "n.big > 9007199254740993", "n.i % 2 = 0 AND n.i / 7 = 5", "n.small + n.missing > 3", "size(n.s) = 6",
        "toUpper(n.s) = 'TEXT 3'", "n.d.year = 2020 AND n.d.month = 3", "n.s < n.u", "n.i < n.s", "n.f = n.f",
        "'text 2' < n.s", "5 > n.small", "n.u < 'unique é 3'", "n.note >= 'note 2'", "substring(n.u, 0, 7) = 'unique '",
        "toUpper(n.u) STARTS WITH 'UNIQUE É 1'", "trim(n.note) <> 'note 1'", "left(n.s, 6) >= 'text 4'",
        "replace(n.s, 't', '') =~ '.*1'", "toUpper(n.s) = 3",
        "round(n.f) = 1", "abs(n.signed) < 2", "n.i > 5000", "n.i >= 0", "n.i = 1300 OR n.d < date('2019-01-01')",
        "n.some < 9", "n.v STARTS WITH '12'", "n.v STARTS WITH '1234'", "n.v STARTS WITH ''", "n.v < '5'",
        "n.v > '777'",
        "n.v <= '120é'", "size(n.v) = 4 AND n.v >= '12'",
    ]

    private static let aggregates = [
        "count(*)", "count(n.some)", "sum(n.i)", "sum(n.f)", "avg(n.small)", "sum(n.i * 0.1)", "min(n.f)", "max(n.f)",
        "min(n.d)", "max(n.mixed)", "min(n.mixed)", "min(n.s)", "count(DISTINCT n.mixed)", "count(DISTINCT n.s)",
        "sum(DISTINCT n.small)", "avg(n.missing)", "max(n.b)", "avg(n.big)", "collect(n.small)[0..3]",
        "count(DISTINCT n)",
        "sum(duration({days: n.small}))", "max(n.s)", "max(n.u)", "min(n.u)", "min(n.note)", "max(n.note)", "min(n.i)",
        "max(n.i)", "max(n.d)", "min(n.some)", "percentileCont(n.small, 0.4)", "percentileDisc(n.f, 0.9)",
        "percentileDisc(n.mixed, 0.5)", "percentileCont(n.i, 0.999)", "percentileDisc(n.some, 0.0)", "stDevP(n.small)",
        "stDev(n.some)", "min(n.v)", "max(n.v)",
    ]

    private static let statements: [String] = {
        var texts = values.map { "MATCH (n:N) RETURN n.i, \($0)" }
        texts += values.map { "MATCH (n:N) RETURN DISTINCT \($0)" }
        texts += values.map { "MATCH (n:N) RETURN \($0) AS k, count(*), min(n.i), sum(n.f)" }
        texts += predicates.map { "MATCH (n:N) WHERE \($0) RETURN n.i" }
        texts += predicates.map { "MATCH (n:Odd:N) WHERE \($0) AND n.i > 7 RETURN count(*), max(n.i)" }
        texts += aggregates.map { "MATCH (n:N) RETURN \($0)" }
        texts += aggregates.map { "MATCH (n:N) WHERE n.i <> 5 RETURN n.s, n.b, \($0)" }
        texts += aggregates.map { "MATCH (n:N)-[r:R]->(m:N) WHERE m.small > 1 RETURN m.s, \($0), max(r.w)" }
        texts += [
            "MATCH (n:N) WITH n.f AS f, n.s AS s, n.i AS i WHERE f > 1 OR s < 'text 3' RETURN i, f * 2, s + '!'",
            "MATCH (n:N) WITH n.d AS d, n.mixed AS m, n.b AS b WHERE d.year = 2020 AND (b OR m > 3) RETURN d, m",
            "MATCH (n:N) WITH avg(n.small) AS a MATCH (n:N) WHERE n.small > a RETURN count(*), max(n.i - a)",
            "MATCH (n:N) WITH n.s + '?' AS s, [n.i] AS l WHERE s < 'text 3' AND l > [5] RETURN s, l, size(l)",
        ]
        texts += [
            "MATCH (n:N) RETURN DISTINCT n.s, n.b", "MATCH (n:N) RETURN DISTINCT n.small, n.note, n.mixed",
            "MATCH (n:N) RETURN n.i / 2 AS i, n.u AS u, n.s AS s, count(*)", "MATCH (n:N) RETURN DISTINCT n.i, n.u",
            "MATCH (n:N)-[:R]->(m) RETURN m, count(*), sum(n.i), count(DISTINCT n.s)",
            "MATCH (n:N)-[r:R]->(m) WITH DISTINCT r, m RETURN count(*), max(r.w)",
            "MATCH (n:N)-[:R]-(m)-[:R]-(o) WHERE n.i < 300 RETURN n, o, count(*)",
            "MATCH (n:N)-[:R]-(m)-[:R]-(o) WHERE n.i < 300 RETURN o, n, count(*)",
            "MATCH (n:N)-[:R]-(m)-[:R]-(o) WHERE n.i < 300 WITH DISTINCT o, n.i AS i RETURN count(*), sum(i)",
            "MATCH (n:N) RETURN n.i AS i, n.s AS s ORDER BY n.small DESC, i LIMIT 5",
            "MATCH (n:N) RETURN n.i AS i ORDER BY n.d, n.f DESC, n.signed DESC LIMIT 7",
            "MATCH (n:N)-[:R]-(m) WITH m.i AS i, count(*) AS c RETURN i, c ORDER BY c DESC, i LIMIT 4",
            "MATCH (n:N) WITH n.v AS v, n.i AS i RETURN v, i ORDER BY v DESC LIMIT 6",
            "MATCH (n:N) RETURN n.small AS k, sum(CASE WHEN n.i < 1100 THEN 0 ELSE n.i * 0 END) AS zero",
        ]
        for key in ["n.f", "n.mixed", "n.s", "n.note", "n.some", "n.d", "n.b", "n.u", "[n.small]", "n.big", "n.v"] {
            texts.append("MATCH (n:N) RETURN n.i AS i, \(key) AS k ORDER BY k, i")
            texts.append("MATCH (n:N) RETURN n.i AS i, \(key) AS k ORDER BY k DESC SKIP 17")
            texts.append("MATCH (n:N) RETURN n.i AS i, n.s AS s ORDER BY \(key) DESC, s SKIP 3 LIMIT 5")
            texts.append("MATCH (n:N) WHERE n.i > 1 RETURN n.i + 1 AS i, \(key) AS k ORDER BY k LIMIT 40")
        }
        return texts
    }()

    private func rows(_ text: String, batch: Int, threads: Int) throws -> [[Value]] {
        var settings = SessionSettings()
        settings.batchSize = batch
        settings.threads = threads
        settings.leastParallelRows = 0
        return try database.session(settings).run(text).rows()
    }

    @Test func wholeBatchesAgreeWithSingleRows() throws {
        for text in Self.statements {
            let expected = try rows(text, batch: 5, threads: 1)
            let found = try rows(text, batch: 1024, threads: 1)
            #expect("\(found)" == "\(expected)", "\(text)")
        }
    }

    @Test func severalThreadsAgreeWithOne() throws {
        for text in Self.statements {
            let expected = try rows(text, batch: 1024, threads: 1)
            for threads in [3] {
                let found = try rows(text, batch: 1024, threads: threads)
                #expect("\(found)" == "\(expected)", "\(text) on \(threads) threads")
            }
        }
    }

    @Test func theFirstErrorIsThatOfTheFirstRow() throws {
        // Rows 1,400 and 400 fail in different ways; the earlier counts whoever comes first.
        let text =
            "MATCH (n:N) RETURN sum(CASE n.i WHEN 1400 THEN 1 / (n.i - 1400) WHEN 400 THEN n.i + 9223372036854775807 ELSE 1 END)"
        for threads in [1, 2, 3] {
            let error = #expect(throws: Diagnostic.self) { try rows(text, batch: 64, threads: threads) }
            #expect(
                error?.message.contains("overflow") == true || error?.message.contains("64") == true,
                "\(error?.message ?? "")")
        }
    }

    @Test func limitsStopAllThreads() throws {
        var settings = SessionSettings()
        settings.threads = 2
        settings.leastParallelRows = 0
        settings.memoryLimit = 20_000
        let session = database.session(settings)
        let error = #expect(throws: Diagnostic.self) {
            try session.run("MATCH (n:N) RETURN n.u + n.s AS k, count(*)").rows()
        }
        #expect(error?.code == .memoryLimitExceeded)
        #expect(try session.run("MATCH (n:N) RETURN count(n.i)").rows() == [[1500]])
    }
}
