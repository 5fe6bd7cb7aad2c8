import PropertyGraph
import SourceText

/// Lets only the first of equivalent values of a group through.
final class DistinctState: AggregateState {
    private let base: any AggregateState
    private let values: KeyCoder
    /// Group and number of the value, of all that were let through, in the order in which they came.
    private var pairs: [UInt64] = []
    /// How it is looked up whether a value has been let through: with a single group a value is new when its number is;
    /// few groups have a bit each in a word by number of the value; many have `seen`.
    private enum Search { case single, few, many }
    private var search = Search.single
    private let seen = PairTable()
    @exclusivity(unchecked) private var words: [UInt64] = []
    private var codes: [UInt32] = []
    private var rows: [UInt32] = []
    private var buffer = ColumnVector(.slots, capacity: 0)
    private var numbers: [UInt32] = []

    /// The base, when it only counts.
    private let counting: CountState?
    /// While there is one group and only the number of distinct nodes, or of distinct relationships, is asked: these,
    /// and nothing is in `values` yet.
    private let ids = DistinctIDs()
    @exclusivity(unchecked) private var idKind: ColumnVector.Kind?

    init(_ base: any AggregateState, _ space: ValueSpace) {
        self.base = base
        counting = base as? CountState
        values = KeyCoder(space: space)
    }

    func grow(toGroups count: Int) {
        if count > 1 { numberIDs() }
        base.grow(toGroups: count)
        if count > 1, search == .single {
            search = .few
            for pair in pairs { _ = isNew(pair) }
        }
        if count > UInt64.bitWidth, search == .few {
            search = .many
            words = []
            for pair in pairs { _ = isNew(pair) }
        }
    }

    /// Notes a group and the number of a value; false when they are known.
    @inline(__always)
    private func isNew(_ pair: UInt64) -> Bool {
        let code = Int(pair & 0xFFFF_FFFF)
        switch search {
        case .single: return code >= pairs.count
        case .few:
            if code >= words.count { words.append(contentsOf: repeatElement(0, count: code + 1)) }
            let bit: UInt64 = 1 << (pair >> 32)
            guard words[code] & bit == 0 else { return false }
            words[code] |= bit
        case .many:
            if seen.find(pair) != nil { return false }
            seen.insert(pair, 0)
        }
        return true
    }

    func update(
        groups: UnsafePointer<UInt32>, values column: ColumnVector?, multiplicities: UnsafePointer<Int64>?, count: Int
    ) throws(RuntimeError) {
        guard let column else { return }
        if let counting, pairs.isEmpty, search == .single, column.kind != .slots, idKind ?? column.kind == column.kind {
            idKind = column.kind
            ids.insert(column.ids, count)
            counting.counts[0] = Int64(ids.count)
            return
        }
        numberIDs()
        try update(groups, .column(column), count) { column.slot(at: $0) }
    }

    /// Gives the ids that were only counted numbers like all other values.
    private func numberIDs() {
        guard let idKind, ids.count > 0 else { return }
        for id in ids.sorted() {
            let slot: Slot = idKind == .nodes ? .node(NodeID(id)) : .relationship(RelationshipID(id))
            pairs.append(UInt64(values.code(slot)))
        }
        ids.removeAll()
    }

    func update(groups: UnsafePointer<UInt32>?, vector: TypedVector?, count: Int) throws(RuntimeError) -> Bool {
        guard let vector else { return false }
        numberIDs()
        try update(groups, .vector(vector), count) { vector.slot(at: $0) }
        return true
    }

    private func update(
        _ groups: UnsafePointer<UInt32>?, _ keys: KeyValues, _ count: Int, _ slot: (Int) -> Slot
    ) throws(RuntimeError) {
        if codes.count < count { codes = Array(repeating: 0, count: count) }
        codes.withUnsafeMutableBufferPointer { codes in
            if let start = codes.baseAddress { values.codes(keys, count, into: start) }
        }
        rows.removeAll(keepingCapacity: true)
        for row in 0..<count {
            let key = UInt64(groups?[row] ?? 0) << 32 | UInt64(codes[row])
            guard isNew(key) else { continue }
            pairs.append(key)
            rows.append(UInt32(truncatingIfNeeded: row))
        }
        if rows.isEmpty { return }
        if buffer.capacity < rows.count { buffer = ColumnVector(.slots, capacity: rows.count * 2) }
        numbers.removeAll(keepingCapacity: true)
        for (index, row) in rows.enumerated() {
            buffer.slots[index] = slot(Int(row))
            numbers.append(groups?[Int(row)] ?? 0)
        }
        let numbers = self.numbers
        try numbers.withUnsafeBufferPointer { (numbers) throws(RuntimeError) in
            guard let start = numbers.baseAddress else { return }
            try base.update(groups: start, values: buffer, multiplicities: nil, count: rows.count)
        }
    }

    func merge(_ other: any AggregateState, groups: [UInt32], adopt: (Slot) -> Slot) throws(RuntimeError) {
        guard let other = other as? DistinctState else { return }
        if let counting, pairs.isEmpty, search == .single, other.pairs.isEmpty, idKind ?? other.idKind == other.idKind {
            idKind = other.idKind
            ids.formUnion(other.ids)
            counting.counts[0] = Int64(ids.count)
            return
        }
        numberIDs()
        other.numberIDs()
        let numbers = try values.codes(of: other.values, adopt: adopt) { () throws(RuntimeError) in }
        let column = ColumnVector(.slots, capacity: 1024)
        var batch: [UInt32] = []
        for (index, pair) in other.pairs.enumerated() {
            let (group, code) = (groups[Int(pair >> 32)], numbers[Int(pair & 0xFFFF_FFFF)])
            let key = UInt64(group) << 32 | UInt64(code)
            if isNew(key) {
                pairs.append(key)
                column.slots[batch.count] = values.key(Int(code))
                batch.append(group)
            }
            guard batch.count == 1024 || index == other.pairs.count - 1 else { continue }
            let taken = batch
            try taken.withUnsafeBufferPointer { (taken) throws(RuntimeError) in
                guard let start = taken.baseAddress else { return }
                try base.update(groups: start, values: column, multiplicities: nil, count: taken.count)
            }
            batch.removeAll(keepingCapacity: true)
        }
    }

    func setParameters(groups: UnsafePointer<UInt32>, values: ColumnVector, count: Int) throws(RuntimeError) {
        try base.setParameters(groups: groups, values: values, count: count)
    }

    // A set of ids is put together with another word by word.
    var entryCount: Int { pairs.count + ids.bytesUsed / 8 }

    var bytesUsed: Int {
        ids.bytesUsed + seen.bytesUsed + 8 * words.capacity + values.bytesUsed + 8 * pairs.capacity + base.bytesUsed
    }

    func finish(_ group: Int) throws(RuntimeError) -> Slot { try base.finish(group) }
}
