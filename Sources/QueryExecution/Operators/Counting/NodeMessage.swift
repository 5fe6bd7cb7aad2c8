import PropertyGraph

/// What a node of a counted pattern tells the node it hangs off: for each node of the graph, the sum of its
/// neighbours' weights along the steps between the two.
struct NodeMessage {
    /// Several steps to the same neighbour, or one that only must be there: how often a neighbour is met is the product
    /// of their numbers.
    private struct Several {
        var marks: [NeighbourMarks]
        /// Neighbours met already; nil when the step walked gives each relationship.
        var seen: NeighbourMarks?
    }

    /// The step gone along.
    private let side: EdgeSide
    private let child: NodeWeights
    private let several: Several?
    private let scratch: EdgeSide.Scratch
    /// A sum may be too large for plain additions.
    private let isLarge: Bool

    init(_ counter: PatternCounter, _ bundle: TermCounter.Bundle, from leaf: Int, weights: NodeWeights) {
        let parent = bundle.other(than: leaf)
        var sides = bundle.steps.map { step in
            (
                side: step.side(from: parent, of: bundle), back: step.side(from: leaf, of: bundle),
                isWitness: step.isWitness
            )
        }
        // The walk goes along a counted step, if there is one: a witness must give each neighbour once.
        if let counted = sides.firstIndex(where: { !$0.isWitness }) { sides.swapAt(0, counted) }
        func marks(_ index: Int) -> NeighbourMarks {
            let (side, back, isWitness) = sides[index]
            return NeighbourMarks(side, back: back, isWitness: isWitness, arena: counter.arena)
        }
        if sides.count > 1 || sides[0].isWitness {
            several = Several(
                marks: sides.indices.dropFirst().map(marks), seen: sides[0].isWitness ? marks(0) : nil)
        } else {
            several = nil
        }
        side = sides[0].side
        child = weights
        scratch = counter.scratch
        let (bound, overflow) = weights.maximum.multipliedReportingOverflow(by: Int64(side.entryCount))
        isLarge = overflow || bound > Int64.max / 2
    }

    /// Nodes with neighbours.
    var range: Range<Int> { side.first..<max(side.first, side.limit) }
    /// Neighbours of all nodes, at most.
    var entryCount: Int { side.entryCount }
    /// Is worked out from nothing but lists read in place: by several threads, if need be.
    var isPlain: Bool { several == nil && side.isPlain }
    /// Only asks how many neighbours there are.
    var isDegree: Bool { several == nil && child.kind == .ones }
    /// There is nothing to sum.
    var isEmpty: Bool { child.isEmpty || side.viewCount == 0 }

    /// Multiplies the cells of some nodes, 0 left out, by what becomes of their sums.
    func multiply(
        _ nodes: Range<Int>, _ cells: UnsafeMutablePointer<Int64>, _ change: NodeProduct.Change, _ overflow: inout Bool
    ) {
        let inside = nodes.clamped(to: range)
        if inside.count < nodes.count {
            for node in nodes where !inside.contains(node) {
                cells[node &- nodes.lowerBound] &*= change.applied(to: 0)
            }
        }
        let cells = cells + (inside.lowerBound - nodes.lowerBound)
        if let several {
            each(inside, cells, change, &overflow) { sum(several, UInt32(truncatingIfNeeded: $0), &$1) }
        } else if side.isPlain, !isLarge || child.kind == .ones {
            multiplyPlain(inside, cells, change, &overflow)
        } else if child.kind == .ones {
            each(inside, cells, change, &overflow) { node, _ in
                Int64(side.degree(of: UInt32(truncatingIfNeeded: node), scratch))
            }
        } else {
            each(inside, cells, change, &overflow) { node, overflow in
                var sum: Int64 = 0
                side.forEach(of: UInt32(truncatingIfNeeded: node), scratch) {
                    let (next, overflows) = sum.addingReportingOverflow(child[$0])
                    overflow = overflow || overflows
                    sum = next
                }
                return sum
            }
        }
    }

    /// The commonest case, a loop for each kind of child: over nothing but arrays, without sums that could overflow.
    private func multiplyPlain(
        _ nodes: Range<Int>, _ cells: UnsafeMutablePointer<Int64>, _ change: NodeProduct.Change, _ overflow: inout Bool
    ) {
        let neighbours = side.views[0].rowNeighbours
        switch child.kind {
        case .ones:
            let offsets = side.views[0].rowOffsets - side.first
            each(nodes, cells, change, &overflow) { node, _ in
                Int64(offsets[node &+ 1]) &- Int64(offsets[node])
            }
        case .members:
            let (words, count, first) = (child.members, UInt(bitPattern: child.members.count), child.firstWord)
            eachPlain(nodes, cells, change, &overflow) { entry in
                let word = Int(neighbours[entry] >> 6) &- first
                return UInt(bitPattern: word) < count
                    ? Int64(truncatingIfNeeded: words[word] >> UInt64(neighbours[entry] & 63) & 1) : 0
            }
        case .mask:
            let sets = child.labelSets
            guard let mask = child.mask else { return }
            eachPlain(nodes, cells, change, &overflow) { Int64(mask[Int(sets[Int(neighbours[$0])])]) }
        case .array:
            let (values, first, size) = (child.values, child.first, UInt(bitPattern: child.limit - child.first))
            eachPlain(nodes, cells, change, &overflow) { entry in
                let index = Int(neighbours[entry]) &- first
                return UInt(bitPattern: index) < size ? values[index] : 0
            }
        }
    }

    /// Entries that are summed in one go.
    private static let entriesAtOnce = 8192

    /// Sums a weight over the entries of each node: where most nodes count and lists are short, over all entries in one
    /// loop, and a node's sum is the difference of two; the ends of many short lists cannot be foretold, which costs
    /// more than the sums.
    @inline(__always)
    private func eachPlain(
        _ nodes: Range<Int>, _ cells: UnsafeMutablePointer<Int64>, _ change: NodeProduct.Change,
        _ overflow: inout Bool, weight: (Int) -> Int64
    ) {
        let offsets = side.views[0].rowOffsets - side.first
        var living = 0
        for index in 0..<nodes.count { living &+= cells[index] == 0 ? 0 : 1 }
        if living == 0 { return }
        let low = Int(offsets[nodes.lowerBound])
        let entries = Int(offsets[nodes.upperBound]) &- low
        if living &* 2 < nodes.count || entries > Self.entriesAtOnce {
            each(nodes, cells, change, &overflow) { node, _ in
                var sum: Int64 = 0
                for entry in Int(offsets[node])..<Int(offsets[node &+ 1]) { sum &+= weight(entry) }
                return sum
            }
            return
        }
        withUnsafeTemporaryAllocation(of: Int64.self, capacity: entries + 1) { sums in
            var sum: Int64 = 0
            sums[0] = 0
            for entry in 0..<entries {
                sum &+= weight(low &+ entry)
                sums[entry &+ 1] = sum
            }
            each(nodes, cells, change, &overflow) { node, _ in
                sums[Int(offsets[node &+ 1]) &- low] &- sums[Int(offsets[node]) &- low]
            }
        }
    }

    private func sum(_ several: Several, _ node: UInt32, _ overflow: inout Bool) -> Int64 {
        var sum: Int64 = 0
        // Every mark is set, also of none: each is cleared below.
        var areAll = true
        for mark in several.marks where !mark.set(node, scratch) { areAll = false }
        if areAll {
            side.forEach(of: node, scratch) { neighbour in
                if let seen = several.seen, !seen.note(neighbour) { return }
                var product = child[neighbour]
                for mark in several.marks where product != 0 {
                    let (next, overflows) = product.multipliedReportingOverflow(by: mark[neighbour])
                    overflow = overflow || overflows
                    product = next
                }
                let (next, overflows) = sum.addingReportingOverflow(product)
                overflow = overflow || overflows
                sum = next
            }
            if let seen = several.seen { side.forEach(of: node, scratch) { seen.forget($0) } }
        }
        for mark in several.marks { mark.clear(scratch) }
        return sum
    }

    @inline(__always)
    private func each(
        _ nodes: Range<Int>, _ cells: UnsafeMutablePointer<Int64>, _ change: NodeProduct.Change,
        _ overflow: inout Bool, sum: (Int, inout Bool) -> Int64
    ) {
        var exceeds = false
        for node in nodes {
            let index = node &- nodes.lowerBound
            let own = cells[index]
            if own == 0 { continue }
            let factor = change.applied(to: sum(node, &exceeds))
            let (product, overflows) = own.multipliedReportingOverflow(by: factor)
            cells[index] = product
            exceeds = exceeds || overflows
        }
        if exceeds { overflow = true }
    }
}
