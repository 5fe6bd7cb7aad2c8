import Entente
import Synchronization

/// Something that one thread does while others do something else.
struct ImportTask: @unchecked Sendable {
    let run: () -> Void
}

/// Chunks that several threads read, each chunk by one of them.
final class ReadingJob: @unchecked Sendable {
    private let chunks: [ImportChunk]
    private let request: ImportRequest
    private let maps: [String: IdentifierMap]
    private let badRowLimit: Int
    private let meter: ProgressMeter
    /// The first chunk with more bad rows than there may be. Those after it need not be read; those before it are, so
    /// that the same row is reported whichever thread was faster.
    private let failed = Atomic<Int>(Int.max)

    init(
        _ chunks: [ImportChunk], _ request: ImportRequest, maps: [String: IdentifierMap],
        badRowLimit: Int, meter: ProgressMeter
    ) {
        self.chunks = chunks
        self.request = request
        self.maps = maps
        self.badRowLimit = badRowLimit
        self.meter = meter
    }

    /// Reads all chunks, and does other tasks besides.
    func run(threads: Int, besides tasks: [ImportTask] = []) {
        Parallel.forEach(count: tasks.count + chunks.count, threads: threads) { number in
            if number < tasks.count { tasks[number].run() } else { self.read(number - tasks.count) }
        }
    }

    private func read(_ number: Int) {
        if number > failed.load(ordering: .relaxed) { return }
        let chunk = chunks[number]
        var starts = IdentifierLookup()
        var ends = IdentifierLookup()
        for column in chunk.group.header.columns {
            switch column.role {
            case .start(let space): starts = maps[space]?.lookup ?? starts
            case .end(let space): ends = maps[space]?.lookup ?? ends
            case .ignored, .identifier, .labels, .type, .property: break
            }
        }
        var reader = ChunkReader(
            chunk, request.dialect, badRowLimit: badRowLimit, starts: starts, ends: ends)
        reader.read()
        if chunk.badRows.count > badRowLimit {
            var known = failed.load(ordering: .relaxed)
            while number < known {
                let (done, now) = failed.compareExchange(expected: known, desired: number, ordering: .relaxed)
                if done { break }
                known = now
            }
        }
        meter.add(chunk.range.count)
    }
}

/// Counts bytes and tells somebody now and then.
final class ProgressMeter: Sendable {
    private struct State {
        var done = 0
        var total = 1
        var next = ContinuousClock.now
    }

    private let state = Mutex(State())
    private let report: (@Sendable (Double) -> Void)?

    init(_ report: (@Sendable (Double) -> Void)?) { self.report = report }

    var total: Int {
        get { state.withLock { $0.total } }
        set { state.withLock { $0.total = newValue } }
    }

    func add(_ bytes: Int) {
        guard let report else { return }
        state.withLock { state in
            state.done += bytes
            let now = ContinuousClock.now
            guard now >= state.next else { return }
            state.next = now + .milliseconds(80)
            report(min(1, Double(state.done) / Double(state.total)))
        }
    }

    func finish() { report?(1) }
}
