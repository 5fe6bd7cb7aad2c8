import Testing

@testable import PropertyGraph

@Suite struct ValuePrinterTests {
    @Test(
        arguments: [
            (0, "0.0"), (-0.0, "-0.0"), (1, "1.0"), (0.1, "0.1"), (0.001, "0.001"), (0.0001, "1.0E-4"),
            (1e-5, "1.0E-5"),
            (1.5e-7, "1.5E-7"), (9_999_999, "9999999.0"), (1e7, "1.0E7"), (12_345_678.9, "1.23456789E7"),
            (3_985_764.340_589_268_7, "3985764.3405892686"), (1e9, "1.0E9"), (1e308, "1.0E308"), (1e-305, "1.0E-305"),
            (5e-324, "5.0E-324"), (1.7976931348623157e308, "1.7976931348623157E308"), (-2.5, "-2.5"), (100, "100.0"),
            (123_456.75, "123456.75"), (.infinity, "Infinity"), (-.infinity, "-Infinity"), (.nan, "NaN"),
        ] as [(Double, String)])
    func floats(_ value: Double, _ text: String) {
        #expect(FloatText.text(value) == text)
        if value.isFinite { #expect(Double(text) == value) }
    }

    @Test(
        arguments: [
            (nil, "null"), (true, "true"), (-7, "-7"), (2.0, "2.0"), ("it's", "'it\\'s'"), ("a\\b\n", "'a\\\\b\\n'"),
            ("\u{1}é", "'\\u0001é'"), ([1, "a", nil], "[1, 'a', null]"), ([], "[]"),
            (["b": 1, "a": [true]], "{a: [true], b: 1}"), ([:], "{}"), (["two words": 1], "{`two words`: 1}"),
            (["a`b": 1], "{`a``b`: 1}"), (["ngày": 1], "{ngày: 1}"),
            (.date(DateValue(days: 19_782)), "date('2024-02-29')"),
            (.date(DateValue(days: -719_529)), "date('-0001-12-31')"),
            (.localTime(LocalTimeValue(nanoseconds: 45_000_000_000_000)), "localtime('12:30')"),
            (.localTime(LocalTimeValue(nanoseconds: 5_250_000_000)), "localtime('00:00:05.25')"),
            (.zonedTime(ZonedTimeValue(nanoseconds: 0, offset: -5_400)), "time('00:00-01:30')"),
            (.localDateTime(LocalDateTimeValue(seconds: -1, nanoseconds: 0)), "localdatetime('1969-12-31T23:59:59')"),
            (.zonedDateTime(ZonedDateTimeValue(seconds: 0, nanoseconds: 0)), "datetime('1970-01-01T00:00Z')"),
            (
                .zonedDateTime(ZonedDateTimeValue(seconds: 0, nanoseconds: 0, offset: 3_600, zone: "Europe/Paris")),
                "datetime('1970-01-01T01:00+01:00[Europe/Paris]')"
            ),
            (
                .duration(DurationParts(months: 14, days: 3, seconds: 14_706, nanoseconds: 500_000_000)),
                "duration('P1Y2M3DT4H5M6.5S')"
            ),
            (
                .duration(DurationParts(months: 0, days: 0, seconds: -1, nanoseconds: 500_000_000)),
                "duration('PT-0.5S')"
            ),
            (.duration(DurationParts(months: 0, days: 0, seconds: 0, nanoseconds: 0)), "duration('PT0S')"),
        ] as [(Value, String)])
    func literals(_ value: Value, _ text: String) { #expect(value.description == text) }

    @Test func entities() throws {
        let graph = Graph()
        let city = graph.internLabel("City")
        let a = try graph.createNode(labels: [city])
        let b = try graph.createNode(labels: [])
        let space = graph.makeValueSpace()
        try graph.setNodeProperty(a, graph.internKey("name"), space.makeString("Hanoi"), from: space)
        let r = try graph.createRelationship(type: graph.internType("NEAR"), source: a, target: b)
        let forward = Value(space.makePath([.node(a), .relationship(r), .node(b)]), space, graph)
        #expect(forward.description == "<(:City {name: 'Hanoi'})-[:NEAR]->()>")
        let backward = Value(space.makePath([.node(b), .relationship(r), .node(a)]), space, graph)
        #expect(backward.description == "<()<-[:NEAR]-(:City {name: 'Hanoi'})>")
        graph.deleteRelationship(r)
        #expect(Value(.relationship(r), space, graph).description == "[:NEAR]")
    }

    @Test func calendarGoesBothWays() {
        for days in stride(from: Int64(-1_000_000), through: 1_000_000, by: 373) {
            let (year, month, day) = Calendar.civil(fromDays: days)
            #expect(Calendar.days(fromCivil: year, month, day) == days)
            #expect((1...Calendar.daysInMonth(year, month)).contains(day))
        }
        let epoch = Calendar.civil(fromDays: 0)
        #expect(epoch.year == 1970 && epoch.month == 1 && epoch.day == 1)
    }
}
