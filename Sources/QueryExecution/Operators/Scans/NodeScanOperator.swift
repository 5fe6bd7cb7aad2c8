import PropertyGraph
import QueryPlanning
import QuerySemantics

/// All nodes, or those with the labels, for each row of the input.
final class NodeScanOperator: Operator {
    private let input: Operator
    private let scan: NodeScan
    /// What the nodes are called.
    var variable: VariableID { scan.variable }
    private let column: Int?
    private let copies: ColumnCopies
    private let output: OutputBuffer
    /// The ids of a batch: the output's own, where somebody wants them.
    private let found: UnsafeMutablePointer<UInt32>
    private var batch: Batch?
    private var row = 0
    private var cursor: UInt32 = 0
    /// The labels as of when the scan for a row began.
    private var labels: [LabelID?] = []
    /// Whether it tells how far it is: only when the nodes are read once.
    private let isStep: Bool
    private var hasBegun = false
    /// Only nodes with these ids are wanted; nil: all.
    var morsel: Range<UInt32>?

    /// Shorter runs of ids are put together into larger batches.
    private static let leastRun = 128

    init(_ plan: PhysicalPlan, _ scan: NodeScan, input: Operator, context: ExecutionContext) {
        self.input = input
        self.scan = scan
        column = plan.layout.column(of: scan.variable)
        copies = ColumnCopies(from: input.layout, to: plan.layout)
        let output = OutputBuffer(
            plan.layout, capacity: context.batchSize, carriesMultiplicities: plan.carriesMultiplicities)
        self.output = output
        found = column.map { output.columns[$0].ids } ?? .allocate(capacity: context.batchSize)
        isStep = input.origin == .statement
        super.init(plan, context: context)
        origin = isStep ? .source : .other
    }

    deinit { if column == nil { found.deallocate() } }

    override var inputs: [Operator] { [input] }

    override var canRunAgain: Bool { true }
    override func reset() {
        input.reset()
        batch = nil
        hasBegun = false
    }

    override func produce() throws(RuntimeError) -> Batch? {
        let graph = context.graph
        while true {
            if batch == nil {
                guard let next = try input.next() else {
                    if hasBegun { context.limits.progress.take(0) }
                    return nil
                }
                batch = next
                row = 0
                cursor = 0
            }
            guard let current = batch else { return nil }
            guard row < current.count else {
                batch = nil
                continue
            }
            if cursor == 0 { labels = scan.labels.map { graph.labelID($0) } }
            if labels.contains(nil) {
                batch = nil
                continue
            }
            if input.origin == .source { context.limits.progress.workOff(row, of: current.count) }
            // Of a scan in pieces somebody else knows how much there is.
            if isStep, !hasBegun, morsel == nil {
                hasBegun = true
                context.limits.progress.begin(
                    (labels.first ?? nil).map { graph.statistics.nodes($0) } ?? graph.nodeCount)
            }
            if let range = morsel, cursor < range.lowerBound { cursor = range.lowerBound }
            var spread = ColumnVector.Spread.consecutive
            var count = scanRun(labels.first ?? nil)
            if count == 0 {
                spread = .any
                count = scanAny(labels.first ?? nil)
            }
            if count == 0 {
                row += 1
                cursor = 0
                continue
            }
            advance(count)
            if labels.count > 1 {
                let mask = graph.labelSetMask(for: labels.compactMap { $0 })
                let sets = graph.labelSetPointer
                var kept = 0
                for index in 0..<count where mask[sets[Int(found[index])]] {
                    found[kept] = found[index]
                    kept += 1
                }
                if kept < count, spread == .consecutive { spread = .onePage }
                count = kept
                if count == 0 { continue }
            }
            if let column { output.columns[column].spread = spread }
            if !copies.pairs.isEmpty || output.multiplicities != nil {
                for index in 0..<count { output.parents[index] = UInt32(truncatingIfNeeded: row) }
                copies.gather(from: current, rows: output.parents, count: count, to: output.columns)
                output.gatherMultiplicities(from: current, count: count)
            }
            return output.batch(count)
        }
    }

    /// The first node of a page that the scan would give whole, as its next rows with nothing but the node; nil where the
    /// rows are others.
    func nextPage() -> UInt32? {
        guard row < batch?.count ?? 0, cursor > 0, labels.count <= 1, copies.pairs.isEmpty,
            output.multiplicities == nil,
            let run = context.graph.consecutiveNodes(
                label: labels.first ?? nil, from: cursor, atMost: PropertyPage.capacity),
            run.count == PropertyPage.capacity, run.first & UInt32(PropertyPage.capacity - 1) == 0,
            run.first &+ UInt32(PropertyPage.capacity - 1) < morsel?.upperBound ?? .max
        else { return nil }
        return run.first
    }

    /// Goes on after a page that was found by `nextPage` and need not be given.
    func passPage(_ first: UInt32) {
        let count = PropertyPage.capacity
        cursor = first &+ UInt32(count)
        advance(count)
        countRows(count)
    }

    private func advance(_ count: Int) {
        if morsel != nil {
            context.limits.progress.advance(count)
        } else if hasBegun {
            context.limits.progress.take(count)
        }
    }

    /// A run of nodes whose ids follow each other; 0 when the next ones lie too thin for that.
    private func scanRun(_ label: LabelID?) -> Int {
        let limit = morsel?.upperBound ?? UInt32.max
        guard let run = context.graph.consecutiveNodes(label: label, from: cursor, atMost: output.capacity),
            run.first < limit
        else { return 0 }
        let count = min(run.count, Int(limit - run.first))
        guard count >= Self.leastRun || count == output.capacity else { return 0 }
        for index in 0..<count { found[index] = run.first &+ UInt32(truncatingIfNeeded: index) }
        cursor = run.first &+ UInt32(truncatingIfNeeded: count)
        return count
    }

    private func scanAny(_ label: LabelID?) -> Int {
        let count = context.graph.scanNodes(
            label: label, from: &cursor, into: UnsafeMutableBufferPointer(start: found, count: output.capacity))
        guard let limit = morsel?.upperBound, count > 0, found[count - 1] >= limit else { return count }
        cursor = limit
        var kept = count
        while kept > 0, found[kept - 1] >= limit { kept -= 1 }
        return kept
    }
}

/// Multiplies each row by the number of nodes with the label, from the graph's counts.
final class NodeCountOperator: Operator {
    private let input: Operator
    private let scan: NodeScan
    private let copies: ColumnCopies
    private let output: OutputBuffer

    init(_ plan: PhysicalPlan, _ scan: NodeScan, input: Operator, context: ExecutionContext) {
        self.input = input
        self.scan = scan
        copies = ColumnCopies(from: input.layout, to: plan.layout)
        output = OutputBuffer(plan.layout, capacity: context.batchSize, carriesMultiplicities: true)
        super.init(plan, context: context)
        // A row of it is a row of its input.
        origin = input.origin
    }

    override var inputs: [Operator] { [input] }
    override var canRunAgain: Bool { true }
    override var isExhausted: Bool { input.isExhausted }
    override func reset() { input.reset() }

    override func produce() throws(RuntimeError) -> Batch? {
        guard let current = try input.next() else { return nil }
        let graph = context.graph
        var nodes = Int64(graph.nodeCount)
        if let label = scan.labels.first {
            nodes = graph.labelID(label).map { Int64(graph.statistics.nodes($0)) } ?? 0
        }
        guard nodes > 0 else { return nil }
        for index in 0..<current.count {
            output.parents[index] = UInt32(truncatingIfNeeded: index)
            let (product, overflow) = nodes.multipliedReportingOverflow(by: current.multiplicities?[index] ?? 1)
            if overflow { throw .integerOverflow(at: .none) }
            output.multiplicities?[index] = product
        }
        copies.gather(from: current, rows: output.parents, count: current.count, to: output.columns)
        return output.batch(current.count)
    }
}
