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

        /// Turns numbers of matches into what they do.
        func apply(to matches: UnsafeMutablePointer<Int64>, _ count: Int) {
            switch self {
            case .none: return
            case .optional: for index in 0..<count { matches[index] = max(matches[index], 1) }
            case .exists: for index in 0..<count { matches[index] = min(matches[index], 1) }
            case .absent: for index in 0..<count { matches[index] = matches[index] > 0 ? 0 : 1 }
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
    var isOnes: Bool { own.kind == .ones && factors.isEmpty && scale == 1 }

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
        // The lengths of all lists: the number of relationships.
        if own.kind == .ones, scale == 1, factors.count == 1, case (.message(let message), .none) = factors[0],
            message.isLengths, range == message.range
        {
            return Int64(message.entryCount)
        }
        return try run(into: nil).sum
    }

    /// What one thread finds.
    private struct Outcome {
        /// Only when there is no array to write.
        var sum: Int64 = 0
        /// Only of an array.
        var maximum: Int64 = 0
        var support = 0
        var overflow = false
        var failure: RuntimeError?

        mutating func add(_ other: Outcome) {
            let (next, overflows) = sum.addingReportingOverflow(other.sum)
            sum = next
            maximum = max(maximum, other.maximum)
            support += other.support
            overflow = overflow || other.overflow || overflows
            failure = failure ?? other.failure
        }
    }

    /// Works out all blocks: into an array, or only the sum.
    private func run(into values: UnsafeMutablePointer<Int64>?) throws(RuntimeError) -> Outcome {
        var total = Outcome()
        let threads = counter.context.threads > 1 && isPlain ? counter.threads(forEntries: cost) : 1
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
        if total.overflow { throw .integerOverflow(at: .none) }
        return total
    }

    /// Works out a part of the range.
    private func work(_ part: Range<Int>, into values: UnsafeMutablePointer<Int64>?) -> Outcome {
        var outcome = Outcome()
        var room: UnsafeMutablePointer<Int64>?
        defer { room?.deallocate() }
        // Sums of lengths need none, mostly.
        func spare() -> UnsafeMutablePointer<Int64> {
            if let room { return room }
            let made = UnsafeMutablePointer<Int64>.allocate(capacity: Self.blockSize * (depth + 1))
            room = made
            return made
        }
        let lengths = values == nil ? lengthFactors : nil
        var start = part.lowerBound
        var blocks = 0
        while start < part.upperBound {
            let nodes = start..<min(start + Self.blockSize, part.upperBound)
            if let values {
                let cells = values + (start - part.lowerBound)
                fill(nodes, cells, spare() + Self.blockSize, &outcome.overflow)
                for index in 0..<nodes.count {
                    outcome.maximum = max(outcome.maximum, cells[index])
                    outcome.support &+= cells[index] == 0 ? 0 : 1
                }
            } else {
                var found: Int64?
                if let lengths { found = Self.sumOfProducts(lengths, nodes, spare) }
                let sum = found ?? sum(nodes, spare(), &outcome.overflow)
                let (next, overflows) = outcome.sum.addingReportingOverflow(sum)
                outcome.sum = next
                outcome.overflow = outcome.overflow || overflows
            }
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

    /// The sum of a block. `spare` has room for it and for the blocks of the products inside.
    private func sum(_ nodes: Range<Int>, _ spare: UnsafeMutablePointer<Int64>, _ overflow: inout Bool) -> Int64 {
        fill(nodes, spare, spare + Self.blockSize, &overflow)
        return spare.sum(nodes.count, &overflow)
    }

    /// The messages of a product in which each node counts as often as it has neighbours along one step times those along
    /// another; nil when it is something else.
    private var lengthFactors: (first: NodeMessage, second: NodeMessage)? {
        guard own.kind == .ones, scale == 1, factors.count == 2, case (.message(let first), .none) = factors[0],
            case (.message(let second), .none) = factors[1], first.isLengths, second.isLengths
        else { return nil }
        return (first, second)
    }

    /// The sum of a block of such a product; nil where it is too large.
    private static func sumOfProducts(
        _ factors: (first: NodeMessage, second: NodeMessage), _ nodes: Range<Int>,
        _ spare: () -> UnsafeMutablePointer<Int64>
    ) -> Int64? {
        let isSquare = factors.first.side.number == factors.second.side.number
        return spare().withMemoryRebound(to: UInt32.self, capacity: 2 * blockSize) { lengths in
            factors.first.lengths(nodes, into: lengths)
            if isSquare { return lengths.sumOfProducts(with: lengths, nodes.count) }
            factors.second.lengths(nodes, into: lengths + blockSize)
            return lengths.sumOfProducts(with: lengths + blockSize, nodes.count)
        }
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
        var rest = factors[...]
        if own.kind == .ones, scale == 1, case (.message(let message), .none)? = factors.first, message.isLengths {
            message.sum(nodes, living: cells, into: cells, &overflow)
            rest.removeFirst()
            // Stars of equal steps are powers.
            var isCopied = false
            while case (.message(let next), .none)? = rest.first, next.isLengths,
                next.side.number == message.side.number
            {
                if !isCopied { spare.update(from: cells, count: nodes.count) }
                isCopied = true
                cells.multiply(by: spare, nodes.count, &overflow)
                rest.removeFirst()
            }
        } else {
            begin(nodes, cells, &overflow)
        }
        for (factor, change) in rest {
            switch factor {
            case .message(let message): message.sum(nodes, living: cells, into: spare, &overflow)
            case .weights(let weights):
                for node in nodes {
                    spare[node &- nodes.lowerBound] = weights.ofAny(UInt32(truncatingIfNeeded: node))
                }
            case .product(let product): product.fill(nodes, spare, spare + Self.blockSize, &overflow)
            }
            change.apply(to: spare, nodes.count)
            cells.multiply(by: spare, nodes.count, &overflow)
        }
    }

    /// Writes what the node's own weights say.
    private func begin(_ nodes: Range<Int>, _ cells: UnsafeMutablePointer<Int64>, _ overflow: inout Bool) {
        // A node with matches is there; where none are needed, deleted ones must be told.
        let isAlive = factors.contains { factor, change in
            if case .message = factor { return change.needsMatches }
            return false
        }
        if own.kind == .ones, isAlive {
            cells.update(repeating: scale, count: nodes.count)
            return
        }
        for node in nodes {
            let weight = own.ofAny(UInt32(truncatingIfNeeded: node))
            let (product, overflows) = weight.multipliedReportingOverflow(by: scale)
            cells[node &- nodes.lowerBound] = product
            if overflows { overflow = true }
        }
    }
}
