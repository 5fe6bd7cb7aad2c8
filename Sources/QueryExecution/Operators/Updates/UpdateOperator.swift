import PropertyGraph
import QueryPlanning

/// What the writing operators have in common: they take in all their input, write, and only then give rows.
///
/// So a clause sees the graph as the clause before it left it, and never what it writes itself.
class UpdateOperator: Operator {
    let input: Operator
    let writer: GraphWriter
    /// All rows of the input.
    private(set) var rows: RowStore
    private var hasWritten = false
    private var chunk = 0

    init(_ plan: PhysicalPlan, input: Operator, writer: GraphWriter, context: ExecutionContext) {
        self.input = input
        self.writer = writer
        rows = RowStore(input.layout, batchSize: context.batchSize)
        super.init(plan, context: context)
    }

    override var inputs: [Operator] { [input] }

    override func reset() {
        input.reset()
        rows = RowStore(input.layout, batchSize: context.batchSize)
        hasWritten = false
        chunk = 0
    }

    final override func produce() throws(RuntimeError) -> Batch? {
        if !hasWritten {
            hasWritten = true
            try rows.drain(input)
            try write()
        }
        while chunk < outputChunkCount {
            chunk += 1
            let batch = output(chunk - 1)
            if batch.count > 0 { return batch }
        }
        return nil
    }

    /// Writes everything; `rows` is complete.
    func write() throws(RuntimeError) {}

    /// Number of batches to be given.
    var outputChunkCount: Int { rows.chunkCount }

    /// A batch of the output.
    func output(_ chunk: Int) -> Batch { rows.batch(chunk) }

    /// Calls `body` for every input row; asks once a batch whether the statement must stop.
    final func forEachRow(_ body: (_ row: Int, _ batch: Batch) throws(RuntimeError) -> Void) throws(RuntimeError) {
        for chunk in 0..<rows.chunkCount {
            try context.limits.check(used: context.bytesUsed + rows.bytesUsed)
            let batch = rows.batch(chunk)
            for row in 0..<batch.count { try body(row, batch) }
        }
    }
}

/// The input columns that an operator hands on as they are.
struct ColumnSelection {
    private let columns: [Int]

    /// The columns of `source` that `target` has too, in the order of `target`.
    init(from source: RowLayout, to target: RowLayout) {
        columns = target.variables.compactMap { source.column(of: $0) }
    }

    /// The same rows with the selected columns only.
    func callAsFunction(_ batch: Batch) -> Batch {
        Batch(count: batch.count, columns: columns.map { batch.columns[$0] })
    }
}
