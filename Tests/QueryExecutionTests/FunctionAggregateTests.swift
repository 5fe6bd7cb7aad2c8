import PropertyGraph
import QuerySemantics
import SourceText
import Testing

@testable import QueryExecution

@Suite struct FunctionAggregateTests {
    let bench = ExpressionBench()

    /// The aggregate of one group.
    private func aggregate(
        _ function: AggregateFunction, _ values: [Value], distinct: Bool = false, parameter: Value? = nil,
        times: [Int64]? = nil
    ) throws -> Value {
        let state = try AggregateStates.make(
            function, distinct: distinct, space: bench.space, at: .none)
        state.grow(toGroups: 2)
        let column = ColumnVector(.slots, capacity: max(values.count, 1))
        for (row, value) in values.enumerated() { column.slots[row] = bench.space.slot(from: value) }
        // Group 1, so that group 0 stays empty; in two batches.
        let groups = [UInt32](repeating: 1, count: values.count)
        let half = values.count / 2
        let second = ColumnVector(.slots, capacity: max(values.count, 1))
        for row in half..<values.count { second.slots[row - half] = column.slots[row] }
        try groups.withUnsafeBufferPointer { groups in
            guard let start = groups.baseAddress else { return }
            if let parameter {
                let constants = ColumnVector(.slots, capacity: values.count)
                constants.slots.update(repeating: bench.space.slot(from: parameter), count: values.count)
                try state.setParameters(groups: start, values: constants, count: values.count)
            }
            try update(state, start, column, times.map { Array($0[..<half]) }, half)
            try update(state, start, second, times.map { Array($0[half...]) }, values.count - half)
        }
        return Value(try state.finish(1), bench.space, bench.graph)
    }

    private func update(
        _ state: any AggregateState, _ groups: UnsafePointer<UInt32>, _ column: ColumnVector, _ times: [Int64]?,
        _ count: Int
    ) throws {
        guard let times else {
            return try state.update(groups: groups, values: column, multiplicities: nil, count: count)
        }
        try times.withUnsafeBufferPointer { buffer in
            try state.update(groups: groups, values: column, multiplicities: buffer.baseAddress, count: count)
        }
    }

    @Test(
        arguments: [
            (.countRows, [1, nil], 2), (.count, [1, nil, "a"], 2), (.count, [], 0),
            (.sum, [33, nil, 42], 75), (.sum, [], 0), (.sum, [1, 2.5], 3.5),
            (.sum, [.integer(.max), 1, -1], .integer(.max)),
            (.avg, [1, 2, nil], 1.5), (.avg, [], nil), (.avg, [1.5, 2.5], 2.0),
            (.avg, [.integer(.max), .integer(.max)], 9223372036854775807.0),
            (.min, [1, 2.0, 5, nil, 3.2, 0.1], 0.1), (.max, [1, 2.0, 5, nil, 3.2, 0.1], 5),
            (.min, [1, "a", nil, [1, 2], 0.2, "b"], [1, 2]), (.max, [1, "a", nil, [1, 2], 0.2, "b"], 1),
            (.max, ["a", "b", "B", nil, "abc"], "b"), (.min, [nil], nil), (.max, [[1], [2], [2, 1]], [2, 1]),
            (.collect, [1, nil, "a"], [1, "a"]), (.collect, [], []),
            (.stDev, [1, 2, 3], 1.0), (.stDev, [5], 0.0), (.stDevP, [1, 3], 1.0), (.stDevP, [], 0.0),
        ] as [(AggregateFunction, [Value], Value)])
    func aggregates(_ function: AggregateFunction, _ values: [Value], _ expected: Value) throws {
        #expect(try aggregate(function, values) == expected)
    }

    @Test(
        arguments: [
            (.percentileDisc, 0.0, 10.0), (.percentileDisc, 0.5, 20.0), (.percentileDisc, 1.0, 30.0),
            (.percentileCont, 0.0, 10.0), (.percentileCont, 0.5, 20.0), (.percentileCont, 1, 30.0),
            (.percentileCont, 0.25, 15.0), (.percentileCont, nil, nil),
        ] as [(AggregateFunction, Value, Value)])
    func percentiles(_ function: AggregateFunction, _ parameter: Value, _ expected: Value) throws {
        #expect(try aggregate(function, [30.0, nil, 10.0, 20.0], parameter: parameter) == expected)
    }

    @Test(arguments: [1000, -1, 1.1] as [Value])
    func percentilesOutOfRange(_ parameter: Value) {
        for function in [AggregateFunction.percentileCont, .percentileDisc] {
            let error = #expect(throws: RuntimeError.self) { try aggregate(function, [1], parameter: parameter) }
            #expect(error?.code == .numberOutOfRange)
            #expect(error?.type == .argumentError)
        }
    }

    @Test func distinct() throws {
        #expect(try aggregate(.count, [1, 1.0, nil, "a", "a", nil], distinct: true) == 2)
        #expect(try aggregate(.collect, [nil, 1, nil, 1, [1], [1.0]], distinct: true) == [1, [1]])
        #expect(try aggregate(.sum, [2, 2, 3], distinct: true) == 5)
        #expect(try aggregate(.collect, [nil, nil], distinct: true) == [])
    }

    @Test func multiplicities() throws {
        #expect(try aggregate(.countRows, [1, nil], times: [3, 4]) == 7)
        #expect(try aggregate(.count, [1, nil], times: [3, 4]) == 3)
        #expect(try aggregate(.sum, [2, 5], times: [3, 1]) == 11)
        #expect(try aggregate(.avg, [1, 4], times: [2, 1]) == 2.0)
        #expect(try aggregate(.collect, [1, 2], times: [2, 1]) == [1, 1, 2])
        #expect(try aggregate(.stDevP, [1, 3], times: [2, 2]) == 1.0)
        #expect(try aggregate(.percentileDisc, [1, 9], parameter: 0.5, times: [5, 1]) == 1)
        #expect(try aggregate(.sum, [2, 5], distinct: true, times: [3, 9]) == 7)
    }

    @Test func failures() {
        let overflow = #expect(throws: RuntimeError.self) { try aggregate(.sum, [.integer(.max), 1]) }
        #expect(overflow?.code == .integerOverflow)
        let wrong = #expect(throws: RuntimeError.self) { try aggregate(.sum, ["a"]) }
        #expect(wrong?.type == .typeError)
    }

    @Test func durations() throws {
        func duration(_ months: Int64, _ days: Int64, _ seconds: Int64) -> Value {
            .duration(DurationParts(months: months, days: days, seconds: seconds, nanoseconds: 0))
        }
        #expect(try aggregate(.sum, [duration(1, 2, 3), duration(1, 1, 1)]) == duration(2, 3, 4))
        #expect(try aggregate(.avg, [duration(2, 1, 0), duration(2, 2, 0)]) == duration(2, 1, 43_200))
    }

    // MARK: Groups

    @Test func groupsAreNumberedByEquivalence() throws {
        let table = GroupTable(keyCount: 1, space: bench.space)
        let values: [Value] = [1, "a", nil, 1.0, "a", nil, .float(.nan), .float(.nan), [1], [1.0], ["k": 1], 2]
        let column = ColumnVector(.slots, capacity: values.count)
        for (row, value) in values.enumerated() { column.slots[row] = bench.space.slot(from: value) }
        var numbers = [UInt32](repeating: 0, count: values.count)
        numbers.withUnsafeMutableBufferPointer { out in
            guard let start = out.baseAddress else { return }
            table.groups(for: Batch(count: values.count, columns: [column]), columns: [0], into: start)
        }
        #expect(numbers == [0, 1, 2, 0, 1, 2, 3, 3, 4, 4, 5, 6])
        #expect(table.groupCount == 7)
        #expect(Value(table.key(1, 0), bench.space, bench.graph) == "a")
    }

    @Test func groupsByIDAndByManyColumnsAgreeWithADictionary() throws {
        var random = SplitMix64(state: 3)
        for kinds in [[ColumnVector.Kind.nodes], [.slots], [.nodes, .slots], []] {
            let table = GroupTable(keyCount: kinds.count, space: bench.space)
            var expected: [[Int64]: UInt32] = [:]
            for _ in 0..<20 {
                let columns = kinds.map { ColumnVector($0, capacity: 256) }
                var keys = [[Int64]](repeating: [], count: 256)
                for (column, kind) in zip(columns, kinds) {
                    for row in 0..<256 {
                        let number = Int64(random.next() % 800)
                        keys[row].append(number)
                        column.set(
                            number == 0 ? .null : kind == .slots ? .integer(number) : .node(NodeID(UInt32(number))),
                            at: row)
                    }
                }
                var numbers = [UInt32](repeating: 0, count: 256)
                numbers.withUnsafeMutableBufferPointer { out in
                    guard let start = out.baseAddress else { return }
                    table.groups(
                        for: Batch(count: 256, columns: columns), columns: Array(kinds.indices), into: start)
                }
                for (row, key) in keys.enumerated() {
                    let group = expected[key] ?? UInt32(expected.count)
                    expected[key] = group
                    #expect(numbers[row] == group)
                }
            }
            #expect(table.groupCount == expected.count)
        }
    }

    @Test func joinsProbeWithoutMakingGroups() throws {
        let table = GroupTable(keyCount: 1, space: bench.space)
        let build = ColumnVector(.nodes, capacity: 3)
        for row in 0..<3 { build.ids[row] = row == 2 ? ColumnVector.noID : UInt32(row + 5) }
        var numbers = [UInt32](repeating: 0, count: 4)
        let probe = ColumnVector(.slots, capacity: 4)
        for (row, slot) in [Slot.node(NodeID(6)), .null, .node(NodeID(9)), .node(NodeID(5))].enumerated() {
            probe.slots[row] = slot
        }
        numbers.withUnsafeMutableBufferPointer { out in
            guard let start = out.baseAddress else { return }
            table.groups(for: Batch(count: 3, columns: [build]), columns: [0], into: start)
            table.find(in: Batch(count: 4, columns: [probe]), columns: [0], matchingNulls: false, into: start)
        }
        #expect(numbers == [1, GroupTable.none, GroupTable.none, 0])
        #expect(table.groupCount == 3)
    }
}
