/// Numbers by a small index.
struct DirectCodes {
    /// Integers and dates below this go by value.
    static let limit = 1 << 22
    static let idLimit = 1 << 28

    private var cells: [UInt32] = []

    var count: Int { cells.count }

    @inline(__always)
    subscript(_ index: Int) -> UInt32? {
        guard index < cells.count else { return nil }
        let cell = cells[index]
        return cell == 0 ? nil : cell &- 1
    }

    mutating func set(_ index: Int, _ code: UInt32) -> UInt32 {
        if index >= cells.count {
            cells.append(contentsOf: repeatElement(0, count: Swift.max(index + 1, cells.count * 2, 64) - cells.count))
        }
        cells[index] = code &+ 1
        return code
    }
}
