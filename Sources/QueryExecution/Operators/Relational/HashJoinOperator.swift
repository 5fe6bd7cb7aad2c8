import PropertyGraph
import QueryPlanning

/// Joins the rows of two inputs whose keys are equivalent: the right ones are kept in a table, the left ones look up.
///
/// Rows come in the order of the left input, those of one left row in the order of the right input.
final class HashJoinOperator: Operator {
    private let left: Operator
    private let right: Operator
    private let leftKeys: [ExpressionEvaluator]
    private let rightKeys: [ExpressionEvaluator]
    private let keyColumns: [ColumnVector]
    private let copies: ColumnCopies
    /// Columns of the right rows, and where they go.
    private let gathered: [(source: Int, target: Int)]
    private let output: OutputBuffer
    private let matches: UnsafeMutablePointer<UInt32>
    private let found: UnsafeMutablePointer<UInt32>

    // The table
    private var table: GroupTable
    private var rows: RowStore
    /// By group: its first row.
    private var firstRow: [UInt32] = []
    /// By row: the next row of the same group.
    private var nextRow: [UInt32] = []
    private var lastRow: [UInt32] = []
    private var isBuilt = false

    // Where the look-up stands
    private var batch: Batch?
    private var row = 0
    private var candidate = GroupTable.none

    init(
        _ plan: PhysicalPlan, left: Operator, right: Operator, leftKeys: [ExpressionEvaluator],
        rightKeys: [ExpressionEvaluator], context: ExecutionContext
    ) {
        self.left = left
        self.right = right
        self.leftKeys = leftKeys
        self.rightKeys = rightKeys
        keyColumns = leftKeys.map { _ in ColumnVector(.slots, capacity: context.batchSize) }
        let fromLeft = ColumnCopies(from: left.layout, to: plan.layout)
        copies = fromLeft
        let taken = Set(fromLeft.pairs.map(\.target))
        gathered = plan.layout.variables.enumerated().compactMap { target, variable in
            guard !taken.contains(target), let source = right.layout.column(of: variable) else { return nil }
            return (source, target)
        }
        output = OutputBuffer(
            plan.layout, capacity: context.batchSize, carriesMultiplicities: plan.carriesMultiplicities)
        matches = .allocate(capacity: context.batchSize)
        found = .allocate(capacity: context.batchSize)
        table = GroupTable(keyCount: leftKeys.count, space: context.space)
        rows = RowStore(right.layout, batchSize: context.batchSize)
        super.init(plan, context: context)
    }

    deinit {
        matches.deallocate()
        found.deallocate()
    }

    override var inputs: [Operator] { [left, right] }

    override func reset() {
        left.reset()
        right.reset()
        table = GroupTable(keyCount: leftKeys.count, space: context.space)
        rows = RowStore(right.layout, batchSize: context.batchSize)
        firstRow = []
        nextRow = []
        lastRow = []
        isBuilt = false
        batch = nil
    }

    override func produce() throws(RuntimeError) -> Batch? {
        while true {
            if batch == nil {
                // Without rows on the left the right ones need not be matched.
                guard let next = try left.next() else { return nil }
                try build()
                if rows.count == 0 { return nil }
                for (evaluator, column) in zip(leftKeys, keyColumns) { try evaluator.evaluate(next, into: column) }
                table.find(
                    in: Batch(count: next.count, columns: keyColumns), columns: Array(keyColumns.indices),
                    matchingNulls: false, into: found)
                batch = next
                row = -1
                candidate = GroupTable.none
            }
            guard let current = batch else { return nil }
            var count = 0
            while count < output.capacity {
                if candidate == GroupTable.none {
                    row += 1
                    if row >= current.count { break }
                    let group = found[row]
                    if group != GroupTable.none { candidate = firstRow[Int(group)] }
                    continue
                }
                output.parents[count] = UInt32(truncatingIfNeeded: row)
                matches[count] = candidate
                count += 1
                candidate = nextRow[Int(candidate)]
            }
            if row >= current.count { batch = nil }
            guard count > 0 else { continue }
            copies.gather(from: current, rows: output.parents, count: count, to: output.columns)
            let wanted = UnsafeBufferPointer(start: matches, count: count)
            for pair in gathered { rows.gather(column: pair.source, rows: wanted, to: output.columns[pair.target]) }
            output.gatherMultiplicities(from: current, count: count)
            return output.batch(count)
        }
    }

    private func build() throws(RuntimeError) {
        if isBuilt { return }
        isBuilt = true
        let groups = UnsafeMutablePointer<UInt32>.allocate(capacity: context.batchSize)
        defer { groups.deallocate() }
        while let next = try right.next() {
            for (evaluator, column) in zip(rightKeys, keyColumns) { try evaluator.evaluate(next, into: column) }
            table.groups(
                for: Batch(count: next.count, columns: keyColumns), columns: Array(keyColumns.indices), into: groups)
            while firstRow.count < table.groupCount {
                firstRow.append(GroupTable.none)
                lastRow.append(GroupTable.none)
            }
            for index in 0..<next.count {
                let number = UInt32(truncatingIfNeeded: rows.count + index)
                let group = Int(groups[index])
                if lastRow[group] == GroupTable.none {
                    firstRow[group] = number
                } else {
                    nextRow[Int(lastRow[group])] = number
                }
                lastRow[group] = number
                nextRow.append(GroupTable.none)
            }
            rows.append(next)
            try context.limits.check(
                used: context.space.local.bytesUsed + table.bytesUsed + rows.bytesUsed + nextRow.count * 4)
        }
    }
}
