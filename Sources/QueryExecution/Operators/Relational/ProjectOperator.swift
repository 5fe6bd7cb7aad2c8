import PropertyGraph
import QueryPlanning
import QuerySemantics

/// Adds computed columns; the others are handed on without copying.
final class ProjectOperator: Operator {
    private let input: Operator
    private let computed: [(column: Int, evaluator: ExpressionEvaluator)]
    private let renamed: [(column: Int, source: Int)]
    private let copies: ColumnCopies
    private let output: OutputBuffer

    init(
        _ plan: PhysicalPlan, items: [(item: BoundProjectionItem, evaluator: ExpressionEvaluator)], input: Operator,
        context: ExecutionContext
    ) {
        self.input = input
        var computed: [(column: Int, evaluator: ExpressionEvaluator)] = []
        var renamed: [(column: Int, source: Int)] = []
        for (item, evaluator) in items {
            guard let column = plan.layout.column(of: item.variable) else { continue }
            if case .variable(let source) = item.expression.kind, let position = input.layout.column(of: source),
                input.layout.kinds[position] == plan.layout.kinds[column]
            {
                renamed.append((column, position))
            } else {
                computed.append((column, evaluator))
            }
        }
        self.computed = computed
        self.renamed = renamed
        let taken = Set(computed.map(\.column) + renamed.map(\.column))
        let all = ColumnCopies(from: input.layout, to: plan.layout)
        copies = all.without(targets: taken)
        output = OutputBuffer(plan.layout, capacity: context.batchSize, carriesMultiplicities: false)
        super.init(plan, context: context)
        origin = input.origin
    }

    override var inputs: [Operator] { [input] }
    override var canRunAgain: Bool { true }
    override var isExhausted: Bool { input.isExhausted }
    override func reset() { input.reset() }

    override func produce() throws(RuntimeError) -> Batch? {
        guard let current = try input.next() else { return nil }
        var columns = output.columns
        for pair in copies.pairs { columns[pair.target] = current.columns[pair.source] }
        for pair in renamed { columns[pair.column] = current.columns[pair.source] }
        for item in computed { try item.evaluator.evaluate(current, into: output.columns[item.column]) }
        return Batch(count: current.count, columns: columns, multiplicities: current.multiplicities)
    }
}
