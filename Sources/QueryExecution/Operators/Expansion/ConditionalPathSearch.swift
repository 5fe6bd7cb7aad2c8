import PropertyGraph
import QueryPlanning

/// Shortest paths under a condition: paths are tried in the order of their length, no relationship twice in one.
///
/// Iterative deepening (Korf 1985) with the distance to the goal as an exact lower bound: a step is taken only when the
/// goal can still be reached in the length tried.
struct ConditionalPathSearch {
    let views: [StepResolver.View]
    let minimum: Int
    let maximum: Int
    let all: Bool
    let limits: StatementLimits

    private var distances: [UInt32: Int] = [:]
    private var walk: [UInt32] = []
    private var found: [[UInt32]] = []
    private var steps = 0

    init(views: [StepResolver.View], minimum: Int, maximum: Int, all: Bool, limits: StatementLimits) {
        self.views = views
        self.minimum = minimum
        self.maximum = maximum
        self.all = all
        self.limits = limits
    }

    /// The accepted paths of least length, one unless all are wanted, as relationships in order.
    mutating func run(
        from: UInt32, to: UInt32, accepts: ([UInt32]) throws(RuntimeError) -> Bool
    ) throws(RuntimeError) -> [[UInt32]] {
        try measureDistances(to: to)
        guard let least = distances[from] else { return [] }
        var length = Swift.max(least, minimum)
        while length <= maximum {
            // Cut off by the length alone: longer paths may exist.
            let wasCut = try deepen(from, to, length, accepts)
            if !found.isEmpty || !wasCut { return found }
            length += 1
        }
        return []
    }

    /// Steps to the goal from every node that reaches it.
    private mutating func measureDistances(to goal: UInt32) throws(RuntimeError) {
        let scratch = NeighbourScratch()
        distances = [goal: 0]
        var frontier = [goal]
        var distance = 0
        while !frontier.isEmpty {
            try limits.check()
            distance += 1
            var next: [UInt32] = []
            for node in frontier {
                for view in views {
                    guard let slice = view.opposite?.neighbours(of: node, scratch: scratch) else { continue }
                    for index in 0..<slice.count where distances[slice.neighbours[index]] == nil {
                        distances[slice.neighbours[index]] = distance
                        next.append(slice.neighbours[index])
                    }
                }
            }
            frontier = next
        }
    }

    /// Tries the paths of exactly `length` relationships; true when there are longer ones.
    private mutating func deepen(
        _ start: UInt32, _ goal: UInt32, _ length: Int, _ accepts: ([UInt32]) throws(RuntimeError) -> Bool
    ) throws(RuntimeError) -> Bool {
        var wasCut = false
        var stack = [neighbours(of: start)]
        walk = []
        if length == 0 {
            if start == goal, try accepts([]) { found.append([]) }
            return true
        }
        while var options = stack.popLast() {
            steps &+= 1
            if steps & 0xFFF == 0 { try limits.check() }
            guard let step = options.popLast() else {
                if !walk.isEmpty { walk.removeLast() }
                continue
            }
            stack.append(options)
            guard let left = distances[step.node], !walk.contains(step.relationship) else { continue }
            let taken = walk.count + 1
            if taken + left > length {
                wasCut = true
                continue
            }
            if taken == length {
                if try accepts(walk + [step.relationship]) {
                    found.append(walk + [step.relationship])
                    if !all { return wasCut }
                }
                wasCut = true
                continue
            }
            walk.append(step.relationship)
            stack.append(neighbours(of: step.node))
        }
        return wasCut
    }

    /// The steps from a node, last first.
    private func neighbours(of node: UInt32) -> [(node: UInt32, relationship: UInt32)] {
        let scratch = NeighbourScratch()
        var steps: [(node: UInt32, relationship: UInt32)] = []
        for view in views {
            let slice = view.lists.neighbours(of: node, scratch: scratch)
            for index in 0..<slice.count where !(view.skipsLoops && slice.neighbours[index] == node) {
                steps.append((slice.neighbours[index], slice.relationships[index]))
            }
        }
        return steps.reversed()
    }
}

/// Whether a path satisfies the conditions of its search.
final class PathConditionTest {
    private let predicates: [ExpressionEvaluator]
    private let paths: [ExpressionEvaluator]
    private let context: ExecutionContext
    /// One row: the input's columns, the relationship list, the paths.
    private let row: Batch
    private let inputCount: Int

    init(
        _ expand: Expand, input: RowLayout, context: ExecutionContext, evaluator: EvaluatorFactory
    ) throws(RuntimeError) {
        self.context = context
        inputCount = input.count
        let variables = input.variables + [expand.relationship] + expand.search.paths.map(\.variable)
        let layout = RowLayout(
            variables, kinds: input.kinds + Array(repeating: .slots, count: 1 + expand.search.paths.count))
        row = Batch(count: 1, columns: layout.kinds.map { ColumnVector($0, capacity: 1) })
        predicates = try expand.search.predicates.map { (predicate) throws(RuntimeError) in
            try evaluator(predicate, layout)
        }
        paths = try expand.search.paths.map { (path) throws(RuntimeError) in try evaluator(path.expression, layout) }
    }

    /// Evaluates the conditions for a path of these relationships.
    func accepts(_ walk: [UInt32], row number: Int, of batch: Batch) throws(RuntimeError) -> Bool {
        for column in 0..<inputCount { row.columns[column].set(batch.columns[column].slot(at: number), at: 0) }
        row.columns[inputCount].slots[0] = context.space.makeList(walk.map { .relationship(RelationshipID($0)) })
        for (index, path) in paths.enumerated() {
            row.columns[inputCount + 1 + index].slots[0] = try path.evaluate(row: 0, of: row)
        }
        var selected: UInt32 = 0
        for predicate in predicates where try predicate.filter(row, selected: &selected) == 0 { return false }
        return true
    }
}
