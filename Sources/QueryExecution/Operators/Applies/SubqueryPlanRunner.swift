import PropertyGraph
import QueryPlanning
import QuerySemantics

/// Runs the plan of a query inside an expression, once per row.
final class SubqueryPlanRunner: SubqueryRunner {
    private let root: Operator
    private let source: ArgumentSource
    private let columns: [ColumnVector]
    private let context: ExecutionContext

    init(_ subquery: BoundSubquery, builder: OperatorBuilder) throws(RuntimeError) {
        context = builder.context
        columns = subquery.imports.map { _ in ColumnVector(.slots, capacity: 1) }
        source = ArgumentSource(
            layout: RowLayout(subquery.imports), batch: Batch(count: 1, columns: columns))
        let plan: PhysicalPlan
        do { plan = try builder.planner.plan(subquery) } catch {
            throw RuntimeError(error.diagnostic(at: .none, phase: .runtime))
        }
        root = try builder.build(plan, argument: source)
    }

    func run(kind: BoundSubqueryKind, imports: UnsafeBufferPointer<Slot>) throws(RuntimeError) -> Slot {
        for (index, value) in imports.enumerated() { columns[index].slots[0] = value }
        root.reset()
        switch kind {
        case .exists: return .boolean(try root.next() != nil)
        case .count:
            var rows: Int64 = 0
            while let batch = try root.next() { rows += Int64(batch.count) }
            return .integer(rows)
        case .collect:
            var values: [Slot] = []
            while let batch = try root.next() {
                for row in 0..<batch.count { values.append(batch.columns[0].slot(at: row)) }
            }
            return context.space.makeList(values)
        }
    }
}
