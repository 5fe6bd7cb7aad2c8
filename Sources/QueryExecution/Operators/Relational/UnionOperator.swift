import PropertyGraph
import QueryPlanning
import QuerySemantics

/// UNION ALL: the branches one after the other, their columns put into the union's order.
final class UnionOperator: Operator {
    private let branches: [Operator]
    private let columns: [[Int]]
    private let output: OutputBuffer
    private var branch = 0

    init(
        _ plan: PhysicalPlan, columns: [[VariableID]], branches: [Operator], context: ExecutionContext
    ) {
        self.branches = branches
        self.columns = zip(columns, branches).map { variables, branch in
            variables.map { branch.layout.column(of: $0) ?? 0 }
        }
        output = OutputBuffer(plan.layout, capacity: context.batchSize, carriesMultiplicities: false)
        super.init(plan, context: context)
    }

    override var inputs: [Operator] { branches }

    override var canRunAgain: Bool { true }
    override func reset() {
        for branch in branches { branch.reset() }
        branch = 0
    }

    override func produce() throws(RuntimeError) -> Batch? {
        while branch < branches.count {
            guard let current = try branches[branch].next() else {
                branch += 1
                continue
            }
            var result: [ColumnVector] = []
            for (target, source) in columns[branch].enumerated() {
                let column = current.columns[source]
                if column.kind == .slots {
                    result.append(column)
                } else {
                    let copy = output.columns[target]
                    for row in 0..<current.count { copy.slots[row] = column.slot(at: row) }
                    result.append(copy)
                }
            }
            return Batch(count: current.count, columns: result)
        }
        return nil
    }
}
