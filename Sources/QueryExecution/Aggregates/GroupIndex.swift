import PropertyGraph

/// Group numbers for keys of one or more columns, dense, in order of first appearance.
///
/// Each column's values are numbered by a `KeyCoder`; the numbers of two columns make a pair, which is numbered in turn,
/// and so on. So a key of many columns costs a load a column and a probe of 64 bits for each but the first.
final class GroupIndex {
    let keyCount: Int
    private let coders: [KeyCoder]
    /// Numbers of pairs: of the first two columns, of that and the third, ….
    @exclusivity(unchecked) private var folds: [Fold]
    @exclusivity(unchecked) private var codes: UnsafeMutablePointer<UInt32>
    @exclusivity(unchecked) private var capacity: Int

    private struct Fold {
        let table = PairTable()
        /// Left and right number by number.
        var pairs: [UInt64] = []
    }

    init(keyCount: Int, space: ValueSpace, capacity: Int) {
        self.keyCount = keyCount
        self.capacity = max(capacity, 1)
        coders = (0..<keyCount).map { _ in KeyCoder(space: space) }
        folds = (0..<max(0, keyCount - 1)).map { _ in Fold() }
        codes = .allocate(capacity: self.capacity)
    }

    deinit { codes.deallocate() }

    /// Number of groups; without keys there is always one.
    var groupCount: Int {
        if keyCount == 0 { return 1 }
        return folds.last?.pairs.count ?? coders[0].count
    }

    /// Bytes taken, for the memory budget.
    var bytesUsed: Int {
        coders.reduce(0) { $0 + $1.bytesUsed } + folds.reduce(0) { $0 + $1.table.bytesUsed + 8 * $1.pairs.capacity }
    }

    /// A key column of a group.
    func key(_ group: Int, _ column: Int) -> Slot {
        var code = group
        for fold in stride(from: folds.count - 1, through: 0, by: -1) {
            let pair = folds[fold].pairs[code]
            if column == fold + 1 { return coders[column].key(Int(pair & 0xFFFF_FFFF)) }
            code = Int(pair >> 32)
        }
        return coders[0].key(code)
    }

    /// A key column of some groups.
    func keys(_ groups: Range<Int>, _ column: Int, into out: ColumnVector) {
        guard keyCount == 1 else {
            for (row, group) in groups.enumerated() { out.set(key(group, column), at: row) }
            return
        }
        let coder = coders[0]
        for (row, code) in groups.enumerated() { out.set(coder.key(code), at: row) }
    }

    /// Group numbers of `count` rows, new groups made as needed.
    func groups(_ keys: [KeyValues], _ count: Int, into out: UnsafeMutablePointer<UInt32>) {
        guard keyCount > 0 else { return out.update(repeating: 0, count: count) }
        coders[0].codes(keys[0], count, into: out)
        for column in 1..<max(keyCount, 1) {
            reserve(count)
            coders[column].codes(keys[column], count, into: codes)
            combine(column - 1, count, out)
        }
    }

    /// Group of one key of `keyCount` values.
    func group(of key: (Int) -> Slot) -> Int {
        guard keyCount > 0 else { return 0 }
        var code = coders[0].code(key(0))
        for column in 1..<max(keyCount, 1) {
            code = number(column - 1, UInt64(code) << 32 | UInt64(coders[column].code(key(column))))
        }
        return Int(code)
    }

    private func combine(_ fold: Int, _ count: Int, _ out: UnsafeMutablePointer<UInt32>) {
        let table = folds[fold].table
        for row in 0..<count {
            let pair = UInt64(out[row]) << 32 | UInt64(codes[row])
            out[row] = table.find(pair) ?? number(fold, pair)
        }
    }

    private func number(_ fold: Int, _ pair: UInt64) -> UInt32 {
        if let known = folds[fold].table.find(pair) { return known }
        let made = UInt32(truncatingIfNeeded: folds[fold].pairs.count)
        folds[fold].pairs.append(pair)
        folds[fold].table.insert(pair, made)
        return made
    }

    private func reserve(_ count: Int) {
        guard count > capacity else { return }
        codes.deallocate()
        capacity = count
        codes = .allocate(capacity: capacity)
    }
}
