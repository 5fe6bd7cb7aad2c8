import Glibc
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
    @exclusivity(unchecked) private var table: GroupIndex
    @exclusivity(unchecked) private var states: [any AggregateState] = []
    /// In front of some of the states, where there are keys; chosen by the first large batch.
    private var totals: GroupTotals?
    private var hasChosen = false
    /// The aggregates that `totals` does not take.
    private var others: [Int] = []
    /// The input, where it is a scan and nothing but properties of its nodes are asked for.
    private let pages: ScannedProperties?
    /// Keys of the batch at hand.
    private var keyValues: [KeyValues] = []
    private let makeStates: () throws(RuntimeError) -> [any AggregateState]
    private let groups: UnsafeMutablePointer<UInt32>
    /// Where in the input each group was first seen: morsel, then number; kept for parts of an input only.
    private var firstSeen: [UInt64] = []
    /// The groups in the order in which they are given, where that is not that of their numbers.
    private var order: [UInt32] = []
    /// Rows taken in.
    private var rows = 0
    /// What `merge` would have to go through, and how many of it the first and the last large batch added a row.
    private var entries = 0
    private var firstRate = 0.0
    private var lastRate = 0.0

    init(
        _ aggregation: BoundAggregation, input: Operator, evaluator: EvaluatorFactory, context: ExecutionContext
    ) throws(RuntimeError) {
        self.context = context
        let layout = input.layout
        pages = ScannedProperties(aggregation, input)
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
            states.reserveCapacity(aggregation.aggregates.count)
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
        // Without keys there is one group, and nothing to look it up in.
        if !keys.isEmpty {
            table = GroupIndex(keyCount: keys.count, space: context.space, capacity: context.batchSize)
        }
        states = try makeStates()
        (totals, hasChosen) = (nil, keys.isEmpty)
        firstSeen = []
        order = []
        (rows, entries, firstRate, lastRate) = (0, 0, 0, 0)
    }

    /// Number of groups; without keys there is one, also over no rows.
    var groupCount: Int { table.groupCount }

    /// Groups of few rows each cost more to put together than they save.
    ///
    /// Where keys come at random, the share of new ones falls exponentially with the rows taken in.
    func isWorthSharing(share: Double) -> Bool {
        if Double(entries) / share < Self.fewEntries || entries < rows / 4 { return true }
        guard lastRate < firstRate else { return false }
        let expected = Double(entries) + lastRate * Double(rows) / log(firstRate / lastRate)
        return expected < Double(rows) / share / 4
    }

    /// So many are put together in less time than it takes to start a thread.
    private static let fewEntries = 4096.0

    /// Batches with fewer rows do not tell how many groups are new.
    private static let leastSample = 256

    private func noteRate(_ count: Int) {
        let now = states.reduce(groupCount) { $0 &+ $1.entryCount }
        if count >= Self.leastSample {
            lastRate = Double(now - entries) / Double(count)
            if firstRate == 0 { firstRate = lastRate }
        }
        entries = now
    }

    func take(_ batch: Batch, morsel: Int) throws(RuntimeError) {
        let before = rows
        try take(batch)
        noteRate(rows - before)
        let first = firstSeen.count
        if first < table.groupCount {
            firstSeen.append(contentsOf: (first..<table.groupCount).lazy.map { UInt64(morsel) << 32 | UInt64($0) })
        }
    }

    /// Takes in a batch.
    func take(_ batch: Batch) throws(RuntimeError) {
        rows &+= batch.count
        keyValues.removeAll(keepingCapacity: true)
        for key in keys { keyValues.append(try key.keyValues(of: batch)) }
        if takeTotals(batch) {
            for index in others { try update(index, batch) }
            try takePages()
        } else {
            if !keys.isEmpty { table.groups(keyValues, batch.count, into: groups) }
            for index in states.indices { try update(index, batch) }
        }
        try context.limits.check(used: bytesTaken)
    }

    /// Adds a batch up for the states that are totalled; false, with nothing done, when it cannot be. Numbers of groups
    /// are left for the other states, if there are any.
    private func takeTotals(_ batch: Batch) -> Bool {
        guard batch.multiplicities == nil else { return false }
        let count = batch.count
        let argument = { [arguments] in arguments[$0]?.vector(of: batch) }
        if !hasChosen, count >= Self.leastSample {
            hasChosen = true
            totals = GroupTotals(states, argument: argument)
            let taken = totals?.aggregates ?? []
            others = states.indices.filter { !taken.contains($0) }
        }
        guard let totals, totals.accept(count, groupCount: table.groupCount, argument: argument) else { return false }
        if others.isEmpty, case .vector(let keys) = keyValues[0], let numbers = table.directNumbers(keys, count) {
            totals.add(numbers, count, groupCount: table.groupCount + count)
        } else {
            table.groups(keyValues, count, into: groups)
            totals.add(FoundNumbers(numbers: groups), count, groupCount: table.groupCount)
        }
        return true
    }

    /// Takes in the pages that the scan would give next, without batches of them, as long as they are whole and all their
    /// values can be added up.
    private func takePages() throws(RuntimeError) {
        let graph = context.graph
        guard let pages, let totals, others.isEmpty, graph.counters.nodesDeleted == 0,
            let keys = graph.keyID(pages.key).flatMap({ graph.nodeColumn($0) })
        else { return }
        let columns = pages.arguments.map { $0.flatMap { graph.keyID($0) }.flatMap { graph.nodeColumn($0) } }
        while let first = pages.scan.nextPage() {
            let count = PropertyPage.capacity
            guard let own = TypedVector(page: first, of: keys), let numbers = table.directNumbers(own, count),
                totals.accept(
                    count, groupCount: table.groupCount,
                    argument: { columns[$0].flatMap { TypedVector(page: first, of: $0) } })
            else { return }
            totals.add(numbers, count, groupCount: table.groupCount + count)
            rows &+= count
            pages.scan.passPage(first)
            try context.limits.check(used: bytesTaken)
        }
    }

    /// Bytes of the statement and of the groups, where there is a memory budget.
    private var bytesTaken: Int {
        if context.limits.memoryBudget == nil { return 0 }
        let groups = table.bytesUsed &+ (totals?.bytesUsed ?? 0)
        return context.bytesUsed &+ states.reduce(groups) { $0 &+ $1.bytesUsed }
    }

    private func update(_ index: Int, _ batch: Batch) throws(RuntimeError) {
        let state = states[index]
        state.grow(toGroups: table.groupCount)
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

    /// A group and where it was first seen.
    private struct FirstSeen {
        let seen: UInt64
        let group: UInt32
    }

    /// Takes in the groups of other parts of the same input and puts all in the order in which one thread would have met
    /// them; the values of the parts may live in other threads' heaps.
    func merge(_ parts: ArraySlice<GroupAccumulator>) throws(RuntimeError) {
        totals?.settle(groupCount: table.groupCount)
        var all = firstSeen.enumerated().map { FirstSeen(seen: $1, group: UInt32(truncatingIfNeeded: $0)) }
        for part in parts {
            part.totals?.settle(groupCount: part.table.groupCount)
            let groups = try table.groups(of: part.table) {
                context.space.local.adopt($0, from: part.context.space)
            } pace: { () throws(RuntimeError) in
                try context.limits.check(used: bytesTaken)
            }
            for (state, other) in zip(states, part.states) {
                state.grow(toGroups: table.groupCount)
                try state.merge(other, groups: groups) {
                    context.space.local.adopt($0, from: part.context.space)
                }
                try context.limits.check(used: bytesTaken)
            }
            all = Self.merged(all, zip(part.firstSeen, groups).map { FirstSeen(seen: $0, group: $1) })
        }
        guard !keys.isEmpty else { return }
        // A group that several parts have counts where it was seen first.
        var isPlaced = [Bool](repeating: false, count: table.groupCount)
        order = all.compactMap { entry in
            if isPlaced[Int(entry.group)] { return nil }
            isPlaced[Int(entry.group)] = true
            return entry.group
        }
    }

    /// Each part met its groups in ascending order, so that one pass along both puts them in order.
    private static func merged(_ first: [FirstSeen], _ second: [FirstSeen]) -> [FirstSeen] {
        var result: [FirstSeen] = []
        result.reserveCapacity(first.count + second.count)
        var (i, j) = (0, 0)
        while i < first.count, j < second.count {
            if first[i].seen < second[j].seen {
                result.append(first[i])
                i += 1
            } else {
                result.append(second[j])
                j += 1
            }
        }
        result.append(contentsOf: first[i...])
        result.append(contentsOf: second[j...])
        return result
    }

    // MARK: Results

    /// Writes groups as rows of keys and aggregates.
    func write(_ range: Range<Int>, to columns: [ColumnVector]) throws(RuntimeError) {
        totals?.settle(groupCount: table.groupCount)
        let groups = order.isEmpty ? range.map { UInt32(truncatingIfNeeded: $0) }[...] : order[range]
        for column in 0..<keys.count { table.keys(groups, column, into: columns[column]) }
        for (number, state) in states.enumerated() {
            try state.finish(groups, into: columns[keys.count + number].slots)
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
