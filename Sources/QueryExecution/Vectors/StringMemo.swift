import PropertyGraph

/// What is known of the strings of the graph's heap, by handle.
final class StringMemo {
    /// 0: nothing yet; else the answer, as the step has it.
    let places: UnsafeMutablePointer<UInt8>
    let count: Int
    /// Results of functions, by handle.
    private(set) var values: [Slot] = []
    var kind: TypedVector.Kind?
    var expression: LazyAutomaton?

    init(count: Int) {
        self.count = count
        places = .allocate(capacity: max(count, 1))
        places.initialize(repeating: 0, count: max(count, 1))
    }

    deinit { places.deallocate() }

    /// Where the answer for a string is kept; nil for strings of the statement's own.
    @inline(__always)
    func place(_ handle: UInt32) -> UnsafeMutablePointer<UInt8>? {
        Int(handle) < count ? places + Int(handle) : nil
    }

    func remember(_ value: Slot, _ handle: UInt32) {
        if values.isEmpty { values = Array(repeating: .null, count: count) }
        values[Int(handle)] = value
    }
}
