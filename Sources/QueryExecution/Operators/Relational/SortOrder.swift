import PropertyGraph

/// The order of rows by their keys: normalised keys of 64 bits, sorted by radix, ties by the next key.
///
/// Numbers, dates, booleans and the next eight bytes of strings become integers whose order is theirs (Graefe,
/// "Implementing Sorting in Database Systems", ACM Computing Surveys 2006, section 3.2). Columns of mixed or other kinds
/// are compared value by value.
struct SortOrder {
    private struct Entry {
        var key: UInt64
        var row: UInt32
    }

    private enum Kind { case integers, floats, booleans, dates, strings, mixed }

    private let slots: UnsafeBufferPointer<Slot>
    private let kinds: [Kind]
    private let hasNulls: [Bool]
    /// Whether the rows as they come are in order by a key and those after it; then ties before it are settled.
    private let isSortedFrom: [Bool]
    private let descending: [Bool]
    private let space: ValueSpace
    private var width: Int { kinds.count }

    /// Fewer rows are sorted by comparing.
    private static let leastRadix = 1024

    /// Numbers of `count` rows in order, rows with equal keys as they come.
    ///
    /// - Parameter slots: the keys, row by row.
    static func rows(count: Int, slots: [Slot], descending: [Bool], space: ValueSpace) -> [UInt32] {
        guard !descending.isEmpty, count > 1 else { return (0..<UInt32(count)).map { $0 } }
        return slots.withUnsafeBufferPointer { slots in
            let order = SortOrder(slots, count: count, descending: descending, space: space)
            let entries = UnsafeMutableBufferPointer<Entry>.allocate(capacity: count)
            let spare = UnsafeMutableBufferPointer<Entry>.allocate(capacity: count)
            defer {
                entries.deallocate()
                spare.deallocate()
            }
            for row in 0..<count { entries.initializeElement(at: row, to: Entry(key: 0, row: UInt32(row))) }
            order.sort(entries, spare, 0, count, key: 0)
            return entries.map(\.row)
        }
    }

    private init(_ slots: UnsafeBufferPointer<Slot>, count: Int, descending: [Bool], space: ValueSpace) {
        self.slots = slots
        self.descending = descending
        self.space = space
        var kinds: [Kind] = []
        var hasNulls: [Bool] = []
        let width = descending.count
        for key in 0..<width {
            var kind: Kind?
            var nulls = false
            for row in 0..<count {
                let own: Kind
                switch slots[row * width + key].tag {
                case .null:
                    nulls = true
                    continue
                case .integer: own = .integers
                case .float: own = .floats
                case .boolean: own = .booleans
                case .date: own = .dates
                case .string: own = .strings
                case .list, .map, .node, .relationship, .path, .localTime, .zonedTime, .localDateTime, .zonedDateTime,
                    .duration, .point:
                    own = .mixed
                }
                if let known = kind, known != own { kind = .mixed } else { kind = own }
                if kind == .mixed { break }
            }
            kinds.append(kind ?? .integers)
            hasNulls.append(nulls)
        }
        self.kinds = kinds
        self.hasNulls = hasNulls
        isSortedFrom = (0..<width).map { first in
            (1..<max(count, 1)).allSatisfy { row in
                for key in first..<width {
                    let order = space.order(slots[(row - 1) * width + key], slots[row * width + key])
                    if order != 0 { return descending[key] ? order > 0 : order < 0 }
                }
                return true
            }
        }
    }

    /// Sorts a range whose rows are in the order they came, by a key and those after it.
    private func sort(
        _ entries: UnsafeMutableBufferPointer<Entry>, _ spare: UnsafeMutableBufferPointer<Entry>, _ low: Int,
        _ high: Int, key: Int
    ) {
        guard key < width, high - low > 1, !isSortedFrom[key] else { return }
        if kinds[key] == .mixed { return sortMixed(entries, low, high, key) }
        guard hasNulls[key] else { return sortValues(entries, spare, low, high, key) }
        // Nulls come last, in descending order first; both parts keep their order.
        let isNullFirst = descending[key]
        var count = 0
        for part in 0..<2 {
            for index in low..<high
            where slots[Int(entries[index].row) * width + key].isNull == ((part == 0) == isNullFirst) {
                spare[low + count] = entries[index]
                count += 1
            }
        }
        for index in low..<high { entries[index] = spare[index] }
        var border = low
        while border < high, slots[Int(entries[border].row) * width + key].isNull == isNullFirst { border += 1 }
        let nulls = isNullFirst ? low..<border : border..<high
        let values = isNullFirst ? border..<high : low..<border
        sort(entries, spare, nulls.lowerBound, nulls.upperBound, key: key + 1)
        sortValues(entries, spare, values.lowerBound, values.upperBound, key)
    }

    private func sortValues(
        _ entries: UnsafeMutableBufferPointer<Entry>, _ spare: UnsafeMutableBufferPointer<Entry>, _ low: Int,
        _ high: Int, _ key: Int
    ) {
        guard high - low > 1 else { return }
        if kinds[key] == .strings { return sortStrings(entries, spare, low, high, key, from: 0) }
        let flip: UInt64 = descending[key] ? .max : 0
        for index in low..<high {
            entries[index].key = normalised(slots[Int(entries[index].row) * width + key], kinds[key]) ^ flip
        }
        order(entries, spare, low, high)
        forRuns(entries, low, high) { sort(entries, spare, $0, $1, key: key + 1) }
    }

    /// By eight bytes after the other; where all are at their end, by length.
    private func sortStrings(
        _ entries: UnsafeMutableBufferPointer<Entry>, _ spare: UnsafeMutableBufferPointer<Entry>, _ low: Int,
        _ high: Int, _ key: Int, from offset: Int
    ) {
        let flip: UInt64 = descending[key] ? .max : 0
        var goesOn = false
        for index in low..<high {
            let text = space.utf8(slots[Int(entries[index].row) * width + key])
            entries[index].key = StringPrefix.bytes(text, from: offset) ^ flip
            goesOn = goesOn || text.count > offset
        }
        guard goesOn else {
            for index in low..<high {
                let text = space.utf8(slots[Int(entries[index].row) * width + key])
                entries[index].key = UInt64(text.count) ^ flip
            }
            order(entries, spare, low, high)
            return forRuns(entries, low, high) { sort(entries, spare, $0, $1, key: key + 1) }
        }
        order(entries, spare, low, high)
        forRuns(entries, low, high) { first, end in
            let handle = slots[Int(entries[first].row) * width + key].bits
            let areSame = (first..<end).allSatisfy { slots[Int(entries[$0].row) * width + key].bits == handle }
            if areSame {
                sort(entries, spare, first, end, key: key + 1)
            } else {
                sortStrings(entries, spare, first, end, key, from: offset + 8)
            }
        }
    }

    private func sortMixed(_ entries: UnsafeMutableBufferPointer<Entry>, _ low: Int, _ high: Int, _ key: Int) {
        var part = UnsafeMutableBufferPointer(rebasing: entries[low..<high])
        part.sort { first, second in
            for key in key..<width {
                let comparison = space.order(
                    slots[Int(first.row) * width + key], slots[Int(second.row) * width + key])
                if comparison != 0 { return descending[key] ? comparison > 0 : comparison < 0 }
            }
            return first.row < second.row
        }
    }

    @inline(__always)
    private func normalised(_ slot: Slot, _ kind: Kind) -> UInt64 {
        switch kind {
        case .integers, .dates: return slot.bits ^ (1 << 63)
        case .booleans: return slot.bits
        case .floats:
            let value = slot.floatValue
            // NaN after all numbers, both zeros the same.
            if value.isNaN { return .max }
            let bits = value == 0 ? 0 : value.bitPattern
            return bits >> 63 == 1 ? ~bits : bits | (1 << 63)
        case .strings, .mixed: return 0
        }
    }

    /// Calls `body` for every run of two or more equal keys.
    private func forRuns(
        _ entries: UnsafeMutableBufferPointer<Entry>, _ low: Int, _ high: Int, _ body: (Int, Int) -> Void
    ) {
        var first = low
        while first < high {
            let key = entries[first].key
            var end = first + 1
            while end < high, entries[end].key == key { end += 1 }
            if end - first > 1 { body(first, end) }
            first = end
        }
    }

    /// Stable: rows with equal keys stay in order.
    private func order(
        _ entries: UnsafeMutableBufferPointer<Entry>, _ spare: UnsafeMutableBufferPointer<Entry>, _ low: Int,
        _ high: Int
    ) {
        let count = high - low
        if count < Self.leastRadix {
            // Rows that came together may have any numbers by now; their place says which came first.
            if count < 24 { return insert(entries, low, high) }
            var part = UnsafeMutableBufferPointer(rebasing: entries[low..<high])
            part.sort { $0.key != $1.key ? $0.key < $1.key : $0.row < $1.row }
            return
        }
        radix(entries, spare, low, high)
    }

    private func insert(_ entries: UnsafeMutableBufferPointer<Entry>, _ low: Int, _ high: Int) {
        for index in low + 1..<high {
            let entry = entries[index]
            var at = index
            while at > low, entries[at - 1].key > entry.key {
                entries[at] = entries[at - 1]
                at -= 1
            }
            entries[at] = entry
        }
    }

    /// From the least significant byte; bytes that are the same in all keys are passed over.
    private func radix(
        _ entries: UnsafeMutableBufferPointer<Entry>, _ spare: UnsafeMutableBufferPointer<Entry>, _ low: Int,
        _ high: Int
    ) {
        guard var source = entries.baseAddress, var target = spare.baseAddress else { return }
        source += low
        target += low
        let count = high - low
        var counts = [UInt32](repeating: 0, count: 8 * 256)
        counts.withUnsafeMutableBufferPointer { counts in
            for index in 0..<count {
                var key = source[index].key
                for byte in 0..<8 {
                    counts[byte &* 256 &+ Int(key & 255)] &+= 1
                    key >>= 8
                }
            }
            var isSwapped = false
            for byte in 0..<8 {
                let shift = UInt64(byte * 8)
                if counts[byte * 256 + Int(source[0].key >> shift & 255)] == UInt32(count) { continue }
                var start: UInt32 = 0
                for digit in 0..<256 {
                    let own = counts[byte * 256 + digit]
                    counts[byte * 256 + digit] = start
                    start &+= own
                }
                for index in 0..<count {
                    let digit = byte &* 256 &+ Int(source[index].key >> shift & 255)
                    target[Int(counts[digit])] = source[index]
                    counts[digit] &+= 1
                }
                swap(&source, &target)
                isSwapped.toggle()
            }
            if isSwapped { target.update(from: source, count: count) }
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
