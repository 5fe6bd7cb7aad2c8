/// A value inside the engine: sixteen bytes, trivially copyable, no reference counts.
///
/// Scalars live in `bits` (and `aux`, `zone` for some temporal values). Strings, lists, maps, paths, durations and points are
/// handles into a `ValueHeap`: bit 31 of the handle says which of two heaps, the graph's (clear) or that of the running
/// statement (set). Two handles of one heap's *interned* strings are equal exactly when the strings are; everything
/// else is compared through the heaps (`Equality.swift`, `Ordering.swift`).
///
/// Rejected: an enum with class payloads. Copying it costs 10.9 ns against 3.7, and every register of the expression
/// interpreter pays that.
@frozen
public struct Slot: Sendable {
    /// Payload; its meaning depends on `tag`.
    public var bits: UInt64
    /// Second payload of temporal values: nanoseconds or an offset.
    public var aux: UInt32
    /// Lower part of a zoned datetime's `ZoneCode`.
    public var zone: UInt16
    public var tag: SlotTag

    @inlinable
    public init(tag: SlotTag, bits: UInt64, aux: UInt32 = 0, zone: UInt16 = 0) {
        self.tag = tag
        self.bits = bits
        self.aux = aux
        self.zone = zone
    }

    public static let null = Slot(tag: .null, bits: 0)
    public static let `true` = Slot(tag: .boolean, bits: 1)
    public static let `false` = Slot(tag: .boolean, bits: 0)

    @inlinable public static func boolean(_ value: Bool) -> Slot { Slot(tag: .boolean, bits: value ? 1 : 0) }
    /// A three-valued truth: nil is null.
    @inlinable public static func boolean(_ value: Bool?) -> Slot {
        guard let value else { return Slot(tag: .null, bits: 0) }
        return Slot(tag: .boolean, bits: value ? 1 : 0)
    }
    @inlinable public static func integer(_ value: Int64) -> Slot {
        Slot(tag: .integer, bits: UInt64(bitPattern: value))
    }
    @inlinable public static func float(_ value: Double) -> Slot { Slot(tag: .float, bits: value.bitPattern) }
    @inlinable public static func node(_ id: NodeID) -> Slot { Slot(tag: .node, bits: UInt64(id.raw)) }
    @inlinable public static func relationship(_ id: RelationshipID) -> Slot {
        Slot(tag: .relationship, bits: UInt64(id.raw))
    }
    @inlinable public static func string(_ handle: HeapHandle) -> Slot { Slot(tag: .string, bits: UInt64(handle.raw)) }
    @inlinable public static func list(_ handle: HeapHandle) -> Slot { Slot(tag: .list, bits: UInt64(handle.raw)) }
    @inlinable public static func map(_ handle: HeapHandle) -> Slot { Slot(tag: .map, bits: UInt64(handle.raw)) }
    @inlinable public static func path(_ handle: HeapHandle) -> Slot { Slot(tag: .path, bits: UInt64(handle.raw)) }

    @inlinable public var isNull: Bool { tag == .null }
    @inlinable public var integerValue: Int64 { Int64(bitPattern: bits) }
    @inlinable public var floatValue: Double { Double(bitPattern: bits) }
    @inlinable public var booleanValue: Bool { bits != 0 }
    @inlinable public var nodeID: NodeID { NodeID(UInt32(truncatingIfNeeded: bits)) }
    @inlinable public var relationshipID: RelationshipID { RelationshipID(UInt32(truncatingIfNeeded: bits)) }
    @inlinable public var handle: HeapHandle { HeapHandle(UInt32(truncatingIfNeeded: bits)) }
}

/// What a slot holds. The order of the cases is not the order of values; see `Ordering.swift`.
@frozen
public enum SlotTag: UInt8, Sendable, CaseIterable {
    case null
    case boolean
    case integer
    case float
    case string
    case list
    case map
    case node
    case relationship
    case path
    /// bits: days since 1970-01-01 (signed)
    case date
    /// bits: nanoseconds since midnight
    case localTime
    /// bits: nanoseconds since midnight, local; aux: offset in seconds (signed)
    case zonedTime
    /// bits: seconds since 1970-01-01T00:00 local (signed); aux: nanoseconds
    case localDateTime
    /// bits: seconds since 1970-01-01T00:00Z (signed); aux: nanoseconds in 30 bits; the rest of aux and zone: `ZoneCode`
    case zonedDateTime
    /// handle of months, days, seconds, nanoseconds
    case duration
    /// handle of a `PointValue`
    case point
}

/// Index into a `ValueHeap`; bit 31 set means the running statement's heap, clear the graph's.
@frozen
public struct HeapHandle: Hashable, Sendable {
    public var raw: UInt32
    @inlinable public init(_ raw: UInt32) { self.raw = raw }
    @inlinable public var isLocal: Bool { raw & 0x8000_0000 != 0 }
    @inlinable public var index: Int { Int(raw & 0x7FFF_FFFF) }
    @inlinable public static func local(_ index: Int) -> HeapHandle {
        HeapHandle(UInt32(truncatingIfNeeded: index) | 0x8000_0000)
    }
    @inlinable public static func persistent(_ index: Int) -> HeapHandle {
        HeapHandle(UInt32(truncatingIfNeeded: index))
    }
}
