/// A row with a key whose order is that of the values it stands for.
struct KeyedRow {
    var key: UInt64
    var row: UInt32
}

/// Asks now and then whether the statement may go on.
final class SortPace {
    private let limits: StatementLimits
    @exclusivity(unchecked) private var left = 0
    private static let stride = 1 << 16

    init(_ limits: StatementLimits) { self.limits = limits }

    /// So many rows have been gone through.
    @inline(__always)
    func advance(_ rows: Int) throws(RuntimeError) {
        left &-= rows
        if left < 0 { try ask() }
    }

    private func ask() throws(RuntimeError) {
        left = Self.stride
        try limits.check()
    }

    /// Goes through rows some at a time.
    @inline(__always)
    func forEach(_ rows: Range<Int>, _ body: (Int) -> Void) throws(RuntimeError) {
        var first = rows.lowerBound
        while first < rows.upperBound {
            let end = min(rows.upperBound, first &+ Self.stride)
            try advance(end &- first)
            for row in first..<end { body(row) }
            first = end
        }
    }
}

/// Sorts rows by keys of 64 bits: by insertion, merging or radix, depending on how many there are.
struct KeyedRowSorter {
    typealias Rows = UnsafeMutableBufferPointer<KeyedRow>

    let pace: SortPace

    /// Fewer rows are sorted by comparing.
    private static let leastRadix = 1024

    /// Calls `body` for every run of two or more keys that are equal in the bits from `shift` on.
    func forRuns(
        _ entries: Rows, _ low: Int, _ high: Int, from shift: UInt64 = 0,
        _ body: (Int, Int) throws(RuntimeError) -> Void
    ) throws(RuntimeError) {
        var first = low
        while first < high {
            let key = entries[first].key >> shift
            var end = first + 1
            while end < high, entries[end].key >> shift == key { end += 1 }
            try pace.advance(end - first)
            if end - first > 1 { try body(first, end) }
            first = end
        }
    }

    /// Stable: rows with equal keys stay in order.
    func sort(_ entries: Rows, _ spare: Rows, _ low: Int, _ high: Int) throws(RuntimeError) {
        let count = high - low
        if count < 24 { return insert(entries, low, high) }
        if (low + 1..<high).allSatisfy({ entries[$0 - 1].key <= entries[$0].key }) { return }
        if count < Self.leastRadix { return try merge(entries, spare, low, high) { $0.key < $1.key } }
        try radix(entries, spare, low, high)
    }

    private func insert(_ entries: Rows, _ low: Int, _ high: Int) {
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

    /// Runs of one, two, four, … rows are merged; the library's sort could not be stopped.
    @inline(__always)
    func merge(
        _ entries: Rows, _ spare: Rows, _ low: Int, _ high: Int, _ precedes: (KeyedRow, KeyedRow) -> Bool
    ) throws(RuntimeError) {
        var (source, target) = (entries, spare)
        var run = 1
        while run < high - low {
            for start in stride(from: low, to: high, by: 2 * run) {
                let (middle, end) = (min(start + run, high), min(start + 2 * run, high))
                var (left, right) = (start, middle)
                for place in start..<end {
                    try pace.advance(1)
                    let takesRight = left == middle || (right < end && precedes(source[right], source[left]))
                    target[place] = source[takesRight ? right : left]
                    if takesRight { right += 1 } else { left += 1 }
                }
            }
            swap(&source, &target)
            run *= 2
        }
        if source.baseAddress != entries.baseAddress {
            for index in low..<high { entries[index] = source[index] }
        }
    }

    /// By the 33 highest of the bits that differ, eleven at a time from the least significant ones. Rows that are equal in
    /// those are few in most columns, and are sorted by the rest of their keys after that.
    private func radix(_ entries: Rows, _ spare: Rows, _ low: Int, _ high: Int) throws(RuntimeError) {
        var differing: UInt64 = 0
        try pace.forEach(low..<high) { differing |= entries[$0].key ^ entries[low].key }
        let (digits, size) = (3, 1 << 11)
        let top = 64 - differing.leadingZeroBitCount
        let rest = UInt64(max(0, top - 11 * digits))
        let counts = UnsafeMutablePointer<UInt32>.allocate(capacity: digits * size)
        defer { counts.deallocate() }
        counts.initialize(repeating: 0, count: digits * size)
        try pace.forEach(low..<high) { index in
            var key = entries[index].key >> rest
            for digit in 0..<digits {
                counts[digit &* size &+ Int(key & 2047)] &+= 1
                key >>= 11
            }
        }
        var (source, target) = (entries, spare)
        for digit in 0..<digits {
            let shift = rest &+ UInt64(11 * digit)
            guard shift < top else { break }
            let starts = counts + digit * size
            var start = UInt32(low)
            for value in 0..<size {
                let own = starts[value]
                starts[value] = start
                start &+= own
            }
            try pace.forEach(low..<high) { index in
                let value = Int(source[index].key >> shift & 2047)
                target[Int(starts[value])] = source[index]
                starts[value] &+= 1
            }
            swap(&source, &target)
        }
        if source.baseAddress != entries.baseAddress {
            for index in low..<high { entries[index] = source[index] }
        }
        guard rest > 0 else { return }
        try forRuns(entries, low, high, from: rest) { (first, end) throws(RuntimeError) in
            try sort(entries, spare, first, end)
        }
    }
}
