import PropertyGraph
import QueryPlanning
import QuerySemantics

/// Adds computed columns; the others are handed on without copying.
final class ProjectOperator: Operator {
    private let input: Operator
    private let computed: [(column: Int, evaluator: ExpressionEvaluator)]
    private let renamed: [(column: Int, source: Int)]
    private let copies: ColumnCopies
    private let output: OutputBuffer

    init(
        _ plan: PhysicalPlan, items: [(item: BoundProjectionItem, evaluator: ExpressionEvaluator)], input: Operator,
        context: ExecutionContext
    ) {
        self.input = input
        var computed: [(column: Int, evaluator: ExpressionEvaluator)] = []
        var renamed: [(column: Int, source: Int)] = []
        for (item, evaluator) in items {
            guard let column = plan.layout.column(of: item.variable) else { continue }
            if case .variable(let source) = item.expression.kind, let position = input.layout.column(of: source),
                input.layout.kinds[position] == plan.layout.kinds[column]
            {
                renamed.append((column, position))
            } else {
                computed.append((column, evaluator))
            }
        }
        self.computed = computed
        self.renamed = renamed
        let taken = Set(computed.map(\.column) + renamed.map(\.column))
        let all = ColumnCopies(from: input.layout, to: plan.layout)
        copies = all.without(targets: taken)
        output = OutputBuffer(plan.layout, capacity: context.batchSize, carriesMultiplicities: false)
        super.init(plan, context: context)
    }

    override var inputs: [Operator] { [input] }
    override var canRunAgain: Bool { true }
    override var isExhausted: Bool { input.isExhausted }
    override func reset() { input.reset() }

    override func produce() throws(RuntimeError) -> Batch? {
        guard let current = try input.next() else { return nil }
        var columns = output.columns
        for pair in copies.pairs { columns[pair.target] = current.columns[pair.source] }
        for pair in renamed { columns[pair.column] = current.columns[pair.source] }
        for item in computed { try item.evaluator.evaluate(current, into: output.columns[item.column]) }
        return Batch(count: current.count, columns: columns, multiplicities: current.multiplicities)
    }
}

/// UNWIND: a row for each element of a list, one for a value that is no list, none for null.
final class UnwindOperator: Operator {
    private let input: Operator
    private let list: ExpressionEvaluator
    private let column: Int?
    private let copies: ColumnCopies
    private let output: OutputBuffer
    private var batch: Batch?
    private var row = 0
    private var elements = UnsafeBufferPointer<Slot>(start: nil, count: 0)
    private var single: Slot?
    private var position = 0

    init(
        _ plan: PhysicalPlan, list: ExpressionEvaluator, column: Int?, input: Operator, context: ExecutionContext
    ) {
        self.input = input
        self.list = list
        self.column = column
        copies = ColumnCopies(from: input.layout, to: plan.layout)
        output = OutputBuffer(
            plan.layout, capacity: context.batchSize, carriesMultiplicities: plan.carriesMultiplicities)
        super.init(plan, context: context)
    }

    override var inputs: [Operator] { [input] }

    override var canRunAgain: Bool { true }
    override var isExhausted: Bool { batch == nil && input.isExhausted }
    override func reset() {
        input.reset()
        batch = nil
    }

    override func produce() throws(RuntimeError) -> Batch? {
        while true {
            if batch == nil {
                guard let next = try input.next() else { return nil }
                batch = next
                row = -1
                position = 0
                elements = UnsafeBufferPointer(start: nil, count: 0)
                single = nil
            }
            guard let current = batch else { return nil }
            var count = 0
            while count < output.capacity {
                if let value = single {
                    write(value, at: count)
                    single = nil
                    count += 1
                    continue
                }
                if position < elements.count {
                    let take = min(elements.count - position, output.capacity - count)
                    for index in 0..<take { write(elements[position + index], at: count + index) }
                    position += take
                    count += take
                    continue
                }
                row += 1
                guard row < current.count else {
                    batch = nil
                    break
                }
                try open(current)
            }
            guard count > 0 else { continue }
            copies.gather(from: current, rows: output.parents, count: count, to: output.columns)
            output.gatherMultiplicities(from: current, count: count)
            return output.batch(count)
        }
    }

    @inline(__always)
    private func write(_ value: Slot, at index: Int) {
        output.parents[index] = UInt32(truncatingIfNeeded: row)
        if let column { output.columns[column].slots[index] = value }
    }

    private func open(_ current: Batch) throws(RuntimeError) {
        let value = try list.evaluate(row: row, of: current)
        position = 0
        switch value.tag {
        case .list: elements = context.space.list(value)
        case .null: elements = UnsafeBufferPointer(start: nil, count: 0)
        case .boolean, .integer, .float, .string, .map, .node, .relationship, .path, .date, .localTime, .zonedTime,
            .localDateTime, .zonedDateTime, .duration:
            elements = UnsafeBufferPointer(start: nil, count: 0)
            single = value
        }
    }
}
