import Entente
import Testing

/// The catalogue of functions says what is true: every example gives the result beside it.
@Suite("Examples of functions")
struct FunctionExampleTests {
    @Test("Every example gives its result", arguments: FunctionCatalog.documentation.map(\.name))
    func examples(of name: String) throws {
        let entry = try #require(FunctionCatalog.documentation.first { $0.name == name })
        let session = Database().session()
        _ = try session.run(FunctionCatalog.exampleGraph)
        #expect(!entry.examples.isEmpty)
        for (statement, result) in entry.examples {
            do throws(Diagnostic) {
                let rows = try session.run(statement).rows()
                #expect(rows.count == 1 && rows.first?.count == 1, "\(statement)")
                #expect(rows.first?.first.map { ValuePrinter().text($0) } == result, "\(statement)")
            } catch {
                Issue.record("\(statement): \(error.message)")
            }
        }
    }

    @Test("Every entry is complete")
    func completeness() {
        let entries = FunctionCatalog.documentation
        #expect(entries.count == FunctionCatalog.signatures.count + FunctionCatalog.aggregates.count)
        #expect(Set(entries.map { $0.name.lowercased() }).count == entries.count)
        for entry in entries {
            #expect(entry.signature.hasPrefix(entry.name == "count(*)" ? "count(" : entry.name + "("))
            for sentence in [entry.summary, entry.nulls] {
                #expect(sentence.hasSuffix("."), "\(entry.name): \(sentence)")
            }
            #expect(entry.notes.isEmpty || entry.notes.hasSuffix("."), "\(entry.name)")
        }
    }

    @Test("What is said of nulls is true")
    func nulls() throws {
        let session = Database().session()
        for signature in FunctionCatalog.signatures where signature.nulls == .propagate {
            for position in signature.parameters.indices {
                // The other arguments are those of the first example, where there are so many.
                guard case .call(let arguments, _) = signature.example, position < arguments.count else { continue }
                let list = arguments.indices.map { $0 == position ? "null" : arguments[$0].literal }
                let statement = "RETURN \(signature.name)(\(list.joined(separator: ", ")))"
                #expect(try session.run(statement).rows() == [[.null]], "\(statement)")
            }
        }
    }

    @Test("Extreme arguments are refused or answered, never fatal")
    func extremes() throws {
        var settings = SessionSettings()
        settings.memoryLimit = 64 << 20
        let session = Database().session(settings)
        let answered: [(String, String)] = [
            ("round(1e308, 400)", "1.0E308"), ("round(1e308, 400, 'UP')", "1.0E308"),
            ("round(5e-324, 9223372036854775807)", "5.0E-324"),
            ("round(-0.0, 2)", "-0.0"), ("round(1.7976931348623157e308, 0, 'UP')", "1.7976931348623157E308"),
            ("substring('abc', 9223372036854775807)", "''"),
            ("substring('abc', 1, 9223372036854775807)", "'bc'"), ("left('abc', 9223372036854775807)", "'abc'"),
            ("right('abc', 9223372036854775807)", "'abc'"), ("split('', '')", "[]"), ("split('', ',')", "['']"),
            ("split('abc', [])", "['abc']"), ("replace('', '', 'x')", "'x'"), ("reverse('')", "''"),
            ("range(9223372036854775806, 9223372036854775807)", "[9223372036854775806, 9223372036854775807]"),
            (
                "range(-9223372036854775808, 9223372036854775807, 9223372036854775807)",
                "[-9223372036854775808, -1, 9223372036854775806]"
            ),
            ("normalize('', 'NFKD')", "''"), ("size(normalize('ﷺ', 'NFKC'))", "18"), ("btrim('', '')", "''"),
            ("toIntegerOrNull('99999999999999999999')", "null"), ("toIntegerOrNull(1e300)", "null"),
            ("point.distance(point({x: 1e308, y: 0}), point({x: -1e308, y: 0}))", "Infinity"),
        ]
        for (expression, result) in answered {
            let value = try session.evaluate(expression)
            #expect(ValuePrinter().text(value) == result, "\(expression)")
        }
        let refused: [(String, DiagnosticCode)] = [
            ("range(-9223372036854775808, 9223372036854775807)", .memoryLimitExceeded),
            ("range(1, 100000000)", .memoryLimitExceeded), ("range(1, 2, 0)", .numberOutOfRange),
            ("abs(-9223372036854775808)", .integerOverflow), ("toInteger(9.3e18)", .integerOverflow),
            ("toInteger('99999999999999999999')", .integerOverflow),
            ("round(1.5, -1)", .numberOutOfRange), ("round(1.5, 1, 'SIDEWAYS')", .invalidArgumentValue),
            ("left('abc', -9223372036854775808)", .numberOutOfRange),
            ("normalize('a', 'NFX')", .invalidArgumentValue),
            ("size(reduce(s = 'ab', i IN range(1, 40) | replace(s, '', s)))", .memoryLimitExceeded),
            ("size(split(reduce(s = 'ab', i IN range(1, 24) | s + s), ''))", .memoryLimitExceeded),
            ("point({x: 1})", .invalidArgumentValue), ("point({x: 1, y: 2, w: 3})", .invalidArgumentValue),
            ("point({x: 1, y: 'a'})", .invalidArgumentValue), ("point({x: 1, y: 0.0 / 0.0})", .invalidArgumentValue),
            ("point({longitude: 0, latitude: 91})", .invalidArgumentValue),
            ("point({longitude: 181, latitude: 1})", .invalidArgumentValue),
            ("point({x: 1, y: 2, crs: 'wgs-84-3d'})", .invalidArgumentValue),
            ("point({x: 1, y: 2, srid: 1})", .invalidArgumentValue),
        ]
        for (expression, code) in refused {
            do throws(Diagnostic) {
                let value = try session.evaluate(expression)
                Issue.record("\(expression) gives \(ValuePrinter().text(value))")
            } catch {
                #expect(error.code == code, "\(expression): \(error.message)")
            }
        }
    }

    @Test("Points are values like others")
    func points() throws {
        let session = Database().session()
        let home = "point({longitude: 107.58, latitude: 16.46})"
        let answers: [(String, String)] = [
            ("\(home) = \(home)", "true"), ("\(home).longitude", "107.58"), ("\(home).y", "16.46"),
            ("point(\(home)) = \(home)", "true"), ("point({x: 1, y: 2, srid: 4326}).latitude", "2.0"),
            ("point({x: 1, y: 2, crs: 'WGS-84'}).crs", "'wgs-84'"), ("point({x: 1, y: null})", "null"),
            ("point.distance(point({x: 1, y: 2}), point({x: 1, y: 2, z: 3}))", "null"),
            ("point.distance(point({x: 1, y: 2, z: 3}), point({x: 3, y: 5, z: 9}))", "7.0"),
            (
                "point.distance(point({longitude: 0, latitude: 0, height: 0}), point({longitude: 0, latitude: 0, height: 9}))",
                "9.0"
            ),
            (
                "round(point.distance(point({longitude: 0, latitude: 0}), point({longitude: 180, latitude: 0})) / pi())",
                "6378140.0"
            ),
            (
                "point.withinBBox(point({longitude: 179, latitude: 0}), point({longitude: 170, latitude: -1}), "
                    + "point({longitude: -170, latitude: 1}))", "true"
            ),
            ("point.withinBBox(point({x: 3, y: 0}), point({x: 0, y: 0}), point({x: 2, y: 2}))", "false"),
        ]
        for (expression, result) in answers {
            #expect(ValuePrinter().text(try session.evaluate(expression)) == result, "\(expression)")
        }
    }
}
