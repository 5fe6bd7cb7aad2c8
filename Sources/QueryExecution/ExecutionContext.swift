import PropertyGraph
import SourceText

/// What every operator and expression of one running statement shares.
///
/// Used by one thread. Values made while the statement runs live in `space.local` and go with the run: the operators of
/// a statement may run again, each time after `begin`.
public final class ExecutionContext {
    /// The graph read and written.
    public let graph: Graph
    /// Where slots point.
    public let space: ValueSpace
    /// Rows per batch.
    public let batchSize: Int
    /// Cancellation, deadline and memory budget.
    @exclusivity(unchecked) public private(set) var limits: StatementLimits
    /// `statementTime`, once somebody has asked.
    @exclusivity(unchecked) private var knownTime: (seconds: Int64, nanoseconds: Int32)?
    /// When the open transaction began, if there is one.
    @exclusivity(unchecked) public var openTransactionTime: (seconds: Int64, nanoseconds: Int32)?
    /// Threads that large reads may use.
    @exclusivity(unchecked) public private(set) var threads = 1
    /// Expected rows from which a read is large.
    @exclusivity(unchecked) public private(set) var leastParallelRows = Double.infinity
    /// LOAD CSV may read files.
    @exclusivity(unchecked) public private(set) var allowsFileAccess = true
    /// Number of the run; expressions fill in their constants and parameters anew when it has changed.
    @exclusivity(unchecked) private(set) var run = 0
    /// Rows that all operators together have given in this run.
    @exclusivity(unchecked) var rowCount = 0
    /// The graph's changes when the statement began.
    @exclusivity(unchecked) private var start: ChangeMark
    /// The graph's size and version when the statement began.
    @exclusivity(unchecked) private var startBytes: Int
    @exclusivity(unchecked) private var startVersion: UInt64
    /// Bytes that the statement has taken: its own values, and what it has added to the graph. Known where they are
    /// bounded.
    var bytesUsed: Int {
        let own = space.local.bytesUsed
        return graph.version == startVersion ? own : own &+ max(0, graph.bytesWritten &- startBytes)
    }
    /// Throws when the statement must stop; asked once a batch.
    @inline(__always)
    func checkLimits() throws(RuntimeError) {
        try limits.check(used: limits.memoryBudget == nil ? 0 : bytesUsed)
    }

    /// When the statement first asked for the time, as seconds and nanoseconds since 1970-01-01T00:00Z; the same for all
    /// its rows.
    public var statementTime: (seconds: Int64, nanoseconds: Int32) {
        if let knownTime { return knownTime }
        let time = StatementClock.wall
        knownTime = time
        return time
    }

    /// When the transaction began; the statement's own time outside of one.
    var transactionTime: (seconds: Int64, nanoseconds: Int32) { openTransactionTime ?? statementTime }

    /// What the statement has written so far.
    public var counters: ChangeCounters { graph.counters(since: start) }

    /// Parameters as they were handed in, and those that were asked for, ready for use.
    @exclusivity(unchecked) private var given: [String: Value] = [:]
    @exclusivity(unchecked) private var parameters: [(name: String, value: Slot)]
    /// Where `rand()` starts; nil: anywhere.
    @exclusivity(unchecked) private var seed: UInt64?
    @exclusivity(unchecked) private var generator: SplitMix64?

    @exclusivity(unchecked) private var knownVerdicts: StringVerdictTable?
    /// What has been found out of the graph's strings in this run, by all its threads.
    var verdicts: StringVerdictTable {
        if let knownVerdicts { return knownVerdicts }
        let made = StringVerdictTable()
        knownVerdicts = made
        return made
    }

    /// - Parameter statementTime: when the statement began, for one that is run without `begin`.
    public init(
        graph: Graph, space: ValueSpace, parameters: [String: Slot], batchSize: Int, limits: StatementLimits,
        statementTime: (seconds: Int64, nanoseconds: Int32), seed: UInt64?
    ) {
        self.graph = graph
        self.space = space
        self.parameters = parameters.map { (name: $0.key, value: $0.value) }
        self.batchSize = batchSize
        self.limits = limits
        knownTime = statementTime
        self.seed = seed
        start = graph.mark()
        startBytes = graph.bytesWritten
        startVersion = graph.version
    }

    /// Makes ready for a run of the statement with other parameters; values of the last run are gone.
    public func begin(
        parameters: [String: Value], limits: StatementLimits, seed: UInt64?, allowsFileAccess: Bool, threads: Int,
        leastParallelRows: Double
    ) {
        run &+= 1
        rowCount = 0
        given = parameters
        self.parameters.removeAll(keepingCapacity: true)
        self.limits = limits
        self.allowsFileAccess = allowsFileAccess
        self.threads = threads
        self.leastParallelRows = leastParallelRows
        knownTime = nil
        openTransactionTime = nil
        self.seed = seed
        generator = nil
        knownVerdicts = nil
        start = graph.mark()
        startBytes = limits.memoryBudget == nil ? 0 : graph.bytesWritten
        startVersion = graph.version
    }

    /// Lets go of what the run made.
    func end() {
        given = [:]
        parameters.removeAll(keepingCapacity: true)
        space.local.removeAll()
    }

    /// Value of a parameter; nil when the statement was not given it.
    func parameter(_ name: String) -> Slot? {
        for parameter in parameters where parameter.name == name && parameter.name.utf8.elementsEqual(name.utf8) {
            return parameter.value
        }
        guard let value = given.value(named: name) else { return nil }
        let slot = space.slot(from: value)
        parameters.append((name, slot))
        return slot
    }

    /// State of `rand()`; a system call finds a seed when none was set, so it waits for the first use.
    public var random: SplitMix64 {
        get { generator ?? SplitMix64(state: seed ?? UInt64.random(in: .min ... .max)) }
        set { generator = newValue }
    }

    /// A context for another thread of the same run: the same graph, parameters and limits, values of its own.
    func copyForThread() -> ExecutionContext {
        let copy = ExecutionContext(
            graph: graph, space: graph.makeValueSpace(), parameters: [:], batchSize: batchSize, limits: limits,
            statementTime: statementTime, seed: seed)
        copy.begin(
            parameters: given, limits: limits, seed: seed, allowsFileAccess: allowsFileAccess, threads: 1,
            leastParallelRows: .infinity)
        copy.knownTime = statementTime
        copy.openTransactionTime = openTransactionTime
        copy.knownVerdicts = verdicts
        return copy
    }
}

extension [String: Value] {
    /// A parameter.
    func value(named name: String) -> Value? { place(of: name).map { values[$0] } }

    /// Where a parameter is: one name is compared in less time than it is hashed.
    public func place(of name: String) -> Index? {
        guard count == 1 else { return index(forKey: name) }
        return keys[startIndex] == name ? startIndex : nil
    }
}

/// Steele, Lea and Flood's SplitMix64 (OOPSLA 2014): enough for rand() and randomUUID().
public struct SplitMix64: RandomNumberGenerator, Sendable {
    var state: UInt64
    public init(state: UInt64) { self.state = state }
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
