import Entente
import Testing

/// Arithmetic at the edges raises errors; nothing traps and nothing wraps around.
@Suite("Strictness")
struct StrictnessTests {
    static let session = Database().session()

    private static func code(_ expression: String) -> DiagnosticCode? {
        do throws(Diagnostic) {
            // Through UNWIND, so that nothing is a constant.
            _ = try session.run("UNWIND [9223372036854775807] AS max UNWIND [0] AS zero RETURN \(expression) AS v")
                .rows()
            return nil
        } catch {
            return error.code
        }
    }

    private static func value(_ expression: String) throws -> Value {
        try session.run("UNWIND [9223372036854775807] AS max UNWIND [0] AS zero RETURN \(expression) AS v").rows()[0][0]
    }

    @Test(
        "Integers that do not fit raise",
        arguments: [
            "max + 1", "-max - 2", "max * 2", "max * max", "-(-max - 1)", "(-max - 1) / -1", "abs(-max - 1)",
            "(-max - 1) * -1", "reduce(s = max, x IN [1] | s + x)", "[x IN [max] | x + 1]", "toInteger(1e19)",
            "toInteger('9223372036854775808')", "sum(max) + 1", "sum(max) + sum(max)",
        ])
    func overflow(expression: String) { #expect(Self.code(expression) == .integerOverflow) }

    @Test("A sum that does not fit raises, one that only passes through does not")
    func sums() throws {
        func run(_ list: String) throws(Diagnostic) -> Value {
            try Self.session.run("UNWIND \(list) AS x RETURN sum(x) AS s").rows()[0][0]
        }
        #expect(throws: Diagnostic.self) { try run("[9223372036854775807, 1]") }
        #expect(try run("[9223372036854775807, 1, -1]") == .integer(.max))
    }

    @Test("Division of integers by zero raises", arguments: ["1 / zero", "1 % zero", "zero / zero", "[1 / zero][0]"])
    func division(expression: String) { #expect(Self.code(expression) == .divisionByZero) }

    @Test("Lengths of walks at the edge match nothing")
    func lengths() throws {
        for length in ["*9223372036854775807", "*9223372036854775806..9223372036854775807", "*4294967296.."] {
            #expect(try Self.session.run("MATCH (a)-[\(length)]->(b) RETURN a").rows().isEmpty)
        }
    }

    @Test("Integers at the edge are exact")
    func edges() throws {
        #expect(try Self.value("-max - 1") == .integer(.min))
        #expect(try Self.value("(-max - 1) % -1") == 0)
        #expect(try Self.value("toInteger('-9223372036854775808')") == .integer(.min))
        #expect(try Self.value("max = toFloat(max)") == false)
        #expect(try Self.value("max < 9223372036854775808.0") == true)
        #expect(try Self.value("size(range(max - 2, max))") == 3)
        #expect(try Self.value("range(max, max - 4, -2)[-1]") == .integer(.max - 4))
        #expect(try Self.value("-7 / 2") == -3)
        #expect(try Self.value("-7 % 2") == -1)
    }

    @Test("Floats follow IEEE 754")
    func floats() throws {
        #expect(try Self.value("1.0 / zero") == .float(.infinity))
        #expect(try Self.value("0.0 / zero = 0.0 / zero") == false)
        #expect(try Self.value("0.0 / zero > 1") == false)
        #expect(try Self.value("1 % 0.0 IS NULL") == false)
        #expect(try Self.value("0.1 + 0.2") == 0.30000000000000004)
        #expect(try Self.value("-0.0 = 0.0") == true)
    }

    @Test(
        "Text of numbers at the edges",
        arguments: [
            ("max", "9223372036854775807"), ("-max - 1", "-9223372036854775808"), ("1e300 * 1e300", "Infinity"),
            ("-1e300 * 1e300", "-Infinity"), ("0.0 / zero", "NaN"), ("-0.0", "-0.0"), ("1e7", "1.0E7"),
            ("0.001", "0.001"), ("0.0001", "1.0E-4"), ("5e-324", "5.0E-324"),
            ("1.7976931348623157e308", "1.7976931348623157E308"),
            ("123456.789", "123456.789"), ("true", "true"),
        ])
    func text(expression: String, text: String) throws {
        #expect(try Self.value("toString(\(expression))") == .string(text))
    }

    @Test(
        "Odd arguments are errors or null, never a trap",
        arguments: [
            "substring('abc', max)", "left('abc', max)", "right('abc', max)", "substring('abc', 1, max)",
            "[1, 2][max]", "[1, 2][-max - 1]", "[1, 2][max..]", "[1, 2][..-max]", "[1, 2][-max - 1..max]",
            "substring('abc', -1)", "left('abc', -1)", "substring('abc', -max - 1)", "range(0, max)",
            "range(-max - 1, max)", "range(1, 3, 0)", "range(0, 5, max)", "range(0, -5, -max - 1)",
            "replace('aaa', '', 'b')", "split('', '')", "split('abc', '')", "toInteger('')", "toInteger('-')",
            "toInteger('1e400')", "toInteger('NaN')", "toInteger(0.0 / zero)", "toInteger(1.0 / zero)",
            "toFloat('1e999')", "toFloat('.')", "toFloat('0x10')", "round(1e308, 300)", "round(2.5, 400)",
            "round(2.5, max)", "sqrt(-1)", "log(zero)", "log(-1)", "2 ^ max", "zero ^ -1", "atan2(zero, zero)",
            "reverse('')", "head([])", "last([])", "tail([])", "[][0]", "''[0]", "{}['x']",
            "reduce(x = 0, y IN [] | 1 / y)",
            "percentileDisc(max, 1.0)", "percentileCont(max, 0.5)", "stDev(max)", "avg(max)", "size('\\uD83D')",
        ])
    func oddArguments(expression: String) {
        // Nothing is said here of the outcome: that there is one is the test.
        _ = Self.code(expression)
    }

    @Test(
        "Long and growing expressions stop at the limits of time and memory",
        arguments: [
            "RETURN reduce(s = 'a', x IN range(1, 60) | s + s)",
            "RETURN reduce(s = [1], x IN range(1, 60) | s + s)",
            "RETURN reduce(s = 0, x IN range(1, 30000) | s + size([y IN range(1, 30000) WHERE y < 0]))",
            "RETURN any(x IN range(1, 30000) WHERE any(y IN range(1, 30000) WHERE y < 0))",
            "WITH 'a' AS s " + String(repeating: "WITH s + s AS s ", count: 40) + "RETURN s",
            "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a WHERE a < 0 RETURN count(*)",
            "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN collect(a)",
        ])
    func limits(statement: String) {
        var settings = SessionSettings()
        settings.timeout = .milliseconds(300)
        settings.memoryLimit = 16 << 20
        let start = ContinuousClock.now
        var code: DiagnosticCode?
        do throws(Diagnostic) {
            _ = try Database().session(settings).run(statement).rows()
        } catch {
            code = error.code
        }
        #expect(code == .deadlineExceeded || code == .memoryLimitExceeded)
        // Ten times the limit, for machines that do much else.
        #expect(ContinuousClock.now - start < .seconds(3))
    }

    @Test("Deep nesting is refused or answered", arguments: [100, 1_000, 20_000, 200_000])
    func nesting(depth: Int) {
        for (open, close) in [("(", ")"), ("[", "]"), ("NOT ", ""), ("- ", ""), ("{a: ", "}"), ("size([", "])")] {
            let text = String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
            _ = Self.code(text)
        }
        _ = Self.code(String(repeating: "1 + ", count: depth) + "1")
        _ = Self.code("1" + String(repeating: "[0]", count: depth))
    }
}
