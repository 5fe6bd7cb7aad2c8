import PropertyGraph

/// Group numbers for keys of one or more columns, dense, in order of first appearance.
///
/// Each column's values are numbered by a `KeyCoder`; the numbers of two columns make a pair, which is numbered in turn,
/// and so on. So a key of many columns costs a load a column and a look at one pair for each but the first.
final class GroupIndex {
    let keyCount: Int
    private let coders: [KeyCoder]
    /// Numbers of pairs: of the first two columns, of that and the third, ….
    private let folds: [PairCodes]
    @exclusivity(unchecked) private var codes: UnsafeMutablePointer<UInt32>
    @exclusivity(unchecked) private var capacity: Int

    init(keyCount: Int, space: ValueSpace, capacity: Int) {
        self.keyCount = keyCount
        self.capacity = max(capacity, 1)
        coders = (0..<keyCount).map { _ in KeyCoder(space: space) }
        folds = (0..<max(0, keyCount - 1)).map { _ in PairCodes() }
        codes = .allocate(capacity: self.capacity)
    }

    deinit { codes.deallocate() }

    /// Number of groups; without keys there is always one.
    var groupCount: Int { keyCount == 0 ? 1 : count(upTo: keyCount - 1) }

    /// Number of the different keys of the columns up to one.
    private func count(upTo column: Int) -> Int { column == 0 ? coders[0].count : folds[column - 1].count }

    /// Bytes taken, for the memory budget.
    var bytesUsed: Int {
        coders.reduce(0) { $0 + $1.bytesUsed } + folds.reduce(0) { $0 + $1.bytesUsed }
    }

    /// A key column of a group.
    func key(_ group: Int, _ column: Int) -> Slot {
        var code = group
        for fold in stride(from: folds.count - 1, through: 0, by: -1) {
            let pair = folds[fold].pair(code)
            if column == fold + 1 { return coders[column].key(pair.right) }
            code = pair.left
        }
        return coders[0].key(code)
    }

    /// A key column of some groups.
    func keys(_ groups: ArraySlice<UInt32>, _ column: Int, into out: ColumnVector) {
        guard keyCount == 1 else {
            for (row, group) in groups.enumerated() { out.set(key(Int(group), column), at: row) }
            return
        }
        let coder = coders[0]
        for (row, code) in groups.enumerated() { out.set(coder.key(Int(code)), at: row) }
    }

    /// Group numbers of `count` rows, new groups made as needed.
    func groups(_ keys: [KeyValues], _ count: Int, into out: UnsafeMutablePointer<UInt32>) {
        guard keyCount > 0 else { return out.update(repeating: 0, count: count) }
        coders[0].codes(keys[0], count, into: out)
        for column in 1..<max(keyCount, 1) {
            reserve(count)
            coders[column].codes(keys[column], count, into: codes)
            folds[column - 1].number(
                out, codes, count, leftCount: self.count(upTo: column - 1), rightCount: coders[column].count)
        }
    }

    /// The numbers of the groups of `count` rows without writing them down, for a single key column most of whose values
    /// are known; nil where it has to be `groups`.
    func directNumbers(_ keys: TypedVector, _ count: Int) -> DirectNumbers? {
        keyCount == 1 ? coders[0].directNumbers(keys, count) : nil
    }

    /// Group numbers here of all groups of another index of as many columns; new groups are made as needed.
    ///
    /// - Parameters:
    ///   - adopt: makes a value of the other's space one of this.
    ///   - pace: asked now and then whether to go on.
    func groups(
        of other: GroupIndex, adopt: (Slot) -> Slot, pace: () throws(RuntimeError) -> Void
    ) throws(RuntimeError) -> [UInt32] {
        guard keyCount > 0 else { return [0] }
        var groups = try coders[0].codes(of: other.coders[0], adopt: adopt, pace: pace)
        for column in 1..<max(keyCount, 1) {
            let codes = try coders[column].codes(of: other.coders[column], adopt: adopt, pace: pace)
            groups = folds[column - 1].codes(
                of: other.folds[column - 1], groups, codes, leftCount: count(upTo: column - 1),
                rightCount: coders[column].count)
            try pace()
        }
        return groups
    }

    private func reserve(_ count: Int) {
        guard count > capacity else { return }
        codes.deallocate()
        capacity = count
        codes = .allocate(capacity: capacity)
    }
}
