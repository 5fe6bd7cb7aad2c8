import PropertyGraph
import QueryPlanning
import QuerySemantics

/// `CALL { … }`: the rows of an inner plan for each input row by itself, or the row as it is when the inner query
/// returns nothing.
///
/// The inner plan runs once a row, so that what it aggregates, sorts and limits is of that row alone. When it writes,
/// all of the input is read before and all of the output made ready: the clauses around see no half of it.
final class SubqueryApplyOperator: Operator {
    private let input: Operator
    private let inner: Operator
    private let argument: RowArgument
    private let returns: Bool
    private let isUpdating: Bool
    private let copies: ColumnCopies
    private let introduced: [(inner: Int, output: Int)]
    private let output: OutputBuffer
    private var outer: Batch?
    private var row = 0
    private var innerBatch: Batch?
    private var innerRow = 0
    // Of an inner plan that writes.
    private var results: RowStore?
    private var chunk = 0

    init(
        _ plan: PhysicalPlan, _ call: BoundCallSubquery, input: Operator, inner: Operator, argument: RowArgument,
        context: ExecutionContext
    ) {
        self.input = input
        self.inner = inner
        self.argument = argument
        returns = !call.query.columns.isEmpty
        isUpdating = call.query.isUpdating
        let pairs = call.introduced.compactMap { variable -> (inner: Int, output: Int)? in
            guard let source = inner.layout.column(of: variable), let target = plan.layout.column(of: variable) else {
                return nil
            }
            return (source, target)
        }
        introduced = pairs
        copies = ColumnCopies(from: input.layout, to: plan.layout).without(targets: Set(pairs.map(\.output)))
        output = OutputBuffer(plan.layout, capacity: context.batchSize, carriesMultiplicities: false)
        super.init(plan, context: context)
    }

    override var inputs: [Operator] { [input, inner] }

    override func reset() {
        input.reset()
        outer = nil
        innerBatch = nil
        results = nil
        chunk = 0
    }

    override func produce() throws(RuntimeError) -> Batch? {
        guard isUpdating else { return try nextRows(from: input) }
        if results == nil {
            let rows = RowStore(input.layout, batchSize: context.batchSize)
            try rows.drain(input)
            let made = RowStore(layout, batchSize: context.batchSize)
            let source = StoredRows(rows)
            while let batch = try nextRows(from: source) { made.append(batch) }
            results = made
        }
        guard let results, chunk < results.chunkCount else { return nil }
        chunk += 1
        return results.batch(chunk - 1)
    }

    private func nextRows(from source: some BatchSource) throws(RuntimeError) -> Batch? {
        while true {
            if outer == nil {
                guard let next = try source.nextBatch() else { return nil }
                outer = next
                row = -1
                innerBatch = nil
            }
            guard let current = outer else { return nil }
            let count = try fill(current)
            guard count > 0 else { continue }
            copies.gather(from: current, rows: output.parents, count: count, to: output.columns)
            return output.batch(count)
        }
    }

    /// Fills the output; sets `outer` to nil when the batch is used up.
    private func fill(_ current: Batch) throws(RuntimeError) -> Int {
        var count = 0
        while count < output.capacity {
            if returns, let batch = innerBatch {
                let taken = min(batch.count - innerRow, output.capacity - count)
                for index in 0..<taken {
                    output.parents[count + index] = UInt32(truncatingIfNeeded: row)
                    for pair in introduced {
                        output.columns[pair.output].set(
                            batch.columns[pair.inner].slot(at: innerRow + index), at: count + index)
                    }
                }
                count += taken
                innerRow += taken
                if innerRow == batch.count {
                    innerBatch = try inner.next()
                    innerRow = 0
                }
                continue
            }
            row += 1
            guard row < current.count else {
                outer = nil
                break
            }
            argument.bind(row: row, of: current)
            inner.reset()
            if returns {
                innerBatch = try inner.next()
                innerRow = 0
            } else {
                while try inner.next() != nil {}
                output.parents[count] = UInt32(truncatingIfNeeded: row)
                count += 1
            }
        }
        return count
    }
}

/// What gives batches: an operator, or rows that were kept.
private protocol BatchSource {
    func nextBatch() throws(RuntimeError) -> Batch?
}

extension Operator: BatchSource {
    fileprivate func nextBatch() throws(RuntimeError) -> Batch? { try next() }
}

/// Rows kept, given batch by batch.
private final class StoredRows: BatchSource {
    private let rows: RowStore
    private var chunk = 0

    init(_ rows: RowStore) { self.rows = rows }

    func nextBatch() throws(RuntimeError) -> Batch? {
        guard chunk < rows.chunkCount else { return nil }
        chunk += 1
        return rows.batch(chunk - 1)
    }
}

/// The argument of an inner plan that runs for one row at a time.
final class RowArgument {
    let source: ArgumentSource
    private let columns: [(source: Int?, vector: ColumnVector)]

    /// - Parameters:
    ///   - layout: the inner leaf's.
    ///   - outer: where the values come from; variables that it does not have are set by `set`.
    init(layout: RowLayout, outer: RowLayout) {
        columns = zip(layout.variables, layout.kinds).map { (outer.column(of: $0), ColumnVector($1, capacity: 1)) }
        source = ArgumentSource(layout: layout, batch: Batch(count: 1, columns: columns.map(\.vector)))
    }

    /// Hands a row in; follow with `reset` of the inner plan.
    func bind(row: Int, of batch: Batch) {
        for column in columns {
            if let index = column.source { column.vector.set(batch.columns[index].slot(at: row), at: 0) }
        }
    }

    /// Sets a variable that the outer row does not have.
    func set(_ variable: VariableID, _ value: Slot) {
        if let column = source.layout.column(of: variable) { columns[column].vector.set(value, at: 0) }
    }
}
