import PropertyGraph
import QueryPlanning

/// `-[*]-` where only the nodes at the ends matter, each once a row: a search instead of all walks.
///
/// - Complexity: O(nodes + relationships reached) a row.
final class ReachOperator: FanOutOperator {
    private let resolver: StepResolver
    private let bounds: (minimum: Int, maximum: Int)
    private let fromColumn: Int
    /// Column of the bound far node in the input.
    private let boundColumn: Int?
    private let toColumn: Int?
    private let search = ReachSearch()

    @exclusivity(unchecked) private var views: [StepResolver.View] = []
    @exclusivity(unchecked) private var mask: LabelSetMask?
    /// The row's far node, where it is bound.
    @exclusivity(unchecked) private var target: UInt32?
    /// Ends of the row that were looked at, of those found.
    @exclusivity(unchecked) private var position = 0
    @exclusivity(unchecked) private var endCount = 0

    init(_ plan: PhysicalPlan, _ expand: Expand, input: Operator, context: ExecutionContext) {
        bounds = expand.length.bounds
        resolver = StepResolver(expand, graph: context.graph)
        fromColumn = input.layout.column(of: expand.from) ?? 0
        boundColumn = expand.mode == .into ? input.layout.column(of: expand.to) : nil
        toColumn = expand.mode == .all ? plan.layout.column(of: expand.to) : nil
        super.init(plan, input: input, context: context)
    }

    override var canRunAgain: Bool { true }
    override func enter(_ batch: Batch) {
        views = resolver.views(bothEnds: true)
        mask = resolver.labelMask(walksMayBeEmpty: true)
    }

    override func open(row: Int, of batch: Batch) throws(RuntimeError) {
        (position, endCount) = (0, 0)
        let from = batch.columns[fromColumn].slot(at: row)
        guard from.tag == .node else { return }
        if let boundColumn {
            let bound = batch.columns[boundColumn].slot(at: row)
            guard bound.tag == .node else { return }
            target = bound.nodeID.raw
        }
        try search.run(
            from: from.nodeID.raw, views, isUndirected: resolver.isUndirected, minimum: bounds.minimum,
            maximum: bounds.maximum, target: target, context: context)
        endCount = search.ends.count
    }

    override func write(at offset: Int) -> Int {
        let ends = search.ends
        let sets = context.graph.labelSetPointer
        var count = 0
        while position < endCount, offset + count < output.capacity {
            let end = ends[position]
            position += 1
            if let target, end != target { continue }
            if let mask, !mask[sets[Int(end)]] { continue }
            if let toColumn { output.columns[toColumn].ids[offset + count] = end }
            count += 1
        }
        return count
    }
}
