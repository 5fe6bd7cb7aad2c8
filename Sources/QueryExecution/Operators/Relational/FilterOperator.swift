import PropertyGraph
import QueryPlanning

/// Keeps the rows for which every predicate is true; null is not true.
final class FilterOperator: Operator {
    private let input: Operator
    private let predicates: [ExpressionEvaluator]
    private let copies: ColumnCopies
    private let output: OutputBuffer
    private let selected: UnsafeMutablePointer<UInt32>
    /// Multiplicities of rows that passed some of the predicates. The input's own must stay: under an apply they are the
    /// outer rows' as well.
    private let compacted: UnsafeMutablePointer<Int64>
    /// Columns for the rows that passed each predicate but the last; made when first needed.
    private var stages: [[ColumnVector]]

    init(_ plan: PhysicalPlan, predicates: [ExpressionEvaluator], input: Operator, context: ExecutionContext) {
        self.input = input
        self.predicates = predicates
        copies = ColumnCopies(from: input.layout, to: plan.layout)
        output = OutputBuffer(
            plan.layout, capacity: context.batchSize, carriesMultiplicities: plan.carriesMultiplicities)
        selected = .allocate(capacity: context.batchSize)
        compacted = .allocate(capacity: context.batchSize)
        stages = Array(repeating: [], count: predicates.count)
        super.init(plan, context: context)
        origin = input.origin
    }

    deinit {
        selected.deallocate()
        compacted.deallocate()
    }

    override var inputs: [Operator] { [input] }
    override var canRunAgain: Bool { true }
    override var isExhausted: Bool { input.isExhausted }
    override func reset() { input.reset() }

    override func produce() throws(RuntimeError) -> Batch? {
        while var current = try input.next() {
            for (index, predicate) in predicates.enumerated() {
                let isLast = index == predicates.count - 1
                if isLast, copies.pairs.isEmpty, current.multiplicities == nil, output.multiplicities == nil,
                    let count = predicate.countTrue(current)
                {
                    // Nothing of the rows is wanted but their number.
                    current = output.batch(count)
                    break
                }
                let count = try predicate.filter(current, selected: selected)
                if count == 0 {
                    current.count = 0
                    break
                }
                if count == current.count, !isLast { continue }
                if count == current.count, index == 0 {
                    // Everything passed: hand the columns on without copying.
                    return Batch(
                        count: count, columns: layoutColumns(current), multiplicities: current.multiplicities)
                }
                current = isLast ? keep(current, count: count) : compact(current, count: count, stage: index)
            }
            if current.count > 0 { return current }
        }
        return nil
    }

    private func layoutColumns(_ batch: Batch) -> [ColumnVector] {
        var columns = output.columns
        for pair in copies.pairs { columns[pair.target] = batch.columns[pair.source] }
        return columns
    }

    /// The selected rows in the operator's own columns.
    private func keep(_ batch: Batch, count: Int) -> Batch {
        copies.gather(from: batch, rows: selected, count: count, to: output.columns)
        for pair in copies.pairs { output.columns[pair.target].spread = batch.columns[pair.source].spreadOfSome }
        if output.multiplicities != nil {
            output.parents.update(from: selected, count: count)
            output.gatherMultiplicities(from: batch, count: count)
        }
        return output.batch(count)
    }

    /// The selected rows, all input columns kept, for the predicates that follow.
    private func compact(_ batch: Batch, count: Int, stage: Int) -> Batch {
        if stages[stage].isEmpty {
            stages[stage] = batch.columns.map { ColumnVector($0.kind, capacity: context.batchSize) }
        }
        let columns = stages[stage]
        for (copy, column) in zip(columns, batch.columns) {
            copy.gather(column, rows: selected, count: count)
            copy.spread = column.spreadOfSome
        }
        guard let multiplicities = batch.multiplicities else { return Batch(count: count, columns: columns) }
        // Compacting in place, for a third predicate, is safe: a selected row never moves up.
        for index in 0..<count { compacted[index] = multiplicities[Int(selected[index])] }
        return Batch(count: count, columns: columns, multiplicities: compacted)
    }
}

extension ColumnVector {
    /// How the ids of some of the rows lie, in the same order.
    var spreadOfSome: Spread { spread == .any ? .any : .onePage }
}
