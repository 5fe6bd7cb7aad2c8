import PropertyGraph
import QueryPlanning
import SourceText

/// `UNWIND range(…)`: the integers one by one, without the list that `range()` would make.
///
/// - Complexity: O(1) memory, where a list takes sixteen bytes an element.
final class RangeUnwindOperator: FanOutOperator {
    /// Start, end and, if given, step.
    private let arguments: [ExpressionEvaluator]
    private let range: SourceRange
    private let column: Int?
    private var next: Int64 = 0
    private var step: Int64 = 1
    /// Integers of the current row that are left.
    private var remaining: UInt64 = 0

    init(
        _ plan: PhysicalPlan, arguments: [ExpressionEvaluator], at range: SourceRange, column: Int?,
        input: Operator, context: ExecutionContext
    ) {
        self.arguments = arguments
        self.range = range
        self.column = column
        super.init(plan, input: input, context: context)
        if isStep { origin = .source }
    }

    override var canRunAgain: Bool { true }
    override func write(at offset: Int) -> Int {
        let count = Int(min(remaining, UInt64(output.capacity - offset)))
        if let column {
            let cells = output.columns[column].slots + offset
            for index in 0..<count { cells[index] = .integer(next &+ Int64(index) &* step) }
        }
        next = next &+ Int64(count) &* step
        remaining -= UInt64(count)
        if isStep { context.limits.progress.take(count) }
        return count
    }

    /// Prepares the integers of a row; the rules are those of `range()`.
    override func open(row: Int, of current: Batch) throws(RuntimeError) {
        remaining = 0
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
        if isStep { context.limits.progress.begin(Int(clamping: remaining)) }
    }
}
