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
    private var table: GroupTable

    init(_ plan: PhysicalPlan, _ variables: [VariableID], input: Operator, context: ExecutionContext) {
        self.input = input
        columns = variables.compactMap { input.layout.column(of: $0) }
        copies = ColumnCopies(from: input.layout, to: plan.layout)
        output = OutputBuffer(plan.layout, capacity: context.batchSize, carriesMultiplicities: false)
        groups = .allocate(capacity: context.batchSize)
        table = GroupTable(keyCount: columns.count, space: context.space)
        super.init(plan, context: context)
    }

    deinit { groups.deallocate() }

    override var inputs: [Operator] { [input] }

    override var canRunAgain: Bool { true }
    override var isExhausted: Bool { input.isExhausted }
    override func reset() {
        input.reset()
        table = GroupTable(keyCount: columns.count, space: context.space)
    }

    override func produce() throws(RuntimeError) -> Batch? {
        while let current = try input.next() {
            var known = table.groupCount
            table.groups(for: current, columns: columns, into: groups)
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
