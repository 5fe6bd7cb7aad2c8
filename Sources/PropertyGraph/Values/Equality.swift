import Glibc

/// Equality of the language (`=`, three-valued) and equivalence (DISTINCT, grouping, two-valued).
///
/// They differ in two points: to `=` a null gives null and NaN equals nothing; in an equivalence null and NaN each
/// equal themselves. Both hold 1 and 1.0 equal and look into lists and maps.
extension ValueSpace {
    /// `a = b`: nil for null.
    ///
    /// Values of different types are unequal, integers and floats excepted, which are compared exactly. Lists of
    /// different lengths and maps with different keys are unequal whatever nulls they hold; else one unequal pair makes
    /// them unequal, and failing that one null makes the answer null.
    /// - Complexity: linear in the size of the smaller value.
    public func equals(_ a: Slot, _ b: Slot) -> Bool? {
        guard a.tag == b.tag else {
            if a.tag == .null || b.tag == .null { return nil }
            if a.tag == .integer, b.tag == .float { return Numbers.compare(a.integerValue, b.floatValue) == .equal }
            if a.tag == .float, b.tag == .integer { return Numbers.compare(b.integerValue, a.floatValue) == .equal }
            return false
        }
        switch a.tag {
        case .null: return nil
        case .boolean, .integer, .node, .relationship, .date, .localTime: return a.bits == b.bits
        case .float: return a.floatValue == b.floatValue
        case .string: return stringsAreEqual(a, b)
        case .list: return equals(list(a), list(b))
        case .map:
            let left = map(a)
            let right = map(b)
            guard left.keys.elementsEqual(right.keys) else { return false }
            return equals(left.values, right.values)
        case .path: return pathsAreEqual(a, b)
        case .zonedTime, .localDateTime: return a.bits == b.bits && a.aux == b.aux
        case .zonedDateTime: return a.bits == b.bits && a.aux == b.aux && a.zone == b.zone
        case .duration: return duration(a) == duration(b)
        case .point: return point(a) == point(b)
        }
    }

    private func equals(_ a: UnsafeBufferPointer<Slot>, _ b: UnsafeBufferPointer<Slot>) -> Bool? {
        guard a.count == b.count else { return false }
        var sawNull = false
        for index in 0..<a.count {
            switch equals(a[index], b[index]) {
            case .some(true): continue
            case .some(false): return false
            case nil: sawNull = true
            }
        }
        return sawNull ? nil : true
    }

    /// Whether two values are the same to DISTINCT, grouping and the keys of a join by equivalence.
    /// - Complexity: linear in the size of the smaller value.
    public func areEquivalent(_ a: Slot, _ b: Slot) -> Bool {
        guard a.tag == b.tag else { return equals(a, b) ?? false }
        switch a.tag {
        case .null: return true
        case .float: return a.floatValue == b.floatValue || (a.floatValue.isNaN && b.floatValue.isNaN)
        case .list: return areEquivalent(list(a), list(b))
        case .map:
            let left = map(a)
            let right = map(b)
            return left.keys.elementsEqual(right.keys) && areEquivalent(left.values, right.values)
        case .boolean, .integer, .string, .node, .relationship, .path, .date, .localTime, .zonedTime, .localDateTime,
            .zonedDateTime, .duration, .point:
            return equals(a, b) ?? false
        }
    }

    private func areEquivalent(_ a: UnsafeBufferPointer<Slot>, _ b: UnsafeBufferPointer<Slot>) -> Bool {
        guard a.count == b.count else { return false }
        for index in 0..<a.count where !areEquivalent(a[index], b[index]) { return false }
        return true
    }

    /// Byte equality of two string slots. Canonically equal spellings differ: the language compares code points.
    public func stringsAreEqual(_ a: Slot, _ b: Slot) -> Bool {
        if a.bits == b.bits { return true }
        // The graph's heap interns all of its strings.
        if !a.handle.isLocal && !b.handle.isLocal { return false }
        let left = utf8(a)
        let right = utf8(b)
        guard left.count == right.count else { return false }
        guard let leftBase = left.baseAddress, let rightBase = right.baseAddress else { return true }
        return memcmp(leftBase, rightBase, left.count) == 0
    }

    private func pathsAreEqual(_ a: Slot, _ b: Slot) -> Bool {
        let left = path(a)
        let right = path(b)
        guard left.count == right.count else { return false }
        for index in 0..<left.count where left[index].bits != right[index].bits { return false }
        return true
    }
}
