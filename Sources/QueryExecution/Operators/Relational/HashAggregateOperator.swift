import PropertyGraph
import QueryPlanning
import QuerySemantics

/// Groups its whole input by the keys and gives one row per group, in order of first appearance.
///
/// Without keys there is one group, also over no rows. Over an input that runs on several threads each of them groups
/// its own part; the parts are put together in the end.
final class HashAggregateOperator: Operator {
    private let input: Operator
    private let aggregation: BoundAggregation
    private let evaluators: [EvaluatorFactory]
    private let pipelines: ParallelPipelines?
    private let output: OutputBuffer
    private let groups: GroupAccumulator
    /// The next group to give; nil before the input is read.
    private var nextGroup: Int?

    /// - Parameters:
    ///   - evaluators: makes the evaluators of each pipeline; one when there are no pipelines.
    ///   - pipelines: copies of the input, the first of which is the input itself.
    init(
        _ plan: PhysicalPlan, _ aggregation: BoundAggregation, input: Operator, evaluators: [EvaluatorFactory],
        pipelines: ParallelPipelines?, context: ExecutionContext
    ) throws(RuntimeError) {
        self.input = input
        self.aggregation = aggregation
        self.evaluators = evaluators
        self.pipelines = pipelines
        output = OutputBuffer(plan.layout, capacity: context.batchSize, carriesMultiplicities: false)
        groups = try GroupAccumulator(
            aggregation, layout: input.layout, evaluator: evaluators[0], context: context)
        super.init(plan, context: context)
    }

    override var inputs: [Operator] { [input] }

    override var canRunAgain: Bool { pipelines == nil }
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
        for index in 0..<count { try groups.write(first + index, to: output.columns, at: index) }
        nextGroup = first + count
        return output.batch(count)
    }

    private func consume() throws(RuntimeError) {
        try groups.start()
        guard let pipelines else {
            while let batch = try input.next() { try groups.take(batch) }
            return
        }
        var parts = [groups]
        for (pipeline, evaluator) in zip(pipelines.pipelines, evaluators).dropFirst() {
            let part = try GroupAccumulator(
                aggregation, layout: pipeline.root.layout, evaluator: evaluator, context: pipeline.context)
            try part.start()
            parts.append(part)
        }
        let all = parts
        try pipelines.run { (number: Int, morsel: Int, batch: Batch) throws(RuntimeError) -> Void in
            try all[number].take(batch, morsel: morsel)
            if all[number].isNearlyAllGroups { pipelines.goOnAlone() }
        }
        for part in all.dropFirst() { try groups.merge(part) }
        groups.putInOrder()
    }
}
