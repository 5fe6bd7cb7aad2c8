/// The two heaps that a running statement's slots point into, and the names of map keys.
///
/// Everything that looks inside a string, list, map, path or duration slot goes through here. Buffers handed out stay
/// valid until the heap they come from is released: heaps allocate in chunks and never move.
public final class ValueSpace {
    /// The graph's values: properties, interned strings.
    public let persistent: ValueHeap
    /// The running statement's values; released as a whole.
    public let local: ValueHeap
    /// Names of property keys and map keys; append-only, shared with the graph.
    public let keys: NameTable

    /// A space for one statement on a graph whose values are in `persistent`.
    public init(persistent: ValueHeap, keys: NameTable) {
        self.persistent = persistent
        self.keys = keys
        local = ValueHeap(isLocal: true)
    }

    /// The heap that a handle points into.
    @inline(__always)
    public func heap(of handle: HeapHandle) -> ValueHeap { handle.isLocal ? local : persistent }

    // MARK: Reading

    /// UTF-8 bytes of a string slot.
    public func utf8(_ slot: Slot) -> UnsafeBufferPointer<UInt8> { heap(of: slot.handle).utf8(slot.handle) }
    /// A string slot as Swift's String, for the edges and the slow functions.
    public func string(_ slot: Slot) -> String { String(decoding: utf8(slot), as: UTF8.self) }
    /// Elements of a list slot.
    public func list(_ slot: Slot) -> UnsafeBufferPointer<Slot> { heap(of: slot.handle).list(slot.handle) }
    /// Entries of a map slot, sorted by the keys' UTF-8 bytes.
    public func map(_ slot: Slot) -> MapView { heap(of: slot.handle).map(slot.handle) }
    /// A path: node, relationship, node, …; always an odd number of slots.
    public func path(_ slot: Slot) -> UnsafeBufferPointer<Slot> { heap(of: slot.handle).list(slot.handle) }
    /// Parts of a duration slot.
    public func duration(_ slot: Slot) -> DurationParts { heap(of: slot.handle).duration(slot.handle) }

    /// A point slot as a value.
    public func point(_ slot: Slot) -> PointValue { heap(of: slot.handle).point(slot.handle) }

    // MARK: Making (always in the statement's heap)

    public func makeString(_ text: String) -> Slot {
        var text = text
        return text.withUTF8 { .string(local.addString($0)) }
    }
    public func makeString(utf8 bytes: UnsafeBufferPointer<UInt8>) -> Slot { .string(local.addString(bytes)) }
    public func makeList(_ elements: [Slot]) -> Slot { elements.withUnsafeBufferPointer { makeList($0) } }
    public func makeList(_ elements: UnsafeBufferPointer<Slot>) -> Slot {
        Slot(tag: .list, bits: UInt64(local.addList(elements).raw), aux: Slot.nesting(of: elements))
    }
    public func makePath(_ elements: [Slot]) -> Slot { elements.withUnsafeBufferPointer { .path(local.addList($0)) } }
    /// Makes a map; of equal keys the last wins.
    public func makeMap(_ entries: [(key: PropertyKeyID, value: Slot)]) -> Slot {
        var deepest: UInt32 = 0
        for entry in entries { deepest = Swift.max(deepest, entry.value.nesting) }
        return Slot(tag: .map, bits: UInt64(local.addMap(entries, keys: keys).raw), aux: deepest &+ 1)
    }
    public func makePoint(_ point: PointValue) -> Slot { Slot(tag: .point, bits: UInt64(local.addPoint(point).raw)) }
    public func makeDuration(_ parts: DurationParts) -> Slot {
        Slot(tag: .duration, bits: UInt64(local.addDuration(parts).raw))
    }
}

/// The parts of a duration, each with its own sign.
public struct DurationParts: Hashable, Sendable {
    public var months: Int64
    public var days: Int64
    public var seconds: Int64
    /// 0 ..< 1_000_000_000
    public var nanoseconds: Int32
    public init(months: Int64, days: Int64, seconds: Int64, nanoseconds: Int32) {
        self.months = months
        self.days = days
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }
}

/// Entries of a map: two buffers of the same length.
public struct MapView {
    public let keys: UnsafeBufferPointer<PropertyKeyID>
    public let values: UnsafeBufferPointer<Slot>
    public init(keys: UnsafeBufferPointer<PropertyKeyID>, values: UnsafeBufferPointer<Slot>) {
        self.keys = keys
        self.values = values
    }
    public var count: Int { keys.count }
    /// Value of a key; nil when the map has none.
    public func value(for key: PropertyKeyID) -> Slot? {
        for index in 0..<keys.count where keys[index] == key { return values[index] }
        return nil
    }
}
