// Ranges and prefixes: the distinct values in ORDER BY's order.
//
// The order is kept as an array of entry numbers. A lookup after writes brings it up to date first: a few new values
// are inserted in place (O(log n) comparisons and one memmove each), many are sorted and merged (O(n + k log k)).
// Rejected: a balanced tree kept in step by every write, which makes each write dearer for indexes that are only asked
// for equality.

/// One end of a range.
public struct IndexBound: Sendable {
    public var value: Slot
    public var isInclusive: Bool

    public init(_ value: Slot, inclusive: Bool) {
        self.value = value
        isInclusive = inclusive
    }
}

/// Distinct values that follow each other in an index's order; valid until the next write.
public struct IndexRange: Sendable, Hashable {
    /// Positions in the order of values.
    public let positions: Range<Int>
    /// True when no value is in it.
    public var isEmpty: Bool { positions.isEmpty }

    static let empty = IndexRange(positions: 0..<0)
}

extension PropertyIndex {
    /// The values between two bounds, by the language's `<`: only values comparable with the bounds are in it.
    ///
    /// - Parameters:
    ///   - lower: nil for none; the value is one of `space`.
    ///   - upper: nil for none. At least one bound must be given.
    /// - Returns: nil when the index cannot answer (no bound, or a bound that is not a number, string, boolean or
    ///   instant): compare every value then.
    /// - Complexity: O(log distinct values), plus bringing the order up to date after writes.
    public func range(lower: IndexBound?, upper: IndexBound?, in space: ValueSpace) -> IndexRange? {
        guard let bound = lower ?? upper else { return nil }
        for value in [lower?.value, upper?.value] {
            guard let value else { continue }
            if value.isNull || (value.tag == .float && value.floatValue.isNaN) { return .empty }
            if !Self.hasRanges(value.tag) { return nil }
        }
        updateOrder()
        let start = partition { stored in
            guard let lower else {
                // Without a lower bound from the first value of the upper one's type on.
                return space.compare(stored, bound.value) == .unknown && space.order(stored, bound.value) < 0
            }
            let order = space.order(stored, lower.value)
            return order < 0 || (order == 0 && !lower.isInclusive)
        }
        let end = partition { stored in
            guard let upper else {
                return space.order(stored, bound.value) < 0 || space.compare(stored, bound.value) != .unknown
            }
            let order = space.order(stored, upper.value)
            return order < 0 || (order == 0 && upper.isInclusive)
        }
        // Bounds of different types: whatever is above one is incomparable with the other.
        if let lower, let upper, space.compare(lower.value, upper.value) == .unknown { return .empty }
        return start < end ? IndexRange(positions: start..<end) : .empty
    }

    /// The strings that begin with a prefix (UTF-8).
    ///
    /// - Complexity: as `range`.
    public func prefix(_ bytes: UnsafeBufferPointer<UInt8>) -> IndexRange {
        updateOrder()
        func comesBefore(_ stored: Slot, orMatches: Bool) -> Bool {
            guard stored.tag == .string else {
                // By type: any string will do to compare with.
                return space.order(stored, emptyString) < 0
            }
            let text = space.utf8(stored)
            let shared = min(text.count, bytes.count)
            for index in 0..<shared where text[index] != bytes[index] { return text[index] < bytes[index] }
            return text.count < bytes.count || orMatches
        }
        let start = partition { comesBefore($0, orMatches: false) }
        let end = partition { comesBefore($0, orMatches: true) }
        return start < end ? IndexRange(positions: start..<end) : .empty
    }

    /// Every indexed value, in order (among them, some that no id has any more).
    public func allValues() -> IndexRange {
        updateOrder()
        return IndexRange(positions: 0..<sorted.count)
    }

    /// Appends the ids of a range: by value, then by id.
    public func append(_ range: IndexRange, to result: inout [UInt32]) {
        for position in range.positions { appendIDs(ofEntry: Int(sorted[position]), to: &result) }
    }

    /// Appends the ids of the value at one position of a range, for a reader that stops early.
    public func append(position: Int, to result: inout [UInt32]) {
        appendIDs(ofEntry: Int(sorted[position]), to: &result)
    }

    /// The value at a position of the order.
    public func value(position: Int) -> Slot { entries[Int(sorted[position])].value }

    /// Number of ids in a range, estimated from the number of its distinct values.
    public func estimate(_ range: IndexRange) -> Double { Double(range.positions.count) * averageMatches }

    /// Number of ids in a range.
    ///
    /// - Complexity: O(distinct values of the range)
    public func count(_ range: IndexRange) -> Int {
        range.positions.reduce(0) { $0 + Int(entries[Int(sorted[$1])].count) }
    }

    private var emptyString: Slot {
        // Interned: one empty string for the life of the graph.
        .string(space.persistent.internString(UnsafeBufferPointer(start: nil, count: 0)))
    }

    private static func hasRanges(_ tag: SlotTag) -> Bool {
        switch tag {
        case .integer, .float, .string, .boolean, .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime:
            return true
        case .null, .list, .map, .node, .relationship, .path, .duration, .point:
            return false
        }
    }

    /// Number of leading positions whose value satisfies a condition that none satisfies after the first that does not.
    private func partition(_ condition: (Slot) -> Bool) -> Int {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if condition(entries[Int(sorted[middle])].value) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    // MARK: The order

    /// Brings the order up to date. Values that no id has any more keep their place until the table is cleaned.
    private func updateOrder() {
        makeReady()
        guard sortedLimit < entries.count else { return }
        let fresh = (sortedLimit..<entries.count).map { UInt32($0) }
        sortedLimit = entries.count
        if fresh.count <= 16 {
            for number in fresh {
                let value = entries[Int(number)].value
                sorted.insert(number, at: partition { space.order($0, value) < 0 })
            }
        } else {
            merge(sortedByValue(fresh))
        }
    }

    private func sortedByValue(_ numbers: [UInt32]) -> [UInt32] {
        if numbers.allSatisfy({ entries[Int($0)].value.tag == .integer }) {
            return numbers.map { (value: entries[Int($0)].value.integerValue, number: $0) }
                .sorted { $0.value < $1.value }.map(\.number)
        }
        return numbers.sorted { space.order(entries[Int($0)].value, entries[Int($1)].value) < 0 }
    }

    private func merge(_ fresh: [UInt32]) {
        var merged: [UInt32] = []
        merged.reserveCapacity(sorted.count + fresh.count)
        var next = 0
        for number in sorted {
            let value = entries[Int(number)].value
            while next < fresh.count, space.order(entries[Int(fresh[next])].value, value) < 0 {
                merged.append(fresh[next])
                next += 1
            }
            merged.append(number)
        }
        merged.append(contentsOf: fresh[next...])
        sorted = merged
    }
}
