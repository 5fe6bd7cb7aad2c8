import Glibc
import PropertyGraph
import QueryPlanning
import QuerySemantics
import Synchronization

/// What gathers the rows of one copy of a pipeline.
protocol PipelineSink: AnyObject {
    /// Takes in a batch of a morsel; morsels come in ascending order, but not all of them.
    func take(_ batch: Batch, morsel: Int) throws(RuntimeError)
    /// Whether putting the parts of several threads together is expected to cost less than they save.
    ///
    /// - Parameter share: how much of the input has been taken in, of 1.
    func isWorthSharing(share: Double) -> Bool
}

/// A pipeline, a scan and what works on its rows one by one, that runs on several threads once it has proved long.
///
/// The ids scanned are cut into morsels; a thread that has finished one takes the next (Leis, Boncz, Kemper and Neumann,
/// "Morsel-Driven Parallelism", SIGMOD 2014). The first thread begins alone. When the time its first morsels took says
/// that those left are worth it, copies of the pipeline are made and threads started, so that a short statement pays for
/// neither. Each copy has evaluators and a heap of values of its own and only reads the graph. What gathers the rows is
/// told the morsel of each batch, so that its answer need not depend on which thread did what; of several errors the one
/// of the first morsel counts.
final class ParallelPipelines {
    /// One copy.
    struct Pipeline {
        let context: ExecutionContext
        let root: Operator
        let scan: NodeScanOperator
        /// Makes expressions that run with it.
        let evaluator: EvaluatorFactory
    }

    private let first: Pipeline
    private let copy: () throws(RuntimeError) -> Pipeline
    private let scan: NodeScan
    /// Steps along relationships, whose lists are brought up to date before several threads read them.
    private let steps: [Expand]

    /// Time that must be left for one thread before others are started: ten times what starting one takes.
    private static let leastRest = Duration.microseconds(500)

    /// - Parameter copy: makes another pipeline of the same plan.
    init(_ first: Pipeline, plan: PhysicalPlan, scan: NodeScan, copy: @escaping () throws(RuntimeError) -> Pipeline) {
        self.first = first
        self.copy = copy
        self.scan = scan
        var steps: [Expand] = []
        var operation: PhysicalPlan? = plan
        while let current = operation {
            if case .expand(let expand) = current.kind { steps.append(expand) }
            operation = current.children.first
        }
        self.steps = steps
    }

    /// Gives all batches to sinks, one for each thread.
    ///
    /// - Parameters:
    ///   - sink: takes the batches of the first thread.
    ///   - another: makes the sink of another pipeline.
    /// - Returns: all sinks.
    func run<Sink: PipelineSink>(
        into sink: Sink, another: (Pipeline) throws(RuntimeError) -> Sink
    ) throws(RuntimeError) -> [Sink] {
        let context = first.context
        let graph = context.graph
        let label = scan.labels.first.map { graph.labelID($0) }
        if case .some(.none) = label { return [sink] }
        guard let nodes = graph.nodeRange(label: label ?? nil) else { return [sink] }
        context.limits.progress.begin((label ?? nil).map { graph.statistics.nodes($0) } ?? graph.nodeCount)
        let job = Job<Sink>(morsels: Self.morsels(nodes))
        var sinks = [sink]
        let clock = ContinuousClock()
        let begun = clock.now
        defer { first.scan.morsel = nil }
        // Where the least number of rows is 0, threads are wanted whatever they gain.
        var isAlone = context.threads > 1
        var done = 0
        while true {
            if isAlone {
                let rest = done == 0 ? .zero : (clock.now - begun) * (job.count - done) / done
                if context.leastParallelRows == 0
                    || (rest >= Self.leastRest && sink.isWorthSharing(share: Double(done) / Double(job.count)))
                {
                    isAlone = false
                    sinks += try startOthers(job, another)
                }
            }
            guard job.work(first, sink) else { break }
            done += 1
        }
        job.close()
        if let failure = job.firstFailure { throw failure }
        return sinks
    }

    /// Starts the other threads; returns their sinks.
    private func startOthers<Sink: PipelineSink>(
        _ job: Job<Sink>, _ another: (Pipeline) throws(RuntimeError) -> Sink
    ) throws(RuntimeError) -> [Sink] {
        for step in steps { _ = StepResolver(step, graph: first.context.graph).views(bothEnds: true) }
        // All are made before the first runs: names may be added to tables that it reads.
        var workers: [Worker<Sink>] = []
        for _ in 1..<first.context.threads {
            let pipeline = try copy()
            workers.append(Worker(job, pipeline, try another(pipeline)))
        }
        for worker in workers {
            var thread = pthread_t()
            let task = Unmanaged<WorkerTask>.passRetained(worker)
            if pthread_create(&thread, nil, { WorkerTask.start($0) }, task.toOpaque()) == 0 {
                pthread_detach(thread)
            } else {
                // Without another thread this one does all of the work.
                task.release()
            }
        }
        return workers.map(\.sink)
    }

    /// Pages of ids, some at a time: enough morsels that no thread waits long for the last.
    private static func morsels(_ nodes: Range<UInt32>) -> [Range<UInt32>] {
        let wanted = UInt32(nodes.count / 64)
        var size: UInt32 = 4
        while size < wanted, size < 16_384 { size *= 2 }
        var morsels: [Range<UInt32>] = []
        var start = nodes.lowerBound
        while start < nodes.upperBound {
            // On the border of a page, where a morsel has whole pages.
            let end = min(nodes.upperBound, (start / size + 1) * size)
            morsels.append(start..<end)
            start = end
        }
        return morsels
    }
}

/// What the threads of one run share.
private final class Job<Sink: PipelineSink>: @unchecked Sendable {
    private let morsels: [Range<UInt32>]
    private let next = Atomic<Int>(0)
    /// First morsel that failed.
    private let failed = Atomic<Int>(Int.max)
    private let state = Mutex(State())
    private let idle: UnsafeMutablePointer<sem_t>

    private struct State {
        var isClosed = false
        /// Threads at work but the first.
        var running = 0
        var failures: [(morsel: Int, error: RuntimeError)] = []
    }

    init(morsels: [Range<UInt32>]) {
        self.morsels = morsels
        idle = .allocate(capacity: 1)
        sem_init(idle, 0, 0)
    }

    deinit {
        sem_destroy(idle)
        idle.deallocate()
    }

    var count: Int { morsels.count }

    /// The error of the first morsel, as one thread alone would have met it.
    var firstFailure: RuntimeError? {
        state.withLock { $0.failures.min { $0.morsel < $1.morsel }?.error }
    }

    /// Does the next morsel; false when there is none left to do.
    func work(_ pipeline: ParallelPipelines.Pipeline, _ sink: Sink) -> Bool {
        let morsel = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard morsel < morsels.count, morsel < failed.load(ordering: .relaxed) else { return false }
        do throws(RuntimeError) {
            pipeline.root.reset()
            pipeline.scan.morsel = morsels[morsel]
            while let batch = try pipeline.root.next() { try sink.take(batch, morsel: morsel) }
            return true
        } catch {
            state.withLock { $0.failures.append((morsel, error)) }
            failed.min(morsel, ordering: .relaxed)
            return false
        }
    }

    /// What a thread does that was started for the job; nothing if it comes when all is done.
    func join(_ pipeline: ParallelPipelines.Pipeline, _ sink: Sink) {
        let mayWork = state.withLock { state in
            if !state.isClosed { state.running += 1 }
            return !state.isClosed
        }
        guard mayWork else { return }
        while work(pipeline, sink) {}
        let isLast = state.withLock { state in
            state.running -= 1
            return state.isClosed && state.running == 0
        }
        if isLast { sem_post(idle) }
    }

    /// Waits for the threads at work; one that has not yet begun need not be waited for.
    func close() {
        let mustWait = state.withLock { state in
            state.isClosed = true
            return state.running > 0
        }
        guard mustWait else { return }
        while sem_wait(idle) != 0 {}
    }
}

/// What a thread is started with.
private class WorkerTask {
    func run() {}

    static func start(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let argument else { return nil }
        Unmanaged<WorkerTask>.fromOpaque(argument).takeRetainedValue().run()
        return nil
    }
}

private final class Worker<Sink: PipelineSink>: WorkerTask {
    let sink: Sink
    private let job: Job<Sink>
    private let pipeline: ParallelPipelines.Pipeline

    init(_ job: Job<Sink>, _ pipeline: ParallelPipelines.Pipeline, _ sink: Sink) {
        self.job = job
        self.pipeline = pipeline
        self.sink = sink
    }

    override func run() { job.join(pipeline, sink) }
}
