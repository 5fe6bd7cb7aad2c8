import Synchronization

/// Work that is left until something is used for the first time, and then done once, by whichever thread comes first.
///
/// So a graph file is open without reading it: each part is checked when a query first asks for it.
final class PendingCheck: @unchecked Sendable {
    private let isPending = Atomic<Bool>(true)
    private let lock = Mutex<Void>(())
    private var work: (() -> Void)?

    /// - Parameter work: must not use what it is left for.
    init(_ work: @escaping () -> Void) { self.work = work }

    /// Does the work unless it is done. A load and a branch from then on.
    @inline(__always)
    func settle() {
        if isPending.load(ordering: .acquiring) { run() }
    }

    @inline(never)
    private func run() {
        lock._unsafeLock()
        defer { lock._unsafeUnlock() }
        guard let work else { return }
        work()
        self.work = nil
        isPending.store(false, ordering: .releasing)
    }
}
