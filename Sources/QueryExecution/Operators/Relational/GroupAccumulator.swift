import PropertyGraph
import QueryPlanning
import QuerySemantics

/// Groups with their running aggregates: takes in batches, and the groups of another part of the same input.
final class GroupAccumulator {
    /// Where the values of a key or of an aggregate's argument come from.
    private enum Argument {
        case column(Int)
        case computed(ExpressionEvaluator, ColumnVector)

        func keyValues(of batch: Batch) throws(RuntimeError) -> KeyValues {
            if let vector = vector(of: batch) { return .vector(vector) }
            return .column(try values(of: batch))
        }

        /// The values as a vector; nil for columns and for what the interpreter has to make.
        func vector(of batch: Batch) -> TypedVector? {
            switch self {
            case .column: nil
            case .computed(let evaluator, _): evaluator.vector(batch)
            }
        }

        func values(of batch: Batch) throws(RuntimeError) -> ColumnVector {
            switch self {
            case .column(let column): return batch.columns[column]
            case .computed(let evaluator, let buffer):
                try evaluator.evaluate(batch, into: buffer)
                return buffer
            }
        }
    }

    private let context: ExecutionContext
    private let keys: [Argument]
    private let arguments: [Argument?]
    /// Second arguments.
    private let parameters: [Argument?]
    private var table: GroupIndex
    private var states: [any AggregateState] = []
    private let makeStates: () throws(RuntimeError) -> [any AggregateState]
    private let groups: UnsafeMutablePointer<UInt32>
    /// Where in the input each group was first seen: morsel, then number; kept for parts of an input only.
    private var firstSeen: [UInt64] = []
    /// Rows taken in.
    private var rows = 0
    /// Keys that another part has first seen written otherwise (1.0 for 1).
    private var spellings: [Int: [Slot]] = [:]
    /// Groups in the order of first appearance in the whole input; nil: as numbered.
    private var order: [UInt32]?

    init(
        _ aggregation: BoundAggregation, layout: RowLayout, evaluator: EvaluatorFactory, context: ExecutionContext
    ) throws(RuntimeError) {
        self.context = context
        func argument(_ expression: BoundExpression) throws(RuntimeError) -> Argument {
            if case .variable(let variable) = expression.kind, let column = layout.column(of: variable) {
                return .column(column)
            }
            return .computed(try evaluator(expression, layout), ColumnVector(.slots, capacity: context.batchSize))
        }
        keys = try aggregation.keys.map { (key) throws(RuntimeError) in try argument(key.expression) }
        var arguments: [Argument?] = []
        var parameters: [Argument?] = []
        for aggregate in aggregation.aggregates {
            if let expression = aggregate.argument {
                arguments.append(try argument(expression))
            } else {
                arguments.append(nil)
            }
            if let parameter = aggregate.parameter {
                parameters.append(try argument(parameter))
            } else {
                parameters.append(nil)
            }
        }
        self.arguments = arguments
        self.parameters = parameters
        makeStates = { () throws(RuntimeError) in
            var states: [any AggregateState] = []
            for aggregate in aggregation.aggregates {
                let state = try AggregateStates.make(
                    aggregate.function, distinct: aggregate.distinct, space: context.space, at: aggregate.range)
                state.grow(toGroups: 1)
                states.append(state)
            }
            return states
        }
        table = GroupIndex(keyCount: keys.count, space: context.space, capacity: context.batchSize)
        groups = .allocate(capacity: context.batchSize)
        groups.initialize(repeating: 0, count: context.batchSize)
    }

    deinit { groups.deallocate() }

    /// Forgets all groups.
    func start() throws(RuntimeError) {
        table = GroupIndex(keyCount: keys.count, space: context.space, capacity: context.batchSize)
        states = try makeStates()
        firstSeen = []
        spellings = [:]
        order = nil
        rows = 0
    }

    /// Number of groups; without keys there is one, also over no rows.
    var groupCount: Int { table.groupCount }

    /// So many groups for the rows so far that those of several parts had better not have to be put together.
    var isNearlyAllGroups: Bool { groupCount > 1 << 15 && groupCount > rows / 4 }

    /// Takes in a batch.
    ///
    /// - Parameter morsel: of which part of the input; nil: there are no parts.
    func take(_ batch: Batch, morsel: Int? = nil) throws(RuntimeError) {
        rows &+= batch.count
        if !keys.isEmpty {
            var values: [KeyValues] = []
            for key in keys { values.append(try key.keyValues(of: batch)) }
            table.groups(values, batch.count, into: groups)
            for state in states { state.grow(toGroups: table.groupCount) }
            if let morsel {
                while firstSeen.count < table.groupCount {
                    firstSeen.append(UInt64(morsel) << 32 | UInt64(firstSeen.count))
                }
            }
        }
        for (index, state) in states.enumerated() { try update(state, index, batch) }
        let kept = states.reduce(table.bytesUsed) { $0 &+ $1.bytesUsed }
        try context.limits.check(used: context.bytesUsed &+ kept)
    }

    private func update(_ state: any AggregateState, _ index: Int, _ batch: Batch) throws(RuntimeError) {
        let numbers = UnsafePointer(groups)
        if let parameter = parameters[index] {
            try state.setParameters(groups: numbers, values: try parameter.values(of: batch), count: batch.count)
        } else if batch.multiplicities == nil {
            let vector = arguments[index]?.vector(of: batch)
            if vector != nil || arguments[index] == nil,
                try state.update(groups: keys.isEmpty ? nil : numbers, vector: vector, count: batch.count)
            {
                return
            }
        }
        try state.update(
            groups: numbers, values: try arguments[index]?.values(of: batch), multiplicities: batch.multiplicities,
            count: batch.count)
    }

    // MARK: Parts

    /// Takes in the groups of another part of the input, whose values live in another statement's heap.
    func merge(_ other: GroupAccumulator) throws(RuntimeError) {
        let space = context.space
        let adopt = { (slot: Slot) in space.local.adopt(slot, from: other.context.space) }
        var numbers: [UInt32] = []
        numbers.reserveCapacity(other.groupCount)
        for group in 0..<other.groupCount {
            let own = table.group { adopt(other.spelling(group, $0)) }
            numbers.append(UInt32(truncatingIfNeeded: own))
            guard !keys.isEmpty else { continue }
            if own == firstSeen.count {
                firstSeen.append(other.firstSeen[group])
            } else if other.firstSeen[group] < firstSeen[own] {
                firstSeen[own] = other.firstSeen[group]
                let wanted = keys.indices.map { adopt(other.spelling(group, $0)) }
                let differ = keys.indices.contains { key in
                    let known = spelling(own, key)
                    return known.tag != wanted[key].tag || known.tag.isSpelledVariously
                }
                if differ { spellings[own] = wanted }
            }
        }
        for (state, others) in zip(states, other.states) {
            state.grow(toGroups: table.groupCount)
            try state.merge(others, groups: numbers, adopt: adopt)
        }
        try context.limits.check(used: context.bytesUsed &+ table.bytesUsed)
    }

    /// After all parts: puts the groups into the order in which one thread would have met them.
    func putInOrder() {
        guard !keys.isEmpty else { return }
        let firstSeen = self.firstSeen
        order = (0..<UInt32(table.groupCount)).sorted { firstSeen[Int($0)] < firstSeen[Int($1)] }
    }

    private func spelling(_ group: Int, _ column: Int) -> Slot {
        spellings[group]?[column] ?? table.key(group, column)
    }

    // MARK: Results

    /// Writes a group, by its place in the order of first appearance, as a row of keys and aggregates.
    func write(_ place: Int, to columns: [ColumnVector], at row: Int) throws(RuntimeError) {
        let group = order.map { Int($0[place]) } ?? place
        for column in 0..<keys.count { columns[column].set(spelling(group, column), at: row) }
        for (number, state) in states.enumerated() {
            columns[keys.count + number].slots[row] = try state.finish(group)
        }
    }
}

extension SlotTag {
    /// Values of this type may be equivalent without being written alike.
    fileprivate var isSpelledVariously: Bool {
        switch self {
        case .float, .list, .map: true
        case .null, .boolean, .integer, .string, .node, .relationship, .path, .date, .localTime, .zonedTime,
            .localDateTime, .zonedDateTime, .duration, .point:
            false
        }
    }
}

extension ValueHeap {
    /// A value of another statement's space as one of this, the running statement's.
    func adopt(_ slot: Slot, from space: ValueSpace) -> Slot {
        switch slot.tag {
        case .string, .list, .map, .path, .duration, .point:
            return slot.handle.isLocal ? persist(slot, from: space) : slot
        case .null, .boolean, .integer, .float, .node, .relationship, .date, .localTime, .zonedTime, .localDateTime,
            .zonedDateTime:
            return slot
        }
    }
}
