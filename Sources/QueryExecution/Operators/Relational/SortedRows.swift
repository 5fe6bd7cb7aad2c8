import PropertyGraph
import QueryPlanning

/// Rows with their sort keys, all of them or the first so many.
final class SortedRows: PipelineSink {
    private(set) var store: RowStore
    /// Numbers of the rows in order; made by `sort`.
    private(set) var order: [UInt32] = []
    /// Sort keys, `width` a row.
    private(set) var slots: [Slot] = []
    let width: Int
    let descending: [Bool]

    private let keys: [SortKey]
    private let layout: RowLayout
    private let bound: Int
    private let context: ExecutionContext
    private let space: ValueSpace
    private let buffers: [ColumnVector]
    private let selected: UnsafeMutablePointer<UInt32>
    /// First key of the last row that is wanted so far; rows after it need not be kept.
    private var threshold: Slot?
    private lazy var limit = BatchLimit(batchSize: context.batchSize)
    /// The part of the input that rows are of now; nil: there are no parts.
    private var morsel: UInt32?
    /// Part of the input that each row is of; kept for parts only.
    private var morsels: [UInt32] = []
    /// Strings that come after the threshold, as they do after every later one; made when first needed.
    private lazy var rejected = StringAsker(StringVerdicts(count: space.persistent.count), space)
    private lazy var verdicts = [UInt8](repeating: 0, count: context.batchSize)

    /// - Parameter bound: how many rows are wanted at most.
    init(_ keys: [SortKey], _ layout: RowLayout, bound: Int, context: ExecutionContext) {
        self.keys = keys
        self.layout = layout
        self.bound = bound
        width = keys.count
        descending = keys.map(\.descending)
        self.context = context
        space = context.space
        store = RowStore(layout, batchSize: context.batchSize)
        buffers = keys.map { _ in ColumnVector(.slots, capacity: context.batchSize) }
        selected = .allocate(capacity: context.batchSize)
    }

    deinit { selected.deallocate() }

    /// Bytes of the statement and of the rows, for the memory budget.
    private var bytesTaken: Int {
        context.bytesUsed + store.bytesUsed + slots.capacity * MemoryLayout<Slot>.stride
    }

    /// The first rows of each part are few.
    func isWorthSharing(share: Double) -> Bool { true }

    /// Adds the rows of a batch, but for those that cannot be among the first so many.
    func take(_ batch: Batch) throws(RuntimeError) {
        guard threshold != nil || bound < batch.count / 4, let first = keys.first,
            let vector = first.evaluator.vector(batch)
        else { return try append(batch) }
        var count = batch.count
        if let threshold { count = select(vector, batch.count, threshold, first.descending) }
        if count / 4 > bound,
            let limit = limit.value(vector, batch.count, wanted: bound, descending: first.descending)
        {
            // As many rows as are wanted come no later than this one.
            threshold = limit
            count = select(vector, batch.count, limit, first.descending)
        }
        if count == 0 { return }
        let kept = count < batch.count ? compact(batch, count) : batch
        guard width > 1, count / 2 > bound, let best = selectBest(kept) else { return try append(kept) }
        try append(compact(kept, best))
    }

    /// Of rows many of which are equal by their first key, the number of those that may be wanted by all keys; nil where
    /// that is not to be had in one pass.
    private func selectBest(_ batch: Batch) -> Int? {
        var vectors: [TypedVector] = []
        for key in keys {
            guard let vector = key.evaluator.vector(batch) else { return nil }
            vectors.append(vector)
        }
        return limit.select(vectors, batch.count, wanted: bound, descending: descending, into: selected)
    }

    func take(_ batch: Batch, morsel: Int) throws(RuntimeError) {
        self.morsel = UInt32(morsel)
        try take(batch)
    }

    private func append(_ batch: Batch) throws(RuntimeError) {
        for (key, buffer) in zip(keys, buffers) { try key.evaluator.evaluate(batch, into: buffer) }
        store.append(batch)
        if let morsel { morsels.append(contentsOf: repeatElement(morsel, count: batch.count)) }
        let start = slots.count
        slots.append(contentsOf: repeatElement(.null, count: batch.count * width))
        slots.withUnsafeMutableBufferPointer { slots in
            for (key, buffer) in buffers.enumerated() {
                for row in 0..<batch.count { slots[start &+ row &* width &+ key] = buffer.slots[row] }
            }
        }
        if bound < Int.max / 8, store.count > max(2 * bound, 2048) { try shrink() }
        try context.limits.check(used: bytesTaken)
    }

    /// Adds the rows of all parts of an input in the order in which one thread would have met them.
    func merge(_ parts: [SortedRows]) throws(RuntimeError) {
        var rows: [(morsel: UInt32, part: Int, row: Int)] = []
        for (number, part) in parts.enumerated() {
            for row in 0..<part.store.count { rows.append((part.morsels[row], number, row)) }
        }
        rows.sort { ($0.morsel, $0.row) < ($1.morsel, $1.row) }
        for (_, number, row) in rows {
            let part = parts[number]
            store.appendRow { space.local.adopt(part.store.slot(row, $0), from: part.space) }
            for key in 0..<width {
                slots.append(space.local.adopt(part.slots[row * width + key], from: part.space))
            }
            if store.count & 0xFFF == 0 { try context.limits.check(used: bytesTaken) }
        }
    }

    /// Row numbers, in order, of those that do not come after the threshold by their first key.
    private func select(_ vector: TypedVector, _ count: Int, _ limit: Slot, _ descending: Bool) -> Int {
        var kept = 0
        func keep(_ passes: (Int) -> Bool) {
            for row in 0..<count {
                selected[kept] = UInt32(truncatingIfNeeded: row)
                kept &+= passes(row) ? 1 : 0
            }
        }
        if vector.valid == nil {
            switch (vector.kind, limit.tag) {
            case (.integers, .integer), (.dates, .date):
                let (cells, bound) = (vector.integers, limit.integerValue)
                if descending { keep { cells[$0] >= bound } } else { keep { cells[$0] <= bound } }
                return kept
            case (.floats, .float) where !limit.floatValue.isNaN:
                let (cells, bound) = (vector.floats, limit.floatValue)
                // A NaN comes after all numbers.
                if descending { keep { !(cells[$0] < bound) } } else { keep { cells[$0] <= bound } }
                return kept
            case (.strings, .string):
                let bound = space.utf8(limit)
                let prefix = StringPrefix.first(bound)
                verdicts.withUnsafeMutableBufferPointer { verdicts in
                    guard let verdicts = verdicts.baseAddress else { return }
                    rejected.reject(vector, count, smallerThan: descending, prefix, into: verdicts)
                    keep { row in
                        if verdicts[row] != 0 { return false }
                        let order = space.order(vector.slot(at: row), limit)
                        return descending ? order >= 0 : order <= 0
                    }
                }
                return kept
            case (.nulls, _), (.booleans, _), (.integers, _), (.dates, _), (.floats, _), (.strings, _): break
            }
        }
        keep { row in
            let order = space.order(vector.slot(at: row), limit)
            return descending ? order >= 0 : order <= 0
        }
        return kept
    }

    private func compact(_ batch: Batch, _ count: Int) -> Batch {
        let columns = batch.columns.map { column in
            let copy = ColumnVector(column.kind, capacity: count)
            copy.gather(column, rows: selected, count: count)
            return copy
        }
        return Batch(count: count, columns: columns)
    }

    /// Forgets all rows but the first `bound`; called when twice as many have gathered, so it is amortised.
    private func shrink() throws(RuntimeError) {
        try sort()
        let best = order.prefix(bound)
        if let last = best.last, width > 0 { threshold = slots[Int(last) * width] }
        // In the order in which they came, so that equal keys stay so.
        let smaller = RowStore(layout, batchSize: context.batchSize)
        var left: [Slot] = []
        var leftMorsels: [UInt32] = []
        left.reserveCapacity(best.count * width)
        for row in best.sorted() {
            smaller.appendRow { store.slot(Int(row), $0) }
            for key in 0..<width { left.append(slots[Int(row) * width + key]) }
            if !morsels.isEmpty { leftMorsels.append(morsels[Int(row)]) }
        }
        morsels = leftMorsels
        store = smaller
        slots = left
    }

    /// Puts the rows into order.
    func sort() throws(RuntimeError) {
        order = try SortOrder.rows(
            count: store.count, slots: slots, descending: descending, space: space, limits: context.limits,
            used: bytesTaken, threads: Double(store.count) >= context.leastParallelRows ? context.threads : 1)
    }
}
