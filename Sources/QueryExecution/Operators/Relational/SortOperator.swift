import PropertyGraph
import QueryPlanning

/// One sort key of ORDER BY.
struct SortKey {
    let evaluator: ExpressionEvaluator
    let descending: Bool
}

/// ORDER BY, stable, by the language's total order; with a bound only the first rows are kept.
///
/// With a bound, rows that come after the last of the best rows so far are dropped by their first key, before they are
/// copied anywhere. Over an input that runs on several threads each of them keeps the first rows of its own part.
///
/// - Complexity: O(n log n) for n rows; with a bound b, O(n log b) time and O(b) memory.
final class SortOperator: Operator {
    private let input: Operator
    /// The sort keys of each pipeline; one set when there are no pipelines.
    private let keys: [[SortKey]]
    private let pipelines: ParallelPipelines?
    /// SKIP and LIMIT of a Top.
    private let bound: (skip: RowCount?, limit: RowCount)?
    private let copies: ColumnCopies
    private let output: OutputBuffer
    private var kept: SortedRows?
    private var order: ArraySlice<UInt32> = []
    private var position: Int?

    init(
        _ plan: PhysicalPlan, keys: [[SortKey]], pipelines: ParallelPipelines?,
        bound: (skip: RowCount?, limit: RowCount)?, input: Operator, context: ExecutionContext
    ) {
        self.input = input
        self.keys = keys
        self.pipelines = pipelines
        self.bound = bound
        copies = ColumnCopies(from: input.layout, to: plan.layout)
        output = OutputBuffer(plan.layout, capacity: context.batchSize, carriesMultiplicities: false)
        super.init(plan, context: context)
    }

    override var inputs: [Operator] { [input] }

    override var canRunAgain: Bool { pipelines == nil }
    override var isExhausted: Bool { position.map { $0 >= order.count } ?? false }
    override func reset() {
        input.reset()
        position = nil
    }

    override func produce() throws(RuntimeError) -> Batch? {
        if position == nil { try consume() }
        let first = position ?? 0
        let count = min(output.capacity, order.count - first)
        guard count > 0, let kept else { return nil }
        order.withUnsafeBufferPointer { rows in
            let part = UnsafeBufferPointer(rebasing: rows[first..<first + count])
            for pair in copies.pairs {
                kept.store.gather(column: pair.source, rows: part, to: output.columns[pair.target])
            }
        }
        position = first + count
        return output.batch(count)
    }

    /// Leaves out the first rows, before any was given; returns how many.
    func passOver(_ rows: Int) throws(RuntimeError) -> Int {
        if position == nil { try consume() }
        let passed = min(rows, order.count - (position ?? 0))
        position = (position ?? 0) + passed
        return passed
    }

    private func consume() throws(RuntimeError) {
        var skipped = 0
        var wanted = Int.max
        if let bound {
            if let skip = bound.skip { skipped = try skip.value() }
            let limit = try bound.limit.value()
            wanted = skipped.addingReportingOverflow(limit).overflow ? Int.max : skipped + limit
        }
        let rows: SortedRows
        if let pipelines { rows = try gather(pipelines, bound: wanted) } else { rows = try gather(bound: wanted) }
        rows.sort()
        kept = rows
        order = rows.order.prefix(wanted).dropFirst(skipped)
        position = 0
    }

    private func gather(bound: Int) throws(RuntimeError) -> SortedRows {
        let rows = SortedRows(keys[0], input.layout, bound: bound, context: context)
        while let batch = try input.next() {
            try rows.take(batch)
            try context.limits.check(used: context.bytesUsed + rows.bytesUsed)
        }
        return rows
    }

    private func gather(_ pipelines: ParallelPipelines, bound: Int) throws(RuntimeError) -> SortedRows {
        let parts = pipelines.pipelines.enumerated().map { number, pipeline in
            SortedRows(keys[number], pipeline.root.layout, bound: bound, context: pipeline.context)
        }
        try pipelines.run { (number: Int, morsel: Int, batch: Batch) throws(RuntimeError) -> Void in
            let context = pipelines.pipelines[number].context
            try parts[number].take(batch, morsel: morsel)
            try context.limits.check(used: context.bytesUsed + parts[number].bytesUsed)
        }
        let all = SortedRows(keys[0], input.layout, bound: bound, context: context)
        all.merge(parts)
        return all
    }
}
