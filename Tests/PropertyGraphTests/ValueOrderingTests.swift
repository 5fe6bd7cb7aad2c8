import Testing

@testable import PropertyGraph

@Suite struct ValueOrderingTests {
    let bench = ValueBench()

    @Test(
        arguments: [
            (1, 1.0, .equal), (1, 2, .less), (1.5, 1, .greater), ("1", 1, .unknown), (nil, 1, .unknown),
            (.float(.nan), 1, .unordered), (.float(.nan), .float(.nan), .unordered), (.float(.nan), "a", .unknown),
            (false, true, .less), ("a", "b", .less), ("a", "aa", .less), ("B", "a", .less), ("é", "z", .greater),
            ("\u{FFFD}", "\u{10000}", .less),
            ([1, 0], [1], .greater), ([1, nil], [1], .greater), ([1, 2], [1, nil], .unknown),
            ([1, "a"], [1, nil], .unknown), ([1, 2], [3, nil], .less), ([1], ["a"], .unknown),
            (["k": 1], ["k": 1], .unknown),
            (9_007_199_254_740_993, .float(9_007_199_254_740_992), .greater), (.integer(.max), .float(0x1p63), .less),
            (.integer(.max), .float(.infinity), .less), (.integer(-3), .float(-3.5), .greater),
            (.date(DateValue(days: -1)), .date(DateValue(days: 1)), .less),
            (
                .duration(DurationParts(months: 0, days: 1, seconds: 0, nanoseconds: 0)),
                .duration(DurationParts(months: 0, days: 1, seconds: 0, nanoseconds: 0)), .unknown
            ),
        ] as [(Value, Value, Comparison)])
    func comparison(_ a: Value, _ b: Value, _ expected: Comparison) {
        #expect(bench.compare(a, b) == expected)
        #expect(bench.compare(b, a) == expected.reversed)
    }

    @Test func zonedTimesCompareInTimeThenByOffset() {
        let hour: Int64 = 3_600_000_000_000
        func time(_ hours: Int64, _ offset: Int32) -> Value {
            .zonedTime(ZonedTimeValue(nanoseconds: hours * hour, offset: offset * 3600))
        }
        #expect(bench.compare(time(10, 1), time(10, 0)) == .less)
        #expect(bench.compare(time(12, 5), time(10, -8)) == .less)
        #expect(bench.compare(time(11, 1), time(10, 0)) == .greater)
        #expect(bench.equals(time(11, 1), time(10, 0)) == false)
    }

    @Test func typesComeInTheirOrder() {
        let space = bench.space
        let path = space.makePath([.node(NodeID(0))])
        let ordered: [Slot] = [
            bench.slot(["a": "map"]), .node(NodeID(0)), .relationship(RelationshipID(0)), bench.slot(["list"]), path,
            bench.slot(.point(PointValue(system: .cartesian, x: 0, y: 0))),
            bench.slot(.zonedDateTime(ZonedDateTimeValue(seconds: 0, nanoseconds: 0))),
            bench.slot(.localDateTime(LocalDateTimeValue(seconds: 0, nanoseconds: 0))),
            bench.slot(.date(DateValue(days: 0))),
            bench.slot(.zonedTime(ZonedTimeValue(nanoseconds: 0, offset: 0))),
            bench.slot(.localTime(LocalTimeValue(nanoseconds: 0))),
            bench.slot(.duration(DurationParts(months: 0, days: 0, seconds: 0, nanoseconds: 0))),
            bench.slot("text"), .boolean(false), .float(1.5), .float(.infinity), .float(.nan), .null,
        ]
        for (i, a) in ordered.enumerated() {
            for (j, b) in ordered.enumerated() { #expect(space.order(a, b).signum() == (i - j).signum()) }
        }
    }

    @Test func listsComeInTheirOrder() {
        let lists: [Value] = [[], ["a"], ["a", 1], [1], [1, "a"], [1, nil], [nil, 1], [nil, 2]]
        for (i, a) in lists.enumerated() {
            for (j, b) in lists.enumerated() { #expect(bench.order(a, b).signum() == (i - j).signum()) }
        }
    }
}
