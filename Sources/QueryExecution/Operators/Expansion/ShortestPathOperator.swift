import PropertyGraph
import QueryPlanning

/// shortestPath and allShortestPaths between two bound nodes: by breadth-first search from both ends, or, with
/// conditions on the path, by trying the paths in the order of their length.
///
/// - Complexity: O(nodes + relationships reached) a row; with conditions O(paths up to the length found).
final class ShortestPathOperator: FanOutOperator {
    private let resolver: StepResolver
    private let condition: PathConditionTest?
    private let bounds: (minimum: Int, maximum: Int)
    private let all: Bool
    private let fromColumn: Int
    private let boundColumn: Int
    private let relationshipColumn: Int?
    private let search: ShortestPathSearch
    @exclusivity(unchecked) private var views: [StepResolver.View] = []
    /// Walks of the row that are left, the next one last.
    @exclusivity(unchecked) private var found: [[UInt32]] = []

    init(
        _ plan: PhysicalPlan, _ expand: Expand, input: Operator, condition: PathConditionTest?,
        context: ExecutionContext
    ) {
        self.condition = condition
        bounds = expand.length.bounds
        if case .shortest(_, _, let all) = expand.length { self.all = all } else { all = false }
        resolver = StepResolver(expand, graph: context.graph)
        fromColumn = input.layout.column(of: expand.from) ?? 0
        boundColumn = input.layout.column(of: expand.to) ?? 0
        relationshipColumn = plan.layout.column(of: expand.relationship)
        search = ShortestPathSearch(context: context)
        super.init(plan, input: input, context: context)
    }

    override var canRunAgain: Bool { true }
    override func enter(_ batch: Batch) { views = resolver.views(bothEnds: true) }

    override func open(row: Int, of batch: Batch) throws(RuntimeError) {
        found = []
        let from = batch.columns[fromColumn].slot(at: row)
        let to = batch.columns[boundColumn].slot(at: row)
        guard from.tag == .node, to.tag == .node else { return }
        guard let condition else {
            found = try search.run(
                from: from.nodeID.raw, to: to.nodeID.raw, views, minimum: bounds.minimum, maximum: bounds.maximum,
                all: all
            ).reversed()
            return
        }
        var conditional = ConditionalPathSearch(
            views: views, minimum: bounds.minimum, maximum: bounds.maximum, all: all, limits: context.limits)
        found = try conditional.run(from: from.nodeID.raw, to: to.nodeID.raw) { (walk) throws(RuntimeError) in
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
}
