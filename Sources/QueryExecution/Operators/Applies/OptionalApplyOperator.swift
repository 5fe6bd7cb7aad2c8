import PropertyGraph
import QueryPlanning
import QuerySemantics

/// OPTIONAL MATCH: the rows of an inner plan for each input row, or one row with nulls.
///
/// The inner plan runs once for a whole batch of input rows. Its argument carries an ordinal column, which says to
/// which input row a match belongs. Inner plans keep the order of ordinals, so unmatched rows are given in their place.
final class OptionalApplyOperator: Operator {
    private let input: Operator
    private let inner: Operator
    private let argument: InnerArgument
    private let ordinalColumn: Int
    private let copies: ColumnCopies
    private let introduced: [(inner: Int, output: Int)]
    private let output: OutputBuffer
    private var outer: Batch?
    private var innerBatch: Batch?
    private var innerRow = 0
    /// The next input row that has had no match so far.
    private var nextOrdinal = 0

    init(
        _ plan: PhysicalPlan, introduced: [VariableID], ordinal: VariableID, input: Operator, inner: Operator,
        argument: InnerArgument, context: ExecutionContext
    ) {
        self.input = input
        self.inner = inner
        self.argument = argument
        ordinalColumn = inner.layout.column(of: ordinal) ?? 0
        let fresh = Set(introduced.compactMap { plan.layout.column(of: $0) })
        copies = ColumnCopies(from: input.layout, to: plan.layout).without(targets: fresh)
        self.introduced = introduced.compactMap { variable in
            guard let source = inner.layout.column(of: variable), let target = plan.layout.column(of: variable) else {
                return nil
            }
            return (source, target)
        }
        output = OutputBuffer(
            plan.layout, capacity: context.batchSize, carriesMultiplicities: plan.carriesMultiplicities)
        super.init(plan, context: context)
    }

    override var inputs: [Operator] { [input, inner] }

    override var canRunAgain: Bool { true }
    override func reset() {
        input.reset()
        outer = nil
        innerBatch = nil
    }

    override func produce() throws(RuntimeError) -> Batch? {
        while true {
            if outer == nil {
                guard let next = try input.next() else { return nil }
                outer = next
                nextOrdinal = 0
                innerBatch = nil
                innerRow = 0
                argument.bind(next)
                inner.reset()
                innerBatch = try inner.next()
            }
            guard let current = outer else { return nil }
            var count = 0
            while count < output.capacity {
                guard let batch = innerBatch else {
                    if nextOrdinal < current.count {
                        giveUnmatched(current, at: count)
                        count += 1
                        continue
                    }
                    outer = nil
                    break
                }
                let ordinal = Int(batch.columns[ordinalColumn].ids[innerRow])
                if ordinal > nextOrdinal {
                    giveUnmatched(current, at: count)
                    count += 1
                    continue
                }
                give(batch, row: innerRow, ordinal: ordinal, at: count)
                count += 1
                if ordinal == nextOrdinal { nextOrdinal += 1 }
                innerRow += 1
                if innerRow == batch.count {
                    innerBatch = try inner.next()
                    innerRow = 0
                }
            }
            guard count > 0 else { continue }
            copies.gather(from: current, rows: output.parents, count: count, to: output.columns)
            return output.batch(count)
        }
    }

    private func giveUnmatched(_ current: Batch, at index: Int) {
        output.parents[index] = UInt32(truncatingIfNeeded: nextOrdinal)
        for pair in introduced { output.columns[pair.output].set(.null, at: index) }
        output.multiplicities?[index] = current.multiplicities?[nextOrdinal] ?? 1
        nextOrdinal += 1
    }

    private func give(_ batch: Batch, row: Int, ordinal: Int, at index: Int) {
        output.parents[index] = UInt32(truncatingIfNeeded: ordinal)
        for pair in introduced { output.columns[pair.output].set(batch.columns[pair.inner].slot(at: row), at: index) }
        output.multiplicities?[index] = batch.multiplicities?[row] ?? 1
    }
}

/// The argument of an apply's inner plan: columns of the outer batch, and the ordinal.
final class InnerArgument {
    let source: ArgumentSource
    private let columns: [Int]
    private let ordinals: ColumnVector

    /// `layout` is the inner leaf's: outer variables first, the ordinal last.
    init(layout: RowLayout, outer: RowLayout, capacity: Int) {
        columns = layout.variables.dropLast().map { outer.column(of: $0) ?? 0 }
        ordinals = ColumnVector(.nodes, capacity: capacity)
        for index in 0..<capacity { ordinals.ids[index] = UInt32(truncatingIfNeeded: index) }
        source = ArgumentSource(layout: layout, batch: Batch(count: 0, columns: []))
    }

    /// Hands an outer batch in; follow with `reset` of the inner plan.
    func bind(_ batch: Batch) {
        source.batch = Batch(
            count: batch.count, columns: columns.map { batch.columns[$0] } + [ordinals],
            multiplicities: batch.multiplicities)
    }
}
