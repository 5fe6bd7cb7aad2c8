import PropertyGraph
import QueryPlanning

/// A single step between two bound nodes: a row for each relationship there is.
///
/// Where one of the two nodes stays the same for some rows, its neighbours are marked and the other one is looked up,
/// else the shorter of two lists is searched; see `PairLists`.
final class ExpandIntoOperator: FanOutOperator {
    private let resolver: StepResolver
    private let excluded: ExcludedRelationships
    private let nearColumn: Int
    private let farColumn: Int
    private let relationshipColumn: Int?
    private let scratch = NeighbourScratch()

    /// The graph's version that `lists` and `mask` are of.
    @exclusivity(unchecked) private var resolvedVersion = UInt64.max
    @exclusivity(unchecked) private var lists: [PairLists] = []
    @exclusivity(unchecked) private var mask: LabelSetMask?

    // Where the walk stands.
    @exclusivity(unchecked) private var batch: Batch?
    @exclusivity(unchecked) private var row = 0
    @exclusivity(unchecked) private var ends = PairLists.Ends(near: 0, far: 0)
    @exclusivity(unchecked) private var listNumber = 0
    @exclusivity(unchecked) private var slice: NeighbourSlice?
    @exclusivity(unchecked) private var position = 0
    @exclusivity(unchecked) private var excludedIDs: [UInt32] = []
    @exclusivity(unchecked) private var anchor: PairLists.Anchor?
    /// The next row for which an anchor is looked for.
    @exclusivity(unchecked) private var nextChoice = 0
    /// Rows for which marks would have been of use.
    @exclusivity(unchecked) private var rowsOfRuns = 0

    init(_ plan: PhysicalPlan, _ expand: Expand, input: Operator, context: ExecutionContext) {
        resolver = StepResolver(expand, graph: context.graph)
        excluded = ExcludedRelationships(expand, layout: input.layout)
        nearColumn = input.layout.column(of: expand.from) ?? 0
        farColumn = input.layout.column(of: expand.to) ?? 0
        relationshipColumn = plan.layout.column(of: expand.relationship)
        super.init(plan, input: input, context: context)
    }

    override var canRunAgain: Bool { true }

    override func enter(_ batch: Batch) {
        self.batch = batch
        nextChoice = 0
        guard resolvedVersion != context.graph.version else { return }
        lists = resolver.views(bothEnds: true).compactMap(PairLists.init)
        mask = resolver.labelMask()
        anchor = nil
        rowsOfRuns = 0
        resolvedVersion = context.graph.version
    }

    override func open(row: Int, of batch: Batch) {
        let (near, far) = (NodeColumn(batch.columns[nearColumn]), NodeColumn(batch.columns[farColumn]))
        self.row = row
        ends = PairLists.Ends(near: near[row], far: far[row])
        slice = nil
        position = 0
        listNumber = lists.count
        guard ends.near != ColumnVector.noID, ends.far != ColumnVector.noID,
            mask?[context.graph.labelSetPointer[Int(ends.far)]] ?? true
        else { return }
        listNumber = 0
        if row >= nextChoice, !(anchor?.holds(ends) ?? false) { chooseAnchor(near, far, batch.count) }
    }

    override func write(at offset: Int) -> Int {
        let edges = relationshipColumn.map { output.columns[$0].ids + offset }
        let room = output.capacity - offset
        var count = 0
        while listNumber < lists.count, count < room {
            let found = slice ?? lists[listNumber].relationships(between: ends, anchor, scratch)
            // Few pairs are joined: what must not be used again is asked only then.
            if position == 0, found.count > 0, !excluded.isEmpty, let batch {
                excluded.collect(row: row, of: batch, space: context.space, into: &excludedIDs)
            }
            while position < found.count, count < room {
                let relationship = found.relationships[position]
                position += 1
                if !excludedIDs.isEmpty, excludedIDs.contains(relationship) { continue }
                edges?[count] = relationship
                count += 1
            }
            slice = found
            guard position == found.count else { break }
            slice = nil
            position = 0
            listNumber += 1
        }
        return count
    }

    // MARK: Anchors

    /// Fewer rows with the same node are searched one by one.
    private static let leastRun = 4

    /// Marks the neighbours of the node that stays the same for the next rows, if there is one and it pays.
    private func chooseAnchor(_ near: NodeColumn, _ far: NodeColumn, _ count: Int) {
        let (nearRun, farRun) = (run(near, count), run(far, count))
        let run = max(nearRun, farRun)
        nextChoice = row + (run < Self.leastRun ? 1 : run)
        guard run >= Self.leastRun, lists.allSatisfy(\.canBeMarked) else { return }
        let chosen: PairLists.Anchor = farRun == run ? .far(ends.far) : .near(ends.near)
        // Marking an entry costs a fraction of a search; the memory for marks is paid for by the rows so far.
        rowsOfRuns += run
        guard lists.allSatisfy({ run * 16 >= $0.degree(chosen) && rowsOfRuns * 64 >= $0.markCount }) else { return }
        for list in lists { list.mark(chosen) }
        anchor = chosen
    }

    /// Number of rows from this one on with the same node.
    private func run(_ column: NodeColumn, _ count: Int) -> Int {
        let first = column[row]
        var end = row + 1
        while end < count, column[end] == first { end += 1 }
        return end - row
    }
}
