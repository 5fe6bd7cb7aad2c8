import PropertyGraph

/// An aggregate that `GroupTotals` can stand in front of.
protocol TotalledState: AggregateState {
    /// Whether integers are added up; otherwise rows are counted.
    var addsValues: Bool { get }
    /// Whether nulls count too, so that there need not be an argument.
    var countsNulls: Bool { get }
    /// Takes over what has been added up.
    ///
    /// - Parameter word: where in the records the sum is, for states that add values.
    func absorb(_ records: TotalRecords, word: Int)
}

/// What has been added up for the groups 0 ..< `count`: so many words for each, the first of them the number of rows.
struct TotalRecords {
    let count: Int
    let words: UnsafePointer<Int64>
    let stride: Int

    /// A word of a group's record.
    @inline(__always)
    func word(_ word: Int, of group: Int) -> Int64 { words[group &* stride &+ word] }
}

/// Numbers of rows and sums of integers by group, side by side in a record for each group: one pass over a batch brings
/// them up to date, a row with one addition of two or four words.
///
/// It stands in front of count(), sum() and avg() and takes the batches whose arguments are integers without nulls; the
/// states take the others, and in the end what has been added up here.
final class GroupTotals {
    /// The aggregates it takes, by number among all.
    let aggregates: [Int]
    private let states: [any TotalledState]
    /// By state the word of its sum; 0 for those that count.
    private let words: [Int]
    /// The aggregates whose arguments matter, and whether they are added up.
    private let looked: [(aggregate: Int, addsValues: Bool)]
    /// Words of a record.
    private let stride: Int
    @exclusivity(unchecked) private var records: UnsafeMutablePointer<Int64>
    /// Groups that have a record.
    @exclusivity(unchecked) private var capacity = 0
    /// No sum is farther from 0.
    @exclusivity(unchecked) private var bound: Int64 = 0
    /// The integers of the batch at hand, by word less 1.
    @exclusivity(unchecked) private var values: [UnsafePointer<Int64>] = []
    /// Batches that may still be refused before no more are looked at.
    @exclusivity(unchecked) private var patience = 8

    private static let mostSums = 3

    /// Chooses among the aggregates by the arguments of a first batch; nil when no integers are added up.
    ///
    /// - Parameter argument: the argument of an aggregate, by its number; nil where it is no vector.
    init?(_ all: [any AggregateState], argument: (Int) -> TypedVector?) {
        var chosen: [(number: Int, state: any TotalledState, word: Int)] = []
        var sums = 0
        for (number, state) in all.enumerated() {
            guard let state = state as? any TotalledState else { continue }
            if !state.countsNulls {
                guard let vector = argument(number), Self.fits(vector, addsValues: state.addsValues),
                    !state.addsValues || sums < Self.mostSums
                else { continue }
            }
            sums += state.addsValues ? 1 : 0
            chosen.append((number, state, state.addsValues ? sums : 0))
        }
        guard sums > 0 else { return nil }
        aggregates = chosen.map(\.number)
        states = chosen.map(\.state)
        words = chosen.map(\.word)
        looked = chosen.filter { !$0.state.countsNulls }.map { ($0.number, $0.state.addsValues) }
        stride = sums == 1 ? 2 : 4
        records = .allocate(capacity: 0)
    }

    deinit { records.deallocate() }

    /// Bytes taken, for the memory budget.
    var bytesUsed: Int { 8 * capacity * stride }

    private static func fits(_ vector: TypedVector, addsValues: Bool) -> Bool {
        vector.valid == nil && (addsValues ? vector.kind == .integers : vector.kind != .nulls)
    }

    // MARK: Batches

    /// Looks at the arguments of a batch that is to be added next.
    ///
    /// - Parameters:
    ///   - groupCount: number of the groups so far.
    ///   - argument: the argument of an aggregate, by its number; nil where it is no vector.
    /// - Returns: false when the states have to take the batch themselves.
    func accept(_ count: Int, groupCount: Int, argument: (Int) -> TypedVector?) -> Bool {
        guard patience > 0 else { return false }
        values.removeAll(keepingCapacity: true)
        var largest: Int64 = 0
        for (aggregate, addsValues) in looked {
            guard let vector = argument(aggregate) else { return false }
            guard Self.fits(vector, addsValues: addsValues) else {
                patience -= 1
                return false
            }
            guard addsValues else { continue }
            let (bound, overflow) = SumState.magnitude(vector, count).multipliedReportingOverflow(by: Int64(count))
            guard !overflow, bound < SumState.recentLimit else { return false }
            largest = max(largest, bound &+ Int64(count))
            values.append(vector.integers)
        }
        if bound &+ largest > SumState.recentLimit { settle(groupCount: groupCount) }
        bound &+= largest
        return true
    }

    /// Adds the rows of the batch that was accepted.
    ///
    /// - Parameter groupCount: number of groups, with all that the batch may make.
    func add(_ numbers: some GroupNumbers, _ count: Int, groupCount: Int) {
        reserve(groupCount)
        let first = values[0]
        switch values.count {
        case 1: add(numbers, count) { SIMD2(1, first[$0]) }
        case 2:
            let second = values[1]
            add(numbers, count) { SIMD4(1, first[$0], second[$0], 0) }
        default:
            let (second, third) = (values[1], values[2])
            add(numbers, count) { SIMD4(1, first[$0], second[$0], third[$0]) }
        }
    }

    /// Four rows at a time: where their records are is known before the first is written, so that nothing waits for that.
    @inline(__always)
    private func add<Record: SIMD>(
        _ numbers: some GroupNumbers, _ count: Int, _ row: (Int) -> Record
    ) where Record.Scalar == Int64 {
        let records = UnsafeMutableRawPointer(records)
        @inline(__always)
        func add(_ addend: Record, _ group: Int) {
            let record = records + group &* MemoryLayout<Record>.stride
            record.storeBytes(of: record.loadUnaligned(as: Record.self) &+ addend, as: Record.self)
        }
        var next = 0
        while next &+ 4 <= count {
            let groups = numbers.four(from: next)
            let rows = (row(next), row(next &+ 1), row(next &+ 2), row(next &+ 3))
            add(rows.0, groups.0)
            add(rows.1, groups.1)
            add(rows.2, groups.2)
            add(rows.3, groups.3)
            next &+= 4
        }
        while next < count {
            add(row(next), numbers.number(next))
            next &+= 1
        }
    }

    private func reserve(_ groupCount: Int) {
        guard groupCount > capacity else { return }
        let wanted = max(groupCount, 2 * capacity)
        let larger = UnsafeMutablePointer<Int64>.allocate(capacity: wanted * stride)
        larger.update(from: records, count: capacity * stride)
        (larger + capacity * stride).update(repeating: 0, count: (wanted - capacity) * stride)
        records.deallocate()
        records = larger
        capacity = wanted
    }

    // MARK: Results

    /// Hands all that has been added up to the states.
    func settle(groupCount: Int) {
        guard capacity > 0 else { return }
        let all = TotalRecords(count: min(groupCount, capacity), words: UnsafePointer(records), stride: stride)
        for (state, word) in zip(states, words) {
            state.grow(toGroups: groupCount)
            state.absorb(all, word: word)
        }
        records.deallocate()
        records = .allocate(capacity: 0)
        (capacity, bound) = (0, 0)
    }
}
