import PropertyGraph

/// Which pairs of nodes a step joins, one bit a pair: whether two nodes are joined is one load, where their lists would
/// have to be searched.
///
/// For steps between few nodes that are asked about often; see `isWorthwhile`.
struct EdgeMatrix {
    let words: UnsafeMutablePointer<UInt64>
    let rowWords: Int
    let firstRow: Int
    let rowCount: Int
    let firstColumn: Int
    let columnCount: Int
    /// Some pair is joined more than once: a set bit says only that there is a relationship.
    let hasParallels: Bool

    /// More memory than this is not in the caches any more.
    private static let byteLimit = 1 << 22

    /// Whether the bits are few and so many questions are expected that setting them pays.
    static func isWorthwhile(_ side: EdgeSide, back: EdgeSide, questions: Double) -> Bool {
        let rows = side.limit - side.first
        let columns = back.limit - back.first
        guard rows > 0, columns > 0 else { return false }
        let (cells, overflow) = rows.multipliedReportingOverflow(by: (columns + 63) / 64 * 8)
        return !overflow && cells <= byteLimit && questions > Double(side.entryCount) + Double(cells) / 64
    }

    /// Sets the bits of all relationships of a step, seen from the nodes of the rows.
    ///
    /// - Parameters:
    ///   - first: the least id that can be a neighbour.
    ///   - count: number of such ids.
    init(_ lists: NeighbourLists, first: Int, count: Int, arena: WeightArena) {
        firstRow = lists.first
        rowCount = lists.limit - lists.first
        firstColumn = first
        columnCount = count
        rowWords = (columnCount + 63) / 64
        words = arena.allocate(rowCount * rowWords, of: UInt64.self)
        words.update(repeating: 0, count: rowCount * rowWords)
        var parallels = false
        for row in 0..<rowCount {
            let bits = words + row * rowWords
            for entry in Int(lists.offsets[row])..<Int(lists.offsets[row + 1]) {
                let column = Int(lists.neighbours[entry]) &- first
                let bit: UInt64 = 1 << UInt64(column & 63)
                parallels = parallels || bits[column >> 6] & bit != 0
                bits[column >> 6] |= bit
            }
        }
        hasParallels = parallels
    }

    /// Whether there is a relationship between a node of the rows and another.
    @inline(__always)
    func joins(_ row: UInt32, _ column: UInt32) -> Bool { bit(row, column) != 0 }

    /// 1 where there is a relationship between a node of the rows and another, else 0.
    @inline(__always)
    func bit(_ row: UInt32, _ column: UInt32) -> Int64 {
        let row = Int(row) &- firstRow
        let column = Int(column) &- firstColumn
        guard UInt(bitPattern: row) < UInt(bitPattern: rowCount),
            UInt(bitPattern: column) < UInt(bitPattern: columnCount)
        else { return 0 }
        return Int64(truncatingIfNeeded: words[row &* rowWords &+ column >> 6] >> UInt64(column & 63) & 1)
    }
}
