import PropertyGraph

/// A list of constants of one kind, to look values up in.
final class ConstantList {
    let kind: TypedVector.Kind
    let hasNull: Bool
    private let values: [Int64]

    /// nil for lists that are empty or of mixed kinds.
    init?(_ slots: [Slot]) {
        var found: TypedVector.Kind?
        var values: [Int64] = []
        var hasNull = false
        for slot in slots {
            let own: TypedVector.Kind
            switch slot.tag {
            case .null:
                hasNull = true
                continue
            case .integer: own = .integers
            case .date: own = .dates
            case .string: own = .strings
            case .boolean, .float, .list, .map, .node, .relationship, .path, .localTime, .zonedTime, .localDateTime,
                .zonedDateTime, .duration, .point:
                return nil
            }
            if let found, found != own { return nil }
            found = own
            values.append(slot.integerValue)
        }
        guard let found else { return nil }
        kind = found
        self.hasNull = hasNull
        self.values = values.sorted()
    }

    @inline(__always)
    func contains(_ value: Int64) -> Bool {
        values.withUnsafeBufferPointer { values in
            if values.count <= 12 {
                var found = false
                for other in values { found = found || other == value }
                return found
            }
            var (low, high) = (0, values.count)
            while low < high {
                let middle = (low &+ high) >> 1
                if values[middle] < value { low = middle &+ 1 } else { high = middle }
            }
            return low < values.count && values[low] == value
        }
    }
}
