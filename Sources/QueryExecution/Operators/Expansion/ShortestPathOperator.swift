import PropertyGraph
import QueryPlanning

/// shortestPath and allShortestPaths between two bound nodes: by breadth-first search, or, with conditions on the path,
/// by trying the paths in the order of their length.
///
/// - Complexity: O(nodes + relationships reached) a row; with conditions O(paths up to the length found).
final class ShortestPathOperator: FanOutOperator {
    private let expand: Expand
    private let resolver: StepResolver
    private let condition: PathConditionTest?
    private let minimum: Int
    private let maximum: Int
    private let all: Bool
    private let fromColumn: Int
    private let boundColumn: Int
    private let relationshipColumn: Int?

    /// Walks of the row that are left, the next one last.
    private var found: [[UInt32]] = []

    init(
        _ plan: PhysicalPlan, _ expand: Expand, input: Operator, condition: PathConditionTest?,
        context: ExecutionContext
    ) {
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
        super.init(plan, input: input, context: context)
    }

    override func open(row: Int, of batch: Batch) throws(RuntimeError) {
        found = []
        let from = batch.columns[fromColumn].slot(at: row)
        let to = batch.columns[boundColumn].slot(at: row)
        guard from.tag == .node, to.tag == .node else { return }
        guard let condition else {
            found = try search(from: from.nodeID.raw, to: to.nodeID.raw).reversed()
            return
        }
        var search = ConditionalPathSearch(
            views: resolver.views(bothEnds: true), minimum: minimum, maximum: maximum, all: all,
            limits: context.limits)
        found = try search.run(from: from.nodeID.raw, to: to.nodeID.raw) { (walk) throws(RuntimeError) in
            try condition.accepts(walk, row: row, of: batch)
        }.reversed()
    }

    override func write(at offset: Int) -> Int {
        var count = 0
        while offset + count < output.capacity, let walk = found.popLast() {
            if let relationshipColumn {
                output.columns[relationshipColumn].slots[offset + count] = context.space.makeList(
                    walk.map { Slot.relationship(RelationshipID($0)) })
            }
            count += 1
        }
        return count
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
