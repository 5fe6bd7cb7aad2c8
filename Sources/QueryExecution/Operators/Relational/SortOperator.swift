import PropertyGraph
import QueryPlanning

/// One sort key of ORDER BY.
struct SortKey {
    let evaluator: ExpressionEvaluator
    let descending: Bool
}

/// ORDER BY, stable, by the language's total order; with a bound only the first rows are kept.
///
/// - Complexity: O(n log n) for n rows; with a bound b, O(n log b) time and O(b) memory.
final class SortOperator: Operator {
    private let input: Operator
    private let keys: [SortKey]
    /// SKIP and LIMIT of a Top.
    private let bound: (skip: RowCount?, limit: RowCount)?
    private let copies: ColumnCopies
    private let output: OutputBuffer
    private let keyBuffers: [ColumnVector]
    private var store: RowStore
    /// Sort keys of the kept rows, `keys.count` a row.
    private var keySlots: [Slot] = []
    private var order: [UInt32] = []
    private var position: Int?

    init(
        _ plan: PhysicalPlan, keys: [SortKey], bound: (skip: RowCount?, limit: RowCount)?, input: Operator,
        context: ExecutionContext
    ) {
        self.input = input
        self.keys = keys
        self.bound = bound
        copies = ColumnCopies(from: input.layout, to: plan.layout)
        output = OutputBuffer(plan.layout, capacity: context.batchSize, carriesMultiplicities: false)
        keyBuffers = keys.map { _ in ColumnVector(.slots, capacity: context.batchSize) }
        store = RowStore(input.layout, batchSize: context.batchSize)
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
        guard count > 0 else { return nil }
        order.withUnsafeBufferPointer { rows in
            let part = UnsafeBufferPointer(rebasing: rows[first..<first + count])
            for pair in copies.pairs { store.gather(column: pair.source, rows: part, to: output.columns[pair.target]) }
        }
        position = first + count
        return output.batch(count)
    }

    private func consume() throws(RuntimeError) {
        store = RowStore(input.layout, batchSize: context.batchSize)
        keySlots.removeAll(keepingCapacity: true)
        var skipped = 0
        var kept = Int.max
        if let bound {
            if let skip = bound.skip { skipped = try skip.value() }
            let limit = try bound.limit.value()
            kept = skipped.addingReportingOverflow(limit).overflow ? Int.max : skipped + limit
        }
        while let batch = try input.next() {
            try take(batch)
            try context.limits.check(used: context.bytesUsed + store.bytesUsed + keySlots.count * 16)
            if kept < Int.max / 8 && store.count > max(4 * kept, 4096) { shrink(to: kept) }
        }
        sort()
        order = Array(order.prefix(kept).dropFirst(skipped))
        position = 0
    }

    private func take(_ batch: Batch) throws(RuntimeError) {
        for (key, buffer) in zip(keys, keyBuffers) { try key.evaluator.evaluate(batch, into: buffer) }
        store.append(batch)
        for row in 0..<batch.count {
            for buffer in keyBuffers { keySlots.append(buffer.slots[row]) }
        }
    }

    private func sort() {
        order = (0..<store.count).map { UInt32(truncatingIfNeeded: $0) }
        let width = keys.count
        let space = context.space
        let descending = keys.map(\.descending)
        keySlots.withUnsafeBufferPointer { slots in
            order.sort { first, second in
                for key in 0..<width {
                    let comparison = space.order(slots[Int(first) * width + key], slots[Int(second) * width + key])
                    if comparison != 0 { return descending[key] ? comparison > 0 : comparison < 0 }
                }
                return first < second
            }
        }
    }

    /// Forgets all rows but the first `kept`; called when four times as many have gathered, so it is amortised.
    private func shrink(to kept: Int) {
        sort()
        let best = order.prefix(kept).sorted()
        let smaller = RowStore(input.layout, batchSize: context.batchSize)
        var slots: [Slot] = []
        slots.reserveCapacity(best.count * keys.count)
        for row in best {
            smaller.appendRow { store.slot(Int(row), $0) }
            for key in keys.indices { slots.append(keySlots[Int(row) * keys.count + key]) }
        }
        store = smaller
        keySlots = slots
    }
}
