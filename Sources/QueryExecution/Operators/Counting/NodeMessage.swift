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
    let side: EdgeSide
    private let child: NodeWeights
    private let several: Several?
    private let scratch: EdgeSide.Scratch
    /// A sum may be too large for plain additions.
    private let isLarge: Bool
    /// Every neighbour has its cell in the child's array.
    private let isCovered: Bool

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
        isCovered = weights.first <= sides[0].back.first && sides[0].back.limit <= weights.limit
        scratch = counter.scratch
        let (bound, overflow) = weights.maximum.multipliedReportingOverflow(by: Int64(side.entryCount))
        isLarge = overflow || bound > Int64.max / 2
    }

    /// Nodes with neighbours.
    var range: Range<Int> { side.first..<max(side.first, side.limit) }
    /// Neighbours of all nodes, at most.
    var entryCount: Int { side.entryCount }
    /// Is worked out from nothing but lists read in place: by several threads, if need be.
    var isPlain: Bool { several == nil && side.isInPlace }
    /// Only asks how many neighbours there are.
    var isDegree: Bool { several == nil && child.kind == .ones }
    /// The sums are the lengths of lists, which nobody has to read.
    var isLengths: Bool { isPlain && isDegree }
    /// There is nothing to sum.
    var isEmpty: Bool { child.isEmpty || side.viewCount == 0 }

    /// Writes the sums of some nodes; those that do not count may be left at 0.
    ///
    /// - Parameter living: 0 for nodes that do not count.
    func sum(
        _ nodes: Range<Int>, living: UnsafePointer<Int64>, into sums: UnsafeMutablePointer<Int64>,
        _ overflow: inout Bool
    ) {
        sums.update(repeating: 0, count: nodes.count)
        let part = nodes.clamped(to: range)
        if part.isEmpty { return }
        if isPlain, !isLarge || isDegree {
            for view in 0..<side.viewCount { add(side.views[view], nodes, living, sums) }
            return
        }
        let offset = nodes.lowerBound
        if let several {
            for node in part where living[node &- offset] != 0 {
                sums[node &- offset] = sum(several, UInt32(truncatingIfNeeded: node), &overflow)
            }
        } else if isDegree {
            for node in part where living[node &- offset] != 0 {
                sums[node &- offset] = Int64(side.degree(of: UInt32(truncatingIfNeeded: node), scratch))
            }
        } else {
            for node in part where living[node &- offset] != 0 {
                var sum: Int64 = 0
                side.forEach(of: UInt32(truncatingIfNeeded: node), scratch) {
                    let (next, overflows) = sum.addingReportingOverflow(child[$0])
                    overflow = overflow || overflows
                    sum = next
                }
                sums[node &- offset] = sum
            }
        }
    }

    /// Writes the lengths of the lists of some nodes, of a message that tells nothing else.
    func lengths(_ nodes: Range<Int>, into lengths: UnsafeMutablePointer<UInt32>) {
        for view in 0..<side.viewCount {
            let lists = side.views[view]
            let first = Int(lists.firstNodeID)
            let part = nodes.clamped(to: first..<first + Int(lists.nodeSpan))
            if view == 0, part != nodes { lengths.update(repeating: 0, count: nodes.count) }
            let (offsets, out) = (
                lists.rowOffsets + (part.lowerBound - first), lengths + (part.lowerBound - nodes.lowerBound)
            )
            if view == 0 {
                for node in 0..<part.count { out[node] = offsets[node &+ 1] &- offsets[node] }
            } else {
                for node in 0..<part.count { out[node] &+= offsets[node &+ 1] &- offsets[node] }
            }
        }
    }

    // MARK: Lists read in place

    /// Adds the sums of one list a node: a loop for each kind of child, over nothing but arrays, without sums that could
    /// overflow.
    private func add(
        _ view: AdjacencyView, _ nodes: Range<Int>, _ living: UnsafePointer<Int64>, _ sums: UnsafeMutablePointer<Int64>
    ) {
        let first = Int(view.firstNodeID)
        let part = nodes.clamped(to: first..<first + Int(view.nodeSpan))
        if part.isEmpty { return }
        let block = Block(
            offsets: view.rowOffsets + (part.lowerBound - first), count: part.count,
            living: living + (part.lowerBound - nodes.lowerBound), sums: sums + (part.lowerBound - nodes.lowerBound))
        let neighbours = view.rowNeighbours
        switch child.kind {
        case .ones: block.addLengths()
        case .members:
            let (words, count, first) = (child.members, UInt(bitPattern: child.members.count), child.firstWord)
            block.add { entry in
                let word = Int(neighbours[entry] >> 6) &- first
                return UInt(bitPattern: word) < count
                    ? Int64(truncatingIfNeeded: words[word] >> UInt64(neighbours[entry] & 63) & 1) : 0
            }
        case .mask:
            let sets = child.labelSets
            guard let mask = child.mask else { return }
            block.add { Int64(mask[Int(sets[Int(neighbours[$0])])]) }
        case .array:
            let (values, first, size) = (child.values, child.first, UInt(bitPattern: child.limit - child.first))
            if isCovered {
                block.add { values[Int(neighbours[$0]) &- first] }
            } else {
                block.add { entry in
                    let index = Int(neighbours[entry]) &- first
                    return UInt(bitPattern: index) < size ? values[index] : 0
                }
            }
        }
    }

    /// Consecutive nodes, whose lists follow each other.
    private struct Block {
        /// Where the list of each node begins, and where the last one ends.
        let offsets: UnsafePointer<UInt32>
        let count: Int
        /// 0 for nodes that need no sum.
        let living: UnsafePointer<Int64>
        let sums: UnsafeMutablePointer<Int64>

        /// Entries that are summed in one go.
        private static let entriesAtOnce = 8192

        func addLengths() {
            for node in 0..<count { sums[node] &+= Int64(offsets[node &+ 1] &- offsets[node]) }
        }

        /// Sums a weight over the entries of each node: where most nodes count and lists are short, over all entries in
        /// one loop, and a node's sum is the difference of two; the ends of many short lists cannot be foretold, which
        /// costs more than the sums.
        @inline(__always)
        func add(_ weight: (Int) -> Int64) {
            var alive = 0
            for node in 0..<count { alive &+= living[node] == 0 ? 0 : 1 }
            if alive == 0 { return }
            let low = Int(offsets[0])
            let entries = Int(offsets[count]) &- low
            if alive &* 2 < count || entries > Self.entriesAtOnce {
                for node in 0..<count where living[node] != 0 {
                    var sum: Int64 = 0
                    for entry in Int(offsets[node])..<Int(offsets[node &+ 1]) { sum &+= weight(entry) }
                    sums[node] &+= sum
                }
                return
            }
            withUnsafeTemporaryAllocation(of: Int64.self, capacity: entries + 1) { totals in
                var sum: Int64 = 0
                totals[0] = 0
                for entry in 0..<entries {
                    sum &+= weight(low &+ entry)
                    totals[entry &+ 1] = sum
                }
                for node in 0..<count {
                    sums[node] &+= totals[Int(offsets[node &+ 1]) &- low] &- totals[Int(offsets[node]) &- low]
                }
            }
        }
    }

    // MARK: Several steps

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
}
