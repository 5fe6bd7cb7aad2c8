/// Results of a function by handle of its argument, a string of the graph's heap.
final class StringMemo {
    /// Strings with smaller handles have a place.
    let count: Int
    /// Bits of the slots; undefined for what is null or not known.
    let bits: UnsafeMutablePointer<UInt64>
    /// 0: not known, 1: null, 2: a value.
    let states: UnsafeMutablePointer<UInt8>

    init(count: Int) {
        self.count = count
        bits = .allocate(capacity: count)
        states = .allocate(capacity: count)
        states.initialize(repeating: 0, count: count)
    }

    deinit {
        bits.deallocate()
        states.deallocate()
    }
}
