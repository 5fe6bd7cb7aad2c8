/// An index over one property key of the nodes with a label (or the relationships of a type).
///
/// Equality goes through an open-addressing table from value to ids, kept up to date by every write. Ranges and
/// prefixes go through the distinct values in order, brought up to date by the first such lookup after a write
/// (`PropertyIndex+Ranges.swift`). Values are found by the language's `=`: 1 finds 1.0; NaN, and lists and maps with
/// null or NaN inside, equal nothing and are not stored.
public final class PropertyIndex {
    public let definition: IndexDefinition
    /// Name of the index or of the constraint it serves.
    public let name: String
    /// Number of distinct values.
    @exclusivity(unchecked) public private(set) var distinctCount = 0
    /// Number of indexed nodes or relationships.
    @exclusivity(unchecked) public private(set) var entryCount = 0
    /// Two ids of the same value, met while a unique index was filled.
    private(set) var firstDuplicate: (UInt32, UInt32)?

    let space: ValueSpace
    /// One per distinct value, in order of arrival; one without ids stays until the table grows.
    @exclusivity(unchecked) private(set) var entries: [IndexEntry] = []
    @exclusivity(unchecked) private var lists: [PostingList?] = []
    @exclusivity(unchecked) private var freeLists: [UInt32] = []

    /// Hash and entry number + 1, 0 for a free cell; linear probing, at most half full.
    @exclusivity(unchecked) private var table: UnsafeMutablePointer<UInt64>
    @exclusivity(unchecked) private var mask: Int

    /// Entry numbers by value; see `PropertyIndex+Ranges.swift`.
    @exclusivity(unchecked) var sorted: [UInt32] = []
    /// Entries below this number are in `sorted`.
    @exclusivity(unchecked) var sortedLimit = 0

    init(_ definition: IndexDefinition, name: String, space: ValueSpace) {
        self.definition = definition
        self.name = name
        self.space = space
        mask = 63
        table = .allocate(capacity: 64)
        table.initialize(repeating: 0, count: 64)
    }

    deinit { table.deallocate() }

    /// How an index of a graph from a file is filled at its first use; nil once it is.
    @exclusivity(unchecked) private var pendingFill: (() -> Void)?

    /// Leaves the content to the first use; the counts are known before.
    func fillLater(distinctCount: Int, entryCount: Int, fill: @escaping () -> Void) {
        self.distinctCount = distinctCount
        self.entryCount = entryCount
        pendingFill = fill
    }

    /// Fills an index that was left for later.
    @inline(__always)
    func makeReady() {
        if pendingFill != nil { fillNow() }
    }

    private func fillNow() {
        let fill = pendingFill
        pendingFill = nil
        distinctCount = 0
        entryCount = 0
        fill?()
    }

    public var id: IndexID { definition.id }
    public var subject: IndexSubject { definition.subject }
    public var key: PropertyKeyID { definition.key }
    /// Whether the index enforces a unique constraint.
    public var isUnique: Bool { definition.isUnique }

    /// Average number of ids per value, for estimates; 0 for an empty index.
    public var averageMatches: Double { distinctCount == 0 ? 0 : Double(entryCount) / Double(distinctCount) }

    // MARK: Equality lookups

    /// Appends the ids with a value, ascending.
    ///
    /// - Parameters:
    ///   - value: a value of `space`; null and NaN find nothing.
    ///   - space: a space whose persistent heap is the graph's.
    /// - Complexity: O(1 + matches) expected.
    public func lookup(_ value: Slot, in space: ValueSpace, into result: inout [UInt32]) {
        guard let number = find(value, in: space) else { return }
        appendIDs(ofEntry: number, to: &result)
    }

    /// The one id with a value; nil when there is none, or more.
    public func only(_ value: Slot, in space: ValueSpace) -> UInt32? {
        guard let number = find(value, in: space), entries[number].count == 1 else { return nil }
        return entries[number].payload
    }

    /// The smallest id with a value.
    public func first(_ value: Slot, in space: ValueSpace) -> UInt32? {
        guard let number = find(value, in: space) else { return nil }
        return firstID(ofEntry: number)
    }

    /// Number of ids with a value.
    public func count(of value: Slot, in space: ValueSpace) -> Int {
        guard let number = find(value, in: space) else { return 0 }
        return Int(entries[number].count)
    }

    /// Appends the ids of an entry, ascending.
    func appendIDs(ofEntry number: Int, to result: inout [UInt32]) {
        let entry = entries[number]
        if entry.count == 1 {
            result.append(entry.payload)
        } else if entry.count > 1 {
            lists[Int(entry.payload)]?.append(to: &result)
        }
    }

    func firstID(ofEntry number: Int) -> UInt32? {
        let entry = entries[number]
        if entry.count == 0 { return nil }
        return entry.count == 1 ? entry.payload : lists[Int(entry.payload)]?.first
    }

    private func find(_ value: Slot, in space: ValueSpace) -> Int? {
        makeReady()
        if value.isNull { return nil }
        let hash = UInt32(truncatingIfNeeded: space.hash(value) >> 32)
        guard let number = probe(value, hash, space).entry, entries[number].count > 0 else { return nil }
        return number
    }

    /// The entry of a value, or the cell where it would be noted.
    private func probe(_ value: Slot, _ hash: UInt32, _ space: ValueSpace) -> (entry: Int?, cell: Int) {
        var cell = Int(hash) & mask
        while table[cell] != 0 {
            if UInt32(truncatingIfNeeded: table[cell] >> 32) == hash {
                let number = Int(table[cell] & 0xFFFF_FFFF) - 1
                if space.equals(entries[number].value, value) == true { return (number, cell) }
            }
            cell = (cell &+ 1) & mask
        }
        return (nil, cell)
    }

    // MARK: Upkeep

    /// Notes a value of an id; null and what equals nothing is passed over.
    func insert(_ value: Slot, _ id: UInt32) {
        makeReady()
        guard isIndexable(value) else { return }
        if 2 * (entries.count + 1) > mask { makeRoom() }
        let hash = UInt32(truncatingIfNeeded: space.hash(value) >> 32)
        let (found, cell) = probe(value, hash, space)
        entryCount += 1
        guard let number = found else {
            entries.append(IndexEntry(value: value, hash: hash, count: 1, payload: id))
            table[cell] = UInt64(hash) << 32 | UInt64(entries.count)
            distinctCount += 1
            return
        }
        switch entries[number].count {
        case 0:
            entries[number].payload = id
            distinctCount += 1
        case 1:
            let other = entries[number].payload
            if firstDuplicate == nil { firstDuplicate = (min(other, id), max(other, id)) }
            entries[number].payload = store(PostingList(other, id))
        default:
            lists[Int(entries[number].payload)]?.insert(id)
        }
        entries[number].count += 1
    }

    /// Takes a value of an id out.
    func remove(_ value: Slot, _ id: UInt32) {
        makeReady()
        guard isIndexable(value) else { return }
        let hash = UInt32(truncatingIfNeeded: space.hash(value) >> 32)
        guard let number = probe(value, hash, space).entry, entries[number].count > 0 else { return }
        entryCount -= 1
        entries[number].count -= 1
        switch entries[number].count {
        case 0:
            distinctCount -= 1
        case 1:
            let list = Int(entries[number].payload)
            lists[list]?.remove(id)
            entries[number].payload = lists[list]?.first ?? id
            lists[list] = nil
            freeLists.append(UInt32(list))
        default:
            lists[Int(entries[number].payload)]?.remove(id)
        }
    }

    func removeAll() {
        pendingFill = nil
        entries = []
        lists = []
        freeLists = []
        sorted = []
        sortedLimit = 0
        distinctCount = 0
        entryCount = 0
        firstDuplicate = nil
        table.update(repeating: 0, count: mask + 1)
    }

    /// Whether a value equals itself, which null, NaN and what contains them does not.
    private func isIndexable(_ value: Slot) -> Bool {
        switch value.tag {
        case .null: return false
        case .integer, .string, .boolean: return true
        case .float, .list, .map, .node, .relationship, .path, .date, .localTime, .zonedTime, .localDateTime,
            .zonedDateTime, .duration, .point:
            return space.equals(value, value) == true
        }
    }

    private func store(_ list: PostingList) -> UInt32 {
        if let free = freeLists.popLast() {
            lists[Int(free)] = list
            return free
        }
        lists.append(list)
        return UInt32(lists.count - 1)
    }

    /// Drops entries without ids and doubles the table unless that made room enough.
    private func makeRoom() {
        if distinctCount < entries.count {
            entries.removeAll { $0.count == 0 }
            sorted = []
            sortedLimit = 0
        }
        if 4 * (entries.count + 1) > mask {
            let capacity = (mask + 1) * 2
            table.deallocate()
            table = .allocate(capacity: capacity)
            mask = capacity - 1
            table.initialize(repeating: 0, count: capacity)
        } else {
            table.update(repeating: 0, count: mask + 1)
        }
        for (number, entry) in entries.enumerated() {
            var cell = Int(entry.hash) & mask
            while table[cell] != 0 { cell = (cell &+ 1) & mask }
            table[cell] = UInt64(entry.hash) << 32 | UInt64(number + 1)
        }
    }
}

/// One distinct value of an index.
struct IndexEntry {
    let value: Slot
    /// Upper half of the value's hash.
    let hash: UInt32
    /// Number of ids.
    var count: UInt32
    /// The id when there is one; the number of a posting list when there are more.
    var payload: UInt32
}
