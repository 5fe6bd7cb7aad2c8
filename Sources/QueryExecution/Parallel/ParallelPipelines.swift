import Glibc
import PropertyGraph
import QueryPlanning
import QuerySemantics
import Synchronization

/// Copies of one pipeline, a scan and what works on its rows one by one, that run on a thread each.
///
/// The ids scanned are cut into morsels; a thread that has finished one takes the next (Leis, Boncz, Kemper and Neumann,
/// "Morsel-Driven Parallelism", SIGMOD 2014). Each copy has evaluators and a heap of values of its own and only reads
/// the graph. What gathers the rows is told the morsel of each batch, so that its answer need not depend on which thread
/// did what; of several errors the one of the first morsel counts.
final class ParallelPipelines: @unchecked Sendable {
    /// One copy.
    struct Pipeline {
        let context: ExecutionContext
        let root: Operator
        let scan: NodeScanOperator
    }

    let pipelines: [Pipeline]
    private let scan: NodeScan
    /// Steps along relationships, whose lists are brought up to date before several threads read them.
    private let steps: [Expand]
    private let graph: Graph
    /// What the parts gathered costs more to put together than another thread saves.
    private let isAlone = Atomic<Bool>(false)

    typealias Body = (_ pipeline: Int, _ morsel: Int, _ batch: Batch) throws(RuntimeError) -> Void

    init(_ pipelines: [Pipeline], plan: PhysicalPlan, scan: NodeScan, graph: Graph) {
        self.pipelines = pipelines
        self.scan = scan
        self.graph = graph
        var steps: [Expand] = []
        var operation: PhysicalPlan? = plan
        while let current = operation {
            if case .expand(let expand) = current.kind { steps.append(expand) }
            operation = current.children.first
        }
        self.steps = steps
    }

    /// Lets the first pipeline do what is left.
    func goOnAlone() { isAlone.store(true, ordering: .relaxed) }

    /// Gives all batches to `body`, from several threads at once but in order for each pipeline.
    func run(_ body: @escaping Body) throws(RuntimeError) {
        let label = scan.labels.first.map { graph.labelID($0) }
        if case .some(.none) = label { return }
        guard let nodes = graph.nodeRange(label: label ?? nil) else { return }
        pipelines.first?.context.limits.progress.expect(
            (label ?? nil).map { graph.statistics.nodes($0) } ?? graph.nodeCount)
        for step in steps { _ = StepResolver(step, graph: graph).views(bothEnds: true) }
        isAlone.store(false, ordering: .relaxed)
        let job = Job(self, morsels: Self.morsels(nodes), body: body)
        var threads: [pthread_t] = []
        for number in 1..<max(pipelines.count, 1) {
            var thread = pthread_t()
            let task = Unmanaged.passRetained(Task(job, number))
            let status = pthread_create(&thread, nil, { Task.start($0) }, task.toOpaque())
            if status == 0 {
                threads.append(thread)
            } else {
                // Without another thread this one does all of the work.
                task.release()
            }
        }
        job.work(0)
        for thread in threads { pthread_join(thread, nil) }
        if let failure = job.firstFailure { throw failure }
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

    /// What the threads share while they run.
    private final class Job: @unchecked Sendable {
        private let owner: ParallelPipelines
        private let morsels: [Range<UInt32>]
        private let body: Body
        private let next = Atomic<Int>(0)
        /// First morsel that failed.
        private let failed = Atomic<Int>(Int.max)
        /// One cell a pipeline, written by its thread only.
        private let failures: UnsafeMutableBufferPointer<(morsel: Int, error: RuntimeError)?>

        init(_ owner: ParallelPipelines, morsels: [Range<UInt32>], body: @escaping Body) {
            self.owner = owner
            self.morsels = morsels
            self.body = body
            failures = .allocate(capacity: owner.pipelines.count)
            failures.initialize(repeating: nil)
        }

        deinit {
            failures.deinitialize()
            failures.deallocate()
        }

        /// The error of the first morsel, as one thread alone would have met it.
        var firstFailure: RuntimeError? {
            failures.compactMap { $0 }.min { $0.morsel < $1.morsel }?.error
        }

        func work(_ number: Int) {
            let pipeline = owner.pipelines[number]
            while number == 0 || !owner.isAlone.load(ordering: .relaxed) {
                let morsel = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard morsel < morsels.count, morsel < failed.load(ordering: .relaxed) else { return }
                do throws(RuntimeError) {
                    pipeline.root.reset()
                    pipeline.scan.morsel = morsels[morsel]
                    while let batch = try pipeline.root.next() { try body(number, morsel, batch) }
                } catch {
                    failures[number] = (morsel, error)
                    failed.min(morsel, ordering: .relaxed)
                    return
                }
            }
        }
    }

    private final class Task {
        private let job: Job
        private let number: Int

        init(_ job: Job, _ number: Int) {
            self.job = job
            self.number = number
        }

        static func start(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
            guard let argument else { return nil }
            let task = Unmanaged<Task>.fromOpaque(argument).takeRetainedValue()
            task.job.work(task.number)
            return nil
        }
    }
}
