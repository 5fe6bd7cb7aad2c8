import PropertyGraph
import QueryPlanning

/// The row or rows that the leaves of a plan take from outside.
final class ArgumentSource {
    /// Columns of `batch`.
    let layout: RowLayout
    var batch: Batch
    /// The one row of a whole statement, whose plan runs once.
    private(set) var isStatement = false

    init(layout: RowLayout, batch: Batch) {
        self.layout = layout
        self.batch = batch
    }

    /// The source of a whole statement: one row without columns.
    static var singleRow: ArgumentSource {
        let source = ArgumentSource(layout: RowLayout([]), batch: Batch(count: 1, columns: []))
        source.isStatement = true
        return source
    }
}

/// Gives the argument batch once.
final class ArgumentOperator: Operator {
    private let source: ArgumentSource
    private let columns: [Int]
    @exclusivity(unchecked) private var isDone = false

    init(_ plan: PhysicalPlan, source: ArgumentSource, context: ExecutionContext) {
        self.source = source
        columns = plan.layout.variables.compactMap { source.layout.column(of: $0) }
        super.init(plan, context: context)
        if source.isStatement { origin = .statement }
    }

    override func produce() throws(RuntimeError) -> Batch? {
        guard !isDone, source.batch.count > 0 else { return nil }
        isDone = true
        return Batch(
            count: source.batch.count, columns: columns.map { source.batch.columns[$0] },
            multiplicities: source.batch.multiplicities)
    }

    override var canRunAgain: Bool { true }
    override var isExhausted: Bool { isDone }
    override func reset() { isDone = false }
}
