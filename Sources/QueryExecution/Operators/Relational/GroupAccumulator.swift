import PropertyGraph
import QueryPlanning
import QuerySemantics

/// Groups with their running aggregates: takes in batches, or the groups of the parts of one input.
final class GroupAccumulator: PipelineSink {
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
        rows = 0
    }

    /// Number of groups; without keys there is one, also over no rows.
    var groupCount: Int { table.groupCount }

    /// Groups of few rows each cost more to put together than they save.
    var isWorthSharing: Bool {
        let entries = states.reduce(groupCount) { $0 &+ $1.entryCount }
        return entries < 256 || entries < rows / 4
    }

    func take(_ batch: Batch, morsel: Int) throws(RuntimeError) {
        try take(batch)
        while firstSeen.count < table.groupCount { firstSeen.append(UInt64(morsel) << 32 | UInt64(firstSeen.count)) }
    }

    /// Takes in a batch.
    func take(_ batch: Batch) throws(RuntimeError) {
        rows &+= batch.count
        if !keys.isEmpty {
            var values: [KeyValues] = []
            for key in keys { values.append(try key.keyValues(of: batch)) }
            table.groups(values, batch.count, into: groups)
            for state in states { state.grow(toGroups: table.groupCount) }
        }
        for (index, state) in states.enumerated() { try update(state, index, batch) }
        let kept = states.reduce(table.bytesUsed) { $0 &+ $1.bytesUsed }
        try context.limits.check(used: context.bytesUsed &+ kept)
    }

    private func update(_ state: any AggregateState, _ index: Int, _ batch: Batch) throws(RuntimeError) {
        let numbers = UnsafePointer(groups)
        if let parameter = parameters[index] {
            try state.setParameters(groups: numbers, values: try parameter.values(of: batch), count: batch.count)
        }
        if batch.multiplicities == nil {
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

    /// Takes in the groups of all parts of an input in the order in which one thread would have met them; the values of
    /// the parts may live in other threads' heaps.
    ///
    /// Each part met its groups in ascending order, so that one pass along all parts puts them in order.
    func merge(_ parts: [GroupAccumulator]) throws(RuntimeError) {
        var numbers = parts.map { part in
            var numbers: [UInt32] = []
            numbers.reserveCapacity(part.groupCount)
            return numbers
        }
        while true {
            var first: (part: Int, seen: UInt64)?
            for (number, part) in parts.enumerated() where numbers[number].count < part.firstSeen.count {
                let seen = part.firstSeen[numbers[number].count]
                if first.map({ seen < $0.seen }) ?? true { first = (number, seen) }
            }
            guard let number = first?.part else { break }
            let (part, group) = (parts[number], numbers[number].count)
            let own = table.group { context.space.local.adopt(part.table.key(group, $0), from: part.context.space) }
            numbers[number].append(UInt32(truncatingIfNeeded: own))
            if own & 0xFFF == 0 { try context.limits.check(used: context.bytesUsed &+ table.bytesUsed) }
        }
        for (index, state) in states.enumerated() {
            state.grow(toGroups: table.groupCount)
            for (part, numbers) in zip(parts, numbers) {
                try state.merge(part.states[index], groups: numbers) {
                    context.space.local.adopt($0, from: part.context.space)
                }
            }
        }
    }

    // MARK: Results

    /// Writes groups as rows of keys and aggregates.
    func write(_ range: Range<Int>, to columns: [ColumnVector]) throws(RuntimeError) {
        for column in 0..<keys.count { table.keys(range, column, into: columns[column]) }
        for (number, state) in states.enumerated() {
            try state.finish(range, into: columns[keys.count + number].slots)
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
