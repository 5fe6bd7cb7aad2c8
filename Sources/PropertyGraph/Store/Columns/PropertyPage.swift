/// 1,024 consecutive cells of a property column, stored as the kind of value they hold.
///
/// Layout of `storage`: 16 words of validity bits (set: there is a value), then 1,024 cells: Int64, Double, UInt8,
/// UInt32 (handle of an interned string of the graph's heap), Slot or Int64 (day). Cells of absent values are undefined.
@frozen
public struct PropertyPage {
    /// What the cells of a page are.
    @frozen
    public enum Kind: UInt8, Sendable, CaseIterable {
        /// No values; no storage.
        case empty
        /// Int64
        case integers
        /// Double
        case floats
        /// UInt8, 0 or 1
        case booleans
        /// UInt32: handles of interned strings, equal exactly when the strings are
        case strings
        /// Slot: mixed kinds, lists, maps, temporal values but dates
        case slots
        /// Int64: days since 1970-01-01
        case dates
    }

    /// Cells of a page.
    public static let capacity = 1_024
    /// Words of validity bits.
    @usableFromInline static let validWords = 16

    public internal(set) var kind: Kind = .empty
    /// Whether the storage lies in a mapped file, which keeps it alive.
    @usableFromInline var isBorrowed = false
    /// Number of values.
    public internal(set) var count: Int32 = 0
    @usableFromInline var storage: UnsafeMutableRawPointer?

    init() {}

    /// Validity bits, 16 words; nil for an empty page.
    @inlinable public var valid: UnsafePointer<UInt64>? {
        guard let storage else { return nil }
        return UnsafePointer(storage.assumingMemoryBound(to: UInt64.self))
    }

    /// Cells of a page of integers.
    @inlinable public var integers: UnsafePointer<Int64>? { kind == .integers ? typedCells(Int64.self) : nil }
    /// Cells of a page of floats.
    @inlinable public var floats: UnsafePointer<Double>? { kind == .floats ? typedCells(Double.self) : nil }
    /// Cells of a page of booleans, 0 or 1.
    @inlinable public var booleans: UnsafePointer<UInt8>? { kind == .booleans ? typedCells(UInt8.self) : nil }
    /// Cells of a page of strings: raw handles of the graph's heap.
    @inlinable public var strings: UnsafePointer<UInt32>? { kind == .strings ? typedCells(UInt32.self) : nil }
    /// Cells of a page of dates: days since 1970-01-01.
    @inlinable public var dates: UnsafePointer<Int64>? { kind == .dates ? typedCells(Int64.self) : nil }
    /// Cells of a page of slots.
    @inlinable public var slots: UnsafePointer<Slot>? { kind == .slots ? typedCells(Slot.self) : nil }

    @inlinable
    @inline(__always)
    func typedCells<Cell>(_ type: Cell.Type) -> UnsafePointer<Cell>? {
        guard let storage else { return nil }
        return UnsafePointer((storage + Self.validWords * 8).assumingMemoryBound(to: type))
    }

    /// Whether a cell (0 ..< 1,024) holds a value.
    @inlinable
    @inline(__always)
    public func has(_ cell: Int) -> Bool {
        guard let storage else { return false }
        return storage.assumingMemoryBound(to: UInt64.self)[cell >> 6] & (1 << UInt64(cell & 63)) != 0
    }

    /// Value of a cell (0 ..< 1,024), null if it has none.
    @inlinable
    @inline(__always)
    public func slot(_ cell: Int) -> Slot {
        guard let storage, has(cell) else { return .null }
        let cells = storage + Self.validWords * 8
        switch kind {
        case .empty: return .null
        case .integers:
            return Slot(tag: .integer, bits: cells.assumingMemoryBound(to: UInt64.self)[cell])
        case .floats:
            return Slot(tag: .float, bits: cells.assumingMemoryBound(to: UInt64.self)[cell])
        case .booleans:
            return Slot(tag: .boolean, bits: UInt64(cells.assumingMemoryBound(to: UInt8.self)[cell]))
        case .strings:
            return Slot(tag: .string, bits: UInt64(cells.assumingMemoryBound(to: UInt32.self)[cell]))
        case .slots:
            return cells.assumingMemoryBound(to: Slot.self)[cell]
        case .dates:
            return Slot(tag: .date, bits: cells.assumingMemoryBound(to: UInt64.self)[cell])
        }
    }

    // MARK: Writing

    /// Writes a value; null takes the value away.
    mutating func set(_ cell: Int, _ value: Slot) {
        if value.isNull {
            remove(cell)
            return
        }
        let fitting = Self.kind(of: value)
        if kind == .empty { open(fitting) } else if kind != fitting, kind != .slots { widen() }
        guard let storage else { preconditionFailure("an open page has storage") }
        let valid = storage.assumingMemoryBound(to: UInt64.self)
        let bit: UInt64 = 1 << UInt64(cell & 63)
        if valid[cell >> 6] & bit == 0 {
            valid[cell >> 6] |= bit
            count += 1
        }
        write(value, cell)
    }

    mutating func remove(_ cell: Int) {
        guard let storage, has(cell) else { return }
        storage.assumingMemoryBound(to: UInt64.self)[cell >> 6] &= ~(1 << UInt64(cell & 63))
        count -= 1
        if count == 0 { close() }
    }

    /// Gives the storage back.
    mutating func close() {
        if !isBorrowed { storage?.deallocate() }
        storage = nil
        isBorrowed = false
        kind = .empty
        count = 0
    }

    private func write(_ value: Slot, _ cell: Int) {
        guard let storage else { return }
        let cells = storage + Self.validWords * 8
        switch kind {
        case .empty: break
        case .integers, .floats, .dates: cells.assumingMemoryBound(to: UInt64.self)[cell] = value.bits
        case .booleans: cells.assumingMemoryBound(to: UInt8.self)[cell] = UInt8(truncatingIfNeeded: value.bits)
        case .strings: cells.assumingMemoryBound(to: UInt32.self)[cell] = UInt32(truncatingIfNeeded: value.bits)
        case .slots: cells.assumingMemoryBound(to: Slot.self)[cell] = value
        }
    }

    mutating func open(_ kind: Kind) {
        let size = Self.validWords * 8 + Self.capacity * Self.stride(of: kind)
        let fresh = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
        fresh.initializeMemory(as: UInt64.self, repeating: 0, count: Self.validWords)
        storage = fresh
        isBorrowed = false
        self.kind = kind
    }

    /// Turns typed cells into slots, because a value of another kind arrives. A page does not become typed again until
    /// it has been emptied.
    private mutating func widen() {
        let narrow = self
        open(.slots)
        guard let storage, let old = narrow.valid else { return }
        let valid = storage.assumingMemoryBound(to: UInt64.self)
        let cells = (storage + Self.validWords * 8).assumingMemoryBound(to: Slot.self)
        for word in 0..<Self.validWords {
            valid[word] = old[word]
            var bits = old[word]
            while bits != 0 {
                let cell = word * 64 + bits.trailingZeroBitCount
                cells[cell] = narrow.slot(cell)
                bits &= bits - 1
            }
        }
        if !narrow.isBorrowed { narrow.storage?.deallocate() }
    }

    static func kind(of value: Slot) -> Kind {
        switch value.tag {
        case .null: return .empty
        case .integer: return .integers
        case .float: return .floats
        case .boolean: return .booleans
        case .string: return .strings
        case .date: return .dates
        case .list, .map, .node, .relationship, .path, .localTime, .zonedTime, .localDateTime, .zonedDateTime,
            .duration, .point:
            return .slots
        }
    }

    /// Bytes of a cell.
    static func stride(of kind: Kind) -> Int {
        switch kind {
        case .empty: return 0
        case .integers, .floats, .dates: return 8
        case .booleans: return 1
        case .strings: return 4
        case .slots: return MemoryLayout<Slot>.stride
        }
    }
}
