import PropertyGraph
import QueryPlanning

/// Nodes found by id or through a property index, for each row of the input.
final class NodeSeekOperator: FanOutOperator {
    /// What is looked up, with its values ready to be computed.
    enum Target {
        case id(ExpressionEvaluator)
        case equal(key: String, ExpressionEvaluator)
        case prefix(key: String, ExpressionEvaluator)
        case range(
            key: String, lower: (value: ExpressionEvaluator, inclusive: Bool)?,
            upper: (value: ExpressionEvaluator, inclusive: Bool)?)
    }

    private let labels: [String]
    private let target: Target
    private let column: Int?
    /// Matches of the row, by number.
    @exclusivity(unchecked) private var found: [UInt32] = []
    @exclusivity(unchecked) private var position = 0
    /// The labels, once the graph knows all of them; names never go.
    @exclusivity(unchecked) private var labelIDs: [LabelID] = []
    @exclusivity(unchecked) private var keyID: PropertyKeyID?

    init(
        _ plan: PhysicalPlan, variableColumn: Int?, labels: [String], target: Target, input: Operator,
        context: ExecutionContext
    ) {
        self.labels = labels
        self.target = target
        column = variableColumn
        super.init(plan, input: input, context: context)
    }

    override var canRunAgain: Bool { true }
    override func write(at offset: Int) -> Int {
        let count = min(found.count - position, output.capacity - offset)
        if let column {
            let ids = output.columns[column].ids + offset
            for index in 0..<count { ids[index] = found[position + index] }
        }
        position += count
        return count
    }

    override func open(row: Int, of current: Batch) throws(RuntimeError) {
        found.removeAll(keepingCapacity: true)
        position = 0
        let graph = context.graph
        guard knowsLabels(graph) else {
            // The value is computed all the same: what is wrong with it shows.
            if case .id(let evaluator) = target { _ = try evaluator.evaluate(row: row, of: current) }
            return try missingLabel(current)
        }
        switch target {
        case .id(let evaluator):
            let value = try evaluator.evaluate(row: row, of: current)
            // 1.0 equals 1, here as in `=`.
            let number =
                value.tag == .integer
                ? value.integerValue : value.tag == .float ? Numbers.exactInteger(value.floatValue) : nil
            guard let number, number >= 0, number < Int64(graph.nodeLimit) else { return }
            let node = NodeID(UInt32(truncatingIfNeeded: number))
            if graph.isAlive(node) { found.append(node.raw) }
            keep(labelIDs[...])
        case .equal(let key, let evaluator):
            let value = try evaluator.evaluate(row: row, of: current)
            try index(key).lookup(value, in: context.space, into: &found)
            keep(labelIDs.dropFirst())
        case .prefix(let key, let evaluator):
            let value = try evaluator.evaluate(row: row, of: current)
            guard value.tag == .string else { return }
            let index = try index(key)
            index.append(index.prefix(context.space.utf8(value)), to: &found)
            keep(labelIDs.dropFirst())
        case .range(let key, let lower, let upper):
            var low: IndexBound?
            var high: IndexBound?
            if let lower {
                low = IndexBound(try lower.value.evaluate(row: row, of: current), inclusive: lower.inclusive)
            }
            if let upper {
                high = IndexBound(try upper.value.evaluate(row: row, of: current), inclusive: upper.inclusive)
            }
            let index = try index(key)
            // The predicate stays in a filter above, so that all values are a right answer where the index has none.
            index.append(index.range(lower: low, upper: high, in: context.space) ?? index.allValues(), to: &found)
            keep(labelIDs.dropFirst())
        }
    }

    /// Keeps the matches that have all of these labels; the index's own need not be tested.
    private func keep(_ labels: ArraySlice<LabelID>) {
        guard !labels.isEmpty, !found.isEmpty else { return }
        let graph = context.graph
        found.removeAll { id in !labels.allSatisfy { graph.hasLabel(NodeID(id), $0) } }
    }

    private func knowsLabels(_ graph: Graph) -> Bool {
        if labelIDs.count == labels.count { return true }
        let known = labels.compactMap { graph.labelID($0) }
        guard known.count == labels.count else { return false }
        labelIDs = known
        return true
    }

    /// Without the label there is no node; an index that is gone is an error all the same.
    private func missingLabel(_ current: Batch) throws(RuntimeError) {
        switch target {
        case .id: return
        case .equal(let key, _), .prefix(let key, _), .range(let key, _, _): _ = try index(key)
        }
    }

    private func index(_ key: String) throws(RuntimeError) -> PropertyIndex {
        if keyID == nil { keyID = context.graph.keyID(key) }
        guard let label = labelIDs.first ?? labels.first.flatMap({ context.graph.labelID($0) }), let keyID,
            let index = context.graph.index(label, keyID)
        else {
            // The index was there when the statement was planned; statements are planned again when one is dropped.
            throw RuntimeError(
                .indexNotFound, type: .runtimeError, "The index on `\(labels.first ?? "")`.`\(key)` is gone",
                at: .none, help: "Run the statement again.")
        }
        return index
    }
}
