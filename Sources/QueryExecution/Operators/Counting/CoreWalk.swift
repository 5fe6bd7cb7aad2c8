import PropertyGraph
import QueryPlanning

/// Counts the matches of a cyclic core: its nodes are bound one after the other, each by going along one step and
/// looking the others up, so that no more is enumerated than the nodes before the last; the last is only summed.
///
/// A multiway join, one variable at a time, as in worst-case optimal joins (Ngo, Ré and Rudra, "Skew Strikes Back",
/// SIGMOD Record 2013; Veldhuizen's Leapfrog Triejoin, ICDT 2014). Neighbours are looked up by binary search or a merge
/// of the two lists; when a bound node is asked often enough, its neighbours are marked in an array, and a look-up is
/// one load. Weights of what hangs off the core are multiplied in on the way.
final class CoreWalk {
    /// Steps that close a cycle: from a node bound before to the one being bound.
    struct Check {
        var side: EdgeSide
        /// Level of the node bound before.
        var from: Int
        var isWitness: Bool
        var marks: UnsafeMutablePointer<UInt32>
        var marksFirst: Int
        var marksCount: Int
        /// The node whose neighbours are marked.
        var marked: UInt32
        /// The node that was asked last, and what asking it has cost without marks.
        var asked: UInt32
        var spent: Int
        var listLength: Int
        /// Bits of all pairs, when asking for them one by one would cost more.
        var matrix: EdgeMatrix?
    }

    struct Level {
        var weights: NodeWeights
        var side: EdgeSide
        /// Level of the node gone from.
        var from: Int
        var isWitness: Bool
        var firstCheck: Int
        var checkCount: Int
        /// For a witness along several lists: neighbours met already.
        var seen: UnsafeMutablePointer<UInt8>?
        var seenFirst: Int
    }

    static let noNode = UInt32.max

    let counter: PatternCounter
    let levels: UnsafeMutablePointer<Level>
    let levelCount: Int
    let checks: UnsafeMutablePointer<Check>
    private let checkTotal: Int
    let bound: UnsafeMutablePointer<UInt32>
    /// One for each level, one for each check.
    let scratch: EdgeSide.Scratch
    private let first: Int
    private let limit: Int
    @exclusivity(unchecked) var sum: Int64 = 0
    @exclusivity(unchecked) var overflow = false
    /// Entries looked at since the limits were asked.
    @exclusivity(unchecked) var work = 0
    @exclusivity(unchecked) var failure: RuntimeError?

    init(
        _ part: [Int], kept: Int?, weights: [Int: NodeWeights], bundles: [TermCounter.Bundle], counter: PatternCounter
    ) {
        self.counter = counter
        let order = CoreOrder(part, kept: kept, weights: weights, ones: counter.ones, bundles: bundles).best()
        levelCount = order.count
        levels = .allocate(capacity: order.count)
        bound = .allocate(capacity: order.count)
        bound.initialize(repeating: Self.noNode, count: order.count)
        var made: [Check] = []
        var questions: [Double] = []
        var backs: [EdgeSide] = []
        for (level, chosen) in order.enumerated() {
            let firstCheck = made.count
            for step in chosen.checks {
                let marks = counter.arena.allocate(step.back.limit - step.back.first, of: UInt32.self)
                marks.update(repeating: 0, count: max(0, step.back.limit - step.back.first))
                made.append(
                    Check(
                        side: step.side, from: step.from, isWitness: step.isWitness, marks: marks,
                        marksFirst: step.back.first, marksCount: max(0, step.back.limit - step.back.first),
                        marked: Self.noNode, asked: Self.noNode, spent: 0, listLength: 0, matrix: nil))
                questions.append(chosen.questions)
                backs.append(step.back)
            }
            var seen: UnsafeMutablePointer<UInt8>?
            if let walked = chosen.walked, walked.isWitness, !walked.side.isPlain {
                let size = max(0, walked.back.limit - walked.back.first)
                let cells = counter.arena.allocate(size, of: UInt8.self)
                cells.update(repeating: 0, count: size)
                seen = cells
            }
            (levels + level).initialize(
                to: Level(
                    weights: chosen.weights, side: chosen.walked?.side ?? chosen.range, from: chosen.walked?.from ?? 0,
                    isWitness: chosen.walked?.isWitness ?? false, firstCheck: firstCheck,
                    checkCount: made.count - firstCheck, seen: seen, seenFirst: chosen.walked?.back.first ?? 0))
        }
        checks = .allocate(capacity: max(made.count, 1))
        checks.initialize(from: made, count: made.count)
        checkTotal = made.count
        scratch = .allocate(capacity: order.count + made.count)
        for index in 0..<(order.count + made.count) { (scratch + index).initialize(to: NeighbourScratch()) }
        for index in made.indices
        where EdgeMatrix.isWorthwhile(made[index].side, back: backs[index], questions: questions[index]) {
            checks[index].matrix = EdgeMatrix(
                made[index].side, back: backs[index], arena: counter.arena, scratch: scratch)
        }
        let top = levels[0]
        first = top.weights.kind == .array ? max(top.weights.first, top.side.first) : top.side.first
        limit = top.weights.kind == .array ? min(top.weights.limit, top.side.limit) : top.side.limit
    }

    deinit {
        scratch.deinitialize(count: levelCount + checkTotal)
        scratch.deallocate()
        levels.deallocate()
        checks.deallocate()
        bound.deallocate()
    }

    // MARK: Results

    /// Number of matches.
    func total() throws(RuntimeError) -> Int64 {
        try forEachTop { _ in }
        return sum
    }

    /// Number of matches for each node of the first level.
    func perNode() throws(RuntimeError) -> NodeWeights {
        var result = counter.array(first: first, limit: limit)
        if limit <= first { return result }
        result.values.update(repeating: 0, count: limit - first)
        var maximum: Int64 = 0
        try forEachTop { node in
            result.values[node - first] = sum
            maximum = max(maximum, sum)
            sum = 0
        }
        result.maximum = maximum
        return result
    }

    private func forEachTop(_ done: (Int) -> Void) throws(RuntimeError) {
        sum = 0
        let weights = levels[0].weights
        guard limit > first else { return }
        for number in first..<limit {
            let node = UInt32(truncatingIfNeeded: number)
            let weight = weights.ofAny(node)
            if weight == 0 { continue }
            bound[0] = node
            extend(1, weight)
            done(number)
            if let failure { throw failure }
            if overflow { throw .integerOverflow(at: .none) }
        }
    }

    // MARK: Walking

    private func extend(_ level: Int, _ product: Int64) {
        if failure != nil { return }
        let this = levels + level
        let from = bound[this.pointee.from]
        let side = this.pointee.side
        if level == levelCount - 1 {
            finish(this, level, from, product)
            return
        }
        let isSeen = this.pointee.seen != nil
        var last = Self.noNode
        var visited = 0
        side.forEach(of: from, scratch + level) { node in
            visited &+= 1
            if this.pointee.isWitness {
                if isSeen { if !self.note(this, node) { return } } else if node == last { return }
                last = node
            }
            let weight = this.pointee.weights[node]
            if weight == 0 { return }
            let matches = self.matches(this, node, weight)
            if matches == 0 { return }
            let (next, overflows) = product.multipliedReportingOverflow(by: matches)
            if overflows { self.overflow = true }
            self.bound[level] = node
            self.extend(level + 1, next)
        }
        if isSeen { forget(this, side, from, level) }
        spend(visited)
    }

    @inline(__always)
    func note(_ level: UnsafeMutablePointer<Level>, _ node: UInt32) -> Bool {
        guard let seen = level.pointee.seen else { return true }
        let index = Int(node) &- level.pointee.seenFirst
        if seen[index] != 0 { return false }
        seen[index] = 1
        return true
    }

    func forget(_ level: UnsafeMutablePointer<Level>, _ side: EdgeSide, _ from: UInt32, _ number: Int) {
        guard let seen = level.pointee.seen else { return }
        let origin = level.pointee.seenFirst
        side.forEach(of: from, scratch + number) { seen[Int($0) &- origin] = 0 }
    }

    /// The weight times the numbers of relationships that close cycles at a node.
    @inline(__always)
    func matches(_ level: UnsafeMutablePointer<Level>, _ node: UInt32, _ weight: Int64) -> Int64 {
        var product = weight
        var index = level.pointee.firstCheck
        let end = index &+ level.pointee.checkCount
        while index < end {
            let found = lookUp(index, node)
            if found == 0 { return 0 }
            let (next, overflows) = product.multipliedReportingOverflow(by: found)
            if overflows { overflow = true }
            product = next
            index &+= 1
        }
        return product
    }

    /// Asks the limits every few hundred thousand entries.
    @inline(__always)
    func spend(_ entries: Int) {
        work &+= entries &+ 4
        if work > 1 << 19 { askLimits() }
    }

    private func askLimits() {
        work = 0
        do throws(RuntimeError) { try counter.checkLimits() } catch { failure = error }
    }

    // MARK: Looking up

    /// Number of relationships of a check from its bound node to another; 1 at most for a witness.
    @inline(__always)
    func lookUp(_ index: Int, _ node: UInt32) -> Int64 {
        let check = checks + index
        let from = bound[check.pointee.from]
        if check.pointee.marked != from {
            if let matrix = check.pointee.matrix {
                if !matrix.joins(from, node) { return 0 }
                if check.pointee.isWitness || !matrix.hasParallels { return 1 }
            }
            if !isDue(index, from, cost: 8) {
                let found = Int64(check.pointee.side.count(between: from, and: node, scratch + (levelCount + index)))
                return check.pointee.isWitness ? min(found, 1) : found
            }
            mark(index, from)
        }
        let cell = Int(node) &- check.pointee.marksFirst
        guard UInt(bitPattern: cell) < UInt(bitPattern: check.pointee.marksCount) else { return 0 }
        let found = Int64(check.pointee.marks[cell])
        return check.pointee.isWitness ? min(found, 1) : found
    }

    /// Whether asking a node has cost as much as marking its neighbours would.
    @inline(__always)
    func isDue(_ index: Int, _ from: UInt32, cost: Int) -> Bool {
        let check = checks + index
        if check.pointee.asked != from {
            check.pointee.asked = from
            check.pointee.spent = 0
            check.pointee.listLength = check.pointee.side.listLength(of: from)
        }
        check.pointee.spent &+= cost
        // Marking and unmarking look at each neighbour twice.
        return check.pointee.spent > 2 &* check.pointee.listLength &+ 16
    }

    /// Marks the neighbours of a node in place of those marked before.
    func mark(_ index: Int, _ from: UInt32) {
        let check = checks + index
        let side = check.pointee.side
        let cells = check.pointee.marks
        let origin = check.pointee.marksFirst
        let memory = scratch + (levelCount + index)
        if check.pointee.marked != Self.noNode {
            side.forEach(of: check.pointee.marked, memory) { cells[Int($0) &- origin] = 0 }
        }
        side.forEach(of: from, memory) { cells[Int($0) &- origin] &+= 1 }
        check.pointee.marked = from
    }
}
