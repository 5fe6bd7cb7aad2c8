import PropertyGraph
import QuerySemantics
import SourceText
import Testing

@testable import QueryExecution

@Suite struct TemporalArithmeticTests {
    let bench = ExpressionBench()

    @Test(
        arguments: [
            ("date 2024-01-31", "+", "P1M", "2024-02-29"), ("date 2024-03-31", "-", "P1M", "2024-02-29"),
            ("date 2024-02-29", "+", "P1Y", "2025-02-28"), ("date 2024-02-28", "+", "PT24H", "2024-02-29"),
            ("date 2024-02-28", "+", "PT23H59M59.999999999S", "2024-02-28"),
            ("date 2024-03-01", "-", "PT25H", "2024-02-29"),
            ("date 2024-03-01", "-", "PT23H", "2024-03-01"), ("date 0000-01-01", "-", "P1D", "-0001-12-31"),
            ("date 2024-01-31", "+", "P1M1D", "2024-03-01"),
            ("localtime 23:00", "+", "PT2H", "01:00"), ("localtime 01:00", "-", "P5DT2H", "23:00"),
            ("localtime 00:00", "-", "PT0.000000001S", "23:59:59.999999999"),
            ("time 23:00+01:00", "+", "P1MT2H", "01:00+01:00"),
            ("localdatetime 2024-02-28T23:30", "+", "PT1H", "2024-02-29T00:30"),
            ("localdatetime 2024-01-31T12:00", "+", "P1M-1DT0.5S", "2024-02-28T12:00:00.5"),
            ("datetime 2024-03-30T12:00[Europe/Paris]", "+", "P1D", "2024-03-31T12:00+02:00[Europe/Paris]"),
            ("datetime 2024-03-30T12:00[Europe/Paris]", "+", "PT24H", "2024-03-31T13:00+02:00[Europe/Paris]"),
            // Half past two does not exist on that morning.
            ("datetime 2024-03-30T02:30[Europe/Paris]", "+", "P1D", "2024-03-31T03:30+02:00[Europe/Paris]"),
            // And is there twice on this one.
            ("datetime 2024-10-26T02:30[Europe/Paris]", "+", "P1D", "2024-10-27T02:30+02:00[Europe/Paris]"),
            ("datetime 2024-10-27T02:30+02:00[Europe/Paris]", "+", "PT1H", "2024-10-27T02:30+01:00[Europe/Paris]"),
            ("datetime 2024-10-27T02:30+01:00[Europe/Paris]", "+", "PT0S", "2024-10-27T02:30+01:00[Europe/Paris]"),
            // Of the two the one with the offset it comes from.
            ("datetime 2024-10-28T02:30[Europe/Paris]", "-", "P1D", "2024-10-27T02:30+01:00[Europe/Paris]"),
            ("duration P1Y2M3DT4S", "+", "P1M1DT0.5S", "P1Y3M4DT4.5S"), ("duration P1M", "-", "P1Y", "P-11M"),
            ("duration PT1S", "-", "PT1.1S", "PT-0.1S"),
        ] as [(String, Character, String, String)])
    func moved(_ value: String, _ sign: Character, _ duration: String, _ expected: String) throws {
        let value = try bench.temporal(value)
        let duration = try bench.temporal("duration " + duration)
        #expect(try bench.arithmetic(sign, value, duration) == expected)
        if sign == "+" { #expect(try bench.arithmetic(sign, duration, value) == expected) }
    }

    @Test(
        arguments: [
            ("P1M", "*", 2, "P2M"), ("P1M", "*", 0.5, "P15DT5H14M33S"), ("P1D", "*", -1.5, "P-1DT-12H"),
            ("PT1S", "/", 3, "PT0.333333333S"), ("PT1S", "/", 4, "PT0.25S"), ("P1M", "/", 3, "P10DT3H29M42S"),
            ("P7D", "/", 7, "P1D"), ("P7D", "/", 0.7, "P10D"), ("P10D", "*", 0.1, "P1D"), ("P1Y", "*", 0, "PT0S"),
            ("PT2500000000H0.000000003S", "*", 1, "PT2500000000H0.000000003S"),
            ("PT2500000000H0.000000004S", "/", 2, "PT1250000000H0.000000002S"),
            ("PT2500000000H0.000000003S", "/", 1.0, "PT2500000000H0.000000003S"),
            ("PT2500000000H0.000000003S", "*", 1.0, "PT2500000000H0.000000003S"),
            ("PT-1S", "/", 2, "PT-0.5S"), ("P-1M", "/", 2, "P-15DT-5H-14M-33S"),
        ] as [(String, Character, Value, String)])
    func scaled(_ duration: String, _ sign: Character, _ number: Value, _ expected: String) throws {
        let duration = try bench.temporal("duration " + duration)
        #expect(try bench.arithmetic(sign, duration, number) == expected)
        if sign == "*" { #expect(try bench.arithmetic(sign, number, duration) == expected) }
    }

    @Test(
        arguments: [
            ("date +999999999-12-31", "+", "P1D"), ("date -999999999-01-01", "-", "P1D"),
            ("date 2024-01-01", "+", "P768614336404564650Y"), ("date 2024-01-01", "+", "PT2562047788015215H"),
            ("date 2024-01-01", "+", "P999999999999999999D"), ("date 2024-01-01", "-", "P-999999999999999999D"),
            ("localdatetime +999999999-12-31T23:59:59.999999999", "+", "PT0.000000001S"),
            ("localdatetime -999999999-01-01T00:00", "-", "PT0.000000001S"),
            ("datetime +999999999-12-31T23:59Z", "+", "PT1M"), ("datetime -999999999-01-01T00:00-18:00", "-", "PT1S"),
            ("duration P768614336404564650Y", "+", "P768614336404564650Y"),
            ("duration PT2562047788015215H", "+", "PT2562047788015215H"),
        ] as [(String, Character, String)])
    func beyond(_ value: String, _ sign: Character, _ duration: String) throws {
        let value = try bench.temporal(value)
        let duration = try bench.temporal("duration " + duration)
        let error = #expect(throws: RuntimeError.self) { try bench.arithmetic(sign, value, duration) }
        #expect(error?.type == .arithmeticError)
    }

    @Test(
        arguments: [
            ("*", .float(.nan), .arithmeticError), ("*", .float(.infinity), .arithmeticError),
            ("*", 1e300, .arithmeticError),
            ("/", 0, .arithmeticError), ("/", 0.0, .arithmeticError), ("/", 1e-300, .arithmeticError),
            ("/", .float(.nan), .arithmeticError), ("*", "2", .typeError), ("+", 1, .typeError), ("-", 1, .typeError),
        ] as [(Character, Value, ErrorType)])
    func badNumbers(_ sign: Character, _ number: Value, _ type: ErrorType) throws {
        let duration = try bench.temporal("duration P1Y1DT1.5S")
        let error = #expect(throws: RuntimeError.self) { try bench.arithmetic(sign, duration, number) }
        #expect(error?.type == type)
    }

    @Test func instantsDoNotAdd() throws {
        let date = try bench.temporal("date 2024-01-01")
        let duration = try bench.temporal("duration P1D")
        for (sign, a, b) in [("+", date, date), ("-", date, date), ("-", duration, date), ("*", date, duration)] {
            let error = #expect(throws: RuntimeError.self) { try bench.arithmetic(Character(sign), a, b) }
            #expect(error?.type == .typeError)
        }
    }

    /// A day later and a day earlier is the same day, and a month back never skips one.
    @Test func randomMoves() throws {
        var random = SplitMix64(state: 20)
        for _ in 0..<2_000 {
            let days = Int64.random(in: -300_000_000_000...300_000_000_000, using: &random)
            let step = Int64.random(in: -1_000_000_000...1_000_000_000, using: &random)
            let date = Value.date(DateValue(days: days))
            let text = try bench.arithmetic(
                "+", date, .duration(DurationParts(months: 0, days: step, seconds: 0, nanoseconds: 0)))
            #expect(text == DateValue(days: days + step).description)
            let months = step % 10_000
            let moved = try bench.temporal(
                "date "
                    + bench.arithmetic(
                        "+", date, .duration(DurationParts(months: months, days: 0, seconds: 0, nanoseconds: 0))))
            let between = try bench.text(.durationInMonths, [date, moved])
            let back = DurationParts(months: months, days: 0, seconds: 0, nanoseconds: 0).description
            // Cut to the length of the month, the last month backwards is not whole any more.
            guard case .date(let end) = moved else { continue }
            let cut = Calendar.civil(fromDays: days).day != Calendar.civil(fromDays: end.days).day
            if !cut { #expect(between == back) }
        }
    }
}
