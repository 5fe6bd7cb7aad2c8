import PropertyGraph
import QueryPlanning
import QuerySemantics

/// CREATE: makes the pattern for each row of the input.
final class CreateOperator: UpdateOperator {
    private let pattern: PatternWriter
    /// Where each output column comes from.
    private let sources: [Source]
    /// New columns, by input chunk.
    private var created: [[ColumnVector]] = []

    private enum Source {
        case input(Int)
        /// Place among the columns of `created`; the variable's place in the pattern.
        case created(Int, place: Int)
    }

    init(
        _ plan: PhysicalPlan, _ create: BoundCreate, input: Operator, evaluator: EvaluatorFactory,
        context: ExecutionContext
    ) throws(RuntimeError) {
        let writer = GraphWriter(context)
        let pattern = try PatternWriter(
            create.pattern, layout: input.layout, writer: writer, evaluator: evaluator)
        self.pattern = pattern
        var count = 0
        sources = plan.layout.variables.map { variable in
            if let place = pattern.introduced.firstIndex(of: variable) {
                count += 1
                return .created(count - 1, place: place)
            }
            return .input(input.layout.column(of: variable) ?? 0)
        }
        super.init(plan, input: input, writer: writer, context: context)
    }

    override var canRunAgain: Bool { true }
    override func reset() {
        super.reset()
        created = []
    }

    override func write() throws(RuntimeError) {
        for chunk in 0..<rows.chunkCount {
            try context.limits.check(used: context.bytesUsed + rows.bytesUsed)
            let batch = rows.batch(chunk)
            var columns: [ColumnVector] = []
            for (source, kind) in zip(sources, layout.kinds) {
                if case .created = source { columns.append(ColumnVector(kind, capacity: batch.count)) }
            }
            // Columns are not worth making for a few rows.
            if batch.count >= 8, pattern.isColumnar {
                try pattern.createColumns(batch, into: wanted(columns))
                created.append(columns)
                continue
            }
            for row in 0..<batch.count {
                try pattern.prepare(row: row, of: batch)
                try pattern.create(row: row, of: batch)
                for source in sources {
                    if case .created(let index, let place) = source {
                        columns[index].set(pattern.values[place], at: row)
                    }
                }
            }
            created.append(columns)
        }
    }

    /// The columns by place in the pattern.
    private func wanted(_ columns: [ColumnVector]) -> [ColumnVector?] {
        var places: [ColumnVector?] = Array(repeating: nil, count: pattern.introduced.count)
        for source in sources {
            if case .created(let index, let place) = source { places[place] = columns[index] }
        }
        return places
    }

    override func output(_ chunk: Int) -> Batch {
        let batch = rows.batch(chunk)
        let columns = sources.map { source in
            switch source {
            case .input(let column): batch.columns[column]
            case .created(let index, _): created[chunk][index]
            }
        }
        return Batch(count: batch.count, columns: columns)
    }
}
