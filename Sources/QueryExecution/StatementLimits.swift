import SourceText
import Synchronization

/// A flag that asks the running statement to stop; may be set from any thread and from a signal handler.
public final class CancellationFlag: Sendable {
    private let flag = Atomic<Bool>(false)
    public init() {}
    public func set() { flag.store(true, ordering: .relaxed) }
    public func clear() { flag.store(false, ordering: .relaxed) }
    public var isSet: Bool { flag.load(ordering: .relaxed) }
}

/// What may stop a running statement: a flag, a deadline, a memory budget.
///
/// Operators call `check` once a batch; the check costs a few nanoseconds.
public final class StatementLimits: Sendable {
    private let cancellation: CancellationFlag
    /// By `StatementClock.nanoseconds`; the greatest number: none.
    private let deadline: Int64
    /// Bytes that a statement's own heap and buffers may take; nil: no bound.
    public let memoryBudget: Int?
    /// Where sources say how far they are.
    public let progress: StatementProgress

    /// - Parameter timeout: how long the statement may run from now on; nil: as long as it takes.
    public init(
        cancellation: CancellationFlag = CancellationFlag(), timeout: Duration? = nil,
        memoryBudget: Int? = nil, progress: StatementProgress = StatementProgress()
    ) {
        self.cancellation = cancellation
        // A time limit of decades is none.
        if let timeout, timeout < .seconds(Int32.max) {
            let (seconds, attoseconds) = max(timeout, .zero).components
            deadline = StatementClock.nanoseconds + seconds * 1_000_000_000 + attoseconds / 1_000_000_000
        } else {
            deadline = .max
        }
        self.memoryBudget = memoryBudget
        self.progress = progress
    }

    /// Throws when the statement must stop. `used` is the number of bytes taken so far.
    @inline(__always)
    public func check(used: Int = 0) throws(RuntimeError) {
        if cancellation.isSet || deadline != .max || used > memoryBudget ?? .max { try stop(used) }
    }

    /// Throws, unless there is a deadline that has not passed.
    @inline(never)
    private func stop(_ used: Int) throws(RuntimeError) {
        if cancellation.isSet {
            throw stopped(.interrupted, "The statement was interrupted")
        }
        if StatementClock.nanoseconds >= deadline {
            throw stopped(.deadlineExceeded, "The statement ran longer than its time limit allows")
        }
        if let memoryBudget, used > memoryBudget {
            throw stopped(
                .memoryLimitExceeded, "The statement needs more than its memory limit of \(memoryBudget) bytes")
        }
    }

    private func stopped(_ code: DiagnosticCode, _ message: String) -> RuntimeError {
        RuntimeError(
            code, type: .runtimeError, message, at: .none, help: "The graph is as it was before the statement.")
    }
}
