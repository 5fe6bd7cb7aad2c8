import PropertyGraph

/// Walks a cyclic core for some of its first nodes, on one thread.
///
/// A batch of partial matches is taken a level further at a time: each loop does one thing for the whole batch and what
/// it reads does not depend on the rows before, so that the processor waits for the memory of many rows at once.
final class CoreWalker {
    /// Rows of a batch.
    static let capacity = 1024

    /// The partial matches up to one level.
    struct Batch {
        /// By level: the nodes bound there; of no use for levels that nobody asks for any more.
        let nodes: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>>
        /// How often each counts.
        let products: UnsafeMutablePointer<Int64>
        /// For each row of the batch before: where the list to go along is.
        let lows: UnsafeMutablePointer<UInt32>
        let highs: UnsafeMutablePointer<UInt32>
        /// The row of the batch before that each row comes from.
        let origins: UnsafeMutablePointer<UInt32>
    }

    let plan: CoreWalk
    private let array: NodeWeights?
    private let batches: [Batch]
    /// By level: the marks of each of its checks.
    private let marks: [[ClosingMarks]]
    /// Rows of the last batch that have both lists, and where the second is.
    let live: UnsafeMutablePointer<UInt32>
    let otherLows: UnsafeMutablePointer<UInt32>
    let otherHighs: UnsafeMutablePointer<UInt32>
    @exclusivity(unchecked) private(set) var sum: Int64 = 0
    @exclusivity(unchecked) var overflow = false
    /// Entries looked at since the limits were asked.
    @exclusivity(unchecked) private var work = 0
    @exclusivity(unchecked) private(set) var failure: RuntimeError?

    /// - Parameter array: where the sums for each first node go; nil: into `sum`.
    init(_ plan: CoreWalk, into array: NodeWeights?) {
        self.plan = plan
        self.array = array
        let arena = plan.counter.arena
        let capacity = Self.capacity
        batches = plan.levels.indices.map { level in
            let nodes = UnsafeMutablePointer<UnsafeMutablePointer<UInt32>>.allocate(capacity: level + 1)
            for number in 0...level {
                (nodes + number).initialize(to: arena.allocate(capacity, of: UInt32.self))
            }
            return Batch(
                nodes: nodes, products: arena.allocate(capacity, of: Int64.self),
                lows: arena.allocate(capacity, of: UInt32.self), highs: arena.allocate(capacity, of: UInt32.self),
                origins: arena.allocate(capacity, of: UInt32.self))
        }
        live = arena.allocate(capacity, of: UInt32.self)
        otherLows = arena.allocate(capacity, of: UInt32.self)
        otherHighs = arena.allocate(capacity, of: UInt32.self)
        let ones = plan.counter.ones
        marks = plan.levels.indices.map { number in
            let level = plan.levels[number]
            let closes = number == plan.levels.count - 1 && level.checks.count == 1
            return level.checks.map { ClosingMarks($0, weights: closes ? level.weights : ones) }
        }
    }

    deinit { for batch in batches { batch.nodes.deallocate() } }

    // MARK: First nodes

    /// Adds the matches whose first node is in a range.
    func walk(_ range: Range<Int>) {
        let weights = plan.levels[0].weights
        let batch = batches[0]
        var count = 0
        for number in range {
            let node = UInt32(truncatingIfNeeded: number)
            let weight = weights.ofAny(node)
            batch.nodes[0][count] = node
            batch.products[count] = weight
            count &+= weight == 0 ? 0 : 1
            if count == Self.capacity {
                extend(1, count)
                count = 0
                if failure != nil { return }
            }
        }
        if count > 0 { extend(1, count) }
        if overflow, failure == nil { failure = .integerOverflow(at: .none) }
    }

    // MARK: Further nodes

    /// Binds one more node in each of the rows of a batch, and goes on.
    private func extend(_ number: Int, _ rows: Int) {
        let level = plan.levels[number]
        let before = batches[number - 1]
        let batch = batches[number]
        let from = before.nodes[level.from]
        let (lows, highs) = (batch.lows, batch.highs)
        guard let lists = level.lists else { return }
        var singles = 0
        for row in 0..<rows {
            let (low, high) = lists.bounds(of: from[row])
            (lows[row], highs[row]) = (low, high)
            singles &+= high &- low == 1 ? 1 : 0
        }
        if number == plan.levels.count - 1, level.checks.count == 1 {
            close(level, lists, before, batch, rows, marks[number][0])
            return
        }
        let (nodes, origins) = (batch.nodes[number], batch.origins)
        if singles == rows {
            // One neighbour each, as along steps to the one owner: a loop of loads that wait for nothing but memory.
            for row in 0..<rows {
                nodes[row] = lists.neighbours[Int(lows[row])]
                origins[row] = UInt32(truncatingIfNeeded: row)
            }
            finish(number, rows)
            return
        }
        var row = 0
        var entry = Int(lows[0])
        while row < rows, failure == nil {
            var count = 0
            while row < rows {
                let end = min(Int(highs[row]), entry &+ Self.capacity &- count)
                while entry < end {
                    nodes[count] = lists.neighbours[entry]
                    origins[count] = UInt32(truncatingIfNeeded: row)
                    count &+= 1
                    entry &+= 1
                }
                if entry < Int(highs[row]) { break }
                row &+= 1
                if row < rows { entry = Int(lows[row]) }
            }
            finish(number, count)
        }
    }

    /// Weighs the candidates for a node and looks them up along the other steps, and goes on with those that are left.
    private func finish(_ number: Int, _ candidates: Int) {
        let level = plan.levels[number]
        let before = batches[number - 1]
        let batch = batches[number]
        let (nodes, origins) = (batch.nodes[number], batch.origins)
        spend(candidates)
        var count = weigh(level.weights, nodes, batch, before.products, candidates)
        for (check, marks) in zip(level.checks, marks[number]) where count > 0 {
            count = look(check, marks, nodes, before.nodes[check.from], batch, count)
        }
        if failure != nil || count == 0 { return }
        if number == plan.levels.count - 1 {
            for index in 0..<count { add(batch.products[index], to: before, row: Int(origins[index])) }
            return
        }
        for carried in level.carried where carried < number {
            let (source, target) = (before.nodes[carried], batch.nodes[carried])
            for index in 0..<count { target[index] = source[Int(origins[index])] }
        }
        extend(number + 1, count)
    }

    /// Multiplies the rows' numbers by their nodes' weights; rows without weight go.
    private func weigh(
        _ weights: NodeWeights, _ nodes: UnsafeMutablePointer<UInt32>, _ batch: Batch,
        _ before: UnsafeMutablePointer<Int64>, _ count: Int
    ) -> Int {
        let (origins, products) = (batch.origins, batch.products)
        var kept = 0
        switch weights.kind {
        case .ones:
            for index in 0..<count { products[index] = before[Int(origins[index])] }
            return count
        case .members, .mask:
            for index in 0..<count {
                let (node, origin) = (nodes[index], origins[index])
                nodes[kept] = node
                origins[kept] = origin
                products[kept] = before[Int(origin)]
                kept &+= Int(truncatingIfNeeded: weights[node])
            }
        case .array:
            var overflow = false
            for index in 0..<count {
                let (node, origin) = (nodes[index], origins[index])
                let (product, overflows) = before[Int(origin)].multipliedReportingOverflow(by: weights.cell(node))
                nodes[kept] = node
                origins[kept] = origin
                products[kept] = product
                overflow = overflow || overflows
                kept &+= product == 0 && !overflows ? 0 : 1
            }
            if overflow { self.overflow = true }
        }
        return kept
    }

    /// Multiplies the rows' numbers by how often their node is joined to one bound before; rows without go.
    ///
    /// Rows that ask the same node follow one another; where there are many, its neighbours are marked.
    private func look(
        _ check: CoreWalk.Check, _ marks: ClosingMarks, _ nodes: UnsafeMutablePointer<UInt32>,
        _ from: UnsafeMutablePointer<UInt32>,
        _ batch: Batch, _ count: Int
    ) -> Int {
        let (origins, products) = (batch.origins, batch.products)
        var kept = 0
        if let matrix = check.matrix {
            for index in 0..<count {
                let (node, origin, product) = (nodes[index], origins[index], products[index])
                nodes[kept] = node
                origins[kept] = origin
                products[kept] = product
                kept &+= matrix.joins(from[Int(origin)], node) ? 1 : 0
            }
            if !matrix.hasParallels { return kept }
        } else {
            kept = count
        }
        let asked = kept
        kept = 0
        var overflow = false
        func keep(_ index: Int, _ found: Int64) {
            let (product, overflows) = products[index].multipliedReportingOverflow(by: found)
            nodes[kept] = nodes[index]
            origins[kept] = origins[index]
            products[kept] = product
            overflow = overflow || overflows
            kept &+= found == 0 ? 0 : 1
        }
        var start = 0
        while start < asked {
            let node = from[Int(origins[start])]
            var end = start &+ 1
            while end < asked, from[Int(origins[end])] == node { end &+= 1 }
            let bounds = check.lists.bounds(of: node)
            let (low, high) = (Int(bounds.low), Int(bounds.high))
            if marks.marked == node || 4 &* (end &- start) > high &- low &+ 16 {
                if marks.marked != node { marks.mark(node, check.lists, low: low, high: high) }
                for index in start..<end { keep(index, marks[nodes[index]]) }
            } else {
                for index in start..<end { keep(index, check.lists.count(of: nodes[index], from: low, to: high)) }
            }
            start = end
        }
        if overflow { self.overflow = true }
        return kept
    }

    // MARK: Sums

    /// Adds what a row of the batch before the last stands for.
    @inline(__always)
    func add(_ product: Int64, to batch: Batch, row: Int) {
        if let array {
            let index = Int(batch.nodes[0][row]) &- array.first
            let (next, overflows) = array.values[index].addingReportingOverflow(product)
            if overflows { overflow = true }
            array.values[index] = next
        } else {
            let (next, overflows) = sum.addingReportingOverflow(product)
            if overflows { overflow = true }
            sum = next
        }
    }

    /// Asks the limits every few hundred thousand entries.
    @inline(__always)
    func spend(_ entries: Int) {
        work &+= entries &+ 4
        if work > 1 << 19 { askLimits() }
    }

    private func askLimits() {
        work = 0
        do throws(RuntimeError) { try plan.counter.checkLimits() } catch { failure = error }
    }
}
