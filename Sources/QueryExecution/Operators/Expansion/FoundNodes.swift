import PropertyGraph

/// The nodes that a search has found, each once, in the order in which they were found: its queue, and a bitmap.
final class FoundNodes {
    /// The first `count` are found.
    @exclusivity(unchecked) private(set) var nodes: UnsafeMutablePointer<UInt32>
    @exclusivity(unchecked) private(set) var count = 0
    @exclusivity(unchecked) private var bits: UnsafeMutablePointer<UInt64>
    /// The bits at the last `mark`.
    @exclusivity(unchecked) private var marked: UnsafeMutablePointer<UInt64>
    /// Nodes that there is room for.
    private var limit = 0

    init() {
        nodes = .allocate(capacity: 1)
        bits = .allocate(capacity: 1)
        marked = .allocate(capacity: 1)
    }

    deinit {
        nodes.deallocate()
        bits.deallocate()
        marked.deallocate()
    }

    /// Bytes that a search among so many nodes takes at most.
    static func bytes(limit: Int) -> Int { limit * 4 + limit / 8 * 2 }

    /// Forgets everything; nodes numbered below `limit` may come.
    ///
    /// - Complexity: O(nodes found before), and O(limit) when there is more room needed than before.
    func clear(limit: Int) {
        let words = limit / 64 + 1
        if limit > self.limit {
            nodes.deallocate()
            bits.deallocate()
            marked.deallocate()
            // One more: a node that is known already is written behind the last one.
            nodes = .allocate(capacity: limit + 1)
            bits = .allocate(capacity: words)
            bits.initialize(repeating: 0, count: words)
            marked = .allocate(capacity: words)
            self.limit = limit
        } else if count < words {
            for index in 0..<count { bits[Int(nodes[index] >> 6)] = 0 }
        } else {
            bits.update(repeating: 0, count: words)
        }
        count = 0
    }

    @inline(__always)
    func contains(_ node: UInt32) -> Bool { bits[Int(node >> 6)] >> UInt64(node & 63) & 1 != 0 }

    /// Adds a node unless it was found before.
    @inline(__always)
    func insert(_ node: UInt32) {
        guard !contains(node) else { return }
        bits[Int(node >> 6)] |= 1 << UInt64(node & 63)
        nodes[count] = node
        count &+= 1
    }

    /// Adds the nodes of a list that were not found before. Without branches: whether a node is new is hard to guess.
    @inline(__always)
    func insert(_ slice: NeighbourSlice) {
        let (nodes, bits) = (nodes, bits)
        var end = count
        for index in 0..<slice.count {
            let node = slice.neighbours[index]
            let word = Int(node >> 6)
            let known = bits[word]
            nodes[end] = node
            end &+= Int(truncatingIfNeeded: ~known >> UInt64(node & 63) & 1)
            bits[word] = known | 1 << UInt64(node & 63)
        }
        count = end
    }

    // MARK: What was found before

    /// Remembers what has been found so far.
    func mark() { marked.update(from: bits, count: limit / 64 + 1) }

    /// Whether a node had been found at the last `mark`.
    @inline(__always)
    func isMarked(_ node: UInt32) -> Bool { marked[Int(node >> 6)] >> UInt64(node & 63) & 1 != 0 }

    /// Calls `body` with every id of a range that had not been found at the last `mark`.
    @inline(__always)
    func forEachUnmarked(in range: Range<Int>, _ body: (UInt32) -> Void) {
        var node = range.lowerBound
        while node < range.upperBound {
            let missing = ~marked[node >> 6] >> UInt64(node & 63)
            if missing == 0 {
                node = (node | 63) + 1
                continue
            }
            node += missing.trailingZeroBitCount
            if node < range.upperBound { body(UInt32(truncatingIfNeeded: node)) }
            node += 1
        }
    }
}
