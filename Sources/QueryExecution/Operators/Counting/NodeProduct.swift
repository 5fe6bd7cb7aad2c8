import PropertyGraph
import Synchronization

/// How often each node counts for one node of a counted pattern, not worked out yet: its own weights times what its
/// neighbours and the patterns that hang off it tell.
///
/// All factors are multiplied block by block, so that no array is written but the last one, and none at all when only
/// the sum is asked.
struct NodeProduct {
    /// What the number of matches of a factor does to the product.
    enum Change {
        case none
        /// None counts as one.
        case optional
        /// Any number counts as one.
        case exists
        /// Only none counts.
        case absent

        @inline(__always)
        func applied(to matches: Int64) -> Int64 {
            switch self {
            case .none: matches
            case .optional: max(matches, 1)
            case .exists: min(matches, 1)
            case .absent: matches > 0 ? 0 : 1
            }
        }

        /// Nodes without matches do not count.
        var needsMatches: Bool { self == .none || self == .exists }
    }

    private enum Factor {
        case weights(NodeWeights)
        case message(NodeMessage)
        indirect case product(NodeProduct)
    }

    private let counter: PatternCounter
    private var own: NodeWeights
    private var factors: [(factor: Factor, change: Change)] = []
    /// Every node's number is multiplied by it.
    var scale: Int64 = 1
    /// Nodes outside do not count.
    private(set) var range: Range<Int>
    /// What working it out looks at, roughly.
    private var cost: Int { factors.reduce(range.count) { $0 + Self.cost($1.factor) } }

    init(_ weights: NodeWeights, _ counter: PatternCounter) {
        self.counter = counter
        own = weights
        range = Self.range(weights, counter)
    }

    // MARK: Factors

    /// Whether these are the weights of every node.
    private var isOnes: Bool { own.kind == .ones && factors.isEmpty && scale == 1 }

    /// Multiplies by other weights.
    mutating func multiply(by weights: NodeWeights) {
        if weights.kind == .ones { return }
        if isOnes {
            own = weights
            range = range.clamped(to: Self.range(weights, counter))
            return
        }
        // Equal nodes have equal labels, mostly.
        if own.kind == .mask, weights.kind == .mask, own.mask == weights.mask { return }
        if own.kind == .members, weights.kind == .members, own.members.baseAddress == weights.members.baseAddress {
            return
        }
        append(.weights(weights), .none, Self.range(weights, counter))
    }

    /// Multiplies by the sums of a message.
    mutating func multiply(by message: NodeMessage) {
        append(.message(message), .none, message.isEmpty ? 0..<0 : message.range)
    }

    /// Multiplies by what becomes of another product.
    mutating func multiply(by product: NodeProduct, _ change: Change) {
        append(.product(product), change, product.range)
    }

    /// Leaves out nodes that have no neighbours along a step of the pattern.
    mutating func clamp(to side: EdgeSide) { range = range.clamped(to: side.first..<max(side.first, side.limit)) }

    /// Cheap factors come first: where they are 0, the others are not asked.
    private mutating func append(_ factor: Factor, _ change: Change, _ range: Range<Int>) {
        if change.needsMatches { self.range = self.range.clamped(to: range) }
        let place = factors.firstIndex { Self.rank(factor) < Self.rank($0.factor) } ?? factors.count
        factors.insert((factor, change), at: place)
    }

    private static func range(_ weights: NodeWeights, _ counter: PatternCounter) -> Range<Int> {
        let all = 0..<Int(counter.graph.nodeLimit)
        switch weights.kind {
        case .ones, .mask: return all
        case .members:
            return all.clamped(to: weights.firstWord * 64..<(weights.firstWord + weights.members.count) * 64)
        case .array: return weights.isEmpty ? 0..<0 : weights.first..<weights.limit
        }
    }

    private static func rank(_ factor: Factor) -> Int {
        switch factor {
        case .weights: 0
        case .message(let message): message.isDegree ? 0 : 1
        case .product: 2
        }
    }

    private static func cost(_ factor: Factor) -> Int {
        switch factor {
        case .weights: 0
        case .message(let message): message.isDegree ? 0 : message.entryCount
        case .product(let product): product.cost
        }
    }

    private var isPlain: Bool {
        factors.allSatisfy { factor, _ in
            switch factor {
            case .weights: true
            case .message(let message): message.isPlain
            case .product(let product): product.isPlain
            }
        }
    }

    private var depth: Int {
        factors.reduce(1) { depth, next in
            if case .product(let product) = next.factor { return max(depth, product.depth + 1) }
            return depth
        }
    }

    /// No node counts, as far as is known yet.
    var isEmpty: Bool { own.isEmpty || range.isEmpty }

    // MARK: Working it out

    /// Number of nodes of a block.
    private static let blockSize = 1024
    /// Blocks after which the limits are asked and that one thread takes at a time.
    private static let blocksAtOnce = 16

    /// The weights; those that have not been multiplied may have no array.
    func weights() throws(RuntimeError) -> NodeWeights {
        factors.isEmpty && scale == 1 ? own : try array()
    }

    /// The weights as an array.
    func array() throws(RuntimeError) -> NodeWeights {
        if factors.isEmpty, scale == 1, own.kind == .array { return own }
        var result = counter.array(first: range.lowerBound, limit: range.upperBound)
        let outcome = try run(into: result.values)
        result.maximum = outcome.maximum
        result.support = outcome.support
        return result
    }

    /// The sum over all nodes.
    func sum() throws(RuntimeError) -> Int64 {
        if isOnes { return Int64(counter.graph.nodeCount) }
        return try run(into: nil).sum
    }

    /// What one thread finds.
    private struct Outcome {
        var sum: Int64 = 0
        var maximum: Int64 = 0
        var support = 0
        /// Of no interest when it is the numbers that are asked.
        var sumOverflow = false
        var overflow = false
        var failure: RuntimeError?

        mutating func add(_ other: Outcome) {
            let (next, overflows) = sum.addingReportingOverflow(other.sum)
            sum = next
            maximum = max(maximum, other.maximum)
            support += other.support
            sumOverflow = sumOverflow || other.sumOverflow || overflows
            overflow = overflow || other.overflow
            failure = failure ?? other.failure
        }
    }

    /// Works out all blocks: into an array, or only the sum.
    private func run(into values: UnsafeMutablePointer<Int64>?) throws(RuntimeError) -> Outcome {
        var total = Outcome()
        let threads = isPlain ? counter.threads(forEntries: cost) : 1
        if threads == 1 {
            total = work(range, into: values)
        } else {
            nonisolated(unsafe) let (product, values) = (self, values)
            nonisolated(unsafe) let outcomes = UnsafeMutablePointer<Outcome>.allocate(capacity: threads)
            outcomes.initialize(repeating: Outcome(), count: threads)
            let (range, size) = (range, Self.blockSize * Self.blocksAtOnce)
            let next = Atomic<Int>(range.lowerBound)
            Parallel.forEach(count: threads, threads: threads) { number in
                while outcomes[number].failure == nil {
                    let start = next.add(size, ordering: .relaxed).oldValue
                    if start >= range.upperBound { return }
                    let part = start..<min(start + size, range.upperBound)
                    outcomes[number].add(product.work(part, into: values.map { $0 + (start - range.lowerBound) }))
                }
            }
            for number in 0..<threads { total.add(outcomes[number]) }
            outcomes.deinitialize(count: threads)
            outcomes.deallocate()
        }
        if let failure = total.failure { throw failure }
        if total.overflow || values == nil && total.sumOverflow { throw .integerOverflow(at: .none) }
        return total
    }

    /// Works out a part of the range.
    private func work(_ part: Range<Int>, into values: UnsafeMutablePointer<Int64>?) -> Outcome {
        var outcome = Outcome()
        let spare = UnsafeMutablePointer<Int64>.allocate(capacity: Self.blockSize * depth)
        defer { spare.deallocate() }
        var start = part.lowerBound
        var blocks = 0
        while start < part.upperBound {
            let nodes = start..<min(start + Self.blockSize, part.upperBound)
            let cells = values.map { $0 + (start - part.lowerBound) } ?? spare
            fill(nodes, cells, spare + Self.blockSize, &outcome.overflow)
            var (sum, overflow) = (outcome.sum, false)
            for index in 0..<nodes.count {
                let cell = cells[index]
                let (next, overflows) = sum.addingReportingOverflow(cell)
                sum = next
                overflow = overflow || overflows
                outcome.maximum = max(outcome.maximum, cell)
                outcome.support &+= cell == 0 ? 0 : 1
            }
            outcome.sum = sum
            outcome.sumOverflow = outcome.sumOverflow || overflow
            start = nodes.upperBound
            blocks += 1
            if blocks % Self.blocksAtOnce == 0 {
                do throws(RuntimeError) { try counter.checkLimits() } catch {
                    outcome.failure = error
                    return outcome
                }
            }
        }
        return outcome
    }

    /// Works out a block. `spare` has room for the blocks of the products inside.
    private func fill(
        _ nodes: Range<Int>, _ cells: UnsafeMutablePointer<Int64>, _ spare: UnsafeMutablePointer<Int64>,
        _ overflow: inout Bool
    ) {
        let inside = nodes.clamped(to: range)
        if inside.isEmpty {
            cells.update(repeating: 0, count: nodes.count)
            return
        }
        // A node with matches is there; where none are needed, deleted ones must be told.
        let isAlive = factors.contains { factor, change in
            if case .message = factor { return change.needsMatches }
            return false
        }
        if own.kind == .ones, isAlive {
            cells.update(repeating: scale, count: nodes.count)
        } else {
            for node in nodes {
                let (product, overflows) = own.ofAny(UInt32(truncatingIfNeeded: node)).multipliedReportingOverflow(
                    by: scale)
                cells[node &- nodes.lowerBound] = product
                if overflows { overflow = true }
            }
        }
        for (factor, change) in factors {
            switch factor {
            case .message(let message): message.multiply(nodes, cells, change, &overflow)
            case .weights(let weights):
                multiply(cells, nodes.count, change, &overflow) {
                    weights.ofAny(UInt32(truncatingIfNeeded: nodes.lowerBound &+ $0))
                }
            case .product(let product):
                product.fill(nodes, spare, spare + Self.blockSize, &overflow)
                multiply(cells, nodes.count, change, &overflow) { spare[$0] }
            }
        }
    }

    @inline(__always)
    private func multiply(
        _ cells: UnsafeMutablePointer<Int64>, _ count: Int, _ change: Change, _ overflow: inout Bool,
        by factor: (Int) -> Int64
    ) {
        var exceeds = false
        for index in 0..<count {
            let own = cells[index]
            if own == 0 { continue }
            let (product, overflows) = own.multipliedReportingOverflow(by: change.applied(to: factor(index)))
            cells[index] = product
            exceeds = exceeds || overflows
        }
        if exceeds { overflow = true }
    }
}
