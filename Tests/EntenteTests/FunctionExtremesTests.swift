import Entente
import Testing

/// Any function with any values gives a value or an error with a code; none stops the program.
@Suite("Functions on odd values")
struct FunctionExtremesTests {
    /// Expressions whose values stand in every place of every function.
    private static let oddities = [
        "null", "true", "0", "-1", "7", "9223372036854775807", "-9223372036854775808", "0.0 / 0.0", "1.0 / 0.0",
        "1e308",
        "-0.5", "''", "'x'", "'day'", "'2024-02-29'", "'P1Y'", "'+18:00'", "'e\\u0301 ﬁ'", "[]", "[null, 1]",
        "['', 'x']",
        "{}", "{x: 1, y: -1e308}", "{longitude: 180, latitude: -90, height: 1e300}", "{year: 999999999, month: 12}",
        "{days: 9223372036854775807}", "date('+999999999-12-31')", "date('-999999999-01-01')",
        "datetime('+999999999-12-31T23:59:59.999999999-18:00')", "localdatetime('-999999999-01-01T00:00')",
        "localtime('23:59:59.999999999')", "time('00:00+18:00')", "duration({seconds: 9223372036854775807})",
        "duration({months: -9223372036854775808})",
    ]

    private static func session() -> Session {
        var settings = SessionSettings()
        settings.memoryLimit = 1 << 20
        settings.warnsOfUnknownNames = false
        return Database().session(settings)
    }

    private static func values(_ session: Session) throws -> [Value] {
        try oddities.map { try session.evaluate($0) }
    }

    /// Runs a statement with every tuple of values; returns how many gave rows.
    private func run(_ statement: PreparedStatement, _ count: Int, _ values: [Value]) -> Int {
        var answered = 0
        var tuple = [Int](repeating: 0, count: count)
        while true {
            var parameters: [String: Value] = [:]
            for (place, index) in tuple.enumerated() { parameters["p\(place)"] = values[index] }
            do throws(Diagnostic) {
                answered += try statement.run(parameters: parameters).rows().count
            } catch {
                #expect(!error.message.isEmpty && error.phase == .runtime, "\(statement.text) of \(parameters)")
            }
            var place = 0
            while place < count, tuple[place] == values.count - 1 {
                tuple[place] = 0
                place += 1
            }
            if place == count { return answered }
            tuple[place] += 1
        }
    }

    @Test("Scalar functions", arguments: FunctionCatalog.signatures.map(\.name))
    func scalar(name: String) throws {
        let signature = try #require(FunctionCatalog.lookup(name))
        let session = Self.session()
        let all = try Self.values(session)
        let most = min(signature.maximumArguments ?? 3, 3)
        for count in signature.minimumArguments...most {
            let list = (0..<count).map { "$p\($0)" }.joined(separator: ", ")
            // With three arguments every third value has to do.
            let values = count < 3 ? all : all.indices.filter { $0 % 3 == 0 }.map { all[$0] }
            let statement = try session.prepare("RETURN \(name)(\(list)) AS value")
            #expect(run(statement, count, values) > 0, "\(name) with \(count) arguments")
        }
    }

    @Test("Aggregating functions", arguments: FunctionCatalog.aggregates.map(\.name))
    func aggregating(name: String) throws {
        let signature = try #require(FunctionCatalog.aggregates.last { $0.name == name })
        let session = Self.session()
        let values = try Self.values(session)
        if signature.parameters.isEmpty { return }
        let second = signature.parameters.count > 1 ? ", 0.5" : ""
        let statement = try session.prepare("UNWIND [$p0, $p1, $p0] AS x RETURN \(name)(x\(second)) AS value")
        #expect(run(statement, 2, values) > 0)
    }
}
