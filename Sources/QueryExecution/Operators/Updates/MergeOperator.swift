import PropertyGraph
import QueryPlanning
import QuerySemantics

/// MERGE: looks for the pattern for each row of the input; creates it where it finds none.
///
/// A row sees what earlier rows of the same clause created. All matches of a row are collected before ON MATCH writes
/// anything.
final class MergeOperator: UpdateOperator {
    private let pattern: PatternWriter
    private let match: Operator
    /// Instead of `match`, where it knows the answer.
    private let lookup: MergeLookup?
    private var lookedUp: [Slot] = []
    private let argument: ArgumentSource
    private let argumentColumns: [Int]
    private let onMatch: SetItemWriter
    private let onCreate: SetItemWriter
    private let isNode: Bool
    /// The pattern's variables as the match gave them, one row per match.
    private let matches: RowStore
    /// Input columns and then the pattern's variables: one row, over which ON MATCH and ON CREATE are computed.
    private let wide: Batch
    private let outputColumns: [Int]
    private let results: RowStore

    /// - Parameters:
    ///   - match: the plan that finds the pattern; its leaf reads `argument`.
    ///   - argument: gets one row of the input after the other.
    init(
        _ plan: PhysicalPlan, _ merge: BoundMerge, input: Operator, match: Operator, argument: ArgumentSource,
        evaluator: EvaluatorFactory, context: ExecutionContext
    ) throws(RuntimeError) {
        let writer = GraphWriter(context)
        self.match = match
        self.argument = argument
        argument.batch = Batch(count: 1, columns: argument.layout.kinds.map { ColumnVector($0, capacity: 1) })
        argumentColumns = argument.layout.variables.map { input.layout.column(of: $0) ?? 0 }
        let introduced = merge.pattern.introducedKinds
        let wideLayout = RowLayout(
            input.layout.variables + introduced.map(\.0), kinds: input.layout.kinds + introduced.map(\.1))
        pattern = try PatternWriter(merge.pattern, layout: input.layout, writer: writer, evaluator: evaluator)
        onMatch = try SetItemWriter(merge.onMatch, layout: wideLayout, writer: writer, evaluator: evaluator)
        onCreate = try SetItemWriter(merge.onCreate, layout: wideLayout, writer: writer, evaluator: evaluator)
        lookup = MergeLookup(merge, pattern, context)
        isNode = merge.pattern.relationships.isEmpty
        matches = RowStore(match.layout, batchSize: context.batchSize)
        wide = Batch(count: 1, columns: wideLayout.kinds.map { ColumnVector($0, capacity: 1) })
        outputColumns = plan.layout.variables.map { wideLayout.column(of: $0) ?? 0 }
        results = RowStore(plan.layout, batchSize: context.batchSize)
        super.init(plan, input: input, writer: writer, context: context)
    }

    override var inputs: [Operator] { [input, match] }

    override var canRunAgain: Bool { true }
    override func reset() {
        super.reset()
        results.removeAll()
    }

    override func write() throws(RuntimeError) {
        let inputWidth = input.layout.count
        let matchColumns = pattern.introduced.map { match.layout.column(of: $0) }
        try forEachRow { row, batch throws(RuntimeError) in
            try context.limits.check(used: context.bytesUsed + rows.bytesUsed + results.bytesUsed)
            try pattern.prepare(row: row, of: batch)
            if let null = pattern.preparedNull {
                throw RuntimeError(
                    .mergeReadOwnWrites, type: .semanticError,
                    "MERGE cannot look for a \(isNode ? "node" : "pattern") whose `\(writer.graph.name(of: null.key))` is null",
                    at: null.range, help: "Null equals nothing, so it would never be found again.")
            }
            for column in 0..<inputWidth {
                wide.columns[column].set(batch.columns[column].slot(at: row), at: 0)
            }
            lookedUp.removeAll(keepingCapacity: true)
            matches.removeAll()
            if let lookup,
                lookup.find(
                    pattern.nodeProperties.first ?? pattern.relationshipProperties.first ?? [], row: row, of: batch,
                    into: &lookedUp)
            {
                for value in lookedUp {
                    wide.columns[inputWidth].set(value, at: 0)
                    try finish(onMatch)
                }
            } else {
                try find(row, batch)
            }
            if matches.count == 0, lookedUp.isEmpty {
                try pattern.create(row: row, of: batch)
                for (place, value) in pattern.values.enumerated() {
                    wide.columns[inputWidth + place].set(value, at: 0)
                }
                try finish(onCreate)
            }
            for found in 0..<matches.count {
                for (place, column) in matchColumns.enumerated() {
                    wide.columns[inputWidth + place].set(column.map { matches.slot(found, $0) } ?? .null, at: 0)
                }
                try finish(onMatch)
            }
        }
    }

    /// Collects the matches of a row.
    private func find(_ row: Int, _ batch: Batch) throws(RuntimeError) {
        for (target, source) in zip(argument.batch.columns, argumentColumns) {
            target.set(batch.columns[source].slot(at: row), at: 0)
        }
        match.reset()
        try matches.drain(match)
    }

    /// Applies the items to the wide row and gives it out.
    private func finish(_ items: SetItemWriter) throws(RuntimeError) {
        if !items.isEmpty { try items.apply(row: 0, of: wide) }
        results.appendRow { wide.columns[outputColumns[$0]].slot(at: 0) }
    }

    override var outputChunkCount: Int { results.chunkCount }
    override func output(_ chunk: Int) -> Batch { results.batch(chunk) }
}
