import PropertyGraph
import QueryPlanning
import QuerySemantics

/// Puts the columns into the order of the result.
final class ProduceResultsOperator: Operator {
    private let input: Operator
    private let columns: [Int]
    /// The input's columns are the result's, in the same order.
    private let handsOn: Bool

    init(_ plan: PhysicalPlan, _ columns: [BoundColumn], input: Operator, context: ExecutionContext) {
        self.input = input
        self.columns = columns.map { input.layout.column(of: $0.variable) ?? 0 }
        handsOn = self.columns == Array(input.layout.variables.indices)
        super.init(plan, context: context)
    }

    override var inputs: [Operator] { [input] }
    override var canRunAgain: Bool { true }
    override var isExhausted: Bool { input.isExhausted }
    override func reset() { input.reset() }

    override func produce() throws(RuntimeError) -> Batch? {
        guard let batch = try input.next() else { return nil }
        if handsOn { return Batch(count: batch.count, columns: batch.columns) }
        return Batch(count: batch.count, columns: columns.map { batch.columns[$0] })
    }
}
