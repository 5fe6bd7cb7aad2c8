import PropertyGraph
import SourceText

/// count(*) and count(value).
final class CountState: AggregateState {
    let countsNulls: Bool
    @exclusivity(unchecked) var counts: [Int64] = []

    init(countsNulls: Bool) { self.countsNulls = countsNulls }

    func grow(toGroups count: Int) {
        if count > counts.count { counts.append(contentsOf: repeatElement(0, count: count - counts.count)) }
    }

    func update(
        groups: UnsafePointer<UInt32>, values: ColumnVector?, multiplicities: UnsafePointer<Int64>?, count: Int
    ) throws(RuntimeError) {
        var exceeded = false
        counts.withUnsafeMutableBufferPointer { counts in
            for row in 0..<count {
                if !countsNulls, let values, values.slot(at: row).isNull { continue }
                let (next, overflow) = counts[Int(groups[row])].addingReportingOverflow(multiplicities?[row] ?? 1)
                if overflow { exceeded = true }
                counts[Int(groups[row])] = next
            }
        }
        if exceeded { throw .integerOverflow(at: .none) }
    }

    func merge(_ other: any AggregateState, groups: [UInt32], adopt: (Slot) -> Slot) throws(RuntimeError) {
        guard let other = other as? CountState else { return }
        for (group, own) in groups.enumerated() { counts[Int(own)] &+= other.counts[group] }
    }

    func finish(_ group: Int) throws(RuntimeError) -> Slot { .integer(counts[group]) }

    func finish(_ groups: ArraySlice<UInt32>, into out: UnsafeMutablePointer<Slot>) throws(RuntimeError) {
        counts.withUnsafeBufferPointer { counts in
            for (row, group) in groups.enumerated() { out[row] = .integer(counts[Int(group)]) }
        }
    }
}

/// min(value) and max(value) in the order of ORDER BY, nulls left out.
final class ExtremeState: AggregateState {
    private let space: ValueSpace
    /// What `order` has the sign of when a new value replaces the old.
    let sign: Int
    @exclusivity(unchecked) var best: [Slot] = []
    /// First bytes of the best string of each group.
    @exclusivity(unchecked) var prefixes: [UInt64] = []
    /// Strings that are worse than the best of the only group; made when first needed.
    private lazy var rejected = StringAsker(StringVerdicts(count: space.persistent.count), space)
    private var verdicts: [UInt8] = []

    init(_ space: ValueSpace, sign: Int) {
        self.space = space
        self.sign = sign
    }

    func grow(toGroups count: Int) {
        guard count > best.count else { return }
        best.append(contentsOf: repeatElement(.null, count: count - best.count))
        prefixes.append(contentsOf: repeatElement(0, count: count - prefixes.count))
    }

    func update(
        groups: UnsafePointer<UInt32>, values: ColumnVector?, multiplicities: UnsafePointer<Int64>?, count: Int
    ) throws(RuntimeError) {
        guard let values else { return }
        for row in 0..<count {
            let value = values.slot(at: row)
            if value.isNull { continue }
            take(value, group: Int(groups[row]))
        }
    }

    func take(_ value: Slot, group: Int) {
        guard best[group].isNull || replaces(value, best[group]) else { return }
        best[group] = value
        if value.tag == .string { prefixes[group] = StringPrefix.first(space.utf8(value)) }
    }

    /// Takes in strings; most are worse, which their first bytes say.
    func take(strings vector: TypedVector, groups: UnsafePointer<UInt32>?, _ count: Int) {
        if groups == nil, best[0].tag == .string {
            if verdicts.count < count { verdicts = Array(repeating: 0, count: count) }
            verdicts.withUnsafeMutableBufferPointer { verdicts in
                guard let verdicts = verdicts.baseAddress else { return }
                rejected.reject(vector, count, smallerThan: sign > 0, prefixes[0], into: verdicts)
                for row in 0..<count where verdicts[row] == 0 { take(vector.slot(at: row), group: 0) }
            }
            return
        }
        for row in 0..<count where vector.has(row) {
            let group = Int(groups?[row] ?? 0)
            let value = vector.slot(at: row)
            if best[group].tag == .string {
                let own = StringPrefix.first(space.utf8(value))
                if own != prefixes[group], (own < prefixes[group]) == (sign > 0) { continue }
            }
            take(value, group: group)
        }
    }

    /// Among equal numbers the one with the smaller tag and bits stays, whichever came first.
    func replaces(_ value: Slot, _ own: Slot) -> Bool {
        let order = space.order(value, own)
        if order != 0 { return order * sign > 0 }
        guard value.tag.isNumber else { return false }
        return value.tag == own.tag ? value.bits < own.bits : value.tag == .integer
    }

    func merge(_ other: any AggregateState, groups: [UInt32], adopt: (Slot) -> Slot) throws(RuntimeError) {
        guard let other = other as? ExtremeState else { return }
        for (group, own) in groups.enumerated() where !other.best[group].isNull {
            take(adopt(other.best[group]), group: Int(own))
        }
    }

    func finish(_ group: Int) throws(RuntimeError) -> Slot { best[group] }
}

/// collect(value): a list without the nulls, in the order of the rows.
final class CollectState: AggregateState {
    private let space: ValueSpace
    private var lists: [[Slot]] = []
    private var kept = 0
    var bytesUsed: Int { kept * MemoryLayout<Slot>.stride }

    init(_ space: ValueSpace) { self.space = space }

    func grow(toGroups count: Int) {
        if count > lists.count { lists.append(contentsOf: repeatElement([], count: count - lists.count)) }
    }

    func update(
        groups: UnsafePointer<UInt32>, values: ColumnVector?, multiplicities: UnsafePointer<Int64>?, count: Int
    ) throws(RuntimeError) {
        guard let values else { return }
        for row in 0..<count {
            let value = values.slot(at: row)
            if value.isNull { continue }
            let group = Int(groups[row])
            if let multiplicities {
                lists[group].append(contentsOf: repeatElement(value, count: Int(multiplicities[row])))
                kept &+= Int(multiplicities[row])
            } else {
                lists[group].append(value)
                kept &+= 1
            }
        }
    }

    func finish(_ group: Int) throws(RuntimeError) -> Slot {
        try space.makeList(lists[group]).checkingNesting(at: .none)
    }
}
