import Entente
import Glibc
import Synchronization

/// A line on a terminal that says how far a long statement is: time, rows, the part read, and about how long it will
/// take on. It appears after a second and is gone when the statement ends.
final class ProgressMeter: Sendable {
    private let progress: StatementProgress
    private let rowCount = Atomic<Int>(0)
    private let stopReader: Int32
    private let stopWriter: Int32
    private let thread = Mutex<pthread_t?>(nil)

    /// Starts to watch.
    init(_ progress: StatementProgress, isWanted: Bool) {
        self.progress = progress
        var ends: [Int32] = [-1, -1]
        guard isWanted, pipe(&ends) == 0 else {
            stopReader = -1
            stopWriter = -1
            return
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        stopReader = ends[0]
        stopWriter = ends[1]
        var started = pthread_t()
        let context = Unmanaged.passRetained(self)
        let result = pthread_create(
            &started, nil,
            { context in
                guard let context else { return nil }
                Unmanaged<ProgressMeter>.fromOpaque(context).takeRetainedValue().watch()
                return nil
            }, context.toOpaque())
        if result == 0 { thread.withLock { $0 = started } } else { context.release() }
    }

    deinit {
        if stopReader >= 0 { close(stopReader) }
        if stopWriter >= 0 { close(stopWriter) }
    }

    /// So many rows have come.
    func rows(_ count: Int) { rowCount.store(count, ordering: .relaxed) }

    /// Ends the line; safe to call again.
    func stop() {
        let running = thread.withLock { thread in
            defer { thread = nil }
            return thread
        }
        guard let running else { return }
        var byte: UInt8 = 0
        _ = write(stopWriter, &byte, 1)
        pthread_join(running, nil)
    }

    private func watch() {
        let clock = ContinuousClock()
        let begin = clock.now
        var estimate = TimeEstimate()
        var isDrawn = false
        var wait: Int32 = 1000
        while true {
            var file = pollfd(fd: stopReader, events: Int16(POLLIN), revents: 0)
            let count = poll(&file, 1, wait)
            if count < 0, errno == EINTR { continue }
            if count != 0 { break }
            wait = 250
            isDrawn = true
            let elapsed = SummaryText.inMilliseconds(clock.now - begin) / 1000
            let share = progress.share
            let left = share.flatMap { estimate.left(step: progress.step, share: $0, at: elapsed) }
            let text = Self.text(
                elapsed, rows: rowCount.load(ordering: .relaxed), step: progress.step, share: share, left: left)
            // A line that breaks cannot be taken away again.
            draw("\r\u{1B}[K" + text.prefix(Terminal.width(of: STDERR_FILENO) - 1))
        }
        if isDrawn { draw("\r\u{1B}[K") }
    }

    private func draw(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }

    /// `12 s, 1,204,000 rows, step 2: 40 % read, about 18 s left (Ctrl-C stops)`.
    ///
    /// - Parameter left: seconds until the step is done; nil where that is not known.
    static func text(_ elapsed: Double, rows: Int, step: Int, share: Double?, left: Double?) -> String {
        var parts = [TimeEstimate.text(elapsed)]
        if rows > 0 { parts.append(SummaryText.count(rows, "row")) }
        if let share {
            parts.append((step > 1 ? "step \(step): " : "") + (share < 1 ? "\(Int(share * 100)) % read" : "all read"))
        }
        if let left { parts.append("about \(TimeEstimate.text(left)) left") }
        return parts.joined(separator: ", ") + " (Ctrl-C stops)"
    }
}
