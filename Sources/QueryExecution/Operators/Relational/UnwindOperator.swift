import PropertyGraph
import QueryPlanning

/// UNWIND: a row for each element of a list, one for a value that is no list, none for null.
final class UnwindOperator: FanOutOperator {
    private let list: ExpressionEvaluator
    private let column: Int?
    private var elements = UnsafeBufferPointer<Slot>(start: nil, count: 0)
    private var single: Slot?
    private var position = 0

    init(
        _ plan: PhysicalPlan, list: ExpressionEvaluator, column: Int?, input: Operator, context: ExecutionContext
    ) {
        self.list = list
        self.column = column
        super.init(plan, input: input, context: context)
        if isStep { origin = .source }
    }

    override var canRunAgain: Bool { true }

    override func open(row: Int, of batch: Batch) throws(RuntimeError) {
        let value = try list.evaluate(row: row, of: batch)
        position = 0
        elements = UnsafeBufferPointer(start: nil, count: 0)
        single = nil
        switch value.tag {
        case .list:
            elements = context.space.list(value)
            if isStep { context.limits.progress.begin(elements.count) }
        case .null: break
        case .boolean, .integer, .float, .string, .map, .node, .relationship, .path, .date, .localTime, .zonedTime,
            .localDateTime, .zonedDateTime, .duration, .point:
            single = value
        }
    }

    override func write(at offset: Int) -> Int {
        if let value = single {
            single = nil
            if let column { output.columns[column].slots[offset] = value }
            return 1
        }
        let count = min(elements.count - position, output.capacity - offset)
        if let column {
            let cells = output.columns[column].slots + offset
            for index in 0..<count { cells[index] = elements[position + index] }
        }
        position += count
        if isStep { context.limits.progress.take(count) }
        return count
    }
}
