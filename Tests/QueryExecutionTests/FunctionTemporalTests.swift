import PropertyGraph
import QuerySemantics
import SourceText
import Testing

@testable import QueryExecution

@Suite struct FunctionTemporalTests {
    let bench = ExpressionBench()

    private func text(_ function: FunctionID, _ arguments: Value...) throws -> String {
        let slots = arguments.map { bench.space.slot(from: $0) }
        let result = try slots.withUnsafeBufferPointer { buffer in
            try FunctionLibrary.call(function, buffer, bench.context, at: .none)
        }
        return ValuePrinter(writesTemporalsAsCalls: false).text(Value(result, bench.space, bench.graph))
    }

    private func value(_ function: FunctionID, _ text: String) throws -> Value {
        try bench.call(function, .string(text))
    }

    @Test(
        arguments: [
            (.date, "20150721", "2015-07-21"), (.date, "2015-W30-2", "2015-07-21"), (.date, "2015-Q3-21", "2015-07-21"),
            (.date, "2015202", "2015-07-21"), (.date, "2015", "2015-01-01"), (.date, "-0001-02-03", "-0001-02-03"),
            (.date, "+999999999-12-31", "+999999999-12-31"), (.localtime, "2140", "21:40"),
            (.localtime, "21:40:32.142", "21:40:32.142"), (.time, "2140-02", "21:40-02:00"),
            (.time, "21:40-00:00", "21:40Z"), (.localdatetime, "2015202T21", "2015-07-21T21:00"),
            (.datetime, "2015-07-21T21:40:32.142[Europe/London]", "2015-07-21T21:40:32.142+01:00[Europe/London]"),
            (.datetime, "2015-07-21T21:40+01:00[Europe/London]", "2015-07-21T21:40+01:00[Europe/London]"),
            (.datetime, "2035-07-21T12:00[Europe/Berlin]", "2035-07-21T12:00+02:00[Europe/Berlin]"),
            (.datetime, "2077-01-21T12:00[America/New_York]", "2077-01-21T12:00-05:00[America/New_York]"),
            (.datetime, "2077-07-21T12:00[America/New_York]", "2077-07-21T12:00-04:00[America/New_York]"),
            (.duration, "P14DT16H12M", "P14DT16H12M"), (.duration, "P5M1.5D", "P5M1DT12H"),
            (.duration, "P0.75M", "P22DT19H51M49.5S"), (.duration, "PT0.75M", "PT45S"),
            (.duration, "P2.5W", "P17DT12H"),
            (.duration, "P12Y5M14DT16H12M70S", "P12Y5M14DT16H13M10S"), (.duration, "PT-1M-0.001S", "PT-1M-0.001S"),
            (.duration, "P2012-02-02T14:37:21.545", "P2012Y2M2DT14H37M21.545S"), (.duration, "-P1DT1H", "P-1DT-1H"),
        ] as [(FunctionID, String, String)])
    func parsing(_ function: FunctionID, _ input: String, _ expected: String) throws {
        #expect(try text(function, .string(input)) == expected)
    }

    @Test(
        arguments: [
            (.date, "2015-02-29"), (.date, "2015-13"), (.date, "15-01-01"), (.date, "2015-W54"), (.date, "2015-07-21x"),
            (.date, ""), (.localtime, "24:00"), (.localtime, "12:60"), (.time, "12:00+19:00"),
            (.datetime, "2015T12[Mars/Base]"), (.datetime, "2015-07-21T21:40+02:00[Europe/London]"),
            (.duration, "P"), (.duration, "PT"), (.duration, "1D"), (.duration, "P1S"), (.duration, "P1D1M"),
            (.duration, "P99999999999999999999D"), (.date, "+9999999999-01-01"),
        ] as [(FunctionID, String)])
    func unreadable(_ function: FunctionID, _ input: String) {
        #expect(bench.callFailure(function, .string(input))?.code == .invalidArgumentValue)
    }

    @Test(
        arguments: [
            (.date, ["year": 1817, "week": 1], "1816-12-30"),
            (.date, ["year": 1984, "quarter": 3, "dayOfQuarter": 45], "1984-08-14"),
            (.date, ["year": 1984, "ordinalDay": 202], "1984-07-20"), (.date, ["year": 2000], "2000-01-01"),
            (
                .localtime,
                ["hour": 12, "minute": 31, "second": 14, "millisecond": 123, "microsecond": 456, "nanosecond": 789],
                "12:31:14.123456789"
            ),
            (.time, ["hour": 12, "timezone": "+01:00"], "12:00+01:00"),
            (
                .datetime, ["year": 1984, "month": 7, "timezone": "Europe/Stockholm"],
                "1984-07-01T00:00+02:00[Europe/Stockholm]"
            ),
            (.datetime, ["year": 1984, "timezone": "+02:05:59"], "1984-01-01T00:00+02:05:59"),
            (.duration, ["months": 0.75], "P22DT19H51M49.5S"),
            (.duration, ["days": 1, "milliseconds": -1], "P1DT-0.001S"),
            (.duration, ["minutes": 1.5, "seconds": 1], "PT1M31S"),
        ] as [(FunctionID, Value, String)])
    func maps(_ function: FunctionID, _ map: Value, _ expected: String) throws {
        #expect(try text(function, map) == expected)
    }

    @Test(
        arguments: [
            (.date, ["month": 5]), (.date, ["year": 2015, "month": 2, "day": 29]), (.date, ["year": 2015, "day": 2]),
            (.date, ["year": 2015, "hours": 2]), (.localtime, ["minute": 5]), (.localtime, ["hour": 24]),
            (.time, ["hour": 1, "timezone": "Nowhere/Else"]), (.date, ["year": 2015, "week": 54]),
            (.date, ["year": 1_000_000_000]), (.duration, ["fortnights": 1]),
        ] as [(FunctionID, Value)])
    func badMaps(_ function: FunctionID, _ map: Value) {
        #expect(bench.callFailure(function, map)?.code == .invalidArgumentValue)
    }

    @Test func selection() throws {
        let date = try value(.date, "1984-11-11")
        #expect(try text(.date, .map(["date": date, "week": 1])) == "1984-01-08")
        #expect(try text(.date, .map(["date": date, "quarter": 3])) == "1984-08-11")
        let time = try value(.time, "12:31:14+01:00")
        #expect(try text(.time, .map(["time": time, "second": 42, "timezone": "+05:00"])) == "16:31:42+05:00")
        let moment = try value(.datetime, "1984-10-11T12:00[Europe/Stockholm]")
        #expect(try text(.time, moment) == "12:00+01:00")
        #expect(
            try text(.datetime, .map(["datetime": moment, "timezone": "Pacific/Honolulu"]))
                == "1984-10-11T01:00-10:00[Pacific/Honolulu]")
        #expect(try text(.datetime, .map(["date": moment, "hour": 10])) == "1984-10-11T10:00Z")
    }

    @Test func truncation() throws {
        let moment = try value(.datetime, "1984-10-11T12:31:14.645876123-01:00")
        #expect(try text(.dateTruncate, "weekYear", moment) == "1984-01-02")
        #expect(try text(.datetimeTruncate, "week", moment, ["dayOfWeek": 2]) == "1984-10-09T00:00-01:00")
        #expect(
            try text(.datetimeTruncate, "hour", moment, ["timezone": "Europe/Stockholm"])
                == "1984-10-11T12:00+01:00[Europe/Stockholm]")
        #expect(try text(.timeTruncate, "millisecond", moment, ["nanosecond": 2]) == "12:31:14.645000002-01:00")
        #expect(try text(.dateTruncate, "millennium", try value(.date, "-0001-05-05")) == "-1000-01-01")
        #expect(bench.callFailure(.dateTruncate, "fortnight", moment)?.code == .invalidArgumentValue)
        #expect(bench.callFailure(.dateTruncate, "hour", moment)?.code == .invalidArgumentValue)
    }

    @Test func clocksThatAreTurned() throws {
        // A gap is passed by the offset before it, an overlap is taken at the earlier offset.
        #expect(try text(.datetime, "2017-03-26T02:30[Europe/Stockholm]") == "2017-03-26T03:30+02:00[Europe/Stockholm]")
        #expect(try text(.datetime, "2017-10-29T02:30[Europe/Stockholm]") == "2017-10-29T02:30+02:00[Europe/Stockholm]")
        let before = try value(.datetime, "2017-10-29T02:30[Europe/Stockholm]")
        let hour = try value(.duration, "PT1H")
        let day = try value(.duration, "P1D")
        func sum(_ a: Value, _ b: Value) throws -> String {
            let slot = try Arithmetic(space: bench.space).add(
                bench.space.slot(from: a), bench.space.slot(from: b), at: .none)
            return ValuePrinter(writesTemporalsAsCalls: false).text(Value(slot, bench.space, bench.graph))
        }
        #expect(try sum(before, hour) == "2017-10-29T02:30+01:00[Europe/Stockholm]")
        #expect(try sum(before, day) == "2017-10-30T02:30+01:00[Europe/Stockholm]")
        #expect(try sum(value(.date, "2020-01-31"), value(.duration, "P1M")) == "2020-02-29")
        #expect(try sum(value(.localtime, "23:30"), value(.duration, "P9DT1H")) == "00:30")
        #expect(try sum(value(.date, "2020-01-01"), value(.duration, "PT47H")) == "2020-01-02")
    }

    @Test func rangesEndInErrors() throws {
        let arithmetic = Arithmetic(space: bench.space)
        let last = bench.space.slot(from: try value(.date, "+999999999-12-31"))
        for duration in ["P1D", "P1M", "P999999999999999D", "P99999999999999999M"] {
            let slot = bench.space.slot(from: try value(.duration, duration))
            let error = #expect(throws: RuntimeError.self) { try arithmetic.add(last, slot, at: .none) }
            #expect(error?.code == .numberOutOfRange)
        }
        let long = bench.space.slot(from: try value(.duration, "P999999999999999999D"))
        let error = #expect(throws: RuntimeError.self) { try arithmetic.multiply(long, .integer(.max), at: .none) }
        #expect(error?.code == .integerOverflow)
    }

    @Test(
        arguments: [
            ("1984-10-11", "2015-06-24", "P30Y8M13D"), ("2015-01-31", "2015-03-01", "P1M1D"),
            ("2018-03-11", "2016-06-24", "P-1Y-8M-17D"), ("-999999999-01-01", "+999999999-12-31", "P1999999998Y11M30D"),
        ] as [(String, String, String)])
    func differences(_ from: String, _ to: String, _ expected: String) throws {
        #expect(try text(.durationBetween, value(.date, from), value(.date, to)) == expected)
    }

    @Test func differencesAcrossTypes() throws {
        let time = try value(.localtime, "14:30")
        let moment = try value(.datetime, "2015-07-21T21:40:32.142+0100")
        #expect(try text(.durationBetween, time, moment) == "PT7H10M32.142S")
        #expect(try text(.durationInDays, time, moment) == "PT0S")
        let start = try value(.datetime, "2017-10-29T00:00[Europe/Stockholm]")
        #expect(try text(.durationInSeconds, start, value(.date, "2017-10-30")) == "PT25H")
        #expect(
            try text(
                .durationBetween, value(.localdatetime, "2018-01-02T10:00:00.1"),
                value(.localdatetime, "2018-01-01T10:00:00.2"))
                == "PT-23H-59M-59.9S")
    }

    @Test func components() throws {
        func component(_ value: Value, _ name: String) throws -> Value {
            try bench.evaluate(.property(.variable(0), name), [(VariableID(0), value)])
        }
        let moment = try value(.datetime, "1984-11-11T12:31:14.645876123+01:00[Europe/Stockholm]")
        let expected: [String: Value] = [
            "year": 1984, "quarter": 4, "month": 11, "week": 45, "weekYear": 1984, "day": 11, "ordinalDay": 316,
            "weekDay": 7, "dayOfQuarter": 42, "hour": 12, "minute": 31, "second": 14, "millisecond": 645,
            "microsecond": 645_876, "nanosecond": 645_876_123, "timezone": "Europe/Stockholm", "offset": "+01:00",
            "offsetMinutes": 60, "offsetSeconds": 3_600, "epochSeconds": 469_020_674, "epochMillis": 469_020_674_645,
        ]
        for (name, value) in expected { #expect(try component(moment, name) == value, "\(name)") }
        let duration = try value(.duration, "PT-0.1S")
        #expect(try component(duration, "seconds") == -1)
        #expect(try component(duration, "nanosecondsOfSecond") == 900_000_000)
        #expect(
            bench.failure(.property(.variable(0), "nope"), [(VariableID(0), moment)])?.code == .invalidArgumentValue)
    }

    @Test func momentsCompareInTimeThenByZone() throws {
        let space = bench.space
        let a = space.slot(from: try value(.datetime, "2015-06-24T12:00+01:00"))
        let b = space.slot(from: try value(.datetime, "2015-06-24T11:00Z"))
        #expect(space.equals(a, b) == false)
        #expect(space.compare(b, a) == .less)
        #expect(space.order(a, b) == 1)
        let c = space.slot(from: try value(.datetime, "2015-06-24T12:00+01:00[Europe/London]"))
        #expect(space.compare(a, c) == .less)
        #expect(Value(c, space, bench.graph).description == "datetime('2015-06-24T12:00+01:00[Europe/London]')")
        #expect(space.slot(from: Value(c, space, bench.graph)).zoneCode == c.zoneCode)
    }

    @Test func nullsAndTheClock() throws {
        for signature in FunctionCatalog.signatures where signature.category == .temporal {
            let count = max(signature.minimumArguments, 1)
            let slots = [Slot](repeating: .null, count: count)
            let result = try slots.withUnsafeBufferPointer { buffer in
                try FunctionLibrary.call(signature.id, buffer, bench.context, at: .none)
            }
            #expect(result.isNull, "\(signature.name)")
        }
        #expect(try text(.date) == "2024-02-29")
        #expect(try text(.datetimeStatement, "America/New_York") == "2024-02-28T19:00-05:00[America/New_York]")
        #expect(try text(.localtime, ["timezone": "+02:00"]) == "02:00")
    }

    @Test func valuesNestedWithoutEndAreRefused() throws {
        let nest = BoundExpression.make(
            .reduce(
                accumulator: VariableID(8), initial: .value([]), variable: VariableID(9),
                list: .make(.call(.range, [1, 100_000])), expression: .make(.list([.variable(8)]))))
        #expect(bench.failure(nest)?.code == .nestingTooDeep)
    }
}
