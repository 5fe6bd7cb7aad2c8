import PropertyGraph

/// Distinct keys of one or more columns, numbered densely in order of first appearance.
///
/// Serves grouping, DISTINCT and hash joins. Keys are equal when equivalent: null equals null, NaN equals NaN, 1 equals
/// 1.0. Open addressing with linear probing, at most half full; a cell is the upper half of the hash and the group
/// number + 1, so that most probes do not touch the keys. One key column of nodes or relationships is looked up in an
/// array by id instead.
///
/// The fields are exempt from the run-time check for overlapping access: no method calls out while it changes one.
///
/// Rejected: Swift's `Dictionary`, 5 to 11 times slower on integers.
public final class GroupTable {
    /// Number of key columns.
    public let keyCount: Int
    /// Number of groups; they are numbered from 0.
    @exclusivity(unchecked) public private(set) var groupCount = 0
    /// Number of groups that stand in the cells; the rest were added by `appendNew`.
    @exclusivity(unchecked) private var hashedCount = 0

    private let space: ValueSpace
    /// Keys of group g at `g * keyCount`.
    @exclusivity(unchecked) private var keys: UnsafeMutablePointer<Slot>
    /// Hashes of the groups that stand in the cells, for growing.
    @exclusivity(unchecked) private var hashes: UnsafeMutablePointer<UInt64>
    @exclusivity(unchecked) private var hashCapacity = 0
    @exclusivity(unchecked) private var keyCapacity = 64
    @exclusivity(unchecked) private var cells: UnsafeMutablePointer<UInt64>
    @exclusivity(unchecked) private var mask = 127
    /// Group + 1 by id, for a single column of ids; index 0 is null's.
    @exclusivity(unchecked) private var byID: [UInt32] = []
    @exclusivity(unchecked) private var byIDKind: ColumnVector.Kind?
    @exclusivity(unchecked) private var rowKey: UnsafeMutablePointer<Slot>

    /// What no group has as its number.
    public static let none = UInt32.max

    /// An empty table of keys with `keyCount` columns, at least 0.
    public init(keyCount: Int, space: ValueSpace) {
        self.keyCount = keyCount
        self.space = space
        keys = .allocate(capacity: keyCapacity * Swift.max(keyCount, 1))
        hashes = .allocate(capacity: 0)
        cells = .allocate(capacity: mask + 1)
        cells.initialize(repeating: 0, count: mask + 1)
        rowKey = .allocate(capacity: Swift.max(keyCount, 1))
        rowKey.initialize(repeating: .null, count: Swift.max(keyCount, 1))
    }

    deinit {
        keys.deallocate()
        hashes.deallocate()
        cells.deallocate()
        rowKey.deallocate()
    }

    /// Bytes taken, for the memory budget.
    public var bytesUsed: Int {
        keyCapacity * keyCount * MemoryLayout<Slot>.stride + (hashCapacity + mask + 1) * 8 + byID.capacity * 4
    }

    /// A key column of a group.
    public func key(_ group: Int, _ column: Int) -> Slot { keys[group * keyCount + column] }

    /// Group numbers of all rows of a batch, new groups made as needed.
    ///
    /// - Parameters:
    ///   - columns: positions of the key columns, `keyCount` of them.
    ///   - out: room for `batch.count` numbers.
    /// - Complexity: O(rows), amortised.
    public func groups(for batch: Batch, columns: [Int], into out: UnsafeMutablePointer<UInt32>) {
        if keyCount == 0 {
            for row in 0..<batch.count { out[row] = UInt32(truncatingIfNeeded: group(of: rowKey)) }
            return
        }
        if keyCount == 1 {
            let column = batch.columns[columns[0]]
            if column.kind != .slots, groupCount == 0 || byIDKind == column.kind {
                return groupIDs(column, batch.count, out)
            }
            byIDKind = nil
            let values = column
            for row in 0..<batch.count {
                rowKey[0] = values.slot(at: row)
                out[row] = UInt32(truncatingIfNeeded: group(of: rowKey))
            }
            return
        }
        byIDKind = nil
        let vectors = columns.map { batch.columns[$0] }
        for row in 0..<batch.count {
            for column in 0..<keyCount { rowKey[column] = vectors[column].slot(at: row) }
            out[row] = UInt32(truncatingIfNeeded: group(of: rowKey))
        }
    }

    /// Group numbers of all rows, `none` for keys that are not in the table: the probing side of a join.
    ///
    /// - Parameter matchingNulls: false when a null in any key column matches nothing, as `=` has it.
    public func find(
        in batch: Batch, columns: [Int], matchingNulls: Bool, into out: UnsafeMutablePointer<UInt32>
    ) {
        let vectors = columns.map { batch.columns[$0] }
        for row in 0..<batch.count {
            var hasNull = false
            for column in 0..<keyCount {
                rowKey[column] = vectors[column].slot(at: row)
                hasNull = hasNull || rowKey[column].isNull
            }
            out[row] = hasNull && !matchingNulls ? Self.none : find(rowKey).map { UInt32($0) } ?? Self.none
        }
    }

    /// Group of one key of `keyCount` slots; nil when it has none.
    public func find(_ key: UnsafePointer<Slot>) -> Int? {
        if hashedCount != groupCount { hashTheRest() }
        let hash = hash(of: key)
        var cell = Int(truncatingIfNeeded: hash) & mask
        while cells[cell] != 0 {
            if let group = match(cells[cell], hash, key) { return group }
            cell = (cell &+ 1) & mask
        }
        return nil
    }

    /// Group of one key of `keyCount` slots, made when new.
    public func group(of key: UnsafePointer<Slot>) -> Int {
        if hashedCount != groupCount { hashTheRest() }
        let hash = hash(of: key)
        var cell = Int(truncatingIfNeeded: hash) & mask
        while cells[cell] != 0 {
            if let group = match(cells[cell], hash, key) { return group }
            cell = (cell &+ 1) & mask
        }
        let group = groupCount
        append().initialize(from: key, count: keyCount)
        reserveHashes()
        hashes[group] = hash
        cells[cell] = Self.cell(hash, group)
        hashedCount = groupCount
        if 2 * groupCount > mask { growCells() }
        return group
    }

    /// Group of the key of a single column, made when new.
    func group(of key: Slot) -> Int {
        rowKey[0] = key
        return group(of: rowKey)
    }

    /// A group for a single key that the caller knows to be in no group; its hash is not needed before somebody looks
    /// a key up.
    func appendNew(_ key: Slot) -> Int {
        append().initialize(to: key)
        return groupCount - 1
    }

    private func reserveHashes() {
        guard hashCapacity < groupCount else { return }
        let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: keyCapacity)
        larger.update(from: hashes, count: hashedCount)
        hashes.deallocate()
        hashes = larger
        hashCapacity = keyCapacity
    }

    private func hashTheRest() {
        reserveHashes()
        for group in hashedCount..<groupCount { hashes[group] = hash(of: keys + group * keyCount) }
        hashedCount = groupCount
        growCells(to: Swift.max(mask + 1, 4 * groupCount))
    }

    private func groupIDs(_ column: ColumnVector, _ count: Int, _ out: UnsafeMutablePointer<UInt32>) {
        byIDKind = column.kind
        let ids = column.ids
        for row in 0..<count {
            // noID + 1 wraps to 0.
            let index = Int(ids[row] &+ 1)
            if index >= byID.count {
                byID.append(contentsOf: repeatElement(0, count: Swift.max(index + 1, byID.count * 2) - byID.count))
            }
            if byID[index] == 0 {
                rowKey[0] = column.slot(at: row)
                byID[index] = UInt32(truncatingIfNeeded: group(of: rowKey) &+ 1)
            }
            out[row] = byID[index] &- 1
        }
    }

    @inline(__always)
    private func hash(of key: UnsafePointer<Slot>) -> UInt64 {
        if keyCount == 1 { return space.hash(key[0]) }
        var result: UInt64 = 0x9E37_79B9_7F4A_7C15
        for column in 0..<keyCount { result = ValueHash.combine(result, space.hash(key[column])) }
        return result
    }

    @inline(__always)
    private static func cell(_ hash: UInt64, _ group: Int) -> UInt64 {
        (hash & 0xFFFF_FFFF_0000_0000) | UInt64(UInt32(truncatingIfNeeded: group &+ 1))
    }

    @inline(__always)
    private func match(_ cell: UInt64, _ hash: UInt64, _ key: UnsafePointer<Slot>) -> Int? {
        guard cell >> 32 == hash >> 32 else { return nil }
        let group = Int(cell & 0xFFFF_FFFF) - 1
        let own = keys + group * keyCount
        for column in 0..<keyCount where !space.areEquivalent(own[column], key[column]) { return nil }
        return group
    }

    /// Makes room for a group and counts it.
    ///
    /// - Returns: where its key belongs, not yet initialized.
    private func append() -> UnsafeMutablePointer<Slot> {
        if groupCount == keyCapacity {
            let larger = UnsafeMutablePointer<Slot>.allocate(capacity: keyCapacity * 2 * Swift.max(keyCount, 1))
            larger.moveInitialize(from: keys, count: groupCount * keyCount)
            keys.deallocate()
            keys = larger
            keyCapacity *= 2
        }
        groupCount += 1
        return keys + (groupCount - 1) * keyCount
    }

    private func growCells() { growCells(to: (mask + 1) * 2) }

    private func growCells(to least: Int) {
        var capacity = mask + 1
        while capacity < least { capacity *= 2 }
        cells.deallocate()
        cells = .allocate(capacity: capacity)
        cells.initialize(repeating: 0, count: capacity)
        mask = capacity - 1
        for group in 0..<groupCount {
            var cell = Int(truncatingIfNeeded: hashes[group]) & mask
            while cells[cell] != 0 { cell = (cell &+ 1) & mask }
            cells[cell] = Self.cell(hashes[group], group)
        }
    }
}
