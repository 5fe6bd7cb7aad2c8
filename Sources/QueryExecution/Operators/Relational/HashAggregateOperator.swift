import PropertyGraph
import QueryPlanning
import QuerySemantics

/// Groups its whole input by the keys and gives one row per group, in order of first appearance.
///
/// Without keys there is one group, also over no rows.
final class HashAggregateOperator: Operator {
    private let input: Operator
    private let keys: [Argument]
    private let arguments: [Argument?]
    /// Second arguments.
    private let parameters: [Argument?]
    private let makeStates: () throws(RuntimeError) -> [any AggregateState]
    private let output: OutputBuffer
    private let groups: UnsafeMutablePointer<UInt32>
    private var table: GroupTable
    private var states: [any AggregateState] = []
    private var nextGroup: Int?

    /// Where the values of a key or of an aggregate's argument come from.
    private enum Argument {
        case column(Int)
        case computed(ExpressionEvaluator, ColumnVector)

        func values(of batch: Batch) throws(RuntimeError) -> ColumnVector {
            switch self {
            case .column(let column): return batch.columns[column]
            case .computed(let evaluator, let buffer):
                try evaluator.evaluate(batch, into: buffer)
                return buffer
            }
        }
    }

    init(
        _ plan: PhysicalPlan, _ aggregation: BoundAggregation, input: Operator, evaluator: EvaluatorFactory,
        context: ExecutionContext
    ) throws(RuntimeError) {
        self.input = input
        func argument(_ expression: BoundExpression) throws(RuntimeError) -> Argument {
            if case .variable(let variable) = expression.kind, let column = input.layout.column(of: variable) {
                return .column(column)
            }
            return .computed(
                try evaluator(expression, input.layout), ColumnVector(.slots, capacity: context.batchSize))
        }
        keys = try aggregation.keys.map { (key) throws(RuntimeError) in try argument(key.expression) }
        var arguments: [Argument?] = []
        var parameters: [Argument?] = []
        for aggregate in aggregation.aggregates {
            if let expression = aggregate.argument {
                arguments.append(try argument(expression))
            } else {
                arguments.append(nil)
            }
            if let parameter = aggregate.parameter {
                parameters.append(try argument(parameter))
            } else {
                parameters.append(nil)
            }
        }
        self.arguments = arguments
        self.parameters = parameters
        makeStates = { () throws(RuntimeError) in
            var states: [any AggregateState] = []
            for aggregate in aggregation.aggregates {
                states.append(
                    try AggregateStates.make(
                        aggregate.function, distinct: aggregate.distinct, space: context.space, at: aggregate.range))
            }
            return states
        }
        output = OutputBuffer(plan.layout, capacity: context.batchSize, carriesMultiplicities: false)
        groups = .allocate(capacity: context.batchSize)
        groups.initialize(repeating: 0, count: context.batchSize)
        table = GroupTable(keyCount: keys.count, space: context.space)
        super.init(plan, context: context)
    }

    deinit { groups.deallocate() }

    override var inputs: [Operator] { [input] }

    override var canRunAgain: Bool { true }
    override var isExhausted: Bool { nextGroup.map { $0 >= (keys.isEmpty ? 1 : table.groupCount) } ?? false }
    override func reset() {
        input.reset()
        table = GroupTable(keyCount: keys.count, space: context.space)
        nextGroup = nil
    }

    override func produce() throws(RuntimeError) -> Batch? {
        if nextGroup == nil {
            try consume()
            nextGroup = 0
        }
        let first = nextGroup ?? 0
        let total = keys.isEmpty ? 1 : table.groupCount
        let count = min(output.capacity, total - first)
        guard count > 0 else { return nil }
        for index in 0..<count {
            for column in 0..<keys.count { output.columns[column].set(table.key(first + index, column), at: index) }
            for (number, state) in states.enumerated() {
                output.columns[keys.count + number].slots[index] = try state.finish(first + index)
            }
        }
        nextGroup = first + count
        return output.batch(count)
    }

    private func consume() throws(RuntimeError) {
        states = try makeStates()
        for state in states { state.grow(toGroups: 1) }
        let positions = Array(keys.indices)
        while let batch = try input.next() {
            if !keys.isEmpty {
                var vectors: [ColumnVector] = []
                for key in keys { vectors.append(try key.values(of: batch)) }
                table.groups(for: Batch(count: batch.count, columns: vectors), columns: positions, into: groups)
                for state in states { state.grow(toGroups: table.groupCount) }
            }
            for (index, state) in states.enumerated() {
                if let parameter = parameters[index] {
                    try state.setParameters(
                        groups: UnsafePointer(groups), values: try parameter.values(of: batch), count: batch.count)
                }
                let values = try arguments[index]?.values(of: batch)
                try state.update(
                    groups: UnsafePointer(groups), values: values, multiplicities: batch.multiplicities,
                    count: batch.count)
            }
            let kept = states.reduce(table.bytesUsed) { $0 &+ $1.bytesUsed }
            try context.limits.check(used: context.bytesUsed &+ kept)
        }
    }
}
