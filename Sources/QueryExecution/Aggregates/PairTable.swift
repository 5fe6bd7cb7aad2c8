import PropertyGraph

/// Numbers by 64 bits: open addressing, linear probing, at most half full.
final class PairTable {
    private struct Cell {
        var key: UInt64 = 0
        /// Number + 1; 0: free.
        var code: UInt32 = 0
    }

    @exclusivity(unchecked) private var cells: UnsafeMutablePointer<Cell>
    @exclusivity(unchecked) private var mask: Int
    @exclusivity(unchecked) private(set) var count = 0

    init() {
        mask = 63
        cells = .allocate(capacity: 64)
        cells.initialize(repeating: Cell(), count: 64)
    }

    deinit { cells.deallocate() }

    var bytesUsed: Int { (mask + 1) * MemoryLayout<Cell>.stride }

    @inline(__always)
    func find(_ key: UInt64) -> UInt32? {
        var place = Int(truncatingIfNeeded: ValueHash.mix(key)) & mask
        while true {
            let cell = cells[place]
            if cell.code == 0 { return nil }
            if cell.key == key { return cell.code &- 1 }
            place = (place &+ 1) & mask
        }
    }

    /// Adds a key that is not there.
    func insert(_ key: UInt64, _ code: UInt32) {
        if 2 * (count + 1) > mask { grow() }
        place(Cell(key: key, code: code &+ 1))
        count += 1
    }

    private func place(_ cell: Cell) {
        var place = Int(truncatingIfNeeded: ValueHash.mix(cell.key)) & mask
        while cells[place].code != 0 { place = (place &+ 1) & mask }
        cells[place] = cell
    }

    private func grow() {
        let (old, oldCount) = (cells, mask + 1)
        mask = oldCount * 4 - 1
        cells = .allocate(capacity: mask + 1)
        cells.initialize(repeating: Cell(), count: mask + 1)
        for index in 0..<oldCount where old[index].code != 0 { place(old[index]) }
        old.deallocate()
    }
}
