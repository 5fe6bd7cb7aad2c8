import PropertyGraph

/// A component of dates by day number, found out once a day for the years 1970 to 2149.
final class ComponentTable {
    private let name: String
    private let values: UnsafeMutablePointer<Int64>
    private static let count: Int64 = 1 << 16

    init(_ name: String) {
        self.name = name
        values = .allocate(capacity: Int(Self.count))
        values.initialize(repeating: .min, count: Int(Self.count))
    }

    deinit { values.deallocate() }

    /// nil when dates have no such component.
    @inline(__always)
    func value(_ day: Int64, _ space: ValueSpace) -> Int64? {
        if day >= 0, day < Self.count {
            let known = values[Int(day)]
            if known != .min { return known }
        }
        return make(day, space)
    }

    private func make(_ day: Int64, _ space: ValueSpace) -> Int64? {
        let date = Slot(tag: .date, bits: UInt64(bitPattern: day))
        guard let slot = try? TemporalFunctions.component(of: date, name, space, at: .none), slot.tag == .integer else {
            return nil
        }
        if day >= 0, day < Self.count { values[Int(day)] = slot.integerValue }
        return slot.integerValue
    }
}
