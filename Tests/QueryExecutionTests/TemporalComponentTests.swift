import PropertyGraph
import QuerySemantics
import SourceText
import Testing

@testable import QueryExecution

@Suite struct TemporalComponentTests {
    let bench = ExpressionBench()

    @Test(
        arguments: [
            (
                "date 2021-01-03",
                [
                    "year": 2021, "quarter": 1, "month": 1, "day": 3, "week": 53, "weekYear": 2020, "weekDay": 7,
                    "dayOfWeek": 7, "ordinalDay": 3, "dayOfQuarter": 3, "quarterDay": 3,
                ]
            ),
            ("date -0001-12-31", ["year": -1, "month": 12, "day": 31, "ordinalDay": 365, "dayOfQuarter": 92]),
            (
                "localtime 12:31:14.645876123",
                [
                    "hour": 12, "minute": 31, "second": 14, "millisecond": 645, "microsecond": 645_876,
                    "nanosecond": 645_876_123,
                ]
            ),
            (
                "time 12:31-05:30",
                ["hour": 12, "timezone": "-05:30", "offset": "-05:30", "offsetMinutes": -330, "offsetSeconds": -19_800]
            ),
            ("time 12:31Z", ["timezone": "Z", "offset": "Z", "offsetMinutes": 0]),
            (
                "localdatetime 2024-02-29T23:59:59.5",
                ["year": 2024, "week": 9, "second": 59, "nanosecond": 500_000_000]
            ),
            (
                "datetime 2024-07-01T12:00[Europe/Paris]",
                [
                    "timezone": "Europe/Paris", "offset": "+02:00", "offsetSeconds": 7_200, "hour": 12,
                    "epochSeconds": 1_719_828_000, "epochMillis": 1_719_828_000_000,
                ]
            ),
            ("datetime 1969-12-31T23:59:59.999Z", ["epochSeconds": -1, "epochMillis": -1, "year": 1969]),
            (
                "duration P1Y4M10DT1H1M1.111111111S",
                [
                    "years": 1, "quarters": 5, "months": 16, "weeks": 1, "days": 10, "hours": 1, "minutes": 61,
                    "seconds": 3_661, "milliseconds": 3_661_111, "microseconds": 3_661_111_111,
                    "nanoseconds": 3_661_111_111_111, "quartersOfYear": 1, "monthsOfQuarter": 1, "monthsOfYear": 4,
                    "daysOfWeek": 3, "minutesOfHour": 1, "secondsOfMinute": 1, "millisecondsOfSecond": 111,
                    "microsecondsOfSecond": 111_111, "nanosecondsOfSecond": 111_111_111,
                ]
            ),
            ("duration PT-1.5S", ["milliseconds": -1_500, "nanoseconds": -1_500_000_000, "hours": 0]),
        ] as [(String, [String: Value])])
    func components(_ text: String, _ expected: [String: Value]) throws {
        let value = try bench.temporal(text)
        for (name, component) in expected { #expect(try bench.component(value, name) == component, "\(name)") }
    }

    @Test(
        arguments: [
            ("date 2024-01-01", "hour"), ("localtime 12:00", "year"), ("localtime 12:00", "offset"),
            ("time 12:00Z", "epochSeconds"), ("localdatetime 2024-01-01", "timezone"), ("date 2024-01-01", "yeer"),
            ("duration P1D", "day"), ("date 2024-01-01", ""),
        ])
    func missingComponents(_ text: String, _ name: String) throws {
        let value = try bench.temporal(text)
        let error = #expect(throws: RuntimeError.self) { try bench.component(value, name) }
        #expect(error?.code == .invalidArgumentValue)
        #expect(error?.help != nil)
    }

    @Test func componentsThatDoNotFit() throws {
        let late = try bench.temporal("datetime +999999999-12-31T23:59Z")
        #expect(try bench.component(late, "epochSeconds") == .integer(31_556_889_832_780_740))
        let error = #expect(throws: RuntimeError.self) { try bench.component(late, "epochMillis") }
        #expect(error?.code == .integerOverflow)
        let long = try bench.temporal("duration PT2562047788015215H")
        #expect(throws: RuntimeError.self) { try bench.component(long, "milliseconds") }
    }

    /// `value.name` and `value['name']` are the same.
    @Test func access() throws {
        let date = try bench.temporal("date 2024-02-29")
        let row = [(VariableID(0), date)]
        #expect(try bench.evaluate(.property(.variable(0), "ordinalDay"), row) == 60)
        #expect(try bench.evaluate(.make(.subscripted(.variable(0), index: "ordinalDay")), row) == 60)
        #expect(bench.failure(.make(.subscripted(.variable(0), index: 1)), row)?.type == .typeError)
    }
}
