import PropertyGraph
import QueryPlanning
import QuerySemantics

/// Puts variables of the enclosing row back behind a projection that dropped them.
///
/// Stands only in plans that run for one argument row at a time.
final class ReimportOperator: Operator {
    private let input: Operator
    private let source: ArgumentSource
    private let added: [(source: Int, target: Int)]
    private let kept: [(source: Int, target: Int)]
    private let output: OutputBuffer

    init(
        _ plan: PhysicalPlan, _ variables: [VariableID], input: Operator, source: ArgumentSource,
        context: ExecutionContext
    ) {
        self.input = input
        self.source = source
        let pairs = variables.compactMap { variable -> (source: Int, target: Int)? in
            guard let from = source.layout.column(of: variable), let target = plan.layout.column(of: variable) else {
                return nil
            }
            return (from, target)
        }
        added = pairs
        kept = ColumnCopies(from: input.layout, to: plan.layout).without(targets: Set(pairs.map(\.target))).pairs
        output = OutputBuffer(plan.layout, capacity: context.batchSize, carriesMultiplicities: false)
        super.init(plan, context: context)
    }

    override var inputs: [Operator] { [input] }
    override func reset() { input.reset() }

    override func produce() throws(RuntimeError) -> Batch? {
        guard let current = try input.next() else { return nil }
        var columns = output.columns
        for pair in kept { columns[pair.target] = current.columns[pair.source] }
        for pair in added {
            let value = source.batch.columns[pair.source].slot(at: 0)
            for row in 0..<current.count { columns[pair.target].set(value, at: row) }
        }
        return Batch(count: current.count, columns: columns)
    }
}
