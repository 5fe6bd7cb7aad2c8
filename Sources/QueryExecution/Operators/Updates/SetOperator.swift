import QueryPlanning
import QuerySemantics

/// SET and REMOVE: writes properties and labels for each row of the input.
final class SetOperator: UpdateOperator {
    private let items: SetItemWriter
    private let selection: ColumnSelection

    init(
        _ plan: PhysicalPlan, _ items: [BoundSetItem], input: Operator, evaluator: EvaluatorFactory,
        context: ExecutionContext
    ) throws(RuntimeError) {
        let writer = GraphWriter(context)
        self.items = try SetItemWriter(items, layout: input.layout, writer: writer, evaluator: evaluator)
        selection = ColumnSelection(from: input.layout, to: plan.layout)
        super.init(plan, input: input, writer: writer, context: context)
    }

    override var canRunAgain: Bool { true }

    override func write() throws(RuntimeError) {
        try forEachRow { row, batch throws(RuntimeError) in try items.apply(row: row, of: batch) }
    }

    override func output(_ chunk: Int) -> Batch { selection(rows.batch(chunk)) }
}
