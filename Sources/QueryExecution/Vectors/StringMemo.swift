import PropertyGraph

/// Results of a function by handle of its argument, a string of the graph's heap.
final class StringMemo {
    private var values: [Slot] = []
    private var isKnown: [Bool] = []
    private let count: Int
    /// What all results but null are.
    var kind: TypedVector.Kind?

    init(count: Int) { self.count = count }

    /// nil for what is not known, and for strings of the statement's own.
    @inline(__always)
    func value(_ handle: UInt32) -> Slot? {
        Int(handle) < isKnown.count && isKnown[Int(handle)] ? values[Int(handle)] : nil
    }

    func remember(_ value: Slot, _ handle: UInt32) {
        guard Int(handle) < count else { return }
        if values.isEmpty {
            values = Array(repeating: .null, count: count)
            isKnown = Array(repeating: false, count: count)
        }
        values[Int(handle)] = value
        isKnown[Int(handle)] = true
    }
}
