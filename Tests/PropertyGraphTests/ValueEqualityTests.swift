import Testing

@testable import PropertyGraph

/// A space without a graph, and slots for values.
struct ValueBench {
    let space = ValueSpace(persistent: ValueHeap(isLocal: false), keys: NameTable())
    func slot(_ value: Value) -> Slot { space.slot(from: value) }
    func equals(_ a: Value, _ b: Value) -> Bool? { space.equals(slot(a), slot(b)) }
    func compare(_ a: Value, _ b: Value) -> Comparison { space.compare(slot(a), slot(b)) }
    func order(_ a: Value, _ b: Value) -> Int { space.order(slot(a), slot(b)) }
}

@Suite struct ValueEqualityTests {
    let bench = ValueBench()

    @Test(
        arguments: [
            (1, 1.0, true), (1, 2, false), (1, "1", false), (nil, nil, nil), (nil, 1, nil), (true, 1, false),
            (.float(0), .float(-0.0), true), (.float(.nan), .float(.nan), false), (.float(.nan), 1, false),
            (9_007_199_254_740_993, .float(9_007_199_254_740_992), false),
            (.integer(.max), .float(0x1p63), false), (.integer(.min), .float(-0x1p63), true),
            ([1, 2], [1], false), ([nil], [1], nil), (["a"], [1], false), ([[1]], [[1], [nil]], false),
            ([[1], [2]], [[1], [nil]], nil), ([[1], [2, 3]], [[1], [nil]], false), ([1, 2], [nil, "foo"], false),
            ([1, 2], [nil, 2], nil), ([], [], true), ([1], "a", false),
            (.map([:]), .map([:]), true), (["k": 1], ["k": 1.0], true), (["k": nil], [:], false),
            (["k": nil], ["k": nil], nil), (["k": 1, "l": nil], ["k": nil, "l": 1], nil),
            (["k": 1], ["l": 1], false), (["k": 1, "l": nil], ["k": 2, "l": nil], false),
            ("é", "e\u{301}", false), ("", "", true),
            (.date(DateValue(days: 1)), .date(DateValue(days: 1)), true),
            (.date(DateValue(days: 1)), .localTime(LocalTimeValue(nanoseconds: 1)), false),
        ] as [(Value, Value, Bool?)])
    func equality(_ a: Value, _ b: Value, _ expected: Bool?) {
        #expect(bench.equals(a, b) == expected)
        #expect(bench.equals(b, a) == expected)
    }

    @Test func equalStringsOfBothHeapsAreEqual() {
        var text = "Vientiane"
        let stored = text.withUTF8 { Slot.string(bench.space.persistent.addString($0)) }
        let made = bench.space.makeString("Vientiane")
        #expect(bench.space.equals(stored, made) == true)
        #expect(bench.space.hash(stored) == bench.space.hash(made))
        #expect(bench.space.compare(stored, made) == .equal)
    }

    @Test func nullAndNaNAreEquivalentToThemselves() {
        let space = bench.space
        #expect(space.areEquivalent(.null, .null))
        #expect(space.areEquivalent(.float(.nan), .float(-.nan)))
        #expect(space.areEquivalent(bench.slot([nil, 1]), bench.slot([nil, 1.0])))
        #expect(!space.areEquivalent(.null, .integer(0)))
        #expect(!space.areEquivalent(bench.slot([nil]), bench.slot([nil, nil])))
    }

    @Test func pathsAreEqualByTheirElements() {
        let a = bench.space.makePath([.node(NodeID(1)), .relationship(RelationshipID(1)), .node(NodeID(2))])
        let b = bench.space.makePath([.node(NodeID(1)), .relationship(RelationshipID(1)), .node(NodeID(2))])
        let c = bench.space.makePath([.node(NodeID(1)), .relationship(RelationshipID(2)), .node(NodeID(2))])
        #expect(bench.space.equals(a, b) == true)
        #expect(bench.space.hash(a) == bench.space.hash(b))
        #expect(bench.space.equals(a, c) == false)
        #expect(bench.space.equals(.node(NodeID(1)), .relationship(RelationshipID(1))) == false)
    }

    @Test func hashAndOrderAgreeWithEquality() {
        var random = RandomValues(seed: 11)
        let values = (0..<300).map { _ in random.next(depth: 3) }
        let slots = values.map { bench.slot($0) }
        let space = bench.space
        for (i, a) in slots.enumerated() {
            for (j, b) in slots.enumerated() where i <= j {
                let equivalent = space.areEquivalent(a, b)
                #expect(equivalent == space.areEquivalent(b, a), "\(values[i]) \(values[j])")
                #expect(equivalent == (space.order(a, b) == 0), "\(values[i]) \(values[j])")
                if equivalent { #expect(space.hash(a) == space.hash(b), "\(values[i]) \(values[j])") }
                if space.equals(a, b) == true { #expect(equivalent, "\(values[i]) \(values[j])") }
                #expect(space.equals(a, b) == space.equals(b, a), "\(values[i]) \(values[j])")
            }
        }
    }

    @Test func orderIsTotalAndTransitive() {
        var random = RandomValues(seed: 23)
        let slots = (0..<60).map { _ in bench.slot(random.next(depth: 2)) }
        let space = bench.space
        for a in slots {
            for b in slots {
                #expect(space.order(a, b) == -space.order(b, a))
                switch space.compare(a, b) {
                case .less: #expect(space.order(a, b) < 0)
                case .greater: #expect(space.order(a, b) > 0)
                case .equal: #expect(space.order(a, b) == 0)
                case .unordered, .unknown: break
                }
                for c in slots where space.order(a, b) <= 0 && space.order(b, c) <= 0 {
                    #expect(space.order(a, c) <= 0)
                }
            }
        }
    }

    @Test func valuesSurviveTheWayThroughSlots() {
        let graph = Graph()
        let space = graph.makeValueSpace()
        var random = RandomValues(seed: 5, withNaN: false)
        for _ in 0..<200 {
            let value = random.next(depth: 3)
            #expect(Value(space.slot(from: value), space, graph) == value)
        }
    }
}

/// Values of all kinds from small ranges, so that many are equal.
struct RandomValues {
    private var state: UInt64
    private let withNaN: Bool

    init(seed: UInt64, withNaN: Bool = true) {
        state = seed
        self.withNaN = withNaN
    }

    mutating func number(_ bound: UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return (z ^ (z >> 31)) % bound
    }

    mutating func next(depth: Int) -> Value {
        switch number(depth > 0 ? 12 : 10) {
        case 0: return .null
        case 1: return .boolean(number(2) == 0)
        case 2: return .integer(Int64(number(4)) - 1)
        case 3: return .float(Double(number(5)) / 2 - 1)
        case 4: return .float(withNaN && number(2) == 0 ? .nan : .infinity)
        case 5: return .string(["", "a", "b", "é", "aa"][Int(number(5))])
        case 6: return .date(DateValue(days: Int64(number(3))))
        case 7:
            return .zonedTime(
                ZonedTimeValue(nanoseconds: Int64(number(2)) * 3_600_000_000_000, offset: [0, 3600][Int(number(2))]))
        case 8: return .localDateTime(LocalDateTimeValue(seconds: Int64(number(2)), nanoseconds: Int32(number(2))))
        case 9:
            return .duration(
                DurationParts(
                    months: Int64(number(2)), days: Int64(number(2)), seconds: 0, nanoseconds: Int32(number(2))))
        case 10: return .list((0..<number(3)).map { _ in next(depth: depth - 1) })
        default:
            var entries: [String: Value] = [:]
            for _ in 0..<number(3) { entries[["k", "l"][Int(number(2))]] = next(depth: depth - 1) }
            return .map(entries)
        }
    }
}
