import PropertyGraph
import QuerySemantics
import SourceText
import Testing

@testable import QueryExecution

@Suite struct TemporalTruncationTests {
    let bench = ExpressionBench()

    @Test(
        arguments: [
            (.dateTruncate, "millennium", "date 2017-10-11", [:], "2000-01-01"),
            (.dateTruncate, "century", "date -0001-10-11", [:], "-0100-01-01"),
            (.dateTruncate, "decade", "date 1989-10-11", ["month": 3], "1980-03-01"),
            (.dateTruncate, "year", "date 2024-02-29", ["ordinalDay": 60], "2024-02-29"),
            (.dateTruncate, "weekYear", "date 2021-01-03", [:], "2019-12-30"),
            (.dateTruncate, "quarter", "date 2024-12-31", ["day": 5], "2024-10-05"),
            (.dateTruncate, "month", "datetime 2024-02-29T12:00+01:00", [:], "2024-02-01"),
            (.dateTruncate, "week", "date 2024-03-03", ["dayOfWeek": 7], "2024-03-03"),
            (.dateTruncate, "day", "localdatetime 2024-03-03T12:00", [:], "2024-03-03"),
            (.localtimeTruncate, "day", "localdatetime 2024-03-03T12:00", [:], "00:00"),
            (.localtimeTruncate, "hour", "time 12:31:14.645876123+01:00", ["minute": 5], "12:05"),
            (
                .localtimeTruncate, "millisecond", "localtime 12:31:14.645876123", ["nanosecond": 2],
                "12:31:14.645000002"
            ),
            (.localtimeTruncate, "microsecond", "localtime 12:31:14.645876123", [:], "12:31:14.645876"),
            (
                .localtimeTruncate, "microsecond", "localtime 12:31:14.645876123", ["nanosecond": 9],
                "12:31:14.645876009"
            ),
            (.localtimeTruncate, "microsecond", "localtime 12:31:14.645876123", ["millisecond": 5], "12:31:14.005"),
            (.localtimeTruncate, "millisecond", "localtime 12:31:14.999876123", ["microsecond": 5], "12:31:14.999005"),
            (.timeTruncate, "minute", "time 12:31:14+01:00", ["timezone": "+05:00"], "12:31+05:00"),
            (.timeTruncate, "hour", "localtime 12:31", [:], "12:00Z"),
            (.timeTruncate, "hour", "datetime 2024-07-01T12:31[Europe/Paris]", [:], "12:00+02:00"),
            (.localdatetimeTruncate, "month", "date 2024-02-29", ["hour": 4], "2024-02-01T04:00"),
            (.localdatetimeTruncate, "second", "datetime 2024-02-29T12:31:14.6Z", [:], "2024-02-29T12:31:14"),
            (
                .datetimeTruncate, "year", "datetime 2024-07-01T12:31[Europe/Paris]", [:],
                "2024-01-01T00:00+01:00[Europe/Paris]"
            ),
            (
                .datetimeTruncate, "day", "date 2024-07-01", ["timezone": "Europe/Paris"],
                "2024-07-01T00:00+02:00[Europe/Paris]"
            ),
            (
                .datetimeTruncate, "hour", "datetime 2024-02-29T12:31-01:00", ["timezone": "Europe/Paris"],
                "2024-02-29T12:00+01:00[Europe/Paris]"
            ),
            // The second of the two half past two.
            (
                .datetimeTruncate, "minute", "datetime 2024-10-27T02:30:15+01:00[Europe/Paris]", [:],
                "2024-10-27T02:30+01:00[Europe/Paris]"
            ),
            (
                .datetimeTruncate, "minute", "datetime 2024-10-27T02:30:15+02:00[Europe/Paris]", ["second": 3],
                "2024-10-27T02:30:03+02:00[Europe/Paris]"
            ),
        ] as [(FunctionID, String, String, [String: Value], String)])
    func truncations(
        _ function: FunctionID, _ unit: String, _ value: String, _ fields: [String: Value], _ expected: String
    ) throws {
        let value = try bench.temporal(value)
        #expect(try bench.text(function, [.string(unit), value, .map(fields)]) == expected)
        if fields.isEmpty {
            #expect(try bench.text(function, [.string(unit), value]) == expected)
            #expect(try bench.text(function, [.string(unit), value, nil]) == expected)
        }
    }

    @Test(
        arguments: [
            (.dateTruncate, "hour", "date 2024-01-01", [:]), (.dateTruncate, "fortnight", "date 2024-01-01", [:]),
            (.dateTruncate, "year", "localtime 12:00", [:]), (.localtimeTruncate, "year", "localtime 12:00", [:]),
            (.dateTruncate, "year", "date 2024-01-01", ["hour": 1]),
            (.dateTruncate, "month", "date 2024-01-01", ["day": 32]),
            (.dateTruncate, "millennium", "date -999999999-01-01", [:]),
            (.localtimeTruncate, "hour", "date 2024-01-01", [:]), (.dateTruncate, "year", "duration P1D", [:]),
            (.localtimeTruncate, "hour", "localtime 12:00", ["timezone": "Z"]),
        ] as [(FunctionID, String, String, [String: Value])])
    func badTruncations(
        _ function: FunctionID, _ unit: String, _ value: String, _ fields: [String: Value]
    ) throws {
        let value = try bench.temporal(value)
        #expect(bench.failure(function, [.string(unit), value, .map(fields)]) != nil)
    }

    @Test func nulls() throws {
        let date = try bench.temporal("date 2024-01-01")
        #expect(try bench.text(.dateTruncate, [nil, date]) == "null")
        #expect(try bench.text(.dateTruncate, ["year", nil]) == "null")
    }
}
