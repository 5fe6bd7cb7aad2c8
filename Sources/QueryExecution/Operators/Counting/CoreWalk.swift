import PropertyGraph
import QueryPlanning
import Synchronization

/// Counts the matches of a cyclic core: its nodes are bound one after the other, each by going along one step and
/// looking the others up, so that no more is enumerated than the nodes before the last; the last is only summed.
///
/// A multiway join, one variable at a time, as in worst-case optimal joins (Ngo, Ré and Rudra, "Skew Strikes Back",
/// SIGMOD Record 2013; Veldhuizen's Leapfrog Triejoin, ICDT 2014), a batch of partial matches at a time. `CoreWalker`
/// does the work; several of them may, each on the nodes of its morsels.
final class CoreWalk {
    /// A step that closes a cycle: from a node bound before to the one being bound.
    struct Check {
        var lists: NeighbourLists
        /// Level of the node bound before.
        var from: Int
        /// Range of the ids that can be its neighbours.
        var first: Int
        var count: Int
        /// Bits of all pairs, when asking for them one by one would cost more.
        var matrix: EdgeMatrix?
    }

    /// A node of the core in its turn.
    struct Level {
        var weights: NodeWeights
        /// Gone along to it; nil for the first.
        var lists: NeighbourLists?
        /// Level of the node gone from.
        var from: Int
        var checks: [Check]
        /// Levels up to this one whose nodes are still asked for after it.
        var carried: [Int] = []
    }

    let counter: PatternCounter
    private(set) var levels: [Level] = []
    private let keepsFirst: Bool
    /// Ids that the first node can be.
    private var range = 0..<0
    /// How many matches each one that is walked stands for.
    private let factor: Int64
    /// What all of it costs, roughly, in entries.
    private let cost: Double

    init(
        _ part: [Int], kept: Int?, weights: [Int: NodeWeights], bundles: [TermCounter.Bundle], counter: PatternCounter
    ) throws(RuntimeError) {
        self.counter = counter
        keepsFirst = kept != nil
        var order = CoreOrder(part, kept: kept, weights: weights, ones: counter.ones, bundles: bundles).best()
        let symmetry = CoreSymmetry(
            of: order.map(\.node), kept: kept, weights: weights, bundles: bundles, table: counter.edges)
        factor = symmetry.factor
        for (level, smaller) in symmetry.smaller.enumerated() {
            if let smaller { order[level].ascend(from: smaller) }
        }
        cost = order.reduce(0) { $0 + $1.questions }
        for chosen in order {
            var checks: [Check] = []
            for step in chosen.checks {
                let lists = try step.lists(counter.edges)
                let first = step.back.first
                let limit = step.back.limit
                var check = Check(lists: lists, from: step.from, first: first, count: max(0, limit - first))
                if EdgeMatrix.isWorthwhile(step.side, back: step.back, questions: chosen.questions) {
                    check.matrix = EdgeMatrix(lists, first: first, count: check.count, arena: counter.arena)
                }
                checks.append(check)
            }
            var lists: NeighbourLists?
            if let walked = chosen.walked {
                lists = try walked.lists(counter.edges)
            } else {
                range = chosen.range.first..<max(chosen.range.first, chosen.range.limit)
                if chosen.weights.kind == .array {
                    range = range.clamped(to: chosen.weights.first..<max(chosen.weights.first, chosen.weights.limit))
                }
            }
            levels.append(
                Level(weights: chosen.weights, lists: lists, from: chosen.walked?.from ?? 0, checks: checks))
        }
        for number in levels.indices {
            let later = levels[(number + 1)...]
            levels[number].carried = (0...number).filter { level in
                level == 0 && keepsFirst
                    || later.contains { $0.from == level || $0.checks.contains { $0.from == level } }
            }
        }
    }

    // MARK: Results

    /// Number of matches.
    func total() throws(RuntimeError) -> Int64 {
        var sum: Int64 = 0
        for part in try walk(into: nil) {
            let (next, overflow) = sum.addingReportingOverflow(part)
            if overflow { throw .integerOverflow(at: .none) }
            sum = next
        }
        let (total, overflow) = sum.multipliedReportingOverflow(by: factor)
        if overflow { throw .integerOverflow(at: .none) }
        return total
    }

    /// Number of matches for each node of the first level.
    func perNode() throws(RuntimeError) -> NodeWeights {
        var result = counter.array(first: range.lowerBound, limit: range.upperBound)
        if range.isEmpty { return result }
        result.values.update(repeating: 0, count: range.count)
        _ = try walk(into: result)
        for index in 0..<range.count {
            let (number, overflow) = result.values[index].multipliedReportingOverflow(by: factor)
            if overflow { throw .integerOverflow(at: .none) }
            result.values[index] = number
            result.maximum = max(result.maximum, number)
        }
        return result
    }

    /// Morsels of a walk that is worth another thread.
    private static let morselCount = 64

    /// Walks from all first nodes; the sums of the walkers, or into an array by first node.
    private func walk(into array: NodeWeights?) throws(RuntimeError) -> [Int64] {
        if range.isEmpty || levels.count < 2 { return [] }
        let threads = counter.threads(forEntries: Int(min(cost, 1e15)))
        let walkers = (0..<threads).map { _ in CoreWalker(self, into: array) }
        if threads == 1 {
            walkers[0].walk(range)
        } else {
            nonisolated(unsafe) let shared = walkers
            let range = range
            let size = max(1, (range.count + Self.morselCount - 1) / Self.morselCount)
            let next = Atomic<Int>(range.lowerBound)
            Parallel.forEach(count: threads, threads: threads) { number in
                while shared[number].failure == nil {
                    let start = next.add(size, ordering: .relaxed).oldValue
                    if start >= range.upperBound { return }
                    shared[number].walk(start..<min(start + size, range.upperBound))
                }
            }
        }
        for walker in walkers { if let failure = walker.failure { throw failure } }
        return walkers.map(\.sum)
    }
}
