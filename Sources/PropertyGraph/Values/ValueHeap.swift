import Glibc

/// Where the values live that do not fit into a slot: strings, lists, maps, paths, durations, points.
///
/// Payloads are written once into arenas that are never moved or freed one by one, so a buffer that was handed out
/// stays valid for the life of the heap. A handle is the index of an entry (address and length) in a table.
///
/// There are two kinds. The *persistent* heap belongs to a graph: every string in it is interned, so two of its string
/// handles are equal exactly when the strings are. A *local* heap belongs to one running statement and is released as a
/// whole; its strings are interned only on request.
///
/// Space of overwritten values is not reclaimed before the heap is released.
public final class ValueHeap {
    /// True for a statement's heap, whose handles have bit 31 set.
    public let isLocal: Bool
    /// Bytes of payloads and of their entries; what a memory budget counts.
    @exclusivity(unchecked) public private(set) var bytesUsed = 0

    @exclusivity(unchecked) @usableFromInline var entries: UnsafeMutablePointer<HeapEntry>
    @exclusivity(unchecked) private var entryCapacity: Int
    @exclusivity(unchecked) @usableFromInline var entryCount = 0
    /// By entry; a statement's heap has none.
    @exclusivity(unchecked) @usableFromInline var facts: UnsafeMutablePointer<StringFacts>

    // Values of a mapped file: the first `mappedCount` handles.
    @exclusivity(unchecked) @usableFromInline var mappedCount = 0
    @exclusivity(unchecked) @usableFromInline var mappedEntries: UnsafePointer<MappedHeapEntry>?
    @exclusivity(unchecked) @usableFromInline var mappedBase: UnsafeRawPointer?
    /// What is still to be checked of them.
    @exclusivity(unchecked) var check: PendingCheck?

    @exclusivity(unchecked) private var chunks: [UnsafeMutableRawPointer] = []
    /// The first of the usual size, which `removeAll` keeps.
    @exclusivity(unchecked) private var firstChunk: UnsafeMutableRawPointer?
    @exclusivity(unchecked) private var cursor: UnsafeMutableRawPointer?
    @exclusivity(unchecked) private var remaining = 0
    @exclusivity(unchecked) private var nextChunkSize = ValueHeap.firstChunkSize

    /// Open addressing, linear probing, at most half full; a cell is the upper half of the hash and entry number + 1.
    @exclusivity(unchecked) private var internTable: UnsafeMutablePointer<UInt64>?
    @exclusivity(unchecked) private var internMask = 0
    @exclusivity(unchecked) private var internCount = 0
    private var borrowsInternTable = false

    private static let firstChunkSize = 64 << 10
    private static let largestChunkSize = 8 << 20
    /// Handles are 31 bits wide.
    private static let handleLimit = 0x7FFF_FFFF

    /// An empty heap; memory is taken with the first value.
    public init(isLocal: Bool) {
        self.isLocal = isLocal
        entryCapacity = 64
        entries = .allocate(capacity: entryCapacity)
        facts = .allocate(capacity: isLocal ? 0 : entryCapacity)
    }

    deinit {
        for chunk in chunks { chunk.deallocate() }
        entries.deallocate()
        facts.deallocate()
        if !borrowsInternTable { internTable?.deallocate() }
    }

    /// Forgets all values of a statement's heap and keeps some memory for the next statement.
    ///
    /// Handles and buffers given out before mean nothing any more.
    public func removeAll() {
        guard isLocal, entryCount > 0 || !chunks.isEmpty else { return }
        for chunk in chunks where chunk != firstChunk { chunk.deallocate() }
        chunks.removeAll(keepingCapacity: true)
        cursor = firstChunk
        remaining = 0
        nextChunkSize = Self.firstChunkSize
        if let firstChunk {
            chunks.append(firstChunk)
            remaining = Self.firstChunkSize
            nextChunkSize *= 2
        }
        entryCount = 0
        bytesUsed = 0
        guard internCount > 0, let table = internTable else { return }
        internCount = 0
        if internMask < 1024 {
            table.update(repeating: 0, count: internMask + 1)
        } else {
            table.deallocate()
            internTable = nil
            internMask = 0
        }
    }

    /// Whether equal strings of this heap always share a handle.
    public var internsAllStrings: Bool { !isLocal }

    /// Number of values, interned strings counted once.
    public var count: Int { mappedCount + entryCount }

    // MARK: Strings

    /// Copies a string into the heap; the persistent heap interns it.
    public func addString(_ bytes: UnsafeBufferPointer<UInt8>) -> HeapHandle {
        if !isLocal { return internString(bytes) }
        return addEntry(copy(bytes), count: bytes.count)
    }

    /// Makes a string value of bytes that live at least as long as this heap, without copying them.
    ///
    /// For a statement's substrings of the graph's or of its own strings. The persistent heap copies.
    public func addBorrowedString(_ bytes: UnsafeBufferPointer<UInt8>) -> HeapHandle {
        guard isLocal, let start = bytes.baseAddress else { return addString(bytes) }
        return addEntry(UnsafeMutableRawPointer(mutating: start), count: bytes.count)
    }

    /// The handle of a string, shared by all equal strings that were interned.
    ///
    /// - Complexity: O(length), amortised.
    public func internString(_ bytes: UnsafeBufferPointer<UInt8>) -> HeapHandle {
        internString(bytes, hash: UTF8Hash.hash(bytes))
    }

    /// The same with its hash, which is known already (`ValueHash.bytes`).
    public func internString(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt64) -> HeapHandle {
        check?.settle()
        if 2 * (internCount + 1) > internMask { growInternTable() }
        guard let table = internTable else { preconditionFailure("the intern table was just grown") }
        var cell = Int(truncatingIfNeeded: hash) & internMask
        while table[cell] != 0 {
            if let found = match(table[cell], hash, bytes) { return found }
            cell = (cell &+ 1) & internMask
        }
        let handle = addEntry(copy(bytes), count: bytes.count)
        if !isLocal { facts[entryCount - 1] = StringFacts(bytes) }
        table[cell] = (hash & 0xFFFF_FFFF_0000_0000) | UInt64(handle.index &+ 1)
        internCount += 1
        return handle
    }

    /// The handle of an interned string, nil when no equal string was interned.
    public func findString(_ bytes: UnsafeBufferPointer<UInt8>) -> HeapHandle? {
        check?.settle()
        guard let table = internTable else { return nil }
        let hash = UTF8Hash.hash(bytes)
        var cell = Int(truncatingIfNeeded: hash) & internMask
        while table[cell] != 0 {
            if let found = match(table[cell], hash, bytes) { return found }
            cell = (cell &+ 1) & internMask
        }
        return nil
    }

    /// UTF-8 bytes of a string.
    @inlinable
    public func utf8(_ handle: HeapHandle) -> UnsafeBufferPointer<UInt8> {
        let entry = entry(handle)
        return UnsafeBufferPointer(start: entry.start.assumingMemoryBound(to: UInt8.self), count: entry.count)
    }

    /// The heap's strings without the heap: for loops that look at one after the other. Good until a value is added.
    @inlinable
    public var strings: HeapStrings { HeapStrings(self) }

    // MARK: Lists, maps, durations

    /// Copies a list (or the alternating elements of a path) into the heap.
    public func addList(_ elements: UnsafeBufferPointer<Slot>) -> HeapHandle {
        let start = allocate(elements.count * MemoryLayout<Slot>.stride, alignment: 8)
        let cells = start.bindMemory(to: Slot.self, capacity: elements.count)
        if let source = elements.baseAddress { cells.initialize(from: source, count: elements.count) }
        return addEntry(start, count: elements.count)
    }

    /// Makes room for a list of `count` elements, all null, and hands out its cells to be filled at once.
    public func addList(count: Int) -> (handle: HeapHandle, cells: UnsafeMutablePointer<Slot>) {
        let start = allocate(count * MemoryLayout<Slot>.stride, alignment: 8)
        let cells = start.bindMemory(to: Slot.self, capacity: count)
        cells.initialize(repeating: .null, count: count)
        return (addEntry(start, count: count), cells)
    }

    /// Elements of a list or path.
    @inlinable
    public func list(_ handle: HeapHandle) -> UnsafeBufferPointer<Slot> {
        let entry = entry(handle)
        return UnsafeBufferPointer(start: entry.start.assumingMemoryBound(to: Slot.self), count: entry.count)
    }

    /// Stores a map, its entries sorted by the keys' UTF-8 bytes; of equal keys the last wins.
    public func addMap(_ entries: [(key: PropertyKeyID, value: Slot)], keys names: NameTable) -> HeapHandle {
        let ordered = MapOrder.normalised(entries, names)
        let (handle, keyCells, valueCells) = addMap(count: ordered.count)
        for (index, entry) in ordered.enumerated() {
            keyCells[index] = entry.key
            valueCells[index] = entry.value
        }
        return handle
    }

    /// Entries of a map.
    @inlinable
    public func map(_ handle: HeapHandle) -> MapView {
        let entry = entry(handle)
        let values = entry.start.assumingMemoryBound(to: Slot.self)
        let keys = UnsafeRawPointer(values + entry.count).assumingMemoryBound(to: PropertyKeyID.self)
        return MapView(
            keys: UnsafeBufferPointer(start: keys, count: entry.count),
            values: UnsafeBufferPointer(start: values, count: entry.count))
    }

    /// Stores a duration.
    public func addDuration(_ parts: DurationParts) -> HeapHandle {
        let start = allocate(MemoryLayout<DurationParts>.size, alignment: 8)
        start.bindMemory(to: DurationParts.self, capacity: 1).initialize(to: parts)
        return addEntry(start, count: 1)
    }

    /// Parts of a duration.
    @inlinable
    public func duration(_ handle: HeapHandle) -> DurationParts {
        entry(handle).start.assumingMemoryBound(to: DurationParts.self).pointee
    }

    /// Stores a point.
    public func addPoint(_ point: PointValue) -> HeapHandle {
        let start = allocate(MemoryLayout<PointValue>.size, alignment: 8)
        start.bindMemory(to: PointValue.self, capacity: 1).initialize(to: point)
        return addEntry(start, count: 1)
    }

    /// A point.
    public func point(_ handle: HeapHandle) -> PointValue {
        entry(handle).start.assumingMemoryBound(to: PointValue.self).pointee
    }

    /// Values first, keys after them; not initialised.
    func addMap(
        count: Int
    ) -> (handle: HeapHandle, keys: UnsafeMutablePointer<PropertyKeyID>, values: UnsafeMutablePointer<Slot>) {
        let perEntry = MemoryLayout<Slot>.stride + MemoryLayout<PropertyKeyID>.stride
        let start = allocate(count * perEntry, alignment: 8)
        let values = start.bindMemory(to: Slot.self, capacity: count)
        let keys = UnsafeMutableRawPointer(values + count).bindMemory(to: PropertyKeyID.self, capacity: count)
        return (addEntry(start, count: count), keys, values)
    }

    // MARK: Memory

    @inlinable
    @inline(__always)
    func entry(_ handle: HeapHandle) -> HeapEntry {
        assert(handle.isLocal == isLocal && handle.index < mappedCount + entryCount, "a handle of another heap")
        return entry(at: handle.index)
    }

    @inlinable
    @inline(__always)
    func entry(at index: Int) -> HeapEntry {
        index < mappedCount ? mappedEntry(at: index) : entries[index &- mappedCount]
    }

    private func addEntry(_ start: UnsafeMutableRawPointer, count: Int) -> HeapHandle {
        if entryCount == entryCapacity {
            precondition(
                mappedCount + entryCount < Self.handleLimit / 2, "a heap of 2^30 values exceeds every memory budget")
            let larger = UnsafeMutablePointer<HeapEntry>.allocate(capacity: entryCapacity * 2)
            larger.moveInitialize(from: entries, count: entryCount)
            entries.deallocate()
            entries = larger
            if !isLocal {
                let largerFacts = UnsafeMutablePointer<StringFacts>.allocate(capacity: entryCapacity * 2)
                largerFacts.moveInitialize(from: facts, count: entryCount)
                facts.deallocate()
                facts = largerFacts
            }
            entryCapacity *= 2
        }
        (entries + entryCount).initialize(to: HeapEntry(start: UnsafeRawPointer(start), count: count))
        if !isLocal { (facts + entryCount).initialize(to: .none) }
        let index = mappedCount + entryCount
        entryCount += 1
        bytesUsed += MemoryLayout<HeapEntry>.stride + (isLocal ? 0 : MemoryLayout<StringFacts>.stride)
        return isLocal ? .local(index) : .persistent(index)
    }

    private func copy(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeMutableRawPointer {
        let start = allocate(bytes.count, alignment: 1)
        if let source = bytes.baseAddress { start.copyMemory(from: source, byteCount: bytes.count) }
        return start
    }

    /// Bump allocation; a payload that does not fit opens a new chunk, each twice the size of the last up to 8 MiB.
    private func allocate(_ size: Int, alignment: Int) -> UnsafeMutableRawPointer {
        bytesUsed += size
        if let cursor {
            let start = cursor.alignedUp(toMultipleOf: alignment)
            let taken = start - cursor + size
            if taken <= remaining {
                self.cursor = cursor + taken
                remaining -= taken
                return start
            }
        }
        if size > nextChunkSize / 4 {
            // A large payload gets a chunk of its own, and the open chunk stays open.
            let chunk = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
            chunks.append(chunk)
            return chunk
        }
        let chunk = UnsafeMutableRawPointer.allocate(byteCount: nextChunkSize, alignment: 16)
        chunks.append(chunk)
        if firstChunk == nil, nextChunkSize == Self.firstChunkSize { firstChunk = chunk }
        cursor = chunk + size
        remaining = nextChunkSize - size
        nextChunkSize = min(nextChunkSize * 2, Self.largestChunkSize)
        return chunk
    }

    /// Takes over the values of a mapped file; the heap is empty, and the graph's.
    ///
    /// - Parameter table: the cells of its intern table, a power of two.
    func open(
        _ mapped: UnsafeBufferPointer<MappedHeapEntry>, base: UnsafeRawPointer,
        table: UnsafeMutableBufferPointer<UInt64>, stringCount: Int, check: PendingCheck
    ) {
        mappedEntries = mapped.baseAddress
        mappedCount = mapped.count
        mappedBase = base
        if let cells = table.baseAddress, !table.isEmpty {
            internTable = cells
            internMask = table.count - 1
            internCount = stringCount
            borrowsInternTable = true
        }
        self.check = check
    }

    /// Makes the values of a mapped file empty ones, because they are damaged.
    func abandonMapped(_ nothing: UnsafePointer<MappedHeapEntry>) {
        mappedEntries = nothing
        if borrowsInternTable {
            internTable = nil
            internMask = 0
            internCount = 0
            borrowsInternTable = false
        }
    }

    private func match(_ cell: UInt64, _ hash: UInt64, _ bytes: UnsafeBufferPointer<UInt8>) -> HeapHandle? {
        guard cell >> 32 == hash >> 32 else { return nil }
        let index = Int(cell & 0xFFFF_FFFF) - 1
        let entry = entry(at: index)
        guard entry.count == bytes.count else { return nil }
        let other = UnsafeBufferPointer(start: entry.start.assumingMemoryBound(to: UInt8.self), count: entry.count)
        if let a = other.baseAddress, let b = bytes.baseAddress, memcmp(a, b, bytes.count) != 0 { return nil }
        return isLocal ? .local(index) : .persistent(index)
    }

    private func growInternTable() {
        let capacity = internTable == nil ? 64 : (internMask + 1) * 2
        let mask = capacity - 1
        let table = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity)
        table.initialize(repeating: 0, count: capacity)
        if let old = internTable {
            for position in 0...internMask where old[position] != 0 {
                let entry = entry(at: Int(old[position] & 0xFFFF_FFFF) - 1)
                let hash = UTF8Hash.hash(
                    UnsafeBufferPointer(start: entry.start.assumingMemoryBound(to: UInt8.self), count: entry.count))
                var cell = Int(truncatingIfNeeded: hash) & mask
                while table[cell] != 0 { cell = (cell &+ 1) & mask }
                table[cell] = old[position]
            }
            if !borrowsInternTable { old.deallocate() }
        }
        borrowsInternTable = false
        internTable = table
        internMask = mask
    }
}

/// Address and length (bytes, elements or entries) of one payload.
@frozen
@usableFromInline
struct HeapEntry {
    @usableFromInline let start: UnsafeRawPointer
    @usableFromInline let count: Int

    @usableFromInline
    init(start: UnsafeRawPointer, count: Int) {
        self.start = start
        self.count = count
    }
}

/// The order of map entries.
private enum MapOrder {
    /// Sorted by the keys' bytes, of equal keys the last.
    static func normalised(
        _ entries: [(key: PropertyKeyID, value: Slot)], _ names: NameTable
    ) -> [(key: PropertyKeyID, value: Slot)] {
        if entries.count > 64 { return sortedAtOnce(entries, names) }
        var result: [(key: PropertyKeyID, value: Slot)] = []
        result.reserveCapacity(entries.count)
        for entry in entries {
            // Nearly always in order already, and short: insertion from the back.
            var position = result.count
            while position > 0, names.precedes(entry.key.raw, result[position - 1].key.raw) { position -= 1 }
            if position > 0, result[position - 1].key == entry.key {
                result[position - 1].value = entry.value
            } else {
                result.insert(entry, at: position)
            }
        }
        return result
    }

    /// For wide maps, where insertion would be quadratic.
    private static func sortedAtOnce(
        _ entries: [(key: PropertyKeyID, value: Slot)], _ names: NameTable
    ) -> [(key: PropertyKeyID, value: Slot)] {
        var last: [PropertyKeyID: Slot] = [:]
        for entry in entries { last[entry.key] = entry.value }
        return last.map { (key: $0.key, value: $0.value) }.sorted { names.precedes($0.key.raw, $1.key.raw) }
    }
}
