import PropertyGraph
import QueryPlanning
import QuerySemantics

/// DISTINCT: the first row of each group of equivalent rows, as the rows come.
final class DistinctOperator: Operator {
    private let input: Operator
    private let columns: [Int]
    private let copies: ColumnCopies
    private let output: OutputBuffer
    private let groups: UnsafeMutablePointer<UInt32>
    private var hasGiven = false
    private var table: GroupIndex

    init(_ plan: PhysicalPlan, _ variables: [VariableID], input: Operator, context: ExecutionContext) {
        self.input = input
        columns = variables.compactMap { input.layout.column(of: $0) }
        copies = ColumnCopies(from: input.layout, to: plan.layout)
        output = OutputBuffer(plan.layout, capacity: context.batchSize, carriesMultiplicities: false)
        groups = .allocate(capacity: context.batchSize)
        table = GroupIndex(keyCount: columns.count, space: context.space, capacity: context.batchSize)
        super.init(plan, context: context)
    }

    deinit { groups.deallocate() }

    override var inputs: [Operator] { [input] }

    override var canRunAgain: Bool { true }
    override var isExhausted: Bool { input.isExhausted }
    override func reset() {
        input.reset()
        table = GroupIndex(keyCount: columns.count, space: context.space, capacity: context.batchSize)
        hasGiven = false
    }

    override func produce() throws(RuntimeError) -> Batch? {
        while let current = try input.next() {
            // Without columns all rows are equal, and the one group is there from the start.
            var known = columns.isEmpty ? (hasGiven ? 1 : 0) : table.groupCount
            hasGiven = true
            table.groups(columns.map { .column(current.columns[$0]) }, current.count, into: groups)
            var count = 0
            for row in 0..<current.count where Int(groups[row]) == known {
                // Groups are numbered in order of appearance: a row is new exactly when its number is the next one.
                output.parents[count] = UInt32(truncatingIfNeeded: row)
                count += 1
                known += 1
            }
            guard count > 0 else { continue }
            try context.limits.check(used: context.bytesUsed + table.bytesUsed)
            copies.gather(from: current, rows: output.parents, count: count, to: output.columns)
            return output.batch(count)
        }
        return nil
    }
}
