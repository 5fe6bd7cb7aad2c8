import PropertyGraph
import QueryPlanning
import SourceText

/// `UNWIND range(…)`: the integers one by one, without the list that `range()` would make.
///
/// - Complexity: O(1) memory, where a list takes sixteen bytes an element.
final class RangeUnwindOperator: Operator {
    private let input: Operator
    /// Start, end and, if given, step.
    private let arguments: [ExpressionEvaluator]
    private let range: SourceRange
    private let column: Int?
    private let copies: ColumnCopies
    private let output: OutputBuffer
    private var batch: Batch?
    private var row = 0
    private var next: Int64 = 0
    private var step: Int64 = 1
    /// Integers of the current row that are left.
    private var remaining: UInt64 = 0

    init(
        _ plan: PhysicalPlan, arguments: [ExpressionEvaluator], at range: SourceRange, column: Int?,
        input: Operator, context: ExecutionContext
    ) {
        self.input = input
        self.arguments = arguments
        self.range = range
        self.column = column
        copies = ColumnCopies(from: input.layout, to: plan.layout)
        output = OutputBuffer(
            plan.layout, capacity: context.batchSize, carriesMultiplicities: plan.carriesMultiplicities)
        super.init(plan, context: context)
    }

    override var inputs: [Operator] { [input] }

    override var canRunAgain: Bool { true }
    override func reset() {
        input.reset()
        batch = nil
    }

    override func produce() throws(RuntimeError) -> Batch? {
        while true {
            if batch == nil {
                guard let taken = try input.next() else { return nil }
                batch = taken
                row = -1
                remaining = 0
            }
            guard let current = batch else { return nil }
            var count = 0
            while count < output.capacity {
                if remaining > 0 {
                    count += give(at: count)
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

    /// Writes as many integers as fit.
    private func give(at offset: Int) -> Int {
        let count = Int(min(remaining, UInt64(output.capacity - offset)))
        for index in 0..<count { output.parents[offset + index] = UInt32(truncatingIfNeeded: row) }
        if let column {
            let cells = output.columns[column].slots + offset
            for index in 0..<count { cells[index] = .integer(next &+ Int64(index) &* step) }
        }
        next = next &+ Int64(count) &* step
        remaining -= UInt64(count)
        return count
    }

    /// Prepares the integers of a row; the rules are those of `range()`.
    private func open(_ current: Batch) throws(RuntimeError) {
        var values: [Int64] = []
        for argument in arguments {
            let slot = try argument.evaluate(row: row, of: current)
            if slot.isNull { return }
            guard slot.tag == .integer else {
                throw RuntimeError(
                    .invalidArgumentType, type: .argumentError,
                    "`range()` takes integers, not \(slot.tag.description)", at: range)
            }
            values.append(slot.integerValue)
        }
        step = values.count > 2 ? values[2] : 1
        guard step != 0 else { throw .outOfRange("The step of `range()` must not be zero", at: range) }
        next = values[0]
        guard step > 0 ? values[0] <= values[1] : values[0] >= values[1] else { return }
        let distance = UInt64(bitPattern: step > 0 ? values[1] &- values[0] : values[0] &- values[1])
        let (steps, isOverflow) = (distance / step.magnitude).addingReportingOverflow(1)
        remaining = isOverflow ? UInt64.max : steps
    }
}
