import PropertyGraph
import QuerySemantics
import SourceText
import Testing

@testable import QueryExecution

@Suite struct TemporalDifferenceTests {
    let bench = ExpressionBench()

    @Test(
        arguments: [
            (.durationBetween, "date 2024-01-31", "date 2024-03-01", "P1M1D"),
            (.durationBetween, "date 2024-03-01", "date 2024-01-31", "P-1M-1D"),
            (.durationBetween, "date 2023-02-28", "date 2024-02-29", "P1Y1D"),
            (.durationBetween, "date 2024-02-29", "date 2024-02-29", "PT0S"),
            (.durationBetween, "date 2024-02-28", "localdatetime 2024-02-29T12:00", "P1DT12H"),
            (.durationBetween, "localdatetime 2024-02-29T12:00", "date 2024-02-28", "P-1DT-12H"),
            (.durationBetween, "localtime 12:00", "date 2024-02-28", "PT-12H"),
            (.durationBetween, "time 12:00+02:00", "time 12:00Z", "PT2H"),
            (.durationBetween, "time 23:00-10:00", "time 01:00+10:00", "PT-42H"),
            (.durationBetween, "datetime 2024-01-01T00:00+02:00", "datetime 2024-02-01T00:00Z", "P1MT2H"),
            (.durationBetween, "date -999999999-01-01", "date +999999999-12-31", "P1999999998Y11M30D"),
            (.durationInMonths, "date 2024-01-31", "date 2024-02-29", "PT0S"),
            (.durationInMonths, "date 2024-02-29", "date 2024-01-29", "P-1M"),
            (.durationInMonths, "localdatetime 2024-01-15T12:00", "localdatetime 2024-02-15T11:59", "PT0S"),
            (.durationInMonths, "localtime 12:00", "date 2024-02-15", "PT0S"),
            (.durationInDays, "localdatetime 2024-01-15T12:00", "localdatetime 2024-01-14T12:01", "PT0S"),
            (.durationInDays, "localdatetime 2024-01-15T12:00", "localdatetime 2024-01-14T12:00", "P-1D"),
            (.durationInDays, "time 12:00Z", "time 13:00Z", "PT0S"),
            (.durationInSeconds, "date 2024-02-28", "date 2024-03-01", "PT48H"),
            (.durationInSeconds, "localtime 12:00:00.9", "localtime 12:00:00.1", "PT-0.8S"),
            (
                .durationInSeconds, "localdatetime -999999999-01-01",
                "localdatetime +999999999-12-31T23:59:59.999999999",
                "PT17531639991215H59M59.999999999S"
            ),
            // Clocks forward: the day has 23 hours; back: 25.
            (
                .durationInSeconds, "datetime 2024-03-31T00:00[Europe/Paris]",
                "datetime 2024-04-01T00:00[Europe/Paris]",
                "PT23H"
            ),
            (
                .durationBetween, "datetime 2024-03-30T12:00[Europe/Paris]", "datetime 2024-03-31T12:00[Europe/Paris]",
                "P1D"
            ),
            (
                .durationInSeconds, "datetime 2024-10-27T02:30+02:00[Europe/Paris]",
                "datetime 2024-10-27T02:30+01:00[Europe/Paris]", "PT1H"
            ),
            (
                .durationInSeconds, "datetime 2024-10-27T02:30+01:00[Europe/Paris]",
                "datetime 2024-10-27T02:30+01:00[Europe/Paris]", "PT0S"
            ),
            (
                .durationBetween, "datetime 2024-10-27T02:30+01:00[Europe/Paris]",
                "datetime 2024-10-27T01:30Z", "PT0S"
            ),
            (
                .durationBetween, "datetime 2024-10-27T01:30Z",
                "datetime 2024-10-27T02:45+01:00[Europe/Paris]", "PT15M"
            ),
            (.durationInSeconds, "localdatetime 2024-10-27T00:00", "datetime 2024-10-27T04:00[Europe/Paris]", "PT5H"),
            (.durationInSeconds, "datetime 2024-10-27T00:00[Europe/Paris]", "localtime 04:00", "PT5H"),
            (.durationInDays, "datetime 2024-06-01T23:00Z", "datetime 2024-06-02T23:30+01:00", "PT0S"),
        ] as [(FunctionID, String, String, String)])
    func differences(_ function: FunctionID, _ from: String, _ to: String, _ expected: String) throws {
        #expect(try bench.text(function, [try bench.temporal(from), try bench.temporal(to)]) == expected)
    }

    @Test func nullsAndOthers() throws {
        let date = try bench.temporal("date 2024-01-01")
        for function in [FunctionID.durationBetween, .durationInMonths, .durationInDays, .durationInSeconds] {
            #expect(try bench.text(function, [nil, date]) == "null")
            #expect(try bench.text(function, [date, nil]) == "null")
            #expect(bench.failure(function, [date, try bench.temporal("duration P1D")])?.type == .typeError)
            #expect(bench.failure(function, ["2024", date])?.type == .typeError)
        }
    }

    /// The start and the difference give the end.
    @Test func randomDifferences() throws {
        var random = SplitMix64(state: 11)
        let zones = ["Europe/Paris", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"]
        func moment() throws -> Value {
            let zone = zones.randomElement(using: &random) ?? "UTC"
            let seconds = Int64.random(in: -3_000_000_000...5_000_000_000, using: &random)
            let start = Value.zonedDateTime(
                ZonedDateTimeValue(seconds: seconds, nanoseconds: Int32(seconds.magnitude % 1_000_000_000)))
            return try bench.call(.datetime, .map(["datetime": start, "timezone": .string(zone)]))
        }
        for _ in 0..<2_000 {
            let (from, to) = (try moment(), try moment())
            guard case .zonedDateTime(let end) = to,
                case .duration(let seconds) = try bench.call(.durationInSeconds, from, to)
            else {
                Issue.record("not moments")
                return
            }
            let reached = try bench.temporal("datetime " + bench.arithmetic("+", from, .duration(seconds)))
            guard case .zonedDateTime(let moment) = reached else { continue }
            #expect(moment.seconds == end.seconds && moment.nanoseconds == end.nanoseconds)
            // Whole days by the calendar, which may have skipped one (Samoa in 2011), never reach beyond the end.
            guard case .duration(let days) = try bench.call(.durationInDays, from, to),
                case .zonedDateTime(let start) = from
            else { continue }
            #expect(abs(days.days) <= abs(end.seconds - start.seconds) / 86_400 + 2)
        }
    }
}
