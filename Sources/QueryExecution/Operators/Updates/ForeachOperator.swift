import PropertyGraph
import QueryPlanning
import QuerySemantics

/// FOREACH: runs the plan of its clauses once for each element of each row's list. The rows stay as they are.
final class ForeachOperator: UpdateOperator {
    private let foreach: BoundForeach
    private let list: ExpressionEvaluator
    private let inner: Operator
    private let argument: RowArgument
    private let selection: ColumnSelection

    init(
        _ plan: PhysicalPlan, _ foreach: BoundForeach, list: ExpressionEvaluator, input: Operator, inner: Operator,
        argument: RowArgument, context: ExecutionContext
    ) {
        self.foreach = foreach
        self.list = list
        self.inner = inner
        self.argument = argument
        selection = ColumnSelection(from: input.layout, to: plan.layout)
        super.init(plan, input: input, writer: GraphWriter(context), context: context)
    }

    override var inputs: [Operator] { [input, inner] }

    override func write() throws(RuntimeError) {
        try forEachRow { row, batch throws(RuntimeError) in
            let value = try list.evaluate(row: row, of: batch)
            if value.isNull { return }
            guard value.tag == .list else {
                throw RuntimeError(
                    .invalidArgumentType, type: .typeError,
                    "FOREACH needs a list, not \(value.tag.description)", at: foreach.list.range)
            }
            argument.bind(row: row, of: batch)
            // A copy: what the clauses make may move the memory that holds the list.
            for element in Array(context.space.list(value)) {
                argument.set(foreach.variable, element)
                inner.reset()
                while try inner.next() != nil {}
            }
        }
    }

    override func output(_ chunk: Int) -> Batch { selection(rows.batch(chunk)) }
}
