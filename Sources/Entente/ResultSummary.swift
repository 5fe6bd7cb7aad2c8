import PropertyGraph
import SourceText

/// What there is to say about a statement's run besides its rows.
public struct ResultSummary: Sendable {
    /// What was written.
    public var counters = UpdateCounters()
    /// Unknown names and the like.
    public var warnings: [Diagnostic] = []
    /// Where the time went, if the session measures it (`SessionSettings.measuresTime`).
    public var timings = StatementTimings(parse: .zero, plan: .zero, execute: .zero)
    /// Rows given so far.
    public var rows = 0
    /// The plan, for EXPLAIN and PROFILE.
    public var plan: String?
}

extension ResultSummary {
    /// What is known before the statement runs.
    @inline(__always)
    init(of compiled: CompiledStatement, compiledIn: (parse: Duration, plan: Duration)) {
        warnings = compiled.warnings
        timings = StatementTimings(parse: compiledIn.parse, plan: compiledIn.plan, execute: .zero)
    }
}

/// Nodes, relationships, properties, labels, indexes and constraints that a statement made or took away.
public typealias UpdateCounters = ChangeCounters

/// Wall time of a statement by stage.
public struct StatementTimings: Sendable, Hashable {
    /// Text to tree.
    public var parse: Duration
    /// Tree to plan.
    public var plan: Duration
    /// Plan to rows, as far as they were asked for.
    public var execute: Duration
}
