import PropertyGraph
import QuerySemantics
import SourceText
import Testing

@testable import QueryExecution

@Suite struct TemporalConstructionTests {
    let bench = ExpressionBench()

    @Test(
        arguments: [
            (.date, "2024-02-29", "2024-02-29"), (.date, "20240229", "2024-02-29"), (.date, "2024-02", "2024-02-01"),
            (.date, "202402", "2024-02-01"), (.date, "2024", "2024-01-01"), (.date, "2024-W09-4", "2024-02-29"),
            (.date, "2024W094", "2024-02-29"), (.date, "2024-W09", "2024-02-26"), (.date, "2024-060", "2024-02-29"),
            (.date, "2024060", "2024-02-29"), (.date, "2024-366", "2024-12-31"), (.date, "2024-Q1-60", "2024-02-29"),
            (.date, "2024Q160", "2024-02-29"), (.date, "2020-W53-7", "2021-01-03"),
            (.date, "+999999999-12-31", "+999999999-12-31"), (.date, "-999999999-01-01", "-999999999-01-01"),
            (.date, "-0001-12-31", "-0001-12-31"), (.date, "0000-02-29", "0000-02-29"),
            (.date, "+12024-01-01", "+12024-01-01"), (.date, "+2024-01-01", "2024-01-01"),
            (.localtime, "12:30:45.123456789", "12:30:45.123456789"), (.localtime, "123045.1", "12:30:45.1"),
            (.localtime, "12:30:45,5", "12:30:45.5"), (.localtime, "1230", "12:30"), (.localtime, "12", "12:00"),
            (.localtime, "00:00:00.000000001", "00:00:00.000000001"), (.localtime, "23:59:59", "23:59:59"),
            (.time, "12:30", "12:30Z"), (.time, "12:30Z", "12:30Z"), (.time, "1230-0000", "12:30Z"),
            (.time, "12:30+0530", "12:30+05:30"), (.time, "12:30:15-18:00", "12:30:15-18:00"),
            (.time, "12+01:02:03", "12:00+01:02:03"), (.time, "12:30+010203", "12:30+01:02:03"),
            (.localdatetime, "2024-02-29", "2024-02-29T00:00"), (.localdatetime, "2024T12", "2024-01-01T12:00"),
            (.localdatetime, "2024060T123000.25", "2024-02-29T12:30:00.25"),
            (.datetime, "2024-02-29", "2024-02-29T00:00Z"), (.datetime, "2024-02-29T12:30", "2024-02-29T12:30Z"),
            (.datetime, "20240229T1230-02", "2024-02-29T12:30-02:00"),
            (.datetime, "2024-02-29T12:30[Europe/Paris]", "2024-02-29T12:30+01:00[Europe/Paris]"),
            (.datetime, "2024-02-29T12:30+01:00[Europe/Paris]", "2024-02-29T12:30+01:00[Europe/Paris]"),
            (.datetime, "2024-02-29T12:30[UTC]", "2024-02-29T12:30Z[UTC]"),
            (.duration, "P1Y2M3W4DT5H6M7.089S", "P1Y2M25DT5H6M7.089S"), (.duration, "PT0S", "PT0S"),
            (.duration, "P0D", "PT0S"), (.duration, "-P1Y-2MT3S", "P-10MT-3S"), (.duration, "+PT1S", "PT1S"),
            (.duration, "PT-1M-0.001S", "PT-1M-0.001S"), (.duration, "P-1Y-8M-18D", "P-1Y-8M-18D"),
            (.duration, "P0.5Y", "P6M"), (.duration, "P0.75M", "P22DT19H51M49.5S"), (.duration, "P1.5W", "P10DT12H"),
            (.duration, "P1.25D", "P1DT6H"), (.duration, "PT0.7H", "PT42M"), (.duration, "PT0.1M", "PT6S"),
            (.duration, "PT0.000000001S", "PT0.000000001S"), (.duration, "PT70.1S", "PT1M10.1S"),
            (.duration, "P2012-02-02T14:37:21.545", "P2012Y2M2DT14H37M21.545S"),
            (.duration, "P0000-00-01T00:00:01", "P1DT1S"), (.duration, "P20120202T143721", "P2012Y2M2DT14H37M21S"),
            (.duration, "PT2562047788015215H30M7S", "PT2562047788015215H30M7S"),
        ] as [(FunctionID, String, String)])
    func texts(_ function: FunctionID, _ text: String, _ expected: String) throws {
        let printed = try bench.text(function, [.string(text)])
        #expect(printed == expected)
        #expect(try bench.text(function, [.string(printed)]) == printed, "what is printed is read again")
    }

    @Test(
        arguments: [
            (.date, ""), (.date, "x"), (.date, "2023-02-29"), (.date, "2024-13-01"), (.date, "2024-00-10"),
            (.date, "2024-04-31"), (.date, "2024-1-1"), (.date, "24-01-01"), (.date, "2023-366"), (.date, "2024-W54"),
            (.date, "2023-W53"), (.date, "2024-W00"), (.date, "2024-W01-8"), (.date, "2024-Q5-01"),
            (.date, "2024-Q1-92"), (.date, "+1000000000-01-01"), (.date, "2024-02-29T12:00"), (.date, "2024-02-29 "),
            (.date, "２０２４"), (.date, "2024-02-29Z"), (.date, "-"), (.date, "+"), (.date, "99999999999999999999"),
            (.localtime, "24:00"), (.localtime, "12:60"), (.localtime, "12:30:60"), (.localtime, "12:30:15."),
            (.localtime, "12:30:15.1234567891"), (.localtime, "1"), (.localtime, "12:30Z"), (.localtime, "12:3"),
            (.time, "12:30+19:00"), (.time, "12:30+18:00:01"), (.time, "12:30+1"), (.time, "12:30+01:60"),
            (.localdatetime, "2024-02-29T"), (.localdatetime, "2024-02-29 12:30"), (.localdatetime, "T12:30"),
            (.datetime, "2024-02-29T12:30[Europe/Nowhere]"), (.datetime, "2024-02-29T12:30[Europe/Paris"),
            (.datetime, "2024-02-29T12:30[]"), (.datetime, "2024-02-29T12:30[../../etc/passwd]"),
            (.datetime, "2024-02-29T12:30Z[Europe/Paris]x"),
            (.duration, ""), (.duration, "P"), (.duration, "PT"), (.duration, "P1"), (.duration, "1D"),
            (.duration, "P1DT"), (.duration, "P1H"), (.duration, "PT1D"), (.duration, "P1M1Y"), (.duration, "P1D1D"),
            (.duration, "PT1.S"), (.duration, "P--1D"), (.duration, "PT99999999999999999999H"), (.duration, "P1Y "),
            (.duration, "P2012-13-01T00:00:00"), (.duration, "P9223372036854775807Y"),
        ] as [(FunctionID, String)])
    func badTexts(_ function: FunctionID, _ text: String) {
        let error = bench.failure(function, [.string(text)])
        #expect(error?.type == .argumentError || error?.type == .arithmeticError, "\(String(describing: error))")
        #expect(error?.message.isEmpty == false)
    }

    @Test(
        arguments: [
            (.date, ["year": 2024], "2024-01-01"), (.date, ["year": 2024, "month": 2, "day": 29], "2024-02-29"),
            (.date, ["year": 2024, "ordinalDay": 60], "2024-02-29"),
            (.date, ["year": 2024, "week": 9, "dayOfWeek": 4], "2024-02-29"),
            (.date, ["year": 2024, "quarter": 1, "dayOfQuarter": 60], "2024-02-29"),
            (.date, ["year": 2024, "quarter": 3], "2024-07-01"), (.date, ["year": 2020, "week": 53], "2020-12-28"),
            (.date, ["year": 999_999_999, "month": 12, "day": 31], "+999999999-12-31"),
            (.date, ["year": -999_999_999], "-999999999-01-01"),
            (.localtime, ["hour": 12], "12:00"), (.localtime, ["hour": 12, "minute": 30, "second": 1], "12:30:01"),
            (
                .localtime, ["hour": 1, "minute": 2, "second": 3, "millisecond": 4, "microsecond": 5, "nanosecond": 6],
                "01:02:03.004005006"
            ),
            (
                .localtime, ["hour": 1, "minute": 2, "second": 3, "millisecond": 4, "nanosecond": 999_999],
                "01:02:03.004999999"
            ),
            (.time, ["hour": 12, "timezone": "-03:30"], "12:00-03:30"),
            (.time, ["hour": 12, "timezone": "Z"], "12:00Z"),
            (.localdatetime, ["year": 2024, "hour": 5], "2024-01-01T05:00"),
            (.datetime, ["year": 2024, "timezone": "Asia/Kolkata"], "2024-01-01T00:00+05:30[Asia/Kolkata]"),
            (.datetime, ["year": 2024, "timezone": "+02:05:59"], "2024-01-01T00:00+02:05:59"),
            (.datetime, ["epochSeconds": 1, "nanosecond": 5], "1970-01-01T00:00:01.000000005Z"),
            (.datetime, ["epochMillis": -1], "1969-12-31T23:59:59.999Z"),
            (
                .datetime, ["epochSeconds": 0, "timezone": "America/New_York"],
                "1969-12-31T19:00-05:00[America/New_York]"
            ),
            // Without further fields the zone asks the clock, which stands at 2024-02-29T00:00Z.
            (.date, ["timezone": "America/New_York"], "2024-02-28"),
            (.datetime, ["timezone": "Asia/Tokyo"], "2024-02-29T09:00+09:00[Asia/Tokyo]"),
            (.duration, ["days": 1, "hours": -1], "P1DT-1H"), (.duration, [:], "PT0S"),
            (.duration, ["years": 12.5, "months": 5.5], "P12Y11M15DT5H14M33S"),
            (.duration, ["quarters": 1.5], "P4M15DT5H14M33S"), (.duration, ["weeks": 0.1], "PT16H48M"),
            (.duration, ["seconds": 70.1], "PT1M10.1S"), (.duration, ["milliseconds": 1.5], "PT0.0015S"),
            (.duration, ["nanoseconds": -1], "PT-0.000000001S"), (.duration, ["seconds": -0.4], "PT-0.4S"),
            (.duration, ["months": 1, "days": -14, "minutes": 1.5], "P1M-14DT1M30S"),
            (.duration, ["seconds": .integer(.max)], "PT2562047788015215H30M7S"),
        ] as [(FunctionID, [String: Value], String)])
    func maps(_ function: FunctionID, _ fields: [String: Value], _ expected: String) throws {
        #expect(try bench.text(function, [.map(fields)]) == expected)
    }

    @Test(
        arguments: [
            (.date, [:]), (.date, ["month": 1]), (.date, ["year": 2024, "day": 1]),
            (.date, ["year": 2024, "month": 13]),
            (.date, ["year": 2023, "month": 2, "day": 29]), (.date, ["year": 2024, "month": 0]),
            (.date, ["year": 1_000_000_000]), (.date, ["year": .integer(.min)]), (.date, ["year": "2024"]),
            (.date, ["year": 2024.5]), (.date, ["year": 2023, "ordinalDay": 366]), (.date, ["year": 2023, "week": 53]),
            (.date, ["year": 2024, "dayOfWeek": 3]), (.date, ["year": 2024, "dayOfQuarter": 3]),
            (.date, ["year": 2024, "week": 1, "month": 2]), (.date, ["year": 2024, "ordinalDay": 1, "day": 2]),
            (.date, ["year": 2024, "quarter": 1, "month": 2]),
            (.date, ["year": 2024, "quarter": 1, "dayOfQuarter": 92]),
            (.date, ["year": 2024, "hour": 3]), (.date, ["year": 2024, "moon": 3]), (.date, ["date": "2024-01-01"]),
            (.localtime, [:]), (.localtime, ["minute": 3]), (.localtime, ["hour": 24]),
            (.localtime, ["hour": 1, "second": 2]), (.localtime, ["hour": 1, "minute": 2, "nanosecond": 3]),
            (.localtime, ["hour": 1, "minute": 2, "second": 3, "millisecond": 1000]),
            (.localtime, ["hour": 1, "minute": 2, "second": 3, "millisecond": 1, "nanosecond": 1_000_000]),
            (.localtime, ["year": 2024, "hour": 3]),
            (.time, ["hour": 1, "timezone": "Mars/Olympus"]), (.time, ["hour": 1, "timezone": 3]),
            (.time, ["hour": 1, "timezone": "+25:00"]),
            (.datetime, ["year": 2024, "timezone": ""]), (.datetime, ["epochMillis": 1, "epochSeconds": 1]),
            (.datetime, ["epochSeconds": .integer(.min)]), (.datetime, ["epochSeconds": 1, "year": 3]),
            (.duration, ["fortnights": 1]), (.duration, ["days": "1"]), (.duration, ["days": .float(.nan)]),
            (.duration, ["hours": 1e30]), (.duration, ["years": 1e300]), (.duration, ["years": .integer(.max)]),
            (.duration, ["seconds": .integer(.max), "hours": 1]), (.duration, ["days": .float(.infinity)]),
        ] as [(FunctionID, [String: Value])])
    func badMaps(_ function: FunctionID, _ fields: [String: Value]) {
        let error = bench.failure(function, [.map(fields)])
        let types: Set<ErrorType> = [.argumentError, .arithmeticError, .typeError]
        #expect(error.map { types.contains($0.type) } == true, "\(String(describing: error))")
    }

    @Test(
        arguments: [
            (.date, "localdatetime 2024-02-29T12:30", [:], "2024-02-29"),
            (.date, "date 2024-02-29", ["year": 2023], "2023-02-28"),
            (.date, "date 2024-01-31", ["month": 2], "2024-02-29"),
            (.date, "date 2024-01-31", ["month": 2, "day": 3], "2024-02-03"),
            (.date, "date 2024-02-29", ["quarter": 4], "2024-11-29"),
            (.date, "date 2024-02-29", ["ordinalDay": 1], "2024-01-01"),
            (.date, "date 2024-02-29", ["week": 1], "2024-01-04"),
            (.date, "date 2024-02-29", ["dayOfWeek": 1], "2024-02-26"),
            (.date, "date 2024-02-29", ["dayOfQuarter": 1], "2024-01-01"),
            (.localdatetime, "datetime 2024-02-29T12:30+05:00", ["hour": 3], "2024-02-29T03:30"),
            (.datetime, "datetime 2024-02-29T12:30+05:00", ["timezone": "Z"], "2024-02-29T07:30Z"),
            (.datetime, "datetime 2024-02-29T12:30+05:00", ["day": 1], "2024-02-01T12:30+05:00"),
            (.datetime, "localdatetime 2024-02-29T12:30", ["timezone": "+01:00"], "2024-02-29T12:30+01:00"),
            (
                .datetime, "datetime 2024-02-29T12:30[Europe/Paris]", ["month": 7],
                "2024-07-29T12:30+02:00[Europe/Paris]"
            ),
        ] as [(FunctionID, String, [String: Value], String)])
    func selections(_ function: FunctionID, _ base: String, _ fields: [String: Value], _ expected: String) throws {
        var fields = fields
        let value = try bench.temporal(base)
        fields[function == .date ? "date" : "datetime"] = value
        #expect(try bench.text(function, [.map(fields)]) == expected)
    }

    /// What has the form and not the values is told apart from what has not even the form.
    @Test(
        arguments: [
            (.date, "2023-02-29", "month 2 of the year 2023 has 28 days"),
            (.date, "2024-13-01", "the month must be 1 to 12"),
            (.date, "2023-W53", "the week must be 1 to 52"), (.date, "2023-366", "the year 2023 has 365 days"),
            (.localtime, "24:00", "the hour must be 0 to 23"), (.time, "12:00+18:30", "an offset is at most 18 hours"),
            (.localtime, "12:00:00.0123456789", "a second has at most nine decimal digits"),
            (.datetime, "2024-01-01T12:00[Mars/Base]", "there is no time zone 'Mars/Base'"),
        ] as [(FunctionID, String, String)])
    func reasons(_ function: FunctionID, _ text: String, _ reason: String) {
        #expect(bench.failure(function, [.string(text)])?.message.hasSuffix(": " + reason) == true)
    }

    @Test func conversions() throws {
        let moment = try bench.temporal("datetime 2024-02-29T23:30-08:00")
        #expect(try bench.text(.date, [moment]) == "2024-02-29")
        #expect(try bench.text(.localtime, [moment]) == "23:30")
        #expect(try bench.text(.time, [moment]) == "23:30-08:00")
        #expect(try bench.text(.localdatetime, [moment]) == "2024-02-29T23:30")
        #expect(try bench.text(.datetime, [try bench.temporal("date 2024-02-29")]) == "2024-02-29T00:00Z")
        #expect(try bench.text(.time, [try bench.temporal("localtime 12:00")]) == "12:00Z")
        #expect(
            try bench.text(.time, [.map(["time": try bench.temporal("time 12:00+01:00"), "timezone": "+05:30"])])
                == "16:30+05:30")
        for (function, text) in [(FunctionID.date, "localtime 12:00"), (.localtime, "date 2024-01-01")] {
            #expect(bench.failure(function, [try bench.temporal(text)]) != nil)
        }
    }

    @Test func epochs() throws {
        #expect(try bench.text(.datetimeFromEpoch, [1, 2]) == "1970-01-01T00:00:01.000000002Z")
        #expect(try bench.text(.datetimeFromEpoch, [0, -1]) == "1969-12-31T23:59:59.999999999Z")
        #expect(try bench.text(.datetimeFromEpoch, [0, 3_000_000_001]) == "1970-01-01T00:00:03.000000001Z")
        #expect(try bench.text(.datetimeFromEpochMillis, [-1]) == "1969-12-31T23:59:59.999Z")
        #expect(try bench.text(.datetimeFromEpochMillis, [nil]) == "null")
        for arguments in [[Value.integer(.max), 0], [.integer(.min), 0]] {
            #expect(bench.failure(.datetimeFromEpoch, arguments) != nil)
        }
    }

    @Test func clocks() throws {
        // The bench's statement began at 2024-02-29T00:00Z.
        #expect(try bench.text(.date, []) == "2024-02-29")
        #expect(try bench.text(.datetimeStatement, []) == "2024-02-29T00:00Z")
        #expect(try bench.text(.localtimeTransaction, ["Asia/Tokyo"]) == "09:00")
        #expect(try bench.text(.timeStatement, ["-02:00"]) == "22:00-02:00")
        #expect(try bench.text(.localdatetimeStatement, [["timezone": "America/New_York"]]) == "2024-02-28T19:00")
        #expect(try bench.text(.datetimeRealtime, [nil]) == "null")
        #expect(bench.failure(.datetimeRealtime, ["Nowhere"]) != nil)
        guard case .zonedDateTime(let now) = try bench.call(.datetimeRealtime) else {
            Issue.record("no datetime")
            return
        }
        #expect(now.seconds > 1_700_000_000)
    }
}
