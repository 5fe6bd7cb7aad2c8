/// A set of ids as a growable bitmap, with its size.
///
/// Membership of labels and types, and long posting lists. 64 ids a word; ids beyond the last word are not members.
@usableFromInline
final class IDBitmap {
    @exclusivity(unchecked) @usableFromInline private(set) var words: UnsafeMutablePointer<UInt64>
    @exclusivity(unchecked) @usableFromInline private(set) var wordCount = 0
    /// Number of members.
    @exclusivity(unchecked) private(set) var count = 0

    /// Memory outgrown while a reader may still look at it.
    private var oldWords: [UnsafeMutablePointer<UInt64>] = []
    private let keepsOldWords: Bool

    /// An empty set.
    ///
    /// - Parameter keepsOldWords: whether words that were outgrown stay readable until `freeOldWords`.
    init(keepsOldWords: Bool = false) {
        self.keepsOldWords = keepsOldWords
        words = .allocate(capacity: 0)
    }

    deinit {
        freeOldWords()
        words.deallocate()
    }

    /// Gives back memory that was kept for readers.
    func freeOldWords() {
        for old in oldWords { old.deallocate() }
        oldWords.removeAll()
    }

    @inlinable
    @inline(__always)
    func contains(_ id: UInt32) -> Bool {
        let word = Int(id >> 6)
        return word < wordCount && words[word] & (1 << UInt64(id & 63)) != 0
    }

    /// Adds an id.
    ///
    /// - Returns: false if it was there.
    @discardableResult
    func insert(_ id: UInt32) -> Bool {
        let word = Int(id >> 6)
        if word >= wordCount { grow(to: word + 1) }
        let bit: UInt64 = 1 << UInt64(id & 63)
        if words[word] & bit != 0 { return false }
        words[word] |= bit
        count &+= 1
        return true
    }

    /// Takes an id out.
    ///
    /// - Returns: false if it was not there.
    @discardableResult
    func remove(_ id: UInt32) -> Bool {
        guard contains(id) else { return false }
        words[Int(id >> 6)] &= ~(1 << UInt64(id & 63))
        count &-= 1
        return true
    }

    func removeAll() {
        words.update(repeating: 0, count: wordCount)
        count = 0
    }

    /// Writes members in ascending order, those at or after `cursor`, until the buffer is full or none is left.
    ///
    /// - Parameter cursor: where to start; afterwards the id to go on from.
    /// - Returns: how many were written; fewer than the buffer holds only at the end.
    func scan(from cursor: inout UInt32, into buffer: UnsafeMutableBufferPointer<UInt32>) -> Int {
        guard let out = buffer.baseAddress, !buffer.isEmpty else { return 0 }
        var word = Int(cursor >> 6)
        guard word < wordCount else { return 0 }
        var written = 0
        var bits = words[word] & (UInt64.max << UInt64(cursor & 63))
        while true {
            while bits != 0 {
                let id = UInt32(truncatingIfNeeded: word &* 64 &+ bits.trailingZeroBitCount)
                if written == buffer.count {
                    cursor = id
                    return written
                }
                out[written] = id
                written &+= 1
                bits &= bits &- 1
            }
            word &+= 1
            if word >= wordCount { break }
            bits = words[word]
        }
        // One past the last word; ids end below 2^32 - 2, so that the number fits.
        cursor = UInt32(truncatingIfNeeded: min(wordCount &* 64, Int(UInt32.max)))
        return written
    }

    /// Calls `body` with every member in ascending order.
    @inline(__always)
    func forEach(_ body: (UInt32) -> Void) {
        for word in 0..<wordCount {
            var bits = words[word]
            while bits != 0 {
                body(UInt32(truncatingIfNeeded: word &* 64 &+ bits.trailingZeroBitCount))
                bits &= bits &- 1
            }
        }
    }

    private func grow(to needed: Int) {
        let capacity = max(needed, wordCount * 2, 4)
        let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity)
        larger.initialize(from: words, count: wordCount)
        (larger + wordCount).initialize(repeating: 0, count: capacity - wordCount)
        if keepsOldWords { oldWords.append(words) } else { words.deallocate() }
        words = larger
        wordCount = capacity
    }
}
