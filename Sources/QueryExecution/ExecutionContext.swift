import PropertyGraph
import SourceText

/// What every operator and expression of one running statement shares.
///
/// Used by one thread. Values made while the statement runs live in `space.local` and go with the context.
public final class ExecutionContext {
    /// The graph read and written.
    public let graph: Graph
    /// Where slots point.
    public let space: ValueSpace
    /// Values of the statement's parameters.
    public let parameters: [String: Slot]
    /// Rows per batch.
    public let batchSize: Int
    /// Cancellation, deadline and memory budget.
    public let limits: StatementLimits
    /// Nanoseconds since 1970-01-01T00:00Z at which the statement began; the same for all its rows.
    public let statementTime: (seconds: Int64, nanoseconds: Int32)
    /// When the transaction began; the statement's own time outside of one.
    public var transactionTime: (seconds: Int64, nanoseconds: Int32)
    /// LOAD CSV may read files.
    public var allowsFileAccess = true
    /// State of `rand()`; seeded by the session.
    public var random: SplitMix64
    /// The graph's changes when the statement began.
    private let start: ChangeMark
    /// What the statement has written so far.
    public var counters: ChangeCounters { graph.counters(since: start) }

    public init(
        graph: Graph, space: ValueSpace, parameters: [String: Slot], batchSize: Int, limits: StatementLimits,
        statementTime: (seconds: Int64, nanoseconds: Int32), seed: UInt64
    ) {
        self.graph = graph
        self.space = space
        self.parameters = parameters
        self.batchSize = batchSize
        self.limits = limits
        self.statementTime = statementTime
        transactionTime = statementTime
        random = SplitMix64(state: seed)
        start = graph.mark()
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
