import PropertyGraph

/// Dense numbers for the pairs of two numbers that occur, in order of first appearance.
///
/// While few pairs are possible they are looked up in a grid; then in a table.
final class PairCodes {
    /// Left and right number, by number of the pair.
    @exclusivity(unchecked) private var pairs: [UInt64] = []
    private let table = PairTable()
    /// Numbers, or `GroupTable.none`, by left number and, in the `shift` lowest bits, right number; empty once there are
    /// too many.
    @exclusivity(unchecked) private var grid: [UInt32] = [GroupTable.none]
    @exclusivity(unchecked) private var shift: UInt32 = 0
    private static let mostCells = 1 << 16

    /// Number of pairs.
    var count: Int { pairs.count }
    /// Bytes taken, for the memory budget.
    var bytesUsed: Int { table.bytesUsed + 8 * pairs.capacity + 4 * grid.capacity }

    /// The left and the right number of a pair.
    func pair(_ code: Int) -> (left: Int, right: Int) { (Int(pairs[code] >> 32), Int(pairs[code] & 0xFFFF_FFFF)) }

    /// Numbers of `count` pairs, new ones given as needed.
    ///
    /// - Parameters:
    ///   - codes: the left numbers; the pairs' take their places.
    ///   - leftCount: all left numbers are below; likewise the right ones.
    func number(
        _ codes: UnsafeMutablePointer<UInt32>, _ right: UnsafePointer<UInt32>, _ count: Int, leftCount: Int,
        rightCount: Int
    ) {
        fit(leftCount, rightCount)
        guard !grid.isEmpty else {
            for row in 0..<count { codes[row] = code(UInt64(codes[row]) << 32 | UInt64(right[row])) }
            return
        }
        let shift = shift
        grid.withUnsafeMutableBufferPointer { grid in
            guard let cells = grid.baseAddress else { return }
            for row in 0..<count {
                let cell = Int(codes[row] << shift | right[row])
                if cells[cell] == GroupTable.none { cells[cell] = add(UInt64(codes[row]) << 32 | UInt64(right[row])) }
                codes[row] = cells[cell]
            }
        }
    }

    /// Numbers here of all pairs of another table.
    ///
    /// - Parameters:
    ///   - left: numbers here by the left numbers there; likewise `right`.
    ///   - leftCount: number of all left numbers here; likewise the right ones.
    func codes(
        of other: PairCodes, _ left: [UInt32], _ right: [UInt32], leftCount: Int, rightCount: Int
    ) -> [UInt32] {
        var codes = other.pairs.map { left[Int($0 >> 32)] }
        let others = other.pairs.map { right[Int($0 & 0xFFFF_FFFF)] }
        codes.withUnsafeMutableBufferPointer { codes in
            others.withUnsafeBufferPointer { others in
                guard let first = codes.baseAddress, let second = others.baseAddress else { return }
                number(first, second, codes.count, leftCount: leftCount, rightCount: rightCount)
            }
        }
        return codes
    }

    @inline(__always)
    private func code(_ pair: UInt64) -> UInt32 {
        if let known = table.find(pair) { return known }
        let made = add(pair)
        table.insert(pair, made)
        return made
    }

    private func add(_ pair: UInt64) -> UInt32 {
        pairs.append(pair)
        return UInt32(truncatingIfNeeded: pairs.count - 1)
    }

    /// Makes the grid so large that all pairs have a cell, or gives it up.
    private func fit(_ leftCount: Int, _ rightCount: Int) {
        guard !grid.isEmpty, rightCount > 1 << shift || leftCount > grid.count >> shift else { return }
        func bits(_ count: Int) -> Int { Int.bitWidth - max(count - 1, 0).leadingZeroBitCount }
        let (rows, columns) = (bits(max(leftCount, grid.count >> shift)), bits(max(rightCount, 1 << shift)))
        guard rows + columns <= Self.mostCells.trailingZeroBitCount else {
            grid = []
            for (code, pair) in pairs.enumerated() { table.insert(pair, UInt32(truncatingIfNeeded: code)) }
            return
        }
        shift = UInt32(columns)
        grid = Array(repeating: GroupTable.none, count: 1 << (rows + columns))
        for (code, pair) in pairs.enumerated() {
            grid[Int(pair >> 32) << columns | Int(pair & 0xFFFF_FFFF)] = UInt32(truncatingIfNeeded: code)
        }
    }
}
