import PropertyGraph
import QueryPlanning

/// Nodes found by id or through a property index, for each row of the input.
final class NodeSeekOperator: Operator {
    /// What is looked up, with its values ready to be computed.
    enum Target {
        case id(ExpressionEvaluator)
        case equal(key: String, ExpressionEvaluator)
        case prefix(key: String, ExpressionEvaluator)
        case range(
            key: String, lower: (value: ExpressionEvaluator, inclusive: Bool)?,
            upper: (value: ExpressionEvaluator, inclusive: Bool)?)
    }

    private let input: Operator
    private let labels: [String]
    private let target: Target
    private let column: Int?
    private let copies: ColumnCopies
    private let output: OutputBuffer
    private var batch: Batch?
    private var row = 0
    private var found: [NodeID] = []
    private var position = 0

    init(
        _ plan: PhysicalPlan, variableColumn: Int?, labels: [String], target: Target, input: Operator,
        context: ExecutionContext
    ) {
        self.input = input
        self.labels = labels
        self.target = target
        column = variableColumn
        copies = ColumnCopies(from: input.layout, to: plan.layout)
        output = OutputBuffer(
            plan.layout, capacity: context.batchSize, carriesMultiplicities: plan.carriesMultiplicities)
        super.init(plan, context: context)
    }

    override var inputs: [Operator] { [input] }

    override func reset() {
        input.reset()
        batch = nil
    }

    override func produce() throws(RuntimeError) -> Batch? {
        while true {
            if batch == nil {
                guard let next = try input.next() else { return nil }
                batch = next
                row = -1
                found = []
                position = 0
            }
            guard let current = batch else { return nil }
            var count = 0
            while count < output.capacity {
                if position < found.count {
                    output.parents[count] = UInt32(truncatingIfNeeded: row)
                    if let column { output.columns[column].ids[count] = found[position].raw }
                    position += 1
                    count += 1
                    continue
                }
                row += 1
                guard row < current.count else {
                    batch = nil
                    break
                }
                found = try seek(current)
                position = 0
            }
            guard count > 0 else { continue }
            copies.gather(from: current, rows: output.parents, count: count, to: output.columns)
            output.gatherMultiplicities(from: current, count: count)
            return output.batch(count)
        }
    }

    private func seek(_ current: Batch) throws(RuntimeError) -> [NodeID] {
        let graph = context.graph
        let candidates: [NodeID]
        switch target {
        case .id(let evaluator):
            let value = try evaluator.evaluate(row: row, of: current)
            // 1.0 equals 1, here as in `=`.
            let number =
                value.tag == .integer
                ? value.integerValue : value.tag == .float ? Numbers.exactInteger(value.floatValue) : nil
            guard let number, number >= 0, number < Int64(graph.nodeLimit) else { return [] }
            let node = NodeID(UInt32(truncatingIfNeeded: number))
            candidates = graph.isAlive(node) ? [node] : []
        case .equal(let key, let evaluator):
            let value = try evaluator.evaluate(row: row, of: current)
            candidates = try indexed(key) { index, found in
                index.lookup(value, in: context.space, into: &found)
            }
        case .prefix(let key, let evaluator):
            let value = try evaluator.evaluate(row: row, of: current)
            guard value.tag == .string else { return [] }
            let prefix = context.space.utf8(value)
            candidates = try indexed(key) { index, found in index.append(index.prefix(prefix), to: &found) }
        case .range(let key, let lower, let upper):
            var low: IndexBound?
            var high: IndexBound?
            if let lower {
                low = IndexBound(try lower.value.evaluate(row: row, of: current), inclusive: lower.inclusive)
            }
            if let upper {
                high = IndexBound(try upper.value.evaluate(row: row, of: current), inclusive: upper.inclusive)
            }
            candidates = try indexed(key) { index, found in
                // The predicate stays in a filter above, so that all values are a right answer where the index has none.
                index.append(index.range(lower: low, upper: high, in: context.space) ?? index.allValues(), to: &found)
            }
        }
        let ids = labels.map { graph.labelID($0) }
        if ids.contains(nil) { return [] }
        let known = ids.compactMap { $0 }
        return candidates.filter { node in known.allSatisfy { graph.hasLabel(node, $0) } }
    }

    private func indexed(
        _ key: String, _ find: (PropertyIndex, inout [UInt32]) -> Void
    ) throws(RuntimeError) -> [NodeID] {
        guard let label = labels.first.flatMap({ context.graph.labelID($0) }),
            let property = context.graph.keyID(key),
            let index = context.graph.index(label, property)
        else {
            // The index was there when the statement was planned; statements are planned again when one is dropped.
            throw RuntimeError(
                .indexNotFound, type: .runtimeError, "The index on `\(labels.first ?? "")`.`\(key)` is gone",
                at: .none, help: "Run the statement again.")
        }
        var found: [UInt32] = []
        find(index, &found)
        return found.map { NodeID($0) }
    }
}
