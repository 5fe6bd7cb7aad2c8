import PropertyGraph
import Synchronization

/// The order of rows by their keys: normalised keys of 64 bits, sorted by radix, ties by the next key.
///
/// Numbers, dates, booleans and the next eight bytes of strings become integers whose order is theirs (Graefe,
/// "Implementing Sorting in Database Systems", ACM Computing Surveys 2006, section 3.2). Neighbouring keys of few different
/// values share the 64 bits. Columns of mixed or other kinds are compared value by value.
struct SortOrder {
    private typealias Rows = UnsafeMutableBufferPointer<KeyedRow>

    private enum Kind { case integers, floats, booleans, dates, strings, mixed }

    private let slots: UnsafeBufferPointer<Slot>
    private let kinds: [Kind]
    private let hasNulls: [Bool]
    /// Whether the rows as they come are in order by a key and those after it; then ties before it are settled.
    private let isSortedFrom: [Bool]
    /// Of keys whose normalised values are known to lie within so many bits from the lowest on.
    private let ranges: [(low: UInt64, bits: Int)?]
    private let descending: [Bool]
    private let space: ValueSpace
    private let graphStrings: HeapStrings
    private let ownStrings: HeapStrings
    /// By row the second eight bytes of the first key, where its values are strings: they would be far apart in memory when
    /// they are wanted.
    private var seconds: UnsafeMutablePointer<UInt64>?
    private let limits: StatementLimits
    private var pace: SortPace
    private var sorter: KeyedRowSorter
    private var width: Int { kinds.count }

    /// Numbers of `count` rows in order, rows with equal keys as they come.
    ///
    /// - Parameters:
    ///   - slots: the keys, row by row.
    ///   - used: bytes that the statement has taken.
    ///   - threads: that sort parts of the rows.
    /// - Throws: when the statement must stop, which is asked while sorting as well.
    static func rows(
        count: Int, slots: [Slot], descending: [Bool], space: ValueSpace, limits: StatementLimits, used: Int,
        threads: Int = 1
    ) throws(RuntimeError) -> [UInt32] {
        guard !descending.isEmpty, count > 1 else { return (0..<UInt32(count)).map { $0 } }
        let perRow = 2 * MemoryLayout<KeyedRow>.stride + MemoryLayout<UInt32>.stride + MemoryLayout<UInt64>.stride
        try limits.check(used: used + count * perRow)
        return try slots.withUnsafeBufferPointer { (slots) throws(RuntimeError) in
            var order = try SortOrder(slots, count: count, descending: descending, space: space, limits)
            if order.kinds[0] == .strings { order.seconds = .allocate(capacity: count) }
            let entries = Rows.allocate(capacity: count)
            let spare = Rows.allocate(capacity: count)
            defer {
                entries.deallocate()
                spare.deallocate()
                order.seconds?.deallocate()
            }
            for row in 0..<count { entries.initializeElement(at: row, to: KeyedRow(key: 0, row: UInt32(row))) }
            guard threads > 1, let parts = try order.divide(entries, to: spare, parts: threads) else {
                try order.sort(entries, spare, 0, count, key: 0)
                return entries.map(\.row)
            }
            try order.forEach(parts, spare, entries) { (order, part, entries, spare) throws(RuntimeError) in
                try order.sort(entries, spare, part.lowerBound, part.upperBound, key: 0, hasKeys: true)
            }
            return spare.map(\.row)
        }
    }

    // MARK: Threads

    /// Writes the rows part by part, so that all of a part come before those of the next; nil, with nothing written, where
    /// that is not to be had from the first bits of the first key.
    private func divide(_ entries: Rows, to target: Rows, parts count: Int) throws(RuntimeError) -> [Range<Int>]? {
        guard kinds[0] != .mixed, !hasNulls[0], !isSortedFrom[0] else { return nil }
        let (kind, flip) = (kinds[0], descending[0] ? UInt64.max : 0)
        if kind == .strings {
            let shares = (0..<count).map { entries.count * $0 / count..<entries.count * ($0 + 1) / count }
            try forEach(shares, entries, target) { (order, part, entries, _) throws(RuntimeError) in
                _ = try order.read(entries, part.lowerBound, part.upperBound, 0, from: 0)
            }
        } else {
            try pace.forEach(0..<entries.count) { index in
                entries[index].key = Self.normalised(slot(entries[index], 0), kind) ^ flip
            }
        }
        let sample = stride(from: 0, to: entries.count, by: entries.count / 1024 + 1).map { entries[$0].key }.sorted()
        let pivots = (1..<count).map { sample[$0 * sample.count / count] }
        func part(_ key: UInt64) -> Int {
            var part = 0
            for pivot in pivots where pivot <= key { part &+= 1 }
            return part
        }
        var sizes = [Int](repeating: 0, count: count)
        try pace.forEach(0..<entries.count) { sizes[part(entries[$0].key)] += 1 }
        guard let largest = sizes.max(), largest < entries.count / 4 * 3 else { return nil }
        var parts: [Range<Int>] = []
        for size in sizes { parts.append((parts.last?.upperBound ?? 0)..<(parts.last?.upperBound ?? 0) + size) }
        var places = parts.map(\.lowerBound)
        try pace.forEach(0..<entries.count) { index in
            let part = part(entries[index].key)
            target.initializeElement(at: places[part], to: entries[index])
            places[part] += 1
        }
        return parts
    }

    /// Does something with parts of the rows, each on a thread.
    private func forEach(
        _ parts: [Range<Int>], _ entries: Rows, _ spare: Rows,
        _ body: @Sendable (SortOrder, Range<Int>, Rows, Rows) throws(RuntimeError) -> Void
    ) throws(RuntimeError) {
        let failure = Mutex<RuntimeError?>(nil)
        // Each thread has rows of its own, and an order with a pace of its own.
        nonisolated(unsafe) let (order, entries, spare) = (self, entries, spare)
        Parallel.forEach(count: parts.count, threads: parts.count) { number in
            var order = order
            order.pace = SortPace(order.limits)
            order.sorter = KeyedRowSorter(pace: order.pace)
            do throws(RuntimeError) {
                try body(order, parts[number], entries, spare)
            } catch {
                failure.withLock { $0 = error }
            }
        }
        if let failure = failure.withLock({ $0 }) { throw failure }
    }

    private init(
        _ slots: UnsafeBufferPointer<Slot>, count: Int, descending: [Bool], space: ValueSpace, _ limits: StatementLimits
    ) throws(RuntimeError) {
        self.slots = slots
        self.descending = descending
        self.space = space
        graphStrings = space.persistent.strings
        ownStrings = space.local.strings
        self.limits = limits
        let pace = SortPace(limits)
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
        ranges = try (0..<width).map { (key) throws(RuntimeError) in
            // A key alone need not share anything.
            guard width > 1, !hasNulls[key], kinds[key] != .strings, kinds[key] != .mixed else { return nil }
            var (low, high) = (UInt64.max, UInt64(0))
            try pace.forEach(0..<count) { row in
                let value = Self.normalised(slots[row &* width &+ key], kinds[key])
                low = min(low, value)
                high = max(high, value)
            }
            return (low, UInt64.bitWidth - (high - low).leadingZeroBitCount)
        }
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
    ///
    /// - Parameter hasKeys: the rows have the first eight bytes of the key, if its values are strings.
    private func sort(
        _ entries: Rows, _ spare: Rows, _ low: Int, _ high: Int, key: Int, hasKeys: Bool = false
    ) throws(RuntimeError) {
        guard key < width, high - low > 1, !isSortedFrom[key] else { return }
        if kinds[key] == .mixed { return try sortMixed(entries, spare, low, high, key) }
        guard hasNulls[key] else { return try sortValues(entries, spare, low, high, key, hasKeys: hasKeys) }
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
        try sortValues(entries, spare, values.lowerBound, values.upperBound, key, hasKeys: false)
    }

    private func sortValues(
        _ entries: Rows, _ spare: Rows, _ low: Int, _ high: Int, _ key: Int, hasKeys: Bool
    ) throws(RuntimeError) {
        guard high - low > 1 else { return }
        if kinds[key] == .strings {
            return try sortStrings(entries, spare, low, high, key, from: 0, hasKeys: hasKeys)
        }
        let end = fittingEnd(key)
        if end == key + 1 {
            let (flip, kind): (UInt64, Kind) = (descending[key] ? .max : 0, kinds[key])
            try pace.forEach(low..<high) { index in
                entries[index].key = Self.normalised(slot(entries[index], key), kind) ^ flip
            }
        } else {
            try pace.forEach(low..<high) { index in entries[index].key = joined(entries[index], key..<end) }
        }
        try sorter.sort(entries, spare, low, high)
        try sorter.forRuns(entries, low, high) { (first, last) throws(RuntimeError) in
            try sort(entries, spare, first, last, key: end)
        }
    }

    /// The end of the keys from one on that fit into 64 bits together.
    private func fittingEnd(_ key: Int) -> Int {
        var (end, bits) = (key, 0)
        while end < width, let range = ranges[end], bits + range.bits <= UInt64.bitWidth {
            bits += range.bits
            end += 1
        }
        return max(end, key + 1)
    }

    /// Several keys of a row in one word, the first of them in the highest bits.
    @inline(__always)
    private func joined(_ entry: KeyedRow, _ keys: Range<Int>) -> UInt64 {
        var word: UInt64 = 0
        for key in keys {
            guard let range = ranges[key] else { break }
            let value = Self.normalised(slot(entry, key), kinds[key]) &- range.low
            // All the bits above are those of earlier keys.
            let flip = descending[key] ? ~(UInt64.max << UInt64(range.bits)) : 0
            word = word << UInt64(range.bits) | (value ^ flip)
        }
        return word
    }

    /// Gives rows eight bytes of their strings for a key.
    ///
    /// - Returns: whether a string is longer than `offset`.
    private func read(
        _ entries: Rows, _ low: Int, _ high: Int, _ key: Int, from offset: Int
    ) throws(RuntimeError) -> Bool {
        let flip: UInt64 = descending[key] ? .max : 0
        var goesOn = false
        if key == 0, offset == 8, let seconds {
            try pace.forEach(low..<high) { index in
                let bytes = seconds[Int(entries[index].row)]
                entries[index].key = bytes ^ flip
                goesOn = goesOn || bytes != 0
            }
            if goesOn { return true }
        }
        try pace.forEach(low..<high) { index in
            let text = text(slot(entries[index], key))
            entries[index].key = StringPrefix.bytes(text, from: offset) ^ flip
            if key == 0, offset == 0 { seconds?[Int(entries[index].row)] = StringPrefix.bytes(text, from: 8) }
            goesOn = goesOn || text.count > offset
        }
        return goesOn
    }

    /// By eight bytes after the other; where all are at their end, by length.
    private func sortStrings(
        _ entries: Rows, _ spare: Rows, _ low: Int, _ high: Int, _ key: Int, from offset: Int, hasKeys: Bool = false
    ) throws(RuntimeError) {
        var goesOn = hasKeys
        if !hasKeys { goesOn = try read(entries, low, high, key, from: offset) }
        guard goesOn else {
            let flip: UInt64 = descending[key] ? .max : 0
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
        if text.count >= 8 {
            // The last eight where there are fewer, moved up: how many there are nobody can foresee, so it is no branch.
            let first = min(offset, text.count &- 8)
            let bytes = UnsafeRawPointer(start).loadUnaligned(fromByteOffset: first, as: UInt64.self)
            return UInt64(bigEndian: bytes) &<< UInt64(8 &* (offset &- first))
        }
        var key: UInt64 = 0
        for index in offset..<text.count { key = key << 8 | UInt64(start[index]) }
        return key << UInt64(8 * (8 - (text.count - offset)))
    }
}
