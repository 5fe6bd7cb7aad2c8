/// Numbers by a small index.
final class DirectCodes {
    /// Integers and dates below this go by value.
    static let limit = 1 << 22
    static let idLimit = 1 << 28

    /// `GroupTable.none` where there is none.
    @exclusivity(unchecked) private var cells: UnsafeMutablePointer<UInt32>
    @exclusivity(unchecked) private(set) var count = 0

    init() { cells = .allocate(capacity: 0) }

    deinit { cells.deallocate() }

    /// The number of an index; bits of a negative integer are far above all cells.
    @inline(__always)
    subscript(_ index: UInt64) -> UInt32? {
        guard index < UInt64(count) else { return nil }
        let cell = cells[Int(truncatingIfNeeded: index)]
        return cell == GroupTable.none ? nil : cell
    }

    /// The cells, where all indexes within bounds have one; nil where not.
    func cells(within bounds: (lowest: UInt64, highest: UInt64)?, from base: UInt64) -> UnsafePointer<UInt32>? {
        guard let bounds, bounds.lowest &- base < UInt64(count), bounds.highest &- base < UInt64(count) else {
            return nil
        }
        return UnsafePointer(cells)
    }

    /// Looks up the numbers of many indexes at once.
    ///
    /// - Parameters:
    ///   - base: the index 0, as bits of an integer.
    ///   - valid: 0 for rows without an index; nil when all have one.
    ///   - bounds: bits of the smallest and the largest of the indexes, where they are known.
    /// - Returns: whether all were found; `GroupTable.none` is written for the others.
    func find<Index: FixedWidthInteger>(
        _ indexes: UnsafePointer<Index>, from base: UInt64 = 0, valid: UnsafePointer<UInt8>?,
        bounds: (lowest: UInt64, highest: UInt64)? = nil, _ rows: Int, into out: UnsafeMutablePointer<UInt32>
    ) -> Bool {
        let (cells, limit) = (cells, UInt64(count))
        // Numbers are below half of `none`.
        var all: UInt32 = 0
        if valid == nil, let cells = self.cells(within: bounds, from: base) {
            for row in 0..<rows {
                let code = cells[Int(truncatingIfNeeded: UInt64(truncatingIfNeeded: indexes[row]) &- base)]
                out[row] = code
                all |= code
            }
            return Int32(bitPattern: all) >= 0
        }
        for row in 0..<rows {
            let index = UInt64(truncatingIfNeeded: indexes[row]) &- base
            let code = index < limit ? cells[Int(truncatingIfNeeded: index)] : GroupTable.none
            out[row] = code
            all |= code
        }
        guard let valid else { return Int32(bitPattern: all) >= 0 }
        var isComplete = Int32(bitPattern: all) >= 0
        for row in 0..<rows where valid[row] == 0 {
            out[row] = GroupTable.none
            isComplete = false
        }
        return isComplete
    }

    func set(_ index: UInt64, _ code: UInt32) -> UInt32 {
        let index = Int(truncatingIfNeeded: index)
        if index >= count { grow(toHold: index) }
        cells[index] = code
        return code
    }

    private func grow(toHold index: Int) {
        let wanted = max(index + 1, count * 2, 64)
        let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: wanted)
        larger.update(from: cells, count: count)
        (larger + count).initialize(repeating: GroupTable.none, count: wanted - count)
        cells.deallocate()
        cells = larger
        count = wanted
    }
}
