import Glibc

/// Comparability (`<`, three-valued) and orderability (ORDER BY, min, max: a total order over all values).
extension ValueSpace {
    /// How `a` stands to `b` in a comparison: numbers exactly, strings by code point, false before true, lists element
    /// by element, instants of one type in time and then from west to east.
    /// - Complexity: linear in the size of the smaller value.
    public func compare(_ a: Slot, _ b: Slot) -> Comparison {
        guard a.tag == b.tag else {
            if a.tag == .integer, b.tag == .float { return Numbers.compare(a.integerValue, b.floatValue) }
            if a.tag == .float, b.tag == .integer { return Numbers.compare(b.integerValue, a.floatValue).reversed }
            return .unknown
        }
        switch a.tag {
        case .integer: return Self.comparison(a.integerValue, b.integerValue)
        case .float:
            let (left, right) = (a.floatValue, b.floatValue)
            return left < right ? .less : left > right ? .greater : left == right ? .equal : .unordered
        case .boolean: return Self.comparison(a.bits, b.bits)
        case .string: return compareStrings(a, b)
        case .list:
            let left = list(a)
            let right = list(b)
            for index in 0..<Swift.min(left.count, right.count) {
                let result = compare(left[index], right[index])
                if result != .equal { return result }
            }
            return Self.comparison(left.count, right.count)
        case .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime: return compareInstants(a, b)
        case .null, .map, .node, .relationship, .path, .duration, .point: return .unknown
        }
    }

    /// The total order of ORDER BY, ascending: negative, zero or positive as `a` comes before, with or after `b`.
    ///
    /// Map, node, relationship, list, path, point, zoned datetime, local datetime, date, zoned time, local time, duration,
    /// string, boolean, number, NaN, null. Zero means equivalent.
    /// - Complexity: linear in the size of the smaller value.
    public func order(_ a: Slot, _ b: Slot) -> Int {
        let ranks = (Self.rank(a.tag), Self.rank(b.tag))
        if ranks.0 != ranks.1 { return ranks.0 < ranks.1 ? -1 : 1 }
        switch a.tag {
        case .null: return 0
        case .integer, .float:
            switch compare(a, b) {
            case .less: return -1
            case .greater: return 1
            case .equal: return 0
            case .unordered, .unknown:
                return (Self.isNaN(a) ? 1 : 0) - (Self.isNaN(b) ? 1 : 0)
            }
        case .boolean, .node, .relationship: return Self.sign(a.bits, b.bits)
        case .string: return Self.sign(compareStrings(a, b))
        case .list: return order(list(a), list(b))
        case .path:
            let left = path(a)
            let right = path(b)
            for index in 0..<Swift.min(left.count, right.count) where left[index].bits != right[index].bits {
                return Self.sign(left[index].bits, right[index].bits)
            }
            return Self.sign(left.count, right.count)
        case .map:
            let left = map(a)
            let right = map(b)
            if left.count != right.count { return Self.sign(left.count, right.count) }
            for index in 0..<left.count where left.keys[index] != right.keys[index] {
                return order(
                    utf8: Array(keys.name(left.keys[index].raw).utf8), Array(keys.name(right.keys[index].raw).utf8))
            }
            return order(left.values, right.values)
        case .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime: return Self.sign(compareInstants(a, b))
        case .duration: return Self.order(duration(a), duration(b))
        case .point: return Self.sign(point(a), point(b))
        }
    }

    private func order(_ a: UnsafeBufferPointer<Slot>, _ b: UnsafeBufferPointer<Slot>) -> Int {
        for index in 0..<Swift.min(a.count, b.count) {
            let result = order(a[index], b[index])
            if result != 0 { return result }
        }
        return Self.sign(a.count, b.count)
    }

    private func order(utf8 a: [UInt8], _ b: [UInt8]) -> Int {
        a.lexicographicallyPrecedes(b) ? -1 : b.lexicographicallyPrecedes(a) ? 1 : 0
    }

    /// Byte order of UTF-8, which is the order of code points.
    public func compareStrings(_ a: Slot, _ b: Slot) -> Comparison {
        a.bits == b.bits ? .equal : Self.compare(utf8: utf8(a), utf8(b))
    }

    /// The same of their bytes.
    public static func compare(
        utf8 left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
    ) -> Comparison {
        if let leftBase = left.baseAddress, let rightBase = right.baseAddress {
            let result = memcmp(leftBase, rightBase, Swift.min(left.count, right.count))
            if result != 0 { return result < 0 ? .less : .greater }
        }
        return comparison(left.count, right.count)
    }

    /// Two instants of one type: first in time, then by offset from west to east, then by zone.
    private func compareInstants(_ a: Slot, _ b: Slot) -> Comparison {
        if a.tag == .zonedTime {
            let offsets = (Int64(Int32(bitPattern: a.aux)), Int64(Int32(bitPattern: b.aux)))
            let utc = (
                a.integerValue &- offsets.0 &* 1_000_000_000, b.integerValue &- offsets.1 &* 1_000_000_000
            )
            return utc.0 == utc.1 ? Self.comparison(offsets.0, offsets.1) : Self.comparison(utc.0, utc.1)
        }
        if a.bits != b.bits { return Self.comparison(a.integerValue, b.integerValue) }
        if a.nanosecondsOfSecond != b.nanosecondsOfSecond {
            return Self.comparison(a.nanosecondsOfSecond, b.nanosecondsOfSecond)
        }
        if a.tag != .zonedDateTime || a.zoneCode == b.zoneCode { return .equal }
        let offsets = (a.zoneCode.offset(at: a.integerValue), b.zoneCode.offset(at: b.integerValue))
        if offsets.0 != offsets.1 { return Self.comparison(offsets.0, offsets.1) }
        // Bare offsets come before names, names by alphabet, as their codes do.
        return Self.comparison(a.zoneCode.raw, b.zoneCode.raw)
    }

    /// Durations by average length (a month has 30.436875 days, a Gregorian year's twelfth), then part by part.
    private static func order(_ a: DurationParts, _ b: DurationParts) -> Int {
        let lengths = (averageSeconds(a), averageSeconds(b))
        if lengths.0 != lengths.1 { return lengths.0 < lengths.1 ? -1 : 1 }
        if a.nanoseconds != b.nanoseconds { return sign(a.nanoseconds, b.nanoseconds) }
        if a.months != b.months { return sign(a.months, b.months) }
        return sign(a.days, b.days)
    }

    private static func averageSeconds(_ parts: DurationParts) -> Int128 {
        Int128(parts.months) * 2_629_746 + Int128(parts.days) * 86_400 + Int128(parts.seconds)
    }

    private static func isNaN(_ slot: Slot) -> Bool { slot.tag == .float && slot.floatValue.isNaN }

    private static func rank(_ tag: SlotTag) -> Int {
        switch tag {
        case .map: 0
        case .node: 1
        case .relationship: 2
        case .list: 3
        case .path: 4
        case .point: 5
        case .zonedDateTime: 6
        case .localDateTime: 7
        case .date: 8
        case .zonedTime: 9
        case .localTime: 10
        case .duration: 11
        case .string: 12
        case .boolean: 13
        case .integer, .float: 14
        case .null: 15
        }
    }

    @inline(__always)
    private static func comparison<T: Comparable>(_ a: T, _ b: T) -> Comparison {
        a < b ? .less : a > b ? .greater : .equal
    }
    @inline(__always)
    private static func sign<T: Comparable>(_ a: T, _ b: T) -> Int { a < b ? -1 : a > b ? 1 : 0 }
    private static func sign(_ comparison: Comparison) -> Int {
        switch comparison {
        case .less: -1
        case .greater: 1
        case .equal, .unordered, .unknown: 0
        }
    }
}
