import PropertyGraph
import QueryPlanning

/// A single step along relationships to nodes that are not bound yet; see `ExpandIntoOperator` for the others.
///
/// Reads adjacency slices straight out of the compressed rows; the far node's labels and the uniqueness of
/// relationships are tested inside the walk.
final class ExpandOperator: Operator {
    private let input: Operator
    private let expand: Expand
    private let resolver: StepResolver
    private let excluded: ExcludedRelationships
    private let fromColumn: Int
    private let toColumn: Int?
    private let relationshipColumn: Int?
    private let copies: ColumnCopies
    private let output: OutputBuffer
    private let scratch = NeighbourScratch()

    /// The graph's version that `views` and `mask` are of.
    @exclusivity(unchecked) private var resolvedVersion = UInt64.max

    // Where the walk stands.
    @exclusivity(unchecked) private var batch: Batch?
    @exclusivity(unchecked) private var views: [StepResolver.View] = []
    @exclusivity(unchecked) private var mask: LabelSetMask?
    @exclusivity(unchecked) private var labelSets: UnsafePointer<UInt32>?
    @exclusivity(unchecked) private var row = 0
    @exclusivity(unchecked) private var viewIndex = 0
    @exclusivity(unchecked) private var slice: NeighbourSlice?
    @exclusivity(unchecked) private var position = 0
    @exclusivity(unchecked) private var excludedIDs: [UInt32] = []

    init(_ plan: PhysicalPlan, _ expand: Expand, input: Operator, context: ExecutionContext) {
        self.input = input
        self.expand = expand
        resolver = StepResolver(expand, graph: context.graph)
        excluded = ExcludedRelationships(expand, layout: input.layout)
        fromColumn = input.layout.column(of: expand.from) ?? 0
        toColumn = expand.mode == .all ? plan.layout.column(of: expand.to) : nil
        switch expand.mode {
        case .all, .into: relationshipColumn = plan.layout.column(of: expand.relationship)
        case .count, .exists: relationshipColumn = nil
        }
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
            let count: Int
            switch expand.mode {
            case .all, .into: count = enumerate(current)
            case .count: count = try multiply(current)
            case .exists: count = test(current)
            }
            guard count > 0 else { continue }
            copies.gather(from: current, rows: output.parents, count: count, to: output.columns)
            if expand.mode != .count { output.gatherMultiplicities(from: current, count: count) }
            return output.batch(count)
        }
    }

    private func begin(_ next: Batch) {
        batch = next
        // Small reads run again and again on an unchanged graph.
        if resolvedVersion != context.graph.version {
            views = resolver.views()
            mask = resolver.labelMask()
            resolvedVersion = context.graph.version
        }
        labelSets = context.graph.labelSetPointer
        row = 0
        viewIndex = 0
        slice = nil
        position = 0
        if !excluded.isEmpty, next.count > 0 { collectExcluded(next) }
        if views.isEmpty { batch = Batch(count: 0, columns: next.columns) }
    }

    private func collectExcluded(_ current: Batch) {
        guard row < current.count else { return }
        excluded.collect(row: row, of: current, space: context.space, into: &excludedIDs)
    }

    @inline(__always)
    private func passes(_ neighbour: UInt32, _ relationship: UInt32) -> Bool {
        if let mask, let labelSets, !mask[labelSets[Int(neighbour)]] { return false }
        if !excludedIDs.isEmpty, excludedIDs.contains(relationship) { return false }
        return true
    }

    // MARK: Enumerating

    /// Fills the output with rows; sets `batch` to nil when the input batch is used up.
    private func enumerate(_ current: Batch) -> Int {
        let capacity = output.capacity
        let targets = toColumn.map { output.columns[$0].ids }
        let edges = relationshipColumn.map { output.columns[$0].ids }
        let parents = output.parents
        let nodes = NodeColumn(current.columns[fromColumn])
        let isTested = mask != nil || !excluded.isEmpty
        let rows = current.count
        var count = 0
        views.withUnsafeBufferPointer { views in
            while row < rows {
                let from = nodes[row]
                while from != ColumnVector.noID, viewIndex < views.count {
                    let skipsLoops = views[viewIndex].skipsLoops
                    if slice == nil {
                        slice = views[viewIndex].lists.neighbours(of: from, scratch: scratch)
                        position = 0
                    }
                    guard let open = slice else { break }
                    if isTested || skipsLoops {
                        count = copyTested(
                            open, from: skipsLoops ? from : ColumnVector.noID, targets: targets, edges: edges,
                            at: count, capacity: capacity)
                    } else {
                        let take = min(open.count &- position, capacity &- count)
                        if let targets {
                            (targets + count).update(from: open.neighbours + position, count: take)
                        }
                        if let edges { (edges + count).update(from: open.relationships + position, count: take) }
                        (parents + count).update(repeating: UInt32(truncatingIfNeeded: row), count: take)
                        count &+= take
                        position &+= take
                    }
                    if position < open.count { return }
                    slice = nil
                    viewIndex &+= 1
                }
                viewIndex = 0
                slice = nil
                row &+= 1
                if !excluded.isEmpty { collectExcluded(current) }
                if count == capacity { break }
            }
            if row >= rows { batch = nil }
        }
        return count
    }

    /// Copies the entries of a slice that pass the tests, from `position` on; returns the number of rows then.
    ///
    /// - Parameter loop: a far node to leave out.
    private func copyTested(
        _ slice: NeighbourSlice, from loop: UInt32, targets: UnsafeMutablePointer<UInt32>?,
        edges: UnsafeMutablePointer<UInt32>?, at start: Int, capacity: Int
    ) -> Int {
        // Everything the loop reads is local: fields of the operator would be loaded, and checked, for every entry.
        let parents = output.parents
        let parent = UInt32(truncatingIfNeeded: row)
        let cells = mask?.cells
        let sets = labelSets
        let single = excludedIDs.count == 1 ? excludedIDs[0] : ColumnVector.noID
        let several = excludedIDs.count > 1
        var count = start
        var index = position
        while index < slice.count, count < capacity {
            let neighbour = slice.neighbours[index]
            let relationship = slice.relationships[index]
            index &+= 1
            if neighbour == loop || relationship == single { continue }
            if let cells, let sets, cells[Int(sets[Int(neighbour)])] == 0 { continue }
            if several, excludedIDs.contains(relationship) { continue }
            targets?[count] = neighbour
            edges?[count] = relationship
            parents[count] = parent
            count &+= 1
        }
        position = index
        return count
    }

    // MARK: Counting and testing

    private func multiply(_ current: Batch) throws(RuntimeError) -> Int {
        let nodes = NodeColumn(current.columns[fromColumn])
        let (rows, capacity) = (current.count, output.capacity)
        let (parents, products) = (output.parents, output.multiplicities)
        var count = 0
        try views.withUnsafeBufferPointer { (views) throws(RuntimeError) in
            while row < rows, count < capacity {
                var matches: Int64 = 0
                let from = nodes[row]
                if from != ColumnVector.noID {
                    for index in views.indices { matches &+= countMatches(views[index], from: from) }
                }
                if matches > 0 {
                    parents[count] = UInt32(truncatingIfNeeded: row)
                    let (product, overflow) = matches.multipliedReportingOverflow(by: current.multiplicities?[row] ?? 1)
                    if overflow { throw .integerOverflow(at: .none) }
                    products?[count] = product
                    count &+= 1
                }
                row &+= 1
                if !excluded.isEmpty { collectExcluded(current) }
            }
        }
        if row >= rows { batch = nil }
        return count
    }

    @inline(__always)
    private func countMatches(_ view: StepResolver.View, from: UInt32) -> Int64 {
        if mask == nil, excludedIDs.isEmpty, !view.skipsLoops { return Int64(view.lists.degree(of: from)) }
        let slice = view.lists.neighbours(of: from, scratch: scratch)
        var matches: Int64 = 0
        for index in 0..<slice.count {
            let neighbour = slice.neighbours[index]
            if view.skipsLoops, neighbour == from { continue }
            if passes(neighbour, slice.relationships[index]) { matches &+= 1 }
        }
        return matches
    }

    private func test(_ current: Batch) -> Int {
        let nodes = NodeColumn(current.columns[fromColumn])
        let (rows, capacity, parents) = (current.count, output.capacity, output.parents)
        var count = 0
        views.withUnsafeBufferPointer { views in
            while row < rows, count < capacity {
                let from = nodes[row]
                if from != ColumnVector.noID, views.indices.contains(where: { hasMatch(views[$0], from: from) }) {
                    parents[count] = UInt32(truncatingIfNeeded: row)
                    count &+= 1
                }
                row &+= 1
                if !excluded.isEmpty { collectExcluded(current) }
            }
        }
        if row >= rows { batch = nil }
        return count
    }

    @inline(__always)
    private func hasMatch(_ view: StepResolver.View, from: UInt32) -> Bool {
        if mask == nil, excludedIDs.isEmpty, !view.skipsLoops { return view.lists.degree(of: from) > 0 }
        let slice = view.lists.neighbours(of: from, scratch: scratch)
        for index in 0..<slice.count {
            let neighbour = slice.neighbours[index]
            if view.skipsLoops, neighbour == from { continue }
            if passes(neighbour, slice.relationships[index]) { return true }
        }
        return false
    }
}
