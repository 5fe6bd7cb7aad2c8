import Testing

@testable import PropertyGraph

/// Temporal values in property columns and indexes.
@Suite struct TemporalStorageTests {
    private let graph = Graph()

    private static let values: [Value] = [
        .date(DateValue(days: -1)), .date(DateValue(days: 19_782)), .localTime(LocalTimeValue(nanoseconds: 1)),
        .zonedTime(ZonedTimeValue(nanoseconds: 0, offset: 3_600)),
        .zonedTime(ZonedTimeValue(nanoseconds: 0, offset: -1)),
        .localDateTime(LocalDateTimeValue(seconds: -1, nanoseconds: 999_999_999)),
        .zonedDateTime(ZonedDateTimeValue(seconds: 0, nanoseconds: 5)),
        .zonedDateTime(ZonedDateTimeValue(seconds: 0, nanoseconds: 5, offset: 64_800)),
        .zonedDateTime(ZonedDateTimeValue(seconds: 0, nanoseconds: 5, offset: -64_799)),
        .zonedDateTime(ZonedDateTimeValue(seconds: 0, nanoseconds: 5, zone: "Europe/Paris")),
        .duration(DurationParts(months: 1, days: -2, seconds: 3, nanoseconds: 4)),
        .list([.date(DateValue(days: 7)), .duration(DurationParts(months: 0, days: 0, seconds: 1, nanoseconds: 0))]),
    ]

    @Test func valuesComeBack() throws {
        let key = graph.internKey("k")
        for value in Self.values {
            // The space goes before the value is read.
            let space = graph.makeValueSpace()
            let node = try graph.createNode(labels: [])
            try graph.setNodeProperty(node, key, space.slot(from: value), from: space)
        }
        for (number, value) in Self.values.enumerated() {
            let read = Value(graph.nodeProperty(NodeID(UInt32(number)), key), graph.storedValues, graph)
            #expect(read.description.contains("Paris") || read == value)
            #expect(graph.makeValueSpace().slot(from: read).tag == graph.nodeProperty(NodeID(UInt32(number)), key).tag)
        }
        #expect(graph.invariantViolations() == [])
    }

    @Test func indexesFindThem() throws {
        let label = graph.internLabel("L")
        let key = graph.internKey("k")
        let index = try graph.createIndex(label: label, key: key)
        let space = graph.makeValueSpace()
        for value in Self.values {
            try graph.setNodeProperty(try graph.createNode(labels: [label]), key, space.slot(from: value), from: space)
        }
        for (number, value) in Self.values.enumerated() {
            // A slot of another statement, equal and not the same.
            let other = graph.makeValueSpace()
            let slot = other.slot(from: value)
            var found: [UInt32] = []
            index.lookup(slot, in: other, into: &found)
            #expect(found == [UInt32(number)], "\(value)")
            guard let range = index.range(lower: IndexBound(slot, inclusive: true), upper: nil, in: other) else {
                continue
            }
            found = []
            index.append(range, to: &found)
            #expect(found.contains(UInt32(number)))
            #expect(found.allSatisfy { other.compare(graph.nodeProperty(NodeID($0), key), slot) != .less })
        }
        #expect(graph.invariantViolations() == [])
    }

    /// Zoned values are in order of time, then from west to east, then by name.
    @Test(.enabled(if: !ZoneDatabase.system.isMissing, "the system has no time zone database"))
    func order() throws {
        let space = graph.makeValueSpace()
        func slot(_ seconds: Int64, _ offset: Int32 = 0, _ zone: String? = nil) -> Slot {
            space.slot(
                from: .zonedDateTime(ZonedDateTimeValue(seconds: seconds, nanoseconds: 0, offset: offset, zone: zone)))
        }
        let ordered = [
            slot(-1, 7_200), slot(0, -3_600), slot(0, 0), slot(0, 0, "UTC"), slot(0, 3_600),
            slot(0, 0, "Europe/Berlin"), slot(0, 0, "Europe/Paris"), slot(1, -3_600),
        ]
        for (left, a) in ordered.enumerated() {
            for (right, b) in ordered.enumerated() {
                #expect((space.order(a, b) < 0) == (left < right))
                #expect((space.compare(a, b) == .less) == (left < right))
                #expect((space.equals(a, b) == true) == (left == right))
                if left == right { #expect(space.hash(a) == space.hash(b)) }
            }
        }
        let times = [(0, 3_600), (1, 3_600), (0, 0), (3_600_000_000_000, 3_600)].map { nanoseconds, offset in
            space.slot(from: .zonedTime(ZonedTimeValue(nanoseconds: Int64(nanoseconds), offset: Int32(offset))))
        }
        for (left, a) in times.enumerated() {
            for (right, b) in times.enumerated() { #expect((space.compare(a, b) == .less) == (left < right)) }
        }
    }
}
