import PropertyGraph
import QuerySemantics
import Synchronization

/// A question about strings, the same for all rows.
struct StringQuestion: Hashable {
    /// A comparison, STARTS WITH, ENDS WITH, CONTAINS or =~; nil: how long it is.
    var opcode: Opcode?
    var pattern: [UInt8] = []
    /// A function and its other arguments, where the question is about what it makes of a string.
    var function: FunctionID?
    var arguments: [String] = []
}

/// Answers of one question about strings of the graph's heap, by handle: a number from 1 to 255, found out once a string.
///
/// Several threads may ask; they would all find out the same.
final class StringVerdicts: @unchecked Sendable {
    /// Strings with smaller handles have a place.
    let count: Int
    /// 0: not known.
    private let answers: UnsafeMutablePointer<Atomic<UInt8>>

    /// Room for `count` strings, none known.
    init(count: Int) {
        self.count = count
        let memory = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1), alignment: 64)
        memory.initializeMemory(as: UInt8.self, repeating: 0, count: max(count, 1))
        answers = memory.assumingMemoryBound(to: Atomic<UInt8>.self)
    }

    deinit { UnsafeMutableRawPointer(answers).deallocate() }

    /// The answer for a handle below `count`.
    @inline(__always)
    subscript(_ handle: UInt32) -> UInt8 {
        get { answers[Int(handle)].load(ordering: .relaxed) }
        set { answers[Int(handle)].store(newValue, ordering: .relaxed) }
    }
}

/// The verdicts of a run, by question.
final class StringVerdictTable: Sendable {
    private let known = Mutex<[StringQuestion: StringVerdicts]>([:])

    /// - Parameter count: number of strings of the graph's heap.
    func verdicts(_ question: StringQuestion, count: Int) -> StringVerdicts {
        known.withLock { known in
            if let verdicts = known[question] { return verdicts }
            let made = StringVerdicts(count: count)
            known[question] = made
            return made
        }
    }
}

/// What one thread asks verdicts with.
final class StringAsker {
    private let verdicts: StringVerdicts
    private let space: ValueSpace
    /// Rows of a batch whose answer is not known.
    @exclusivity(unchecked) private var open: [UInt32] = []
    /// Rows that asked, and strings looked at.
    @exclusivity(unchecked) private var rows = 0
    @exclusivity(unchecked) private var found = 0
    /// First bytes have told the answers for at least half of each batch so far.
    @exclusivity(unchecked) private var headsTell = true

    /// Strings whose answers are found out together. They were added one after the other and mostly lie so in memory.
    private static let neighbours: UInt32 = 8

    init(_ verdicts: StringVerdicts, _ space: ValueSpace) {
        self.verdicts = verdicts
        self.space = space
    }

    /// Writes 1 for strings that come before another, by their first bytes, or after it, and 0 where those do not tell. What
    /// is rejected stays so: the other string may only move to where more are.
    func reject(
        _ vector: TypedVector, _ count: Int, smallerThan isSmaller: Bool, _ prefix: UInt64,
        into out: UnsafeMutablePointer<UInt8>
    ) {
        let head = HeadTest(
            head: UInt32(truncatingIfNeeded: prefix >> 40), below: isSmaller ? 1 : 0, above: isSmaller ? 0 : 1)
        answer(vector, count, withNeighbours: true, head, into: out) { text in
            let own = StringPrefix.first(text)
            return own != prefix && (own < prefix) == isSmaller ? 1 : 0
        }
    }

    /// Writes the answer for each string of a vector; for nulls, anything but 0.
    ///
    /// First what is known of all rows, by first bytes or from before, then the others one by one: so neither loop has a
    /// branch that nobody can foresee.
    ///
    /// Neighbours are looked at only while no more strings have been than rows, which bounds what is in vain where they
    /// belong to other properties.
    ///
    /// - Parameters:
    ///   - withNeighbours: also for strings beside one that is looked at; `find` must then take any bytes.
    ///   - head: what the first bytes tell.
    ///   - find: the answer for a string; 0 is not kept.
    func answer(
        _ vector: TypedVector, _ count: Int, withNeighbours: Bool = false, _ head: HeadTest? = nil,
        into out: UnsafeMutablePointer<UInt8>, find: (UnsafeBufferPointer<UInt8>) -> UInt8
    ) {
        if open.count < count { open = Array(repeating: 0, count: count) }
        let (cells, verdicts) = (vector.strings, verdicts)
        let limit = verdicts.count
        rows &+= count
        let strings = space.persistent.strings
        let usesHeads = head != nil && headsTell
        open.withUnsafeMutableBufferPointer { open in
            var openCount = 0
            if let head, usesHeads {
                for row in 0..<count {
                    let known = strings.knownHead(cells[row]).map { head.answer($0) } ?? 0
                    out[row] = known
                    open[openCount] = UInt32(truncatingIfNeeded: row)
                    openCount &+= known == 0 ? 1 : 0
                }
                headsTell = openCount <= count / 2
            } else {
                for row in 0..<count {
                    // Handles of the statement's own strings are larger than all of the graph's.
                    let handle = cells[row]
                    let known = Int(handle) < limit ? verdicts[handle] : 0
                    out[row] = known
                    open[openCount] = UInt32(truncatingIfNeeded: row)
                    openCount &+= known == 0 ? 1 : 0
                }
            }
            for index in 0..<openCount {
                let row = Int(open[index])
                if let valid = vector.valid, valid[row] == 0 {
                    out[row] = 1
                    continue
                }
                let handle = cells[row]
                guard Int(handle) < limit else {
                    out[row] = find(space.utf8(Slot(tag: .string, bits: UInt64(handle))))
                    continue
                }
                // An earlier row may have had the same string.
                var answer = verdicts[handle]
                if answer == 0 {
                    answer = find(strings[handle])
                    verdicts[handle] = answer
                    found &+= 1
                    if withNeighbours, !usesHeads, found &+ Int(Self.neighbours) <= rows {
                        let first = handle & ~(Self.neighbours - 1)
                        for other in first..<min(first + Self.neighbours, UInt32(limit)) where verdicts[other] == 0 {
                            verdicts[other] = find(strings[other])
                            found &+= 1
                        }
                    }
                }
                out[row] = answer
            }
        }
    }
}

/// What the first three bytes of a string tell of an answer.
struct HeadTest {
    /// The bytes that are compared.
    private let mask: UInt32
    private let head: UInt32
    /// The answers for strings that come before or after by these bytes; 0: they do not tell.
    private let below: UInt8
    private let above: UInt8

    /// - Parameters:
    ///   - head: of another string, with which strings are compared.
    ///   - length: how many of its bytes there are.
    init(head: UInt32, length: Int = 3, below: UInt8, above: UInt8) {
        mask = 0xFF_FFFF & ~(0xFF_FFFF >> UInt32(8 * min(length, 3)))
        self.head = head & mask
        (self.below, self.above) = (below, above)
    }

    /// What tells whether a string stands to another as a comparison or STARTS WITH has it, 2 for yes and 1 for no; nil
    /// for other tests.
    init?(_ opcode: Opcode, _ other: UnsafeBufferPointer<UInt8>) {
        let head = StringHead(other).value
        switch opcode {
        case .startsWith: self.init(head: head, length: other.count, below: 1, above: 1)
        case .less, .lessOrEqual: self.init(head: head, below: 2, above: 1)
        case .greater, .greaterOrEqual: self.init(head: head, below: 1, above: 2)
        default: return nil
        }
    }

    @inline(__always)
    func answer(_ own: UInt32) -> UInt8 {
        let own = own & mask
        // Without a branch: a wrong guess would wait for the bytes, which come from all over the memory.
        let (isBelow, isAbove): (UInt8, UInt8) = (own < head ? 1 : 0, own > head ? 1 : 0)
        return isBelow &* below | isAbove &* above
    }
}
