import PropertyGraph
import QueryPlanning
import QuerySemantics

/// Puts the columns into the order of the result.
final class ProduceResultsOperator: Operator {
    private let input: Operator
    private let columns: [Int]

    init(_ plan: PhysicalPlan, _ columns: [BoundColumn], input: Operator, context: ExecutionContext) {
        self.input = input
        self.columns = columns.map { input.layout.column(of: $0.variable) ?? 0 }
        super.init(plan, context: context)
    }

    override var inputs: [Operator] { [input] }
    override func reset() { input.reset() }

    override func produce() throws(RuntimeError) -> Batch? {
        guard let batch = try input.next() else { return nil }
        return Batch(count: batch.count, columns: columns.map { batch.columns[$0] })
    }
}
