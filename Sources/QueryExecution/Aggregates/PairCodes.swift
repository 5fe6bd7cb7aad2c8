import PropertyGraph

/// Dense numbers for the pairs of two numbers that occur, in order of first appearance.
///
/// While few pairs are possible they are looked up in a grid. Then those of each right number's last left number are
/// remembered: where rows come left number by left number, as an expansion gives them, what is not among these is new.
/// Otherwise there is a table.
final class PairCodes {
    /// Left and right number, by number of the pair.
    @exclusivity(unchecked) private var pairs: [UInt64] = []
    private let table = PairTable()
    /// Numbers, or `GroupTable.none`, by left number and, in the `shift` lowest bits, right number; empty once there are
    /// too many.
    @exclusivity(unchecked) private var grid: [UInt32] = [GroupTable.none]
    @exclusivity(unchecked) private var shift: UInt32 = 0
    private static let mostCells = 1 << 16
    /// By right number the left number of its last pair, in the upper half, and the pair's; empty once rows have come in
    /// another order.
    @exclusivity(unchecked) private var latest: [UInt64] = [UInt64.max]
    /// The left number of the last pair that was not among the latest, whether it had not occurred before its run, and the
    /// highest so far.
    @exclusivity(unchecked) private var run: (left: UInt32, isFirst: Bool) = (GroupTable.none, false)
    @exclusivity(unchecked) private var highest = -1
    /// Pairs with smaller numbers are in the table.
    @exclusivity(unchecked) private var tableCount = 0
    /// Rows that had to ask the table although left numbers were to come in order.
    @exclusivity(unchecked) private var strays = 0

    /// Number of pairs.
    var count: Int { pairs.count }
    /// Bytes taken, for the memory budget.
    var bytesUsed: Int { table.bytesUsed + 8 * (pairs.capacity + latest.capacity) + 4 * grid.capacity }

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
            if !latest.isEmpty { return numberRuns(codes, right, count, rightCount) }
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

    private func numberRuns(
        _ codes: UnsafeMutablePointer<UInt32>, _ right: UnsafePointer<UInt32>, _ count: Int, _ rightCount: Int
    ) {
        if latest.count < rightCount {
            latest.append(contentsOf: repeatElement(.max, count: 2 * rightCount - latest.count))
        }
        latest.withUnsafeMutableBufferPointer { latest in
            guard let latest = latest.baseAddress else { return }
            for row in 0..<count {
                let left = codes[row]
                let known = latest[Int(right[row])]
                if known >> 32 == UInt64(left) {
                    codes[row] = UInt32(truncatingIfNeeded: known)
                    continue
                }
                if left != run.left {
                    run = (left, Int(left) > highest)
                    highest = max(highest, Int(left))
                }
                let pair = UInt64(left) << 32 | UInt64(right[row])
                codes[row] = run.isFirst ? add(pair) : code(pair)
                strays &+= run.isFirst ? 0 : 1
                latest[Int(right[row])] = UInt64(left) << 32 | UInt64(codes[row])
            }
        }
        if strays > 1024 + pairs.count / 4 {
            latest = []
            fillTable()
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
        if tableCount < pairs.count { fillTable() }
        if let known = table.find(pair) { return known }
        let made = add(pair)
        table.insert(pair, made)
        tableCount = pairs.count
        return made
    }

    private func fillTable() {
        for code in tableCount..<pairs.count { table.insert(pairs[code], UInt32(truncatingIfNeeded: code)) }
        tableCount = pairs.count
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
            highest = pairs.reduce(-1) { max($0, Int($1 >> 32)) }
            return
        }
        shift = UInt32(columns)
        grid = Array(repeating: GroupTable.none, count: 1 << (rows + columns))
        for (code, pair) in pairs.enumerated() {
            grid[Int(pair >> 32) << columns | Int(pair & 0xFFFF_FFFF)] = UInt32(truncatingIfNeeded: code)
        }
    }
}
