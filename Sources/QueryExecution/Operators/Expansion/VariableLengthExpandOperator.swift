import PropertyGraph
import QueryPlanning

/// `-[*min..max]-`: depth-first walks from each row's node, no relationship twice in one walk.
///
/// Walks are given in the order in which they are found; a walk that can be continued is given before its
/// continuations.
///
/// - Complexity: O(number of walks); memory O(length of the longest walk).
final class VariableLengthExpandOperator: FanOutOperator {
    private let expand: Expand
    private let resolver: StepResolver
    private let excluded: ExcludedRelationships
    private let properties: ExpressionEvaluator?
    private let minimum: Int
    private let maximum: Int
    private let fromColumn: Int
    private let boundColumn: Int?
    private let toColumn: Int?
    private let relationshipColumn: Int?

    /// One node on the way: which list is being looked through, and how far.
    private struct Frame {
        var node: UInt32
        var view = 0
        var position = 0
        var slice: NeighbourSlice?
    }

    @exclusivity(unchecked) private var views: [StepResolver.View] = []
    @exclusivity(unchecked) private var mask: LabelSetMask?
    /// The test of the row's own node, where a walk of no steps is wanted. Unlike `mask` it cannot be left out because
    /// of what the relationships lead to.
    @exclusivity(unchecked) private var startMask: LabelSetMask?
    @exclusivity(unchecked) private var stack: [Frame] = []
    /// The row's node, while the walk of no steps from it is still to be given.
    @exclusivity(unchecked) private var emptyWalk: UInt32?
    /// The node that the row's walks must end at, where there is one.
    @exclusivity(unchecked) private var boundNode: UInt32 = 0
    @exclusivity(unchecked) private var scratches: [NeighbourScratch] = []
    @exclusivity(unchecked) private var walk: [UInt32] = []
    @exclusivity(unchecked) private var used: Set<UInt32> = []
    @exclusivity(unchecked) private var excludedIDs: [UInt32] = []
    @exclusivity(unchecked) private var required: [(key: PropertyKeyID, value: Slot)] = []
    @exclusivity(unchecked) private var steps = 0

    init(
        _ plan: PhysicalPlan, _ expand: Expand, input: Operator, properties: ExpressionEvaluator?,
        context: ExecutionContext
    ) {
        self.expand = expand
        self.properties = properties
        (minimum, maximum) = expand.length.bounds
        resolver = StepResolver(expand, graph: context.graph)
        excluded = ExcludedRelationships(expand, layout: input.layout)
        fromColumn = input.layout.column(of: expand.from) ?? 0
        boundColumn = expand.mode == .into ? input.layout.column(of: expand.to) : nil
        toColumn = expand.mode == .all ? plan.layout.column(of: expand.to) : nil
        relationshipColumn = plan.layout.column(of: expand.relationship)
        super.init(plan, input: input, context: context)
    }

    override var canRunAgain: Bool { true }
    override func enter(_ batch: Batch) {
        views = resolver.views()
        mask = resolver.labelMask(walksMayBeEmpty: minimum == 0)
        startMask = minimum == 0 && mask == nil ? labelTest() : nil
    }

    override func write(at offset: Int) throws(RuntimeError) -> Int {
        var count = 0
        if let start = emptyWalk {
            emptyWalk = nil
            if give(start, at: offset) { count += 1 }
        }
        while !stack.isEmpty, offset + count < output.capacity {
            // Long walks give no rows for a while; they must stop when asked to.
            steps &+= 1
            if steps & 0xFFFF == 0 { try context.limits.check(used: context.bytesUsed) }
            if let end = step(), give(end, at: offset + count) { count += 1 }
        }
        return count
    }

    /// Nodes with all labels asked for; nil where none is.
    private func labelTest() -> LabelSetMask? {
        guard !expand.toLabels.isEmpty else { return nil }
        let known = expand.toLabels.compactMap { context.graph.labelID($0) }
        return known.count == expand.toLabels.count
            ? context.graph.labelSetMask(for: known) : context.graph.labelSetMask { _ in false }
    }

    /// Puts the row's node on the stack; leaves it empty when the row has none.
    override func open(row: Int, of current: Batch) throws(RuntimeError) {
        stack.removeAll(keepingCapacity: true)
        emptyWalk = nil
        walk.removeAll(keepingCapacity: true)
        used.removeAll(keepingCapacity: true)
        let start = current.columns[fromColumn].slot(at: row)
        guard start.tag == .node else { return }
        excluded.collect(row: row, of: current, space: context.space, into: &excludedIDs)
        required.removeAll(keepingCapacity: true)
        if let properties {
            let slot = try properties.evaluate(row: row, of: current)
            if slot.tag == .map {
                let map = context.space.map(slot)
                for index in 0..<map.count { required.append((map.keys[index], map.values[index])) }
            }
        }
        if let boundColumn {
            let bound = current.columns[boundColumn].slot(at: row)
            guard bound.tag == .node else { return }
            boundNode = bound.nodeID.raw
        }
        let node = start.nodeID.raw
        stack.append(Frame(node: node))
        if minimum == 0, startMask?[context.graph.labelSetPointer[Int(node)]] ?? true { emptyWalk = node }
    }

    /// Goes one relationship further or back; gives the node reached when that is a walk of admissible length.
    private func step() -> UInt32? {
        guard var frame = stack.last else { return nil }
        let depth = stack.count - 1
        if depth < maximum {
            while frame.view < views.count {
                let view = views[frame.view]
                if frame.slice == nil {
                    while scratches.count <= depth { scratches.append(NeighbourScratch()) }
                    frame.slice = view.lists.neighbours(of: frame.node, scratch: scratches[depth])
                    frame.position = 0
                }
                guard let slice = frame.slice else { break }
                while frame.position < slice.count {
                    let neighbour = slice.neighbours[frame.position]
                    let relationship = slice.relationships[frame.position]
                    frame.position += 1
                    if view.skipsLoops, neighbour == frame.node { continue }
                    guard isFree(relationship) else { continue }
                    stack[depth] = frame
                    stack.append(Frame(node: neighbour))
                    walk.append(relationship)
                    if walk.count > 12 { used.formUnion(walk.count == 13 ? walk : [relationship]) }
                    return depth + 1 >= minimum ? neighbour : nil
                }
                frame.slice = nil
                frame.view += 1
            }
        }
        stack.removeLast()
        if let last = walk.popLast(), !used.isEmpty { used.remove(last) }
        return nil
    }

    /// Not in the walk, not used elsewhere in the pattern, and with the properties asked for.
    private func isFree(_ relationship: UInt32) -> Bool {
        if walk.count > 12 ? used.contains(relationship) : walk.contains(relationship) { return false }
        if excludedIDs.contains(relationship) { return false }
        for (key, value) in required {
            let found = context.graph.relationshipProperty(RelationshipID(relationship), key)
            if context.space.equals(found, value) != true { return false }
        }
        return true
    }

    /// Writes a row that ends at `end`; false when the end is not the one asked for.
    private func give(_ end: UInt32, at index: Int) -> Bool {
        if boundColumn != nil, end != boundNode { return false }
        if let mask, !mask[context.graph.labelSetPointer[Int(end)]] { return false }
        if let toColumn { output.columns[toColumn].ids[index] = end }
        if let relationshipColumn {
            let slots = walk.map { Slot.relationship(RelationshipID($0)) }
            output.columns[relationshipColumn].slots[index] = context.space.makeList(
                expand.reversed ? slots.reversed() : slots)
        }
        return true
    }
}
