import PropertyGraph

/// The order of rows by their keys: normalised keys of 64 bits, sorted by radix, ties by the next key.
///
/// Numbers, dates, booleans and the next eight bytes of strings become integers whose order is theirs (Graefe,
/// "Implementing Sorting in Database Systems", ACM Computing Surveys 2006, section 3.2). Columns of mixed or other kinds
/// are compared value by value.
struct SortOrder {
    private typealias Rows = UnsafeMutableBufferPointer<KeyedRow>

    private enum Kind { case integers, floats, booleans, dates, strings, mixed }

    private let slots: UnsafeBufferPointer<Slot>
    private let kinds: [Kind]
    private let hasNulls: [Bool]
    /// Whether the rows as they come are in order by a key and those after it; then ties before it are settled.
    private let isSortedFrom: [Bool]
    private let descending: [Bool]
    private let space: ValueSpace
    private let graphStrings: HeapStrings
    private let ownStrings: HeapStrings
    private let pace: SortPace
    private let sorter: KeyedRowSorter
    private var width: Int { kinds.count }

    /// Numbers of `count` rows in order, rows with equal keys as they come.
    ///
    /// - Parameters:
    ///   - slots: the keys, row by row.
    ///   - used: bytes that the statement has taken.
    /// - Throws: when the statement must stop, which is asked while sorting as well.
    static func rows(
        count: Int, slots: [Slot], descending: [Bool], space: ValueSpace, limits: StatementLimits, used: Int
    ) throws(RuntimeError) -> [UInt32] {
        guard !descending.isEmpty, count > 1 else { return (0..<UInt32(count)).map { $0 } }
        try limits.check(used: used + count * (2 * MemoryLayout<KeyedRow>.stride + MemoryLayout<UInt32>.stride))
        return try slots.withUnsafeBufferPointer { (slots) throws(RuntimeError) in
            let order = try SortOrder(slots, count: count, descending: descending, space: space, SortPace(limits))
            let entries = Rows.allocate(capacity: count)
            let spare = Rows.allocate(capacity: count)
            defer {
                entries.deallocate()
                spare.deallocate()
            }
            for row in 0..<count { entries.initializeElement(at: row, to: KeyedRow(key: 0, row: UInt32(row))) }
            try order.sort(entries, spare, 0, count, key: 0)
            return entries.map(\.row)
        }
    }

    private init(
        _ slots: UnsafeBufferPointer<Slot>, count: Int, descending: [Bool], space: ValueSpace, _ pace: SortPace
    ) throws(RuntimeError) {
        self.slots = slots
        self.descending = descending
        self.space = space
        graphStrings = space.persistent.strings
        ownStrings = space.local.strings
        self.pace = pace
        sorter = KeyedRowSorter(pace: pace)
        var kinds: [Kind] = []
        var hasNulls: [Bool] = []
        let width = descending.count
        for key in 0..<width {
            var kind: Kind?
            var nulls = false
            for row in 0..<count {
                try pace.advance(1)
                guard let own = Self.kind(of: slots[row * width + key]) else {
                    nulls = true
                    continue
                }
                if let known = kind, known != own { kind = .mixed } else { kind = own }
                if kind == .mixed { break }
            }
            kinds.append(kind ?? .integers)
            hasNulls.append(nulls)
        }
        (self.kinds, self.hasNulls) = (kinds, hasNulls)
        isSortedFrom = try (0..<width).map { (first) throws(RuntimeError) in
            for row in 1..<count {
                try pace.advance(1)
                for key in first..<width {
                    let (last, next) = (slots[(row - 1) * width + key], slots[row * width + key])
                    var order = 0
                    if hasNulls[key] || kinds[key] == .strings || kinds[key] == .mixed {
                        order = space.order(last, next)
                    } else {
                        let (a, b) = (Self.normalised(last, kinds[key]), Self.normalised(next, kinds[key]))
                        order = a == b ? 0 : a < b ? -1 : 1
                    }
                    if order == 0 { continue }
                    if descending[key] ? order < 0 : order > 0 { return false }
                    break
                }
            }
            return true
        }
    }

    /// nil: null.
    private static func kind(of slot: Slot) -> Kind? {
        switch slot.tag {
        case .null: nil
        case .integer: .integers
        case .float: .floats
        case .boolean: .booleans
        case .date: .dates
        case .string: .strings
        case .list, .map, .node, .relationship, .path, .localTime, .zonedTime, .localDateTime, .zonedDateTime,
            .duration, .point:
            .mixed
        }
    }

    @inline(__always)
    private func text(_ slot: Slot) -> UnsafeBufferPointer<UInt8> {
        let handle = slot.handle
        return handle.isLocal ? ownStrings[handle.raw] : graphStrings[handle.raw]
    }

    @inline(__always)
    private func slot(_ entry: KeyedRow, _ key: Int) -> Slot { slots[Int(entry.row) &* width &+ key] }

    /// Sorts a range whose rows are in the order they came, by a key and those after it.
    private func sort(_ entries: Rows, _ spare: Rows, _ low: Int, _ high: Int, key: Int) throws(RuntimeError) {
        guard key < width, high - low > 1, !isSortedFrom[key] else { return }
        if kinds[key] == .mixed { return try sortMixed(entries, spare, low, high, key) }
        guard hasNulls[key] else { return try sortValues(entries, spare, low, high, key) }
        // Nulls come last, in descending order first; both parts keep their order.
        let isNullFirst = descending[key]
        var count = 0
        for part in 0..<2 {
            try pace.forEach(low..<high) { index in
                guard slot(entries[index], key).isNull == ((part == 0) == isNullFirst) else { return }
                spare[low + count] = entries[index]
                count += 1
            }
        }
        for index in low..<high { entries[index] = spare[index] }
        var border = low
        while border < high, slot(entries[border], key).isNull == isNullFirst { border += 1 }
        let nulls = isNullFirst ? low..<border : border..<high
        let values = isNullFirst ? border..<high : low..<border
        try sort(entries, spare, nulls.lowerBound, nulls.upperBound, key: key + 1)
        try sortValues(entries, spare, values.lowerBound, values.upperBound, key)
    }

    private func sortValues(
        _ entries: Rows, _ spare: Rows, _ low: Int, _ high: Int, _ key: Int
    ) throws(RuntimeError) {
        guard high - low > 1 else { return }
        if kinds[key] == .strings { return try sortStrings(entries, spare, low, high, key, from: 0) }
        let (flip, kind): (UInt64, Kind) = (descending[key] ? .max : 0, kinds[key])
        try pace.forEach(low..<high) { index in
            entries[index].key = Self.normalised(slot(entries[index], key), kind) ^ flip
        }
        try sorter.sort(entries, spare, low, high)
        try sorter.forRuns(entries, low, high) { (first, end) throws(RuntimeError) in
            try sort(entries, spare, first, end, key: key + 1)
        }
    }

    /// By eight bytes after the other; where all are at their end, by length.
    private func sortStrings(
        _ entries: Rows, _ spare: Rows, _ low: Int, _ high: Int, _ key: Int, from offset: Int
    ) throws(RuntimeError) {
        let flip: UInt64 = descending[key] ? .max : 0
        var goesOn = false
        try pace.forEach(low..<high) { index in
            let text = text(slot(entries[index], key))
            entries[index].key = StringPrefix.bytes(text, from: offset) ^ flip
            goesOn = goesOn || text.count > offset
        }
        guard goesOn else {
            try pace.forEach(low..<high) { index in
                entries[index].key = UInt64(text(slot(entries[index], key)).count) ^ flip
            }
            try sorter.sort(entries, spare, low, high)
            return try sorter.forRuns(entries, low, high) { (first, end) throws(RuntimeError) in
                try sort(entries, spare, first, end, key: key + 1)
            }
        }
        try sorter.sort(entries, spare, low, high)
        try sorter.forRuns(entries, low, high) { (first, end) throws(RuntimeError) in
            let handle = slot(entries[first], key).bits
            if (first..<end).allSatisfy({ slot(entries[$0], key).bits == handle }) {
                try sort(entries, spare, first, end, key: key + 1)
            } else {
                try sortStrings(entries, spare, first, end, key, from: offset + 8)
            }
        }
    }

    private func sortMixed(
        _ entries: Rows, _ spare: Rows, _ low: Int, _ high: Int, _ key: Int
    ) throws(RuntimeError) {
        try sorter.merge(entries, spare, low, high) { first, second in
            for key in key..<width {
                let comparison = space.order(slot(first, key), slot(second, key))
                if comparison != 0 { return descending[key] ? comparison > 0 : comparison < 0 }
            }
            return false
        }
    }

    @inline(__always)
    private static func normalised(_ slot: Slot, _ kind: Kind) -> UInt64 {
        switch kind {
        case .integers, .dates: return SortKeyBits.integer(slot.bits)
        case .booleans: return slot.bits
        case .floats: return SortKeyBits.float(slot.floatValue)
        case .strings, .mixed: return 0
        }
    }
}

/// Bytes of a string as a number of the same order.
enum StringPrefix {
    /// The first eight, zeros after the end.
    @inline(__always)
    static func first(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 { bytes(text, from: 0) }

    /// Eight from an offset, zeros after the end.
    @inline(__always)
    static func bytes(_ text: UnsafeBufferPointer<UInt8>, from offset: Int) -> UInt64 {
        guard let start = text.baseAddress, text.count > offset else { return 0 }
        if text.count &- offset >= 8 {
            return UInt64(bigEndian: UnsafeRawPointer(start).loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        var key: UInt64 = 0
        for index in offset..<text.count { key = key << 8 | UInt64(start[index]) }
        return key << UInt64(8 * (8 - (text.count - offset)))
    }
}
