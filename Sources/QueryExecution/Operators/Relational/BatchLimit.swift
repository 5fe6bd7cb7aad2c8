import PropertyGraph

/// How good a row of a batch must be to be among the batch's best by its first sort key.
///
/// The rows before the first threshold, and rows that come in the wrong order for it, would otherwise all be copied and
/// sorted.
struct BatchLimit {
    private var keys: [UInt64]
    private var values: [UInt64]

    init(batchSize: Int) {
        keys = [UInt64](repeating: 0, count: batchSize)
        values = keys
    }

    /// Chooses the best rows of a batch by all of their sort keys, and those that are as good as the last of them.
    ///
    /// - Parameter selected: receives their numbers.
    /// - Returns: how many they are; nil where the keys of a row do not fit into 64 bits.
    /// - Complexity: O(rows) on average.
    mutating func select(
        _ vectors: [TypedVector], _ count: Int, wanted: Int, descending: [Bool],
        into selected: UnsafeMutablePointer<UInt32>
    ) -> Int? {
        guard wanted > 0, wanted <= count else { return nil }
        for row in 0..<count { keys[row] = 0 }
        var bits = 0
        for (vector, descending) in zip(vectors, descending) {
            guard vector.valid == nil else { return nil }
            switch vector.kind {
            case .floats: for row in 0..<count { values[row] = SortKeyBits.float(vector.floats[row]) }
            case .integers, .dates:
                for row in 0..<count { values[row] = SortKeyBits.integer(UInt64(bitPattern: vector.integers[row])) }
            case .nulls, .booleans, .strings: return nil
            }
            var (low, high) = (values[0], values[0])
            for row in 0..<count { (low, high) = (min(low, values[row]), max(high, values[row])) }
            let width = UInt64.bitWidth - (high - low).leadingZeroBitCount
            bits += width
            guard bits <= UInt64.bitWidth else { return nil }
            for row in 0..<count {
                keys[row] = keys[row] << UInt64(width) | (descending ? high - values[row] : values[row] - low)
            }
        }
        for row in 0..<count { values[row] = keys[row] }
        let last = values.withUnsafeMutableBufferPointer {
            UnsafeMutableBufferPointer(rebasing: $0[..<count]).select(wanted - 1, <)
        }
        var kept = 0
        for row in 0..<count {
            selected[kept] = UInt32(truncatingIfNeeded: row)
            kept &+= keys[row] <= last ? 1 : 0
        }
        return kept
    }

    /// The value that `wanted` rows of the batch reach or come before; nil where values have no keys of 64 bits.
    ///
    /// - Complexity: O(rows) on average.
    mutating func value(_ vector: TypedVector, _ count: Int, wanted: Int, descending: Bool) -> Slot? {
        guard vector.valid == nil, wanted > 0, wanted <= count else { return nil }
        let flip: UInt64 = descending ? .max : 0
        func key(_ row: Int) -> UInt64 {
            vector.kind == .floats
                ? SortKeyBits.float(vector.floats[row]) ^ flip
                : SortKeyBits.integer(UInt64(bitPattern: vector.integers[row])) ^ flip
        }
        switch vector.kind {
        case .integers, .dates:
            if let best = Self.shared(vector.integers, count, wanted: wanted, descending: descending) {
                return vector.slot(at: best)
            }
        case .floats: break
        case .nulls, .booleans, .strings: return nil
        }
        for row in 0..<count { keys[row] = key(row) }
        let best = keys.withUnsafeMutableBufferPointer {
            UnsafeMutableBufferPointer(rebasing: $0[..<count]).select(wanted - 1, <)
        }
        return (0..<count).first { key($0) == best }.map { vector.slot(at: $0) }
    }

    /// A row with the first of the values in order, where that is the value of as many rows as are wanted: so it often is
    /// where rows come key by key.
    private static func shared(
        _ cells: UnsafePointer<Int64>, _ count: Int, wanted: Int, descending: Bool
    ) -> Int? {
        var best = cells[0]
        if descending {
            for row in 1..<count { best = max(best, cells[row]) }
        } else {
            for row in 1..<count { best = min(best, cells[row]) }
        }
        var equal = 0
        for row in 0..<count { equal &+= cells[row] == best ? 1 : 0 }
        return equal < wanted ? nil : (0..<count).first { cells[$0] == best }
    }
}

/// Numbers as unsigned ones of the same order.
enum SortKeyBits {
    @inline(__always)
    static func integer(_ bits: UInt64) -> UInt64 { bits ^ (1 << 63) }

    /// NaN after all numbers, both zeros the same.
    @inline(__always)
    static func float(_ value: Double) -> UInt64 {
        if value.isNaN { return .max }
        let bits = value == 0 ? 0 : value.bitPattern
        return bits >> 63 == 1 ? ~bits : bits | (1 << 63)
    }
}
