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
