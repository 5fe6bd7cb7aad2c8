/// From the ids of a file to those of the graph: open addressing, linear probing, at most half full.
///
/// Key and number stand side by side, so that a lookup touches one line of the cache.
final class KeyTable {
    private struct Cell {
        var key: Int64
        var value: UInt32
    }

    private var cells: UnsafeMutableBufferPointer<Cell>
    private var mask: Int
    private var count = 0

    private static let empty = Int64.min

    /// A table with room for this many keys.
    init(capacity: Int = 0) {
        var size = 1024
        while size < 2 * capacity { size *= 2 }
        cells = Self.allocate(size)
        mask = size - 1
    }

    deinit { cells.deallocate() }

    /// The number kept for a key.
    subscript(_ key: Int64) -> UInt32? {
        var cell = Self.start(key) & mask
        while cells[cell].key != Self.empty {
            if cells[cell].key == key { return cells[cell].value }
            cell = (cell &+ 1) & mask
        }
        return nil
    }

    /// Adds a key that is not there.
    func insert(_ key: Int64, _ value: UInt32) {
        if 2 * (count + 1) > mask { grow() }
        place(Cell(key: key, value: value))
        count += 1
    }

    private func place(_ new: Cell) {
        var cell = Self.start(new.key) & mask
        while cells[cell].key != Self.empty { cell = (cell &+ 1) & mask }
        cells[cell] = new
    }

    private func grow() {
        let old = cells
        cells = Self.allocate(2 * old.count)
        mask = cells.count - 1
        for cell in old where cell.key != Self.empty { place(cell) }
        old.deallocate()
    }

    private static func allocate(_ size: Int) -> UnsafeMutableBufferPointer<Cell> {
        let cells = UnsafeMutableBufferPointer<Cell>.allocate(capacity: size)
        cells.initialize(repeating: Cell(key: empty, value: 0))
        return cells
    }

    /// Fibonacci hashing (Knuth, TAOCP 6.4): the upper bits of a product with 2^64 / φ.
    @inline(__always)
    private static func start(_ key: Int64) -> Int {
        Int(truncatingIfNeeded: (UInt64(bitPattern: key) &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }
}
