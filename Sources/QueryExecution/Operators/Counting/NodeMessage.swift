import PropertyGraph

/// What a node of a counted pattern tells the node it hangs off: for each node of the graph, the sum of its
/// neighbours' weights along the steps between the two.
struct NodeMessage {
    private let counter: PatternCounter
    private let bundle: TermCounter.Bundle
    private let parent: Int
    private let child: NodeWeights

    init(_ counter: PatternCounter, _ bundle: TermCounter.Bundle, from leaf: Int, weights: NodeWeights) {
        self.counter = counter
        self.bundle = bundle
        parent = bundle.other(than: leaf)
        child = weights
    }

    /// Multiplies the parent's weights by the sums.
    func multiply(into weights: inout NodeWeights) throws(RuntimeError) {
        if child.isEmpty || weights.isEmpty {
            weights = counter.array(first: 0, limit: 0)
            return
        }
        let scratch = EdgeSide.Scratch.allocate(capacity: 1)
        scratch.initialize(to: NeighbourScratch())
        defer {
            scratch.deinitialize(count: 1)
            scratch.deallocate()
        }
        let first = bundle.steps[0].side(from: parent, of: bundle)
        if bundle.steps.count == 1, !bundle.steps[0].isWitness {
            try alongOne(first, scratch, &weights)
        } else {
            try alongSeveral(scratch, &weights)
        }
    }

    /// The single step, a loop for each kind of child: what is read in the loop decides its speed.
    private func alongOne(
        _ side: EdgeSide, _ scratch: EdgeSide.Scratch, _ weights: inout NodeWeights
    ) throws(RuntimeError) {
        let child = child
        let bound = child.maximum.multipliedReportingOverflow(by: Int64(side.entryCount))
        if side.isPlain, !bound.overflow, !bound.partialValue.multipliedReportingOverflow(by: weights.maximum).overflow,
            try alongPlain(side, &weights)
        {
            return
        }
        switch child.kind {
        case .ones:
            try fill(&weights, within: side) { node, _ in Int64(side.degree(of: node, scratch)) }
        case .members:
            let (words, count, first) = (child.members, UInt(bitPattern: child.members.count), child.firstWord)
            try fill(&weights, within: side) { node, _ in
                var sum: Int64 = 0
                side.forEach(of: node, scratch) { neighbour in
                    let word = Int(neighbour >> 6) &- first
                    if UInt(bitPattern: word) < count {
                        sum &+= Int64(truncatingIfNeeded: words[word] >> UInt64(neighbour & 63) & 1)
                    }
                }
                return sum
            }
        case .mask:
            let sets = child.labelSets
            guard let cells = child.mask else { return }
            try fill(&weights, within: side) { node, _ in
                var sum: Int64 = 0
                side.forEach(of: node, scratch) { sum &+= Int64(cells[Int(sets[Int($0)])]) }
                return sum
            }
        case .array where bound.overflow:
            try fill(&weights, within: side) { node, overflow in
                var sum: Int64 = 0
                side.forEach(of: node, scratch) {
                    let (next, overflows) = sum.addingReportingOverflow(child.cell($0))
                    overflow = overflow || overflows
                    sum = next
                }
                return sum
            }
        case .array:
            // No sum can exceed the greatest weight times all entries: plain additions, which cost a third.
            try fill(&weights, within: side) { node, _ in
                var sum: Int64 = 0
                side.forEach(of: node, scratch) { sum &+= child.cell($0) }
                return sum
            }
        }
    }

    /// The commonest case, in loops over nothing but arrays: one list, read in place, and no sum or product that could
    /// overflow.
    ///
    /// - Returns: false when the weights are of kinds that have no such loop.
    private func alongPlain(_ side: EdgeSide, _ weights: inout NodeWeights) throws(RuntimeError) -> Bool {
        guard weights.kind == .ones || weights.kind == .array, child.kind == .ones || child.kind == .array else {
            return false
        }
        var result = target(for: weights, within: side)
        let (first, limit) = (result.first, result.limit)
        let own = weights.kind == .array ? weights.values + (first - weights.first) : nil
        let offsets = side.views[0].rowOffsets + (first - Int(side.views[0].firstNodeID))
        let neighbours = side.views[0].rowNeighbours
        let (values, cells) = (result.values, child.values)
        let (origin, size) = (child.first, UInt(bitPattern: child.limit - child.first))
        let isCounted = child.kind == .ones
        var maximum: Int64 = 0
        var support = 0
        var start = 0
        while start < limit - first {
            let end = min(start + 1 << 16, limit - first)
            for row in start..<end {
                var product = own.map { $0[row] } ?? 1
                if product == 0 {
                    values[row] = 0
                    continue
                }
                let (low, high) = (Int(offsets[row]), Int(offsets[row &+ 1]))
                if isCounted {
                    product &*= Int64(high &- low)
                } else {
                    var sum: Int64 = 0
                    for entry in low..<high {
                        let index = Int(neighbours[entry]) &- origin
                        if UInt(bitPattern: index) < size { sum &+= cells[index] }
                    }
                    product &*= sum
                }
                values[row] = product
                maximum = max(maximum, product)
                support &+= product == 0 ? 0 : 1
            }
            start = end
            try counter.checkLimits()
        }
        result.maximum = maximum
        result.support = support
        weights = result
        return true
    }

    /// Where the parent's new weights go: nodes outside of the lists' range have no sum. An array of one's own is
    /// overwritten in place: a cell depends on nothing but itself and the child.
    private func target(for before: NodeWeights, within side: EdgeSide) -> NodeWeights {
        let first = before.kind == .array ? max(before.first, side.first) : side.first
        let limit = before.kind == .array ? min(before.limit, side.limit) : side.limit
        guard before.kind == .array, before.isOwned, first < limit else {
            return counter.array(first: first, limit: limit)
        }
        var result = before
        result.values = before.values + (first - before.first)
        result.first = first
        result.limit = limit
        return result
    }

    /// Several steps to the same neighbour: the product of their numbers, by marks; a witness counts once.
    private func alongSeveral(_ scratch: EdgeSide.Scratch, _ weights: inout NodeWeights) throws(RuntimeError) {
        let child = child
        let leaf = bundle.other(than: parent)
        var sides = bundle.steps.map { step in
            (
                side: step.side(from: parent, of: bundle), back: step.side(from: leaf, of: bundle),
                isWitness: step.isWitness
            )
        }
        // The walk goes along a counted step, if there is one: a witness must give each neighbour once.
        if let counted = sides.firstIndex(where: { !$0.isWitness }) { sides.swapAt(0, counted) }
        let walked = sides[0]
        let marked = Array(sides.dropFirst())
        let marks = marked.map { NeighbourMarks($0.side, back: $0.back, isWitness: $0.isWitness, arena: counter.arena) }
        let seen =
            walked.isWitness
            ? NeighbourMarks(walked.side, back: walked.back, isWitness: true, arena: counter.arena) : nil
        try fill(&weights, within: walked.side) { node, overflow in
            for mark in marks {
                if !mark.set(node, scratch) {
                    for set in marks { set.clear(scratch) }
                    return 0
                }
            }
            var sum: Int64 = 0
            walked.side.forEach(of: node, scratch) { neighbour in
                if let seen, !seen.note(neighbour) { return }
                var product = child[neighbour]
                for mark in marks where product != 0 {
                    let (next, overflows) = product.multipliedReportingOverflow(by: mark[neighbour])
                    overflow = overflow || overflows
                    product = next
                }
                let (next, overflows) = sum.addingReportingOverflow(product)
                overflow = overflow || overflows
                sum = next
            }
            if let seen { walked.side.forEach(of: node, scratch) { seen.forget($0) } }
            for mark in marks { mark.clear(scratch) }
            return sum
        }
    }

    /// Multiplies each node's weight by `sum`; nodes outside of the lists' range have no sum.
    @inline(__always)
    private func fill(
        _ weights: inout NodeWeights, within side: EdgeSide, sum: (UInt32, inout Bool) -> Int64
    ) throws(RuntimeError) {
        let before = weights
        var result = target(for: before, within: side)
        let (first, limit) = (result.first, result.limit)
        result.maximum = 0
        let values = result.values
        var maximum: Int64 = 0
        var support = 0
        var overflow = false
        var start = first
        while start < limit {
            let end = min(start + 8192, limit)
            for number in start..<end {
                let node = UInt32(truncatingIfNeeded: number)
                let own = before.ofAny(node)
                if own == 0 {
                    values[number &- first] = 0
                    continue
                }
                let (product, overflows) = own.multipliedReportingOverflow(by: sum(node, &overflow))
                overflow = overflow || overflows
                values[number &- first] = product
                maximum = max(maximum, product)
                support &+= product == 0 ? 0 : 1
            }
            start = end
            try counter.checkLimits()
        }
        if overflow { throw .integerOverflow(at: .none) }
        result.maximum = maximum
        result.support = support
        weights = result
    }
}
