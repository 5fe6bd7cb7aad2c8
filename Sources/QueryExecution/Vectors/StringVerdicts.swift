import PropertyGraph
import Synchronization

/// A question about strings, the same for all rows.
struct StringQuestion: Hashable {
    /// STARTS WITH, ENDS WITH, CONTAINS or =~; nil: how long it is.
    var opcode: Opcode?
    var pattern: [UInt8] = []
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
    /// Rows that asked, and strings looked at.
    private var rows = 0
    private var found = 0

    /// Strings whose answers are found out together. They were added one after the other and mostly lie so in memory,
    /// and a row that finds its answer there is no surprise to the processor.
    private static let neighbours: UInt32 = 8

    init(_ verdicts: StringVerdicts, _ space: ValueSpace) {
        self.verdicts = verdicts
        self.space = space
    }

    /// Writes the answer for each string of a vector; for nulls, 1.
    ///
    /// Neighbours are looked at only while no more strings have been than rows, which bounds what is in vain where they
    /// belong to other properties.
    ///
    /// - Parameters:
    ///   - alone: no neighbours are looked at.
    ///   - find: the answer for any bytes, not only those of text; 0 is not kept.
    func answer(
        _ vector: TypedVector, _ count: Int, alone: Bool = false, into out: UnsafeMutablePointer<UInt8>,
        find: (UnsafeBufferPointer<UInt8>) -> UInt8
    ) {
        let (cells, verdicts) = (vector.strings, verdicts)
        let strings = space.persistent.strings
        rows &+= count
        for row in 0..<count {
            if let valid = vector.valid, valid[row] == 0 {
                out[row] = 1
                continue
            }
            let handle = cells[row]
            // Handles of the statement's own strings are larger than all of the graph's.
            if Int(handle) < verdicts.count {
                let known = verdicts[handle]
                out[row] = known != 0 ? known : settle(handle, strings, alone, find)
            } else {
                out[row] = find(space.utf8(Slot(tag: .string, bits: UInt64(handle))))
            }
        }
    }

    private func settle(
        _ handle: UInt32, _ strings: HeapStrings, _ alone: Bool, _ find: (UnsafeBufferPointer<UInt8>) -> UInt8
    ) -> UInt8 {
        let own = find(strings[handle])
        verdicts[handle] = own
        found &+= 1
        if !alone, found &+ Int(Self.neighbours) <= rows {
            let first = handle & ~(Self.neighbours - 1)
            for other in first..<min(first + Self.neighbours, UInt32(verdicts.count)) where verdicts[other] == 0 {
                verdicts[other] = find(strings[other])
                found &+= 1
            }
        }
        return own
    }
}
