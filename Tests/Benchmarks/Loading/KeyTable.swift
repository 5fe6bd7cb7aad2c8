/// From the ids of a file to those of the graph: open addressing, linear probing, at most half full.
struct KeyTable {
    private var keys: [Int64] = []
    private var values: [UInt32] = []
    private var mask = 0
    private var count = 0

    private static let empty = Int64.min

    init() { resize(to: 1024) }

    /// The number kept for a key.
    subscript(_ key: Int64) -> UInt32? {
        var cell = Self.start(key) & mask
        while keys[cell] != Self.empty {
            if keys[cell] == key { return values[cell] }
            cell = (cell &+ 1) & mask
        }
        return nil
    }

    /// Adds a key that is not there.
    mutating func insert(_ key: Int64, _ value: UInt32) {
        if 2 * (count + 1) > mask { resize(to: 2 * (mask + 1)) }
        place(key, value)
        count += 1
    }

    private mutating func place(_ key: Int64, _ value: UInt32) {
        var cell = Self.start(key) & mask
        while keys[cell] != Self.empty { cell = (cell &+ 1) & mask }
        keys[cell] = key
        values[cell] = value
    }

    private mutating func resize(to capacity: Int) {
        let old = (keys: keys, values: values)
        keys = Array(repeating: Self.empty, count: capacity)
        values = Array(repeating: 0, count: capacity)
        mask = capacity - 1
        for (key, value) in zip(old.keys, old.values) where key != Self.empty { place(key, value) }
    }

    /// Fibonacci hashing (Knuth, TAOCP 6.4): the upper bits of a product with 2^64 / φ.
    @inline(__always)
    private static func start(_ key: Int64) -> Int {
        Int(truncatingIfNeeded: (UInt64(bitPattern: key) &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }
}
