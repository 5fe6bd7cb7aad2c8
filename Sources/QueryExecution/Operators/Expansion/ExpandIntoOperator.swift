import PropertyGraph
import QueryPlanning

/// A single step between two bound nodes: a row for each relationship there is.
///
/// Where one of the two nodes stays the same for some rows, its neighbours are marked and the other one is looked up,
/// else the shorter of two lists is searched; see `PairLists`.
final class ExpandIntoOperator: Operator {
    private let input: Operator
    private let resolver: StepResolver
    private let excluded: ExcludedRelationships
    private let nearColumn: Int
    private let farColumn: Int
    private let relationshipColumn: Int?
    private let copies: ColumnCopies
    private let output: OutputBuffer
    private let scratch = NeighbourScratch()

    /// The graph's version that `lists` and `mask` are of.
    @exclusivity(unchecked) private var resolvedVersion = UInt64.max
    @exclusivity(unchecked) private var lists: [PairLists] = []
    @exclusivity(unchecked) private var mask: LabelSetMask?

    // Where the walk stands.
    @exclusivity(unchecked) private var batch: Batch?
    @exclusivity(unchecked) private var row = 0
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
        self.input = input
        resolver = StepResolver(expand, graph: context.graph)
        excluded = ExcludedRelationships(expand, layout: input.layout)
        nearColumn = input.layout.column(of: expand.from) ?? 0
        farColumn = input.layout.column(of: expand.to) ?? 0
        relationshipColumn = plan.layout.column(of: expand.relationship)
        copies = ColumnCopies(from: input.layout, to: plan.layout)
        output = OutputBuffer(
            plan.layout, capacity: context.batchSize, carriesMultiplicities: plan.carriesMultiplicities)
        super.init(plan, context: context)
    }

    override var inputs: [Operator] { [input] }

    override var canRunAgain: Bool { true }
    override var isExhausted: Bool { batch == nil && input.isExhausted }
    override func reset() {
        input.reset()
        batch = nil
    }

    override func produce() throws(RuntimeError) -> Batch? {
        while true {
            if batch == nil {
                guard let next = try input.next() else { return nil }
                begin(next)
            }
            guard let current = batch else { return nil }
            if input.origin == .source { context.limits.progress.workOff(row, of: current.count) }
            let count = lists.isEmpty ? 0 : fill(current)
            if lists.isEmpty || row >= current.count { batch = nil }
            guard count > 0 else { continue }
            copies.gather(from: current, rows: output.parents, count: count, to: output.columns)
            output.gatherMultiplicities(from: current, count: count)
            return output.batch(count)
        }
    }

    private func begin(_ next: Batch) {
        batch = next
        if resolvedVersion != context.graph.version {
            lists = resolver.views(bothEnds: true).compactMap(PairLists.init)
            mask = resolver.labelMask()
            anchor = nil
            rowsOfRuns = 0
            resolvedVersion = context.graph.version
        }
        row = 0
        listNumber = 0
        slice = nil
        position = 0
        nextChoice = 0
    }

    /// Fills the output with rows, as many as it holds or the input batch has left.
    private func fill(_ current: Batch) -> Int {
        let (near, far) = (NodeColumn(current.columns[nearColumn]), NodeColumn(current.columns[farColumn]))
        let edges = relationshipColumn.map { output.columns[$0].ids }
        let sets = context.graph.labelSetPointer
        var count = 0
        while row < current.count, count < output.capacity {
            let ends = PairLists.Ends(near: near[row], far: far[row])
            if ends.near == ColumnVector.noID || ends.far == ColumnVector.noID
                || !(mask?[sets[Int(ends.far)]] ?? true)
            {
                row += 1
                continue
            }
            if row >= nextChoice, !(anchor?.holds(ends) ?? false) { chooseAnchor(ends, near, far, current.count) }
            while listNumber < lists.count {
                let found = slice ?? lists[listNumber].relationships(between: ends, anchor, scratch)
                if found.count > 0 {
                    // Few pairs are joined: what must not be used again is asked only then.
                    if position == 0, !excluded.isEmpty {
                        excluded.collect(row: row, of: current, space: context.space, into: &excludedIDs)
                    }
                    count = copy(found, edges, at: count)
                    if position < found.count {
                        slice = found
                        return count
                    }
                }
                slice = nil
                position = 0
                listNumber += 1
            }
            listNumber = 0
            row += 1
        }
        return count
    }

    private func copy(_ found: NeighbourSlice, _ edges: UnsafeMutablePointer<UInt32>?, at start: Int) -> Int {
        var count = start
        while position < found.count, count < output.capacity {
            let relationship = found.relationships[position]
            position += 1
            if !excludedIDs.isEmpty, excludedIDs.contains(relationship) { continue }
            edges?[count] = relationship
            output.parents[count] = UInt32(truncatingIfNeeded: row)
            count += 1
        }
        return count
    }

    // MARK: Anchors

    /// Fewer rows with the same node are searched one by one.
    private static let leastRun = 4

    /// Marks the neighbours of the node that stays the same for the next rows, if there is one and it pays.
    private func chooseAnchor(_ ends: PairLists.Ends, _ near: NodeColumn, _ far: NodeColumn, _ count: Int) {
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
