import QueryPlanning

/// An operator that makes any number of rows out of each row of its input, and keeps the input's columns beside what it
/// adds.
///
/// Subclasses say how a row is begun and how its rows are written; which input row each came from, and when an output
/// batch is full, is decided here.
class FanOutOperator: Operator {
    final let input: Operator
    /// Where subclasses write what they add.
    final let output: OutputBuffer
    private let copies: ColumnCopies
    @exclusivity(unchecked) private var batch: Batch?
    @exclusivity(unchecked) private var row = 0
    /// The row has been begun, and may have more to give.
    @exclusivity(unchecked) private var isOpen = false
    /// Whether subclasses that know how much they have to give are a step of the statement: there is one row to begin.
    final let isStep: Bool

    init(_ plan: PhysicalPlan, input: Operator, context: ExecutionContext) {
        self.input = input
        copies = ColumnCopies(from: input.layout, to: plan.layout)
        output = OutputBuffer(
            plan.layout, capacity: context.batchSize, carriesMultiplicities: plan.carriesMultiplicities)
        isStep = input.origin == .statement
        super.init(plan, context: context)
    }

    override var inputs: [Operator] { [input] }
    override final var isExhausted: Bool { batch == nil && input.isExhausted }

    override final func reset() {
        input.reset()
        batch = nil
        isOpen = false
    }

    /// Looks at an input batch before its first row is begun.
    func enter(_ batch: Batch) {}

    /// Begins a row; nothing of the row before is wanted any more.
    func open(row: Int, of batch: Batch) throws(RuntimeError) {}

    /// Writes what the row begun last still has to give, as much as fits, into the output's cells from `offset` on.
    ///
    /// - Returns: how many rows; fewer than fit when the row has no more.
    func write(at offset: Int) throws(RuntimeError) -> Int { 0 }

    override final func produce() throws(RuntimeError) -> Batch? {
        while true {
            if batch == nil {
                guard let next = try input.next() else {
                    if origin == .source { context.limits.progress.take(0) }
                    return nil
                }
                batch = next
                row = -1
                isOpen = false
                enter(next)
            }
            guard let current = batch else { return nil }
            if input.origin == .source { context.limits.progress.workOff(max(row, 0), of: current.count) }
            let count = try fill(current)
            guard count > 0 else { continue }
            copies.gather(from: current, rows: output.parents, count: count, to: output.columns)
            output.gatherMultiplicities(from: current, count: count)
            return output.batch(count)
        }
    }

    /// Fills the output; sets `batch` to nil when the input batch is used up.
    private func fill(_ current: Batch) throws(RuntimeError) -> Int {
        var count = 0
        while count < output.capacity {
            if isOpen {
                let written = try write(at: count)
                for index in count..<count + written { output.parents[index] = UInt32(truncatingIfNeeded: row) }
                count += written
                isOpen = count == output.capacity
                continue
            }
            row += 1
            guard row < current.count else {
                batch = nil
                break
            }
            try open(row: row, of: current)
            isOpen = true
        }
        return count
    }
}
