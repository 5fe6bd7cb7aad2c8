import Entente
import Testing

/// Reads that run tuple by tuple give what the operators give.
@Suite struct TupleReadTests {
    private static func database() throws -> Database {
        let database = Database()
        let session = database.session()
        _ = try session.run("CREATE INDEX byKey FOR (p:P) ON (p.k)")
        _ = try session.run("UNWIND range(0, 9) AS k CREATE (:P {k: k % 5, name: 'n' + toString(k), tags: [k, k + 1]})")
        _ = try session.run("CREATE (:P:Q {k: 'three', day: date('2024-05-06')}), (:P {k: 2.0}), (:P {k: true}), (:P)")
        return database
    }

    @Test(arguments: [
        "MATCH (p:P {k: $k}) RETURN p.name AS name", "MATCH (p:P {k: $k}) RETURN p",
        "MATCH (p:P {k: 3}) RETURN p.tags, p.day",
        "MATCH (p:P) WHERE p.k = $k RETURN p.name AS a, p.k AS b, p.name AS c, p",
        "MATCH (p:P {k: 'three'}) RETURN p.day AS day", "MATCH (p:Nobody {k: $k}) RETURN p.k",
        "MATCH (p:P {k: $k}) RETURN p.unknown AS unknown",
    ])
    func givesWhatOperatorsGive(text: String) throws {
        let database = try Self.database()
        var settings = SessionSettings()
        settings.planner.disabledRules = ["ReadByTuple"]
        let (operators, tuples) = (database.session(settings), database.session())
        let prepared = try tuples.prepare(text)
        for key in [2, 2.0, "three", "none", true, .null, [2], 77] as [Value] {
            let expected = try operators.run(text, parameters: ["k": key])
            let found = try tuples.run(text, parameters: ["k": key])
            #expect(found.columns == expected.columns)
            let rows = try expected.rows()
            #expect(try found.rows() == rows, "\(key)")
            #expect(try prepared.run(parameters: ["k": key, "other": 1]).rows() == rows, "\(key), prepared")
            #expect(found.summary.rows == rows.count)
            prepared.setParameter("k", to: key)
            #expect(try prepared.run().rows() == rows, "\(key), set")
        }
    }

    @Test func whatItCannotDoIsLeftToOperators() throws {
        let database = try Self.database()
        let session = database.session()
        let text = "MATCH (p:P {k: $k}) RETURN p.name AS name"
        #expect(
            try session.run("EXPLAIN \(text)", parameters: ["k": 1]).rows().contains {
                "\($0)".contains("ProduceResults(Tuple)")
            })
        #expect(
            try session.run("PROFILE \(text)", parameters: ["k": 1]).rows().allSatisfy { !"\($0)".contains("(Tuple)") })
        // A parameter that is not given.
        let code = #expect(throws: Diagnostic.self) { try session.run(text) }?.code
        #expect(code == .missingParameter)
        // More rows than a batch.
        var settings = SessionSettings()
        settings.batchSize = 1
        #expect(try database.session(settings).run(text, parameters: ["k": 4]).rows() == [["n4"], ["n9"]])
        // A limit.
        settings = SessionSettings()
        settings.timeout = .zero
        let limited = database.session(settings)
        let stopped = #expect(throws: Diagnostic.self) { try limited.run(text, parameters: ["k": 4]) }?.code
        #expect(stopped == .deadlineExceeded)
        // An index that is gone.
        let prepared = try session.prepare(text)
        _ = try session.run("DROP INDEX byKey")
        #expect(try prepared.run(parameters: ["k": 4]).rows() == [["n4"], ["n9"]])
    }
}
