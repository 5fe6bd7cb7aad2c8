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
    private let pipelines: ParallelPipelines?
    private let output: OutputBuffer
    /// What the rows are gathered in, kept from run to run.
    private let groups: GroupAccumulator
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
        self.pipelines = pipelines
        output = OutputBuffer(plan.layout, capacity: context.batchSize, carriesMultiplicities: false)
        groups = try GroupAccumulator(aggregation, input: input, evaluator: evaluator, context: context)
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
        try groups.start()
        guard let pipelines else {
            while let batch = try input.next() { try groups.take(batch) }
            return
        }
        let parts = try pipelines.run(into: groups) { (pipeline) throws(RuntimeError) in
            let part = try GroupAccumulator(
                aggregation, input: pipeline.root, evaluator: pipeline.evaluator, context: pipeline.context)
            try part.start()
            return part
        }
        if parts.count > 1 { try groups.merge(parts.dropFirst()) }
    }
}
