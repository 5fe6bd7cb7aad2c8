/// A set of the ids of nodes or of relationships, one bit each, and its size: all that `count(DISTINCT n)` has to know.
final class DistinctIDs {
    @exclusivity(unchecked) private var words = UnsafeMutablePointer<UInt64>.allocate(capacity: 0)
    @exclusivity(unchecked) private var wordCount = 0
    /// Number of ids.
    @exclusivity(unchecked) private(set) var count = 0

    deinit { words.deallocate() }

    /// Bytes taken, for the memory budget.
    var bytesUsed: Int { 8 * wordCount }

    /// Adds ids; null is none.
    func insert(_ ids: UnsafePointer<UInt32>, _ rows: Int) {
        var limit: UInt32 = 0
        for row in 0..<rows { limit = max(limit, ids[row] &+ 1) }
        makeRoom(for: Int(limit >> 6) + 1)
        let words = words
        var added = 0
        for row in 0..<rows {
            let id = ids[row]
            if id == ColumnVector.noID { continue }
            let (word, shift) = (Int(id >> 6), UInt64(id & 63))
            let known = words[word]
            added &+= Int(truncatingIfNeeded: ~known >> shift & 1)
            words[word] = known | 1 << shift
        }
        count += added
    }

    /// Adds all ids of another set.
    func formUnion(_ other: DistinctIDs) {
        makeRoom(for: other.wordCount)
        for word in 0..<other.wordCount {
            count += (other.words[word] & ~words[word]).nonzeroBitCount
            words[word] |= other.words[word]
        }
    }

    /// All ids, in ascending order.
    func sorted() -> [UInt32] {
        var ids: [UInt32] = []
        ids.reserveCapacity(count)
        for word in 0..<wordCount {
            var bits = words[word]
            while bits != 0 {
                ids.append(UInt32(truncatingIfNeeded: word &* 64 &+ bits.trailingZeroBitCount))
                bits &= bits &- 1
            }
        }
        return ids
    }

    func removeAll() {
        words.update(repeating: 0, count: wordCount)
        count = 0
    }

    private func makeRoom(for wanted: Int) {
        guard wanted > wordCount else { return }
        let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: max(wanted, 2 * wordCount))
        larger.initialize(repeating: 0, count: max(wanted, 2 * wordCount))
        larger.update(from: words, count: wordCount)
        words.deallocate()
        words = larger
        wordCount = max(wanted, 2 * wordCount)
    }
}
