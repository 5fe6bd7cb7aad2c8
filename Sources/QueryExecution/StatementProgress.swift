import Synchronization

/// How far a statement is: which step it is in, and what part of the step's input is read.
///
/// A step is a source of known size that is read once: a scan of nodes, a list or a range that is unwound, a CSV file.
/// What is read again for each row of something else is no step; the something else is. Written by the statement, read
/// by whoever shows it to a person.
public final class StatementProgress: Sendable {
    private let stepNumber = Atomic<Int>(0)
    private let totalCount = Atomic<Int>(0)
    private let doneCount = Atomic<Int>(0)
    /// What is handed on and being worked at.
    private let batchCount = Atomic<Int>(0)
    /// The part of it that is worked off; bits of a Double.
    private let batchShare = Atomic<UInt64>(0)

    /// Nothing read yet.
    public init() {}

    /// Forgets the last statement.
    public func clear() {
        // Stores alone: nothing runs that would add to what is there.
        batchCount.store(0, ordering: .relaxed)
        batchShare.store(0, ordering: .relaxed)
        doneCount.store(0, ordering: .relaxed)
        totalCount.store(0, ordering: .relaxed)
        stepNumber.store(0, ordering: .relaxed)
    }

    /// The next step begins, the reading of so many nodes, elements or bytes.
    public func begin(_ total: Int) {
        take(0)
        doneCount.store(0, ordering: .relaxed)
        totalCount.store(total, ordering: .relaxed)
        stepNumber.wrappingAdd(1, ordering: .relaxed)
    }

    /// So many are done. Several threads may say so.
    public func advance(_ count: Int) { doneCount.wrappingAdd(count, ordering: .relaxed) }

    /// So many are handed on; those taken before are done.
    public func take(_ count: Int) {
        advance(batchCount.exchange(count, ordering: .relaxed))
        batchShare.store(0, ordering: .relaxed)
    }

    /// Of what was taken last so many rows are worked off.
    public func workOff(_ rows: Int, of count: Int) {
        batchShare.store((Double(rows) / Double(max(count, 1))).bitPattern, ordering: .relaxed)
    }

    /// Nobody wants the rest of the step.
    public func finish() {
        guard step > 0 else { return }
        take(0)
        doneCount.store(totalCount.load(ordering: .relaxed), ordering: .relaxed)
    }

    /// The number of the step, from 1; 0 where the size of nothing is known yet.
    public var step: Int { stepNumber.load(ordering: .relaxed) }

    /// The part of the step that is done, from 0 to 1; nil where its size is not known.
    public var share: Double? {
        let total = totalCount.load(ordering: .relaxed)
        guard total > 0 else { return nil }
        let part = Double(bitPattern: batchShare.load(ordering: .relaxed))
        let done = Double(doneCount.load(ordering: .relaxed))
        return min(1, (done + part * Double(batchCount.load(ordering: .relaxed))) / Double(total))
    }
}

/// Where the rows of an operator come from, as far as it tells how much of a statement is done.
enum RowOrigin {
    /// The one row that a statement begins with.
    case statement
    /// Rows of a step's source, as many in a batch or fewer.
    case source
    /// Anything else.
    case other
}
