import PropertyGraph

/// Numbers by 64 bits: open addressing, linear probing, at most half full.
final class PairTable {
    @exclusivity(unchecked) private var keys: UnsafeMutablePointer<UInt64>
    /// Number + 1; 0: free.
    @exclusivity(unchecked) private var codes: UnsafeMutablePointer<UInt32>
    @exclusivity(unchecked) private var mask: Int
    @exclusivity(unchecked) private(set) var count = 0

    init() {
        mask = 63
        keys = .allocate(capacity: 64)
        codes = .allocate(capacity: 64)
        codes.initialize(repeating: 0, count: 64)
    }

    deinit {
        keys.deallocate()
        codes.deallocate()
    }

    var bytesUsed: Int { (mask + 1) * 12 }

    @inline(__always)
    func find(_ key: UInt64) -> UInt32? {
        var cell = Int(truncatingIfNeeded: ValueHash.mix(key)) & mask
        while codes[cell] != 0 {
            if keys[cell] == key { return codes[cell] &- 1 }
            cell = (cell &+ 1) & mask
        }
        return nil
    }

    /// Adds a key that is not there.
    func insert(_ key: UInt64, _ code: UInt32) {
        if 2 * (count + 1) > mask { grow() }
        place(key, code &+ 1)
        count += 1
    }

    private func place(_ key: UInt64, _ stored: UInt32) {
        var cell = Int(truncatingIfNeeded: ValueHash.mix(key)) & mask
        while codes[cell] != 0 { cell = (cell &+ 1) & mask }
        keys[cell] = key
        codes[cell] = stored
    }

    private func grow() {
        let (oldKeys, oldCodes, oldCount) = (keys, codes, mask + 1)
        mask = oldCount * 4 - 1
        keys = .allocate(capacity: mask + 1)
        codes = .allocate(capacity: mask + 1)
        codes.initialize(repeating: 0, count: mask + 1)
        for cell in 0..<oldCount where oldCodes[cell] != 0 { place(oldKeys[cell], oldCodes[cell]) }
        oldKeys.deallocate()
        oldCodes.deallocate()
    }
}
