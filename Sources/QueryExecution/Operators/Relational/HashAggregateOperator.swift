import PropertyGraph
import QueryPlanning
import QuerySemantics

/// Groups its whole input by the keys and gives one row per group, in order of first appearance.
///
/// Without keys there is one group, also over no rows. Where an input runs on several threads each of them groups its own
/// part; the parts are put together in the end.
final class HashAggregateOperator: Operator {
    private let input: Operator
    private let aggregation: BoundAggregation
    private let evaluator: EvaluatorFactory
    private let pipelines: ParallelPipelines?
    private let output: OutputBuffer
    /// Kept from run to run.
    private let own: GroupAccumulator
    /// What the rows are gathered in: `own`, or the parts of several threads put together.
    private var groups: GroupAccumulator
    /// The next group to give; nil before the input is read.
    private var nextGroup: Int?

    /// - Parameters:
    ///   - evaluator: makes the evaluators of keys and arguments.
    ///   - pipelines: the input as something that several threads may run.
    init(
        _ plan: PhysicalPlan, _ aggregation: BoundAggregation, input: Operator, evaluator: @escaping EvaluatorFactory,
        pipelines: ParallelPipelines?, context: ExecutionContext
    ) throws(RuntimeError) {
        self.input = input
        self.aggregation = aggregation
        self.evaluator = evaluator
        self.pipelines = pipelines
        output = OutputBuffer(plan.layout, capacity: context.batchSize, carriesMultiplicities: false)
        own = try GroupAccumulator(aggregation, layout: input.layout, evaluator: evaluator, context: context)
        groups = own
        super.init(plan, context: context)
    }

    override var inputs: [Operator] { [input] }

    override var canRunAgain: Bool { true }
    override var isExhausted: Bool { nextGroup.map { $0 >= groups.groupCount } ?? false }
    override func reset() {
        input.reset()
        nextGroup = nil
    }

    override func produce() throws(RuntimeError) -> Batch? {
        if nextGroup == nil {
            try consume()
            nextGroup = 0
        }
        let first = nextGroup ?? 0
        let count = min(output.capacity, groups.groupCount - first)
        guard count > 0 else { return nil }
        try groups.write(first..<first + count, to: output.columns)
        nextGroup = first + count
        return output.batch(count)
    }

    private func consume() throws(RuntimeError) {
        try own.start()
        groups = own
        guard let pipelines else {
            while let batch = try input.next() { try own.take(batch) }
            return
        }
        let parts = try pipelines.run(into: own) { (pipeline) throws(RuntimeError) in
            try makeAccumulator(pipeline.evaluator, pipeline.context)
        }
        guard parts.count > 1 else { return }
        groups = try makeAccumulator(evaluator, context)
        try groups.merge(parts)
    }

    private func makeAccumulator(
        _ evaluator: EvaluatorFactory, _ context: ExecutionContext
    ) throws(RuntimeError) -> GroupAccumulator {
        let made = try GroupAccumulator(aggregation, layout: input.layout, evaluator: evaluator, context: context)
        try made.start()
        return made
    }
}
