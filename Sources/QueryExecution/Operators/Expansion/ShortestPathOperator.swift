import PropertyGraph
import QueryPlanning

/// shortestPath and allShortestPaths between two bound nodes: by breadth-first search, or, with conditions on the path,
/// by trying the paths in the order of their length.
///
/// - Complexity: O(nodes + relationships reached) a row; with conditions O(paths up to the length found).
final class ShortestPathOperator: Operator {
    private let input: Operator
    private let expand: Expand
    private let resolver: StepResolver
    private let condition: PathConditionTest?
    private let minimum: Int
    private let maximum: Int
    private let all: Bool
    private let fromColumn: Int
    private let boundColumn: Int
    private let relationshipColumn: Int?
    private let copies: ColumnCopies
    private let output: OutputBuffer

    private var batch: Batch?
    private var row = 0
    private var found: [[UInt32]] = []

    init(
        _ plan: PhysicalPlan, _ expand: Expand, input: Operator, condition: PathConditionTest?,
        context: ExecutionContext
    ) {
        self.input = input
        self.expand = expand
        self.condition = condition
        switch expand.length {
        case .shortest(let minimum, let maximum, let all):
            self.minimum = minimum
            self.maximum = maximum ?? Int.max
            self.all = all
        case .variable(let minimum, let maximum):
            self.minimum = minimum
            self.maximum = maximum ?? Int.max
            all = false
        case .single:
            minimum = 1
            maximum = 1
            all = false
        }
        resolver = StepResolver(expand, graph: context.graph)
        fromColumn = input.layout.column(of: expand.from) ?? 0
        boundColumn = input.layout.column(of: expand.to) ?? 0
        relationshipColumn = plan.layout.column(of: expand.relationship)
        copies = ColumnCopies(from: input.layout, to: plan.layout)
        output = OutputBuffer(
            plan.layout, capacity: context.batchSize, carriesMultiplicities: plan.carriesMultiplicities)
        super.init(plan, context: context)
    }

    override var inputs: [Operator] { [input] }

    override func reset() {
        input.reset()
        batch = nil
        found = []
    }

    override func produce() throws(RuntimeError) -> Batch? {
        while true {
            if batch == nil {
                guard let next = try input.next() else { return nil }
                batch = next
                row = -1
                found = []
            }
            guard let current = batch else { return nil }
            var count = 0
            while count < output.capacity {
                if let walk = found.popLast() {
                    output.parents[count] = UInt32(truncatingIfNeeded: row)
                    if let relationshipColumn {
                        output.columns[relationshipColumn].slots[count] = context.space.makeList(
                            walk.map { Slot.relationship(RelationshipID($0)) })
                    }
                    count += 1
                    continue
                }
                row += 1
                guard row < current.count else {
                    batch = nil
                    break
                }
                let from = current.columns[fromColumn].slot(at: row)
                let to = current.columns[boundColumn].slot(at: row)
                guard from.tag == .node, to.tag == .node else { continue }
                if let condition {
                    var search = ConditionalPathSearch(
                        views: resolver.views(bothEnds: true), minimum: minimum, maximum: maximum, all: all,
                        limits: context.limits)
                    let row = row
                    found = try search.run(from: from.nodeID.raw, to: to.nodeID.raw) { (walk) throws(RuntimeError) in
                        try condition.accepts(walk, row: row, of: current)
                    }.reversed()
                } else {
                    found = try search(from: from.nodeID.raw, to: to.nodeID.raw).reversed()
                }
            }
            guard count > 0 else { continue }
            copies.gather(from: current, rows: output.parents, count: count, to: output.columns)
            output.gatherMultiplicities(from: current, count: count)
            return output.batch(count)
        }
    }

    /// Walks of least length, as relationships in order from the start.
    private func search(from: UInt32, to: UInt32) throws(RuntimeError) -> [[UInt32]] {
        if from == to { return minimum == 0 ? [[]] : [] }
        let views = resolver.views()
        let scratch = NeighbourScratch()
        var depthOf: [UInt32: Int] = [from: 0]
        var parents: [UInt32: [(node: UInt32, relationship: UInt32)]] = [:]
        var frontier = [from]
        var depth = 0
        while !frontier.isEmpty, depth < maximum, depthOf[to] == nil {
            try context.limits.check(used: context.bytesUsed)
            depth += 1
            var next: [UInt32] = []
            for node in frontier {
                for view in views {
                    let slice = view.lists.neighbours(of: node, scratch: scratch)
                    for index in 0..<slice.count {
                        let neighbour = slice.neighbours[index]
                        let step = (node: node, relationship: slice.relationships[index])
                        if let known = depthOf[neighbour] {
                            if all, known == depth { parents[neighbour]?.append(step) }
                            continue
                        }
                        depthOf[neighbour] = depth
                        parents[neighbour] = [step]
                        next.append(neighbour)
                    }
                }
            }
            frontier = next
        }
        guard let length = depthOf[to], length >= minimum else { return [] }
        var walks: [[UInt32]] = []
        var open: [(node: UInt32, tail: [UInt32])] = [(to, [])]
        while let (node, tail) = open.popLast() {
            if node == from {
                walks.append(tail.reversed())
                continue
            }
            for step in (parents[node] ?? []).reversed() { open.append((step.node, tail + [step.relationship])) }
        }
        return walks
    }
}
