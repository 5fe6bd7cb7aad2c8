/// Gathers the values that columns refer to, numbered anew: what nothing refers to any more is left behind.
struct ImageHeapWriter {
    private let space: ValueSpace
    /// Numbers given to the handles of the graph's heap; `UInt32.max` for none yet.
    private var numbers: [UInt32]
    private(set) var entries: [MappedHeapEntry] = []
    private(set) var bytes: [UInt8] = []
    /// Hash and number of each string.
    private var strings: [(hash: UInt64, number: UInt32)] = []
    /// Zones met, by code.
    private(set) var zones: [UInt32: String] = [:]

    init(space: ValueSpace) {
        self.space = space
        numbers = [UInt32](repeating: .max, count: space.persistent.count)
    }

    /// The number of a string.
    mutating func string(_ handle: UInt32) -> UInt32 {
        let known = numbers[Int(handle)]
        if known != .max { return known }
        let text = space.persistent.utf8(HeapHandle(handle))
        let number = UInt32(entries.count)
        entries.append(
            MappedHeapEntry(
                offset: UInt64(bytes.count), count: UInt32(text.count), kind: MappedHeapEntry.Kind.string.rawValue))
        bytes.append(contentsOf: text)
        strings.append((UTF8Hash.hash(text), number))
        numbers[Int(handle)] = number
        return number
    }

    /// The sixteen bytes of a slot, with the numbers of the file in place of handles.
    mutating func encode(_ slot: Slot) -> (UInt64, UInt64) {
        var bits = slot.bits
        switch slot.tag {
        case .null, .boolean, .integer, .float, .node, .relationship, .date, .localTime, .zonedTime, .localDateTime:
            break
        case .zonedDateTime:
            let zone = slot.zoneCode
            if let name = zone.name { zones[zone.raw] = name }
        case .string: bits = UInt64(string(slot.handle.raw))
        case .duration, .point, .list, .map, .path: bits = UInt64(container(slot))
        }
        return (bits, UInt64(slot.aux) | UInt64(slot.zone) << 32 | UInt64(slot.tag.rawValue) << 48)
    }

    /// Recursion as deep as values are nested, which has a limit.
    private mutating func container(_ slot: Slot) -> UInt32 {
        let handle = Int(slot.handle.raw)
        if numbers[handle] != .max { return numbers[handle] }
        var payload: [UInt8] = []
        let kind: MappedHeapEntry.Kind
        var count = 1
        switch slot.tag {
        case .duration:
            kind = .duration
            let parts = space.duration(slot)
            for part in [parts.months, parts.days, parts.seconds, Int64(parts.nanoseconds)] {
                Self.put(UInt64(bitPattern: part), &payload)
            }
        case .point:
            kind = .point
            let point = space.point(slot)
            Self.put(UInt64(UInt32(bitPattern: point.system.rawValue)), &payload)
            for coordinate in [point.x, point.y, point.z] { Self.put(coordinate.bitPattern, &payload) }
        case .map:
            kind = .map
            let map = space.map(slot)
            count = map.count
            for value in map.values { put(value, &payload) }
            for key in map.keys { withUnsafeBytes(of: key.raw.littleEndian) { payload.append(contentsOf: $0) } }
        case .list, .path, .null, .boolean, .integer, .float, .string, .node, .relationship, .date, .localTime,
            .zonedTime, .localDateTime, .zonedDateTime:
            kind = .list
            let elements = space.list(slot)
            count = elements.count
            for element in elements { put(element, &payload) }
        }
        while bytes.count & 7 != 0 { bytes.append(0) }
        let number = UInt32(entries.count)
        entries.append(MappedHeapEntry(offset: UInt64(bytes.count), count: UInt32(count), kind: kind.rawValue))
        bytes.append(contentsOf: payload)
        numbers[handle] = number
        return number
    }

    private mutating func put(_ slot: Slot, _ payload: inout [UInt8]) {
        let (low, high) = encode(slot)
        Self.put(low, &payload)
        Self.put(high, &payload)
    }

    private static func put(_ word: UInt64, _ payload: inout [UInt8]) {
        withUnsafeBytes(of: word.littleEndian) { payload.append(contentsOf: $0) }
    }

    /// The cells of the intern table: as `ValueHeap` has them.
    var internTable: (cells: [UInt64], strings: Int) {
        var capacity = 64
        while capacity < 2 * (strings.count + 2) { capacity *= 2 }
        var cells = [UInt64](repeating: 0, count: strings.isEmpty ? 0 : capacity)
        for (hash, number) in strings {
            var cell = Int(truncatingIfNeeded: hash) & (capacity - 1)
            while cells[cell] != 0 { cell = (cell + 1) & (capacity - 1) }
            cells[cell] = (hash & 0xFFFF_FFFF_0000_0000) | UInt64(number + 1)
        }
        return (cells, strings.count)
    }
}
