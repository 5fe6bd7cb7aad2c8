import PropertyGraph

extension CoreWalker {
    /// Sums over the last node, where it closes one cycle: the neighbours that two lists have in common, for each row.
    ///
    /// Rows that ask the same node follow one another; where there are many, its neighbours are marked.
    func close(
        _ level: CoreWalk.Level, _ lists: NeighbourLists, _ before: Batch, _ batch: Batch, _ rows: Int,
        _ marks: ClosingMarks
    ) {
        let check = level.checks[0]
        let others = check.lists
        let asked = before.nodes[check.from]
        let (lows, highs) = (batch.lows, batch.highs)
        // Bits say nothing of how often two nodes are joined.
        let matrix = check.matrix.flatMap { $0.hasParallels ? nil : $0 }
        if let matrix, level.weights.kind == .ones, areScattered(asked, batch, rows) {
            return look(up: matrix, asked, lists, before, batch, rows)
        }
        var count = 0
        for row in 0..<rows {
            let (low, high) = others.bounds(of: asked[row])
            live[count] = UInt32(truncatingIfNeeded: row)
            otherLows[count] = low
            otherHighs[count] = high
            count &+= (highs[row] > lows[row] ? 1 : 0) & (high > low ? 1 : 0)
        }
        var start = 0
        while start < count {
            let node = asked[Int(live[start])]
            let length = Int(otherHighs[start] &- otherLows[start])
            var end = start
            var entries = 0
            var pairwise = 0
            while end < count {
                let row = Int(live[end])
                if asked[row] != node { break }
                let own = Int(highs[row] &- lows[row])
                entries &+= own
                pairwise &+= matrix == nil ? min(own &+ length, 8 &* min(own, length)) : 2 &* own
                end &+= 1
            }
            spend(min(entries, pairwise))
            let isMarked = marks.marked == node
            if isMarked || entries &+ 2 &* length &+ 16 < pairwise {
                if !isMarked {
                    marks.mark(node, others, low: Int(otherLows[start]), high: Int(otherHighs[start]))
                }
                for index in start..<end {
                    let row = Int(live[index])
                    multiply(marks.sum(lists.neighbours, from: Int(lows[row]), to: Int(highs[row])), before, row)
                }
                if marks.overflow { overflow = true }
            } else if let matrix {
                for index in start..<end {
                    let row = Int(live[index])
                    let found = joined(matrix, node, lists, Int(lows[row]), Int(highs[row]), level.weights)
                    multiply(found, before, row)
                }
            } else {
                for index in start..<end {
                    let row = Int(live[index])
                    let found = common(
                        lists, Int(lows[row]), Int(highs[row]), others, Int(otherLows[index]),
                        Int(otherHighs[index]), level.weights)
                    multiply(found, before, row)
                }
            }
            start = end
        }
    }

    /// Whether so few entries ask the same node in a row that marking its neighbours would not pay.
    private func areScattered(_ asked: UnsafeMutablePointer<UInt32>, _ batch: Batch, _ rows: Int) -> Bool {
        var entries = Int(batch.highs[0] &- batch.lows[0])
        var runs = 1
        for row in 1..<max(rows, 1) {
            entries &+= Int(batch.highs[row] &- batch.lows[row])
            runs &+= asked[row] == asked[row &- 1] ? 0 : 1
        }
        return entries < 16 &* runs
    }

    /// Sums where a matrix says which nodes are joined: without a branch on what it says, so that the processor goes on
    /// to the next rows while it waits for the bits of these.
    private func look(
        up matrix: EdgeMatrix, _ asked: UnsafeMutablePointer<UInt32>, _ lists: NeighbourLists, _ before: Batch,
        _ batch: Batch, _ rows: Int
    ) {
        let (lows, highs) = (batch.lows, batch.highs)
        var entries = 0
        for row in 0..<rows {
            var found: Int64 = 0
            for entry in Int(lows[row])..<Int(highs[row]) {
                found &+= matrix.bit(asked[row], lists.neighbours[entry])
            }
            entries &+= Int(highs[row] &- lows[row])
            multiply(found, before, row)
        }
        spend(entries)
    }

    @inline(__always)
    private func multiply(_ found: Int64, _ before: Batch, _ row: Int) {
        let (product, overflows) = before.products[row].multipliedReportingOverflow(by: found)
        if overflows { overflow = true }
        add(product, to: before, row: row)
    }

    /// A list's nodes that a matrix says are joined to a node.
    @inline(__always)
    private func joined(
        _ matrix: EdgeMatrix, _ node: UInt32, _ lists: NeighbourLists, _ low: Int, _ high: Int, _ weights: NodeWeights
    ) -> Int64 {
        var sum: Int64 = 0
        for entry in low..<high {
            let other = lists.neighbours[entry]
            let isJoined = matrix.joins(node, other)
            if weights.kind == .ones {
                sum &+= isJoined ? 1 : 0
            } else if isJoined {
                add(weights[other], times: 1, to: &sum)
            }
        }
        return sum
    }

    /// Two sorted lists, equal neighbours in runs: of a few entries each compared with each, or merged, or the longer one
    /// searched when it is much longer.
    @inline(__always)
    private func common(
        _ first: NeighbourLists, _ low: Int, _ high: Int, _ second: NeighbourLists, _ otherLow: Int, _ otherHigh: Int,
        _ weights: NodeWeights
    ) -> Int64 {
        if high &- low &+ otherHigh &- otherLow > 12 {
            return merge(first, low, high, second, otherLow, otherHigh, weights)
        }
        var sum: Int64 = 0
        for entry in low..<high {
            let node = first.neighbours[entry]
            var found: Int64 = 0
            for other in otherLow..<otherHigh { found &+= second.neighbours[other] == node ? 1 : 0 }
            if weights.kind == .ones {
                sum &+= found
            } else if found != 0 {
                add(weights[node], times: found, to: &sum)
            }
        }
        return sum
    }

    private func merge(
        _ first: NeighbourLists, _ low: Int, _ high: Int, _ second: NeighbourLists, _ otherLow: Int, _ otherHigh: Int,
        _ weights: NodeWeights
    ) -> Int64 {
        var sum: Int64 = 0
        var (i, j) = (low, otherLow)
        let isFirstLong = high &- low > 16 &* (otherHigh &- otherLow)
        let isSecondLong = otherHigh &- otherLow > 16 &* (high &- low)
        while i < high, j < otherHigh {
            let (a, b) = (first.neighbours[i], second.neighbours[j])
            if a < b {
                i = isFirstLong ? first.position(notBelow: b, from: i, to: high) : i &+ 1
            } else if b < a {
                j = isSecondLong ? second.position(notBelow: a, from: j, to: otherHigh) : j &+ 1
            } else {
                var (ones, others): (Int64, Int64) = (0, 0)
                while i < high, first.neighbours[i] == a {
                    ones &+= 1
                    i &+= 1
                }
                while j < otherHigh, second.neighbours[j] == a {
                    others &+= 1
                    j &+= 1
                }
                add(weights[a], times: ones &* others, to: &sum)
            }
        }
        return sum
    }

    @inline(__always)
    private func add(_ weight: Int64, times factor: Int64, to sum: inout Int64) {
        let (product, overflows) = weight.multipliedReportingOverflow(by: factor)
        let (next, exceeds) = sum.addingReportingOverflow(product)
        if overflows || exceeds { overflow = true }
        sum = next
    }
}

/// The neighbours of one node, marked in an array by how often they are joined to it, times their weights: what a list
/// has in common with them is the sum of its marks.
final class ClosingMarks {
    private let weights: NodeWeights
    private let first: Int
    private let count: Int
    private var cells: UnsafeMutablePointer<Int64>?
    /// The node whose neighbours are marked, and its list.
    private(set) var marked: UInt32?
    private var list: UnsafeBufferPointer<UInt32>?
    /// Sums of the marks may be too large for plain additions.
    private var isLarge = false
    /// Some number was too large.
    @exclusivity(unchecked) private(set) var overflow = false

    init(_ check: CoreWalk.Check, weights: NodeWeights) {
        self.weights = weights
        first = check.first
        count = check.count
    }

    deinit { cells?.deallocate() }

    /// Marks a node's neighbours in place of those marked before.
    func mark(_ node: UInt32, _ lists: NeighbourLists, low: Int, high: Int) {
        let cells = cells ?? cleared()
        if let list { for neighbour in list { cells[Int(neighbour) &- first] = 0 } }
        var largest: Int64 = 0
        for entry in low..<high {
            let neighbour = lists.neighbours[entry]
            let cell = Int(neighbour) &- first
            let (next, overflows) = cells[cell].addingReportingOverflow(weights[neighbour])
            overflow = overflow || overflows
            cells[cell] = next
            largest = max(largest, next)
        }
        isLarge = largest > Int64(Int32.max)
        marked = node
        list = UnsafeBufferPointer(start: lists.neighbours + low, count: high - low)
    }

    /// Memory is taken when it is needed first: by the walker's own thread.
    private func cleared() -> UnsafeMutablePointer<Int64> {
        let made = UnsafeMutablePointer<Int64>.allocate(capacity: max(count, 1))
        made.initialize(repeating: 0, count: max(count, 1))
        cells = made
        return made
    }

    /// The mark of one node.
    @inline(__always)
    subscript(_ node: UInt32) -> Int64 {
        let cell = Int(node) &- first
        guard UInt(bitPattern: cell) < UInt(bitPattern: count), let cells else { return 0 }
        return cells[cell]
    }

    /// The marks of a list's nodes.
    @inline(__always)
    func sum(_ neighbours: UnsafePointer<UInt32>, from low: Int, to high: Int) -> Int64 {
        guard let cells else { return 0 }
        let (first, size) = (first, UInt(bitPattern: count))
        var sum: Int64 = 0
        if isLarge {
            for entry in low..<high {
                let cell = Int(neighbours[entry]) &- first
                guard UInt(bitPattern: cell) < size else { continue }
                let (next, overflows) = sum.addingReportingOverflow(cells[cell])
                overflow = overflow || overflows
                sum = next
            }
            return sum
        }
        // Fewer than 2^32 marks of less than 2^31 each.
        for entry in low..<high {
            let cell = Int(neighbours[entry]) &- first
            sum &+= UInt(bitPattern: cell) < size ? cells[cell] : 0
        }
        return sum
    }
}
