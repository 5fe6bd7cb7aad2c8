import PropertyGraph
import QueryPlanning
import QuerySemantics

/// Keeps the input rows for which the inner plan has a row (or, negated, has none).
final class SemiApplyOperator: Operator {
    private let input: Operator
    private let inner: Operator
    private let argument: InnerArgument
    private let negated: Bool
    private let ordinalColumn: Int
    private let copies: ColumnCopies
    private let output: OutputBuffer
    private var matched: [Bool]

    init(
        _ plan: PhysicalPlan, negated: Bool, ordinal: VariableID, input: Operator, inner: Operator,
        argument: InnerArgument, context: ExecutionContext
    ) {
        self.input = input
        self.inner = inner
        self.argument = argument
        self.negated = negated
        ordinalColumn = inner.layout.column(of: ordinal) ?? 0
        copies = ColumnCopies(from: input.layout, to: plan.layout)
        output = OutputBuffer(
            plan.layout, capacity: context.batchSize, carriesMultiplicities: plan.carriesMultiplicities)
        matched = Array(repeating: false, count: context.batchSize)
        super.init(plan, context: context)
    }

    override var inputs: [Operator] { [input, inner] }
    override var canRunAgain: Bool { true }
    override func reset() { input.reset() }

    override func produce() throws(RuntimeError) -> Batch? {
        while let current = try input.next() {
            for index in 0..<current.count { matched[index] = false }
            argument.bind(current)
            inner.reset()
            var open = current.count
            while open > 0, let batch = try inner.next() {
                let ordinals = batch.columns[ordinalColumn].ids
                for row in 0..<batch.count where !matched[Int(ordinals[row])] {
                    matched[Int(ordinals[row])] = true
                    open -= 1
                }
            }
            var count = 0
            for index in 0..<current.count where matched[index] != negated {
                output.parents[count] = UInt32(truncatingIfNeeded: index)
                count += 1
            }
            guard count > 0 else { continue }
            copies.gather(from: current, rows: output.parents, count: count, to: output.columns)
            output.gatherMultiplicities(from: current, count: count)
            return output.batch(count)
        }
        return nil
    }
}
