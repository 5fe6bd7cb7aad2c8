/// Numbers by a small index.
final class DirectCodes {
    /// Integers and dates below this go by value.
    static let limit = 1 << 22
    static let idLimit = 1 << 28

    /// Numbers + 1; 0: none.
    @exclusivity(unchecked) private var cells: UnsafeMutablePointer<UInt32>
    @exclusivity(unchecked) private(set) var count = 0

    init() { cells = .allocate(capacity: 0) }

    deinit { cells.deallocate() }

    /// The number of an index that is not negative.
    @inline(__always)
    subscript(_ index: Int) -> UInt32? {
        guard index < count else { return nil }
        let cell = cells[index]
        return cell == 0 ? nil : cell &- 1
    }

    /// Looks up the numbers of many indexes at once.
    ///
    /// - Parameter valid: 0 for rows without an index; nil when all have one.
    /// - Returns: whether all were found; `GroupTable.none` is written for the others.
    func find<Index: FixedWidthInteger>(
        _ indexes: UnsafePointer<Index>, valid: UnsafePointer<UInt8>?, _ rows: Int,
        into out: UnsafeMutablePointer<UInt32>
    ) -> Bool {
        let (cells, limit) = (cells, UInt64(count))
        var least = UInt32.max
        for row in 0..<rows {
            // Below 0 is far above all cells.
            let index = UInt64(truncatingIfNeeded: indexes[row])
            let code = index < limit ? cells[Int(truncatingIfNeeded: index)] : 0
            out[row] = code &- 1
            least = min(least, code)
        }
        guard let valid else { return least > 0 }
        var isComplete = least > 0
        for row in 0..<rows where valid[row] == 0 {
            out[row] = GroupTable.none
            isComplete = false
        }
        return isComplete
    }

    func set(_ index: Int, _ code: UInt32) -> UInt32 {
        if index >= count { grow(toHold: index) }
        cells[index] = code &+ 1
        return code
    }

    private func grow(toHold index: Int) {
        let wanted = max(index + 1, count * 2, 64)
        let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: wanted)
        larger.update(from: cells, count: count)
        (larger + count).initialize(repeating: 0, count: wanted - count)
        cells.deallocate()
        cells = larger
        count = wanted
    }
}
