import PropertyGraph
import QueryPlanning
import QuerySemantics

/// One sort key of ORDER BY.
struct SortKey {
    let evaluator: ExpressionEvaluator
    let descending: Bool

    /// The keys of ORDER BY over rows of a layout.
    static func keys(
        _ order: [BoundSortItem], _ layout: RowLayout, _ evaluator: EvaluatorFactory
    ) throws(RuntimeError) -> [SortKey] {
        try order.map { (item) throws(RuntimeError) in
            SortKey(evaluator: try evaluator(item.expression, layout), descending: item.descending)
        }
    }
}

/// ORDER BY, stable, by the language's total order; with a bound only the first rows are kept.
///
/// With a bound, rows that come after the last of the best rows so far are dropped by their first key, before they are
/// copied anywhere. Where an input runs on several threads each of them keeps the first rows of its own part.
///
/// - Complexity: O(n log n) for n rows; with a bound b, O(n log b) time and O(b) memory.
final class SortOperator: Operator {
    private let input: Operator
    private let items: [BoundSortItem]
    private let keys: [SortKey]
    private let pipelines: ParallelPipelines?
    /// SKIP and LIMIT of a Top.
    private let bound: (skip: RowCount?, limit: RowCount)?
    private let copies: ColumnCopies
    private let output: OutputBuffer
    private var kept: SortedRows?
    private var order: ArraySlice<UInt32> = []
    private var position: Int?

    init(
        _ plan: PhysicalPlan, order: [BoundSortItem], keys: [SortKey], pipelines: ParallelPipelines?,
        bound: (skip: RowCount?, limit: RowCount)?, input: Operator, context: ExecutionContext
    ) {
        self.input = input
        items = order
        self.keys = keys
        self.pipelines = pipelines
        self.bound = bound
        copies = ColumnCopies(from: input.layout, to: plan.layout)
        output = OutputBuffer(plan.layout, capacity: context.batchSize, carriesMultiplicities: false)
        super.init(plan, context: context)
    }

    override var inputs: [Operator] { [input] }

    override var canRunAgain: Bool { true }
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
        let rows = try gather(bound: wanted)
        try rows.sort()
        kept = rows
        order = rows.order.prefix(wanted).dropFirst(skipped)
        position = 0
    }

    private func gather(bound: Int) throws(RuntimeError) -> SortedRows {
        let rows = SortedRows(keys, input.layout, bound: bound, context: context)
        guard let pipelines else {
            while let batch = try input.next() { try rows.take(batch) }
            return rows
        }
        let parts = try pipelines.run(into: rows) { (pipeline) throws(RuntimeError) in
            let keys = try SortKey.keys(items, pipeline.root.layout, pipeline.evaluator)
            return SortedRows(keys, pipeline.root.layout, bound: bound, context: pipeline.context)
        }
        guard parts.count > 1 else { return rows }
        let all = SortedRows(keys, input.layout, bound: bound, context: context)
        try all.merge(parts)
        return all
    }
}
