/// A set of ids as a growable bitmap, with its size.
///
/// Membership of labels and types, and long posting lists. 64 ids a word, from the word of the smallest id that was ever
/// a member on: ids are given out in order, so that the members of one label mostly lie together. Words may lie in a
/// mapped file, like the cells of `IDBuffer`.
@usableFromInline
final class IDBitmap {
    @exclusivity(unchecked) @usableFromInline private(set) var words: UnsafeMutablePointer<UInt64>
    @exclusivity(unchecked) @usableFromInline private(set) var wordCount = 0
    /// Number of the first word: ids from 64 times this on.
    @exclusivity(unchecked) @usableFromInline private(set) var firstWord = 0
    /// Number of members.
    @exclusivity(unchecked) private(set) var count = 0

    /// Memory outgrown while a reader may still look at it.
    private var oldWords: [UnsafeMutablePointer<UInt64>] = []
    /// Such a set begins at id 0, so that its words can be handed out.
    private let keepsOldWords: Bool
    private var isBorrowed = false

    /// An empty set.
    ///
    /// - Parameter keepsOldWords: whether words that were outgrown stay readable until `freeOldWords`.
    init(keepsOldWords: Bool = false) {
        self.keepsOldWords = keepsOldWords
        words = .allocate(capacity: 0)
    }

    /// A set whose words lie in a mapped file.
    init(borrowing words: UnsafeMutablePointer<UInt64>, firstWord: Int, wordCount: Int, count: Int) {
        keepsOldWords = false
        self.words = words
        self.firstWord = firstWord
        self.wordCount = wordCount
        self.count = count
        isBorrowed = true
    }

    deinit {
        freeOldWords()
        if !isBorrowed { words.deallocate() }
    }

    /// Gives back memory that was kept for readers.
    func freeOldWords() {
        for old in oldWords { old.deallocate() }
        oldWords.removeAll()
    }

    @inlinable
    @inline(__always)
    func contains(_ id: UInt32) -> Bool {
        let word = Int(id >> 6) &- firstWord
        return word >= 0 && word < wordCount && words[word] & (1 << UInt64(id & 63)) != 0
    }

    /// Adds an id.
    ///
    /// - Returns: false if it was there.
    @discardableResult
    func insert(_ id: UInt32) -> Bool {
        var word = Int(id >> 6) &- firstWord
        if word < 0 || word >= wordCount { word = makeRoom(for: Int(id >> 6)) }
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
        words[Int(id >> 6) &- firstWord] &= ~(1 << UInt64(id & 63))
        count &-= 1
        return true
    }

    /// Adds ids that follow each other, none of which is a member.
    func insert(from first: UInt32, count added: Int) {
        guard added > 0 else { return }
        let last = first &+ UInt32(added - 1)
        // Both ends first, so that all words are there.
        insert(first)
        if added > 1 { insert(last) }
        guard added > 2 else { return }
        let low = Int(first >> 6) &- firstWord
        let high = Int(last >> 6) &- firstWord
        let lowBits = UInt64.max << UInt64(first & 63)
        let highBits = UInt64.max >> UInt64(63 - last & 63)
        if low == high {
            words[low] |= lowBits & highBits
        } else {
            words[low] |= lowBits
            for word in low + 1..<high { words[word] = .max }
            words[high] |= highBits
        }
        count += added - 2
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
        var word = Int(cursor >> 6) &- firstWord
        guard word < wordCount else { return 0 }
        var written = 0
        var bits = word < 0 ? 0 : words[word] & (UInt64.max << UInt64(cursor & 63))
        if word < 0 { word = -1 }
        while true {
            while bits != 0 {
                let id = UInt32(truncatingIfNeeded: (word &+ firstWord) &* 64 &+ bits.trailingZeroBitCount)
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
        cursor = UInt32(truncatingIfNeeded: min((firstWord &+ wordCount) &* 64, Int(UInt32.max)))
        return written
    }

    /// Moves `cursor` to the first member at or after it; nil when there is none.
    func next(from cursor: inout UInt32) -> UInt32? {
        var word = Int(cursor >> 6) &- firstWord
        guard word < wordCount else { return nil }
        var bits = word < 0 ? 0 : words[word] & (UInt64.max << UInt64(cursor & 63))
        if word < 0 { word = -1 }
        while bits == 0 {
            word &+= 1
            if word >= wordCount { return nil }
            bits = words[word]
        }
        cursor = UInt32(truncatingIfNeeded: (word &+ firstWord) &* 64 &+ bits.trailingZeroBitCount)
        return cursor
    }

    /// The largest member.
    var last: UInt32? {
        var word = wordCount - 1
        while word >= 0 {
            if words[word] != 0 {
                return UInt32(truncatingIfNeeded: (word + firstWord) * 64 + 63 - words[word].leadingZeroBitCount)
            }
            word -= 1
        }
        return nil
    }

    /// How many ids from a member on are members without a gap.
    func run(from first: UInt32, atMost most: Int) -> Int {
        var id = first
        var count = 0
        while count < most {
            let word = Int(id >> 6) &- firstWord
            guard word >= 0, word < wordCount else { break }
            let shift = UInt64(id & 63)
            if shift == 0, words[word] == .max {
                count += 64
                id &+= 64
                continue
            }
            let ones = (~(words[word] >> shift)).trailingZeroBitCount
            let inWord = min(ones, 64 - Int(shift))
            count += inWord
            id &+= UInt32(truncatingIfNeeded: inWord)
            if inWord < 64 - Int(shift) { break }
        }
        return min(count, most)
    }

    /// Calls `body` with every member in ascending order.
    @inline(__always)
    func forEach(_ body: (UInt32) -> Void) {
        for word in 0..<wordCount {
            var bits = words[word]
            while bits != 0 {
                body(UInt32(truncatingIfNeeded: (word &+ firstWord) &* 64 &+ bits.trailingZeroBitCount))
                bits &= bits &- 1
            }
        }
    }

    /// Words up to one that is not there yet, on either side.
    ///
    /// - Returns: its position among the words.
    private func makeRoom(for word: Int) -> Int {
        var first = firstWord
        var end = firstWord + wordCount
        if wordCount == 0 {
            first = keepsOldWords ? 0 : word
            end = first
        }
        if word < first { first = max(0, min(word, first - wordCount)) }
        if word >= end { end = max(word + 1, end + wordCount, first + 4) }
        let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: end - first)
        larger.initialize(repeating: 0, count: end - first)
        if wordCount > 0 { (larger + (firstWord - first)).update(from: words, count: wordCount) }
        if keepsOldWords { oldWords.append(words) } else if !isBorrowed { words.deallocate() }
        isBorrowed = false
        words = larger
        firstWord = first
        wordCount = end - first
        return word - first
    }
}
