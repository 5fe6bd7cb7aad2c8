import PropertyGraph

extension CoreWalk {
    /// Sums over the last node.
    func finish(_ level: UnsafeMutablePointer<Level>, _ number: Int, _ from: UInt32, _ product: Int64) {
        let side = level.pointee.side
        var found: Int64
        if level.pointee.checkCount == 1, !level.pointee.isWitness {
            found = intersect(level, number, from)
        } else {
            found = 0
            let isSeen = level.pointee.seen != nil
            var last = Self.noNode
            side.forEach(of: from, scratch + number) { node in
                if level.pointee.isWitness {
                    if isSeen { if !self.note(level, node) { return } } else if node == last { return }
                    last = node
                }
                let weight = level.pointee.weights[node]
                if weight == 0 { return }
                self.add(self.matches(level, node, weight), to: &found)
            }
            if isSeen { forget(level, side, from, number) }
            spend(side.listLength(of: from))
        }
        if found == 0 { return }
        let (weighted, overflows) = product.multipliedReportingOverflow(by: found)
        if overflows { overflow = true }
        add(weighted, to: &sum)
    }

    @inline(__always)
    private func add(_ addend: Int64, to sum: inout Int64) {
        let (next, overflows) = sum.addingReportingOverflow(addend)
        if overflows { overflow = true }
        sum = next
    }

    /// Two lists: neighbours that are in both.
    private func intersect(_ level: UnsafeMutablePointer<Level>, _ number: Int, _ from: UInt32) -> Int64 {
        let index = level.pointee.firstCheck
        let check = checks + index
        let other = bound[check.pointee.from]
        let side = level.pointee.side
        let weights = level.pointee.weights
        if check.pointee.marked == other { return sumMarked(side, from, number, check, weights) }
        let length = side.listLength(of: from)
        if length == 0 { return 0 }
        if length <= 4, check.pointee.matrix != nil {
            // Few neighbours: their bits are read at once.
            var found: Int64 = 0
            side.forEach(of: from, scratch + number) { node in
                let weight = weights[node]
                if weight != 0 { self.add(self.matches(level, node, weight), to: &found) }
            }
            spend(length)
            return found
        }
        if side.isPlain, check.pointee.side.isPlain {
            let first = side.views[0].slice(of: from)
            let second = check.pointee.side.views[0].slice(of: other)
            if second.count == 0 { return 0 }
            // Lists of a few entries each are merged before anything is counted.
            let isShort = first.count &+ second.count <= 16
            if isShort
                || !isDue(index, other, cost: min(8 &* min(first.count, second.count), first.count &+ second.count))
            {
                spend(min(first.count, second.count))
                return merge(first, second, isWitness: check.pointee.isWitness, weights)
            }
        } else if !isDue(index, other, cost: 8 &* length) {
            var found: Int64 = 0
            side.forEach(of: from, scratch + number) { node in
                let weight = weights[node]
                if weight != 0 { self.add(self.matches(level, node, weight), to: &found) }
            }
            spend(length &* 8)
            return found
        }
        mark(index, other)
        return sumMarked(side, from, number, check, weights)
    }

    /// The marks of a list's nodes, times their weights.
    private func sumMarked(
        _ side: EdgeSide, _ from: UInt32, _ number: Int, _ check: UnsafeMutablePointer<Check>, _ weights: NodeWeights
    ) -> Int64 {
        let cells = check.pointee.marks
        let origin = check.pointee.marksFirst
        let size = UInt(bitPattern: check.pointee.marksCount)
        spend(side.listLength(of: from))
        if weights.kind == .ones {
            // Fewer than 2^31 entries of fewer than 2^31 each: no overflow.
            var found: Int64 = 0
            if check.pointee.isWitness {
                side.forEach(of: from, scratch + number) { node in
                    let cell = Int(node) &- origin
                    if UInt(bitPattern: cell) < size { found &+= cells[cell] == 0 ? 0 : 1 }
                }
            } else {
                side.forEach(of: from, scratch + number) { node in
                    let cell = Int(node) &- origin
                    if UInt(bitPattern: cell) < size { found &+= Int64(cells[cell]) }
                }
            }
            return found
        }
        var found: Int64 = 0
        let isWitness = check.pointee.isWitness
        var overflows = false
        side.forEach(of: from, scratch + number) { node in
            let cell = Int(node) &- origin
            guard UInt(bitPattern: cell) < size, cells[cell] != 0 else { return }
            let (product, overflowed) = weights[node].multipliedReportingOverflow(
                by: isWitness ? 1 : Int64(cells[cell]))
            let (next, exceeded) = found.addingReportingOverflow(product)
            overflows = overflows || overflowed || exceeded
            found = next
        }
        if overflows { overflow = true }
        return found
    }

    /// Two sorted lists, equal neighbours in runs: a merge, or a search of the longer one when it is much longer.
    private func merge(
        _ first: NeighbourSlice, _ second: NeighbourSlice, isWitness: Bool, _ weights: NodeWeights
    ) -> Int64 {
        var found: Int64 = 0
        var (i, j) = (0, 0)
        let isFirstLong = first.count > 16 &* second.count
        let isSecondLong = second.count > 16 &* first.count
        while i < first.count, j < second.count {
            let (a, b) = (first.neighbours[i], second.neighbours[j])
            if a < b {
                i = isFirstLong ? first.firstIndex(notBelow: b, from: i) : i &+ 1
            } else if b < a {
                j = isSecondLong ? second.firstIndex(notBelow: a, from: j) : j &+ 1
            } else {
                var (ones, others): (Int64, Int64) = (0, 0)
                while i < first.count, first.neighbours[i] == a {
                    ones &+= 1
                    i &+= 1
                }
                while j < second.count, second.neighbours[j] == a {
                    others &+= 1
                    j &+= 1
                }
                let (product, overflows) = weights[a].multipliedReportingOverflow(by: ones &* (isWitness ? 1 : others))
                if overflows { overflow = true }
                add(product, to: &found)
            }
        }
        return found
    }
}
