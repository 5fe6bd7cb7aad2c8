import PropertyGraph
import QueryPlanning

/// A running physical operator: asked for batches until it has none left.
///
/// The batch that `next` returns belongs to the operator and is overwritten by the following call. Columns that an
/// operator only hands on are shared with its input. `reset` makes the operator start again, over a new argument.
class Operator {
    /// Columns of the batches given.
    let layout: RowLayout
    let context: ExecutionContext
    /// Number in the plan; keys the figures of `PROFILE`.
    let planID: Int
    /// Set when the operator is made, so that nobody has to go down a long chain to find it.
    final var origin = RowOrigin.other
    /// Rows and batches given so far, in all runs; counted always, timed only when profiling.
    @exclusivity(unchecked) private(set) var profile = OperatorProfile()
    /// Measure the time spent here and below.
    @exclusivity(unchecked) var isProfiling = false

    init(_ plan: PhysicalPlan, context: ExecutionContext) {
        layout = plan.layout
        planID = plan.id
        self.context = context
    }

    /// The next batch, never empty; nil at the end.
    final func next() throws(RuntimeError) -> Batch? {
        guard isProfiling else { return try checked() }
        let clock = ContinuousClock()
        let start = clock.now
        defer { profile.time += clock.now - start }
        return try checked()
    }

    @inline(__always)
    private func checked() throws(RuntimeError) -> Batch? {
        try context.checkLimits()
        let batch = try produce()
        // Again: a chain of projections works its way up without asking, and each may double what the last made.
        try context.checkLimits()
        if let batch {
            profile.count(batch)
            context.rowCount &+= batch.count
        }
        return batch
    }

    /// Counts rows that the operator's consumer takes without a batch.
    final func countRows(_ rows: Int) {
        profile.rows &+= rows
        profile.batches &+= 1
        context.rowCount &+= rows
    }

    /// What subclasses do to give the next batch. Batches must not be empty.
    func produce() throws(RuntimeError) -> Batch? { nil }

    /// Starts again.
    func reset() {}

    /// Whether `reset` leaves nothing of what parameters and the graph were when the operator was made, so that another
    /// run of the statement may use it.
    var canRunAgain: Bool { false }

    /// True when it is known without asking that `next` would give nothing more.
    var isExhausted: Bool { false }

    /// Operators that feed this one.
    var inputs: [Operator] { [] }
}

/// What an operator did.
struct OperatorProfile: Sendable {
    var rows = 0
    var batches = 0
    /// Wall time in the operator and those below it.
    var time: Duration = .zero

    mutating func count(_ batch: Batch) {
        batches &+= 1
        rows &+= batch.count
    }
}

/// The columns that an operator copies from its input, by position in the input's and in its own layout.
struct ColumnCopies {
    let pairs: [(source: Int, target: Int)]

    /// All variables of `target` that `source` has too.
    init(from source: RowLayout, to target: RowLayout) {
        pairs = target.variables.enumerated().compactMap { index, variable in
            source.column(of: variable).map { ($0, index) }
        }
    }

    /// Copies the rows to the front of the target columns.
    func gather(
        from source: Batch, rows: UnsafePointer<UInt32>, count: Int, to target: [ColumnVector], at offset: Int = 0
    ) {
        for pair in pairs {
            target[pair.target].gather(source.columns[pair.source], rows: rows, count: count, at: offset)
        }
    }
}

/// Columns that an operator owns and fills.
final class OutputBuffer {
    let capacity: Int
    let columns: [ColumnVector]
    /// Allocated when the operator's rows stand for several.
    let multiplicities: UnsafeMutablePointer<Int64>?
    /// For operators that make rows out of input rows: which input row each came from.
    let parents: UnsafeMutablePointer<UInt32>

    init(_ layout: RowLayout, capacity: Int, carriesMultiplicities: Bool) {
        self.capacity = capacity
        columns = layout.kinds.map { ColumnVector($0, capacity: capacity) }
        parents = .allocate(capacity: capacity)
        parents.initialize(repeating: 0, count: capacity)
        if carriesMultiplicities {
            let buffer = UnsafeMutablePointer<Int64>.allocate(capacity: capacity)
            buffer.initialize(repeating: 1, count: capacity)
            multiplicities = buffer
        } else {
            multiplicities = nil
        }
    }

    deinit {
        parents.deallocate()
        multiplicities?.deallocate()
    }

    /// Copies the input's multiplicities along `parents`.
    func gatherMultiplicities(from source: Batch, count: Int, at offset: Int = 0) {
        guard let multiplicities else { return }
        if let input = source.multiplicities {
            for index in 0..<count { multiplicities[offset + index] = input[Int(parents[index])] }
        } else {
            for index in 0..<count { multiplicities[offset + index] = 1 }
        }
    }

    /// The first `count` rows as a batch.
    func batch(_ count: Int) -> Batch { Batch(count: count, columns: columns, multiplicities: multiplicities) }
}

extension ColumnCopies {
    private init(pairs: [(source: Int, target: Int)]) { self.pairs = pairs }

    /// The copies whose target is not among `targets`.
    func without(targets: Set<Int>) -> ColumnCopies {
        ColumnCopies(pairs: pairs.filter { !targets.contains($0.target) })
    }
}
