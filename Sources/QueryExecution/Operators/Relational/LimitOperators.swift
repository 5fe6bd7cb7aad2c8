import PropertyGraph
import QueryPlanning
import SourceText

/// SKIP: leaves out the first rows.
final class SkipOperator: Operator {
    private let input: Operator
    private let count: RowCount
    private let copies: ColumnCopies
    private let output: OutputBuffer
    private var remaining: Int?

    init(_ plan: PhysicalPlan, count: RowCount, input: Operator, context: ExecutionContext) {
        self.input = input
        self.count = count
        copies = ColumnCopies(from: input.layout, to: plan.layout)
        output = OutputBuffer(plan.layout, capacity: context.batchSize, carriesMultiplicities: false)
        super.init(plan, context: context)
    }

    override var inputs: [Operator] { [input] }

    override var canRunAgain: Bool { true }
    override var isExhausted: Bool { input.isExhausted }
    override func reset() {
        input.reset()
        remaining = nil
    }

    override func produce() throws(RuntimeError) -> Batch? {
        var left: Int
        if let remaining {
            left = remaining
        } else {
            left = try count.value()
            if let sort = input as? SortOperator { left -= try sort.passOver(left) }
        }
        while let current = try input.next() {
            if left >= current.count {
                left -= current.count
                continue
            }
            let kept = current.count - left
            for index in 0..<kept { output.parents[index] = UInt32(truncatingIfNeeded: left + index) }
            copies.gather(from: current, rows: output.parents, count: kept, to: output.columns)
            remaining = 0
            return output.batch(kept)
        }
        remaining = 0
        return nil
    }
}

/// LIMIT: the first rows; stops its input, unless the input writes.
final class LimitOperator: Operator {
    private let input: Operator
    private let count: RowCount
    private let drains: Bool
    private let copies: ColumnCopies
    private var remaining: Int?

    init(_ plan: PhysicalPlan, count: RowCount, input: Operator, context: ExecutionContext) {
        self.input = input
        self.count = count
        drains = plan.isUpdating
        copies = ColumnCopies(from: input.layout, to: plan.layout)
        super.init(plan, context: context)
    }

    override var inputs: [Operator] { [input] }

    override var canRunAgain: Bool { true }
    override var isExhausted: Bool { !drains && remaining == 0 || input.isExhausted }
    override func reset() {
        input.reset()
        remaining = nil
    }

    override func produce() throws(RuntimeError) -> Batch? {
        let left: Int
        if let remaining { left = remaining } else { left = try count.value() }
        remaining = left
        guard left > 0 else {
            // Writes below happen for all rows, whatever is shown of them.
            if drains { while try input.next() != nil {} }
            return nil
        }
        guard let current = try input.next() else { return nil }
        let taken = min(left, current.count)
        remaining = left - taken
        if left == taken, !drains, input.origin == .source { context.limits.progress.finish() }
        return Batch(count: taken, columns: copies.pairs.map { current.columns[$0.source] })
    }
}

/// The value of a SKIP or LIMIT: a non-negative integer.
struct RowCount {
    let evaluator: ExpressionEvaluator
    let clause: String
    let range: SourceRange

    func value() throws(RuntimeError) -> Int {
        let slot = try evaluator.evaluateConstant()
        guard slot.tag == .integer else {
            throw RuntimeError(
                .invalidArgumentType, type: .syntaxError, "\(clause) needs an integer", at: range,
                help: "Give a whole number of rows, zero or more.")
        }
        guard slot.integerValue >= 0 else {
            throw RuntimeError(
                .negativeIntegerArgument, type: .syntaxError,
                "\(clause) needs a number of rows that is not negative, not \(slot.integerValue)",
                at: range)
        }
        return Int(slot.integerValue)
    }
}

/// Gives each row as often as its multiplicity says.
final class UnfoldOperator: Operator {
    private let input: Operator
    private let copies: ColumnCopies
    private let output: OutputBuffer
    private var batch: Batch?
    private var row = 0
    private var given: Int64 = 0

    init(_ plan: PhysicalPlan, input: Operator, context: ExecutionContext) {
        self.input = input
        copies = ColumnCopies(from: input.layout, to: plan.layout)
        output = OutputBuffer(plan.layout, capacity: context.batchSize, carriesMultiplicities: false)
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
                guard next.multiplicities != nil else {
                    return Batch(count: next.count, columns: copies.pairs.map { next.columns[$0.source] })
                }
                batch = next
                row = 0
                given = 0
            }
            guard let current = batch, let multiplicities = current.multiplicities else { return nil }
            var count = 0
            while row < current.count, count < output.capacity {
                let take = min(Int64(output.capacity - count), multiplicities[row] - given)
                for index in 0..<Int(take) { output.parents[count + index] = UInt32(truncatingIfNeeded: row) }
                count += Int(take)
                given += take
                if given == multiplicities[row] {
                    row += 1
                    given = 0
                }
            }
            if row == current.count { batch = nil }
            guard count > 0 else { continue }
            copies.gather(from: current, rows: output.parents, count: count, to: output.columns)
            return output.batch(count)
        }
    }
}
