import PropertyGraph
import SourceText

/// count(*) and count(value).
final class CountState: AggregateState {
    private let countsNulls: Bool
    private var counts: [Int64] = []

    init(countsNulls: Bool) { self.countsNulls = countsNulls }

    func grow(toGroups count: Int) {
        if count > counts.count { counts.append(contentsOf: repeatElement(0, count: count - counts.count)) }
    }

    func update(
        groups: UnsafePointer<UInt32>, values: ColumnVector?, multiplicities: UnsafePointer<Int64>?, count: Int
    ) throws(RuntimeError) {
        counts.withUnsafeMutableBufferPointer { counts in
            for row in 0..<count {
                if !countsNulls, let values, values.slot(at: row).isNull { continue }
                counts[Int(groups[row])] &+= multiplicities?[row] ?? 1
            }
        }
    }

    func finish(_ group: Int) throws(RuntimeError) -> Slot { .integer(counts[group]) }
}

/// min(value) and max(value) in the order of ORDER BY, nulls left out.
final class ExtremeState: AggregateState {
    private let space: ValueSpace
    /// What `order` has the sign of when a new value replaces the old.
    private let sign: Int
    private var best: [Slot] = []

    init(_ space: ValueSpace, sign: Int) {
        self.space = space
        self.sign = sign
    }

    func grow(toGroups count: Int) {
        if count > best.count { best.append(contentsOf: repeatElement(.null, count: count - best.count)) }
    }

    func update(
        groups: UnsafePointer<UInt32>, values: ColumnVector?, multiplicities: UnsafePointer<Int64>?, count: Int
    ) throws(RuntimeError) {
        guard let values else { return }
        for row in 0..<count {
            let value = values.slot(at: row)
            if value.isNull { continue }
            let group = Int(groups[row])
            if best[group].isNull || space.order(value, best[group]) * sign > 0 { best[group] = value }
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
