import PropertyGraph
import QueryPlanning

/// Counts the matches of a pattern without enumerating them, and gives one row that stands for all of them; or, when a
/// node of the pattern is kept, one row for each node that it can be.
///
/// Works straight on the adjacency lists, without rows: `TermCounter` sums along the acyclic parts, `CoreWalk`
/// intersects neighbours along the cyclic ones.
final class CountMatchesOperator: Operator {
    private let input: Operator
    private let pattern: MatchCount
    private let evaluator: EvaluatorFactory
    private let column: Int?
    private let output: OutputBuffer
    /// What is still to be given: ids and how often each counts.
    private var counted: NodeWeights?
    private var factor: Int64 = 1
    private var position = 0
    private var arena: WeightArena?
    private var isDone = false
    /// The pattern's terms from an earlier run, where they last, and the graph's version that they are of.
    @exclusivity(unchecked) private var ready: (counter: PatternCounter, terms: [TermCounter], version: UInt64)?

    init(
        _ plan: PhysicalPlan, _ pattern: MatchCount, input: Operator, evaluator: @escaping EvaluatorFactory,
        context: ExecutionContext
    ) {
        self.input = input
        self.pattern = pattern
        self.evaluator = evaluator
        column = pattern.kept.flatMap { plan.layout.column(of: pattern.nodes[$0].variable) }
        output = OutputBuffer(plan.layout, capacity: context.batchSize, carriesMultiplicities: true)
        super.init(plan, context: context)
    }

    override var inputs: [Operator] { [input] }

    override var canRunAgain: Bool { true }

    override func reset() {
        input.reset()
        counted = nil
        arena = nil
        isDone = false
    }

    override func produce() throws(RuntimeError) -> Batch? {
        if counted == nil {
            if isDone { return nil }
            isDone = true
            factor = try rowsOfInput()
            if factor == 0 { return nil }
            guard let kept = pattern.kept else {
                let total = try times(try total())
                if total <= 0 { return nil }
                output.multiplicities?[0] = total
                return output.batch(1)
            }
            let memory = WeightArena()
            let counter = PatternCounter(pattern, arena: memory, evaluator: evaluator, context: context)
            let weights = try counter.product(of: kept).array()
            counted = weights
            arena = memory
            position = weights.first
        }
        guard let counted else { return nil }
        var count = 0
        while position < counted.limit, count < output.capacity {
            let matches = counted.values[position - counted.first]
            if matches > 0 {
                if let column { output.columns[column].ids[count] = UInt32(truncatingIfNeeded: position) }
                output.multiplicities?[count] = try times(matches)
                count += 1
            }
            position += 1
        }
        if count > 0 { return output.batch(count) }
        self.counted = nil
        arena = nil
        return nil
    }

    /// Number of matches.
    private func total() throws(RuntimeError) -> Int64 {
        let version = context.graph.version
        if let ready, ready.version == version {
            return try ready.counter.guardsHold() ? ready.counter.total(of: ready.terms) : 0
        }
        ready = nil
        let counter = PatternCounter(pattern, arena: WeightArena(), evaluator: evaluator, context: context)
        guard try counter.guardsHold() else { return 0 }
        let terms = try counter.terms()
        let total = try counter.total(of: terms)
        if counter.areTermsLasting { ready = (counter, terms, version) }
        return total
    }

    /// How many rows the pattern is matched for; all are alike.
    private func rowsOfInput() throws(RuntimeError) -> Int64 {
        var rows: Int64 = 0
        while let batch = try input.next() {
            for row in 0..<batch.count { rows += batch.multiplicities?[row] ?? 1 }
        }
        return rows
    }

    private func times(_ matches: Int64) throws(RuntimeError) -> Int64 {
        let (product, overflow) = matches.multipliedReportingOverflow(by: factor)
        if overflow { throw .integerOverflow(at: .none) }
        return product
    }
}
