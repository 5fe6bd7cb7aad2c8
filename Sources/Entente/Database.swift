import PropertyGraph
import QueryExecution
import QuerySemantics
import SourceText

/// A graph in memory, and the sessions that ask it questions.
///
/// Usable from several threads; statements run one at a time.
public final class Database: Sendable {
    let engine: Engine

    /// An empty graph.
    public init() {
        engine = Engine(graph: Graph())
    }

    /// Takes a graph that was built through the store's own interface, for bulk loading.
    public init(graph: sending Graph) {
        engine = Engine(graph: graph)
    }

    /// A conversation with the database. Sessions are cheap; each runs one statement at a time.
    public func session(_ settings: SessionSettings = SessionSettings()) -> Session {
        Session(engine: engine, settings: settings)
    }

    /// Makes a procedure callable by `CALL`; one of the same name is replaced.
    ///
    /// - Parameters:
    ///   - signature: full name, inputs and outputs.
    ///   - body: gets one value per input and gives rows of one value per output.
    public func register(
        _ signature: ProcedureSignature, body: @escaping @Sendable ([Value]) throws -> [[Value]]
    ) {
        engine.locked {
            engine.procedures.register(signature, body: body)
            engine.planCache.removeAll()
        }
    }

    /// A canonical description of everything in the graph, for comparing states.
    ///
    /// - Complexity: O(nodes + relationships + properties)
    public func dump() -> String { engine.locked { engine.graph.canonicalDump() } }

    /// A hash of `dump()`.
    public func digest() -> UInt64 { engine.locked { engine.graph.digest() } }

    /// Labels, relationship types and property keys with their counts.
    public var schema: SchemaSummary { engine.locked { SchemaSummary(engine.graph) } }
}

/// What a session does differently from others.
public struct SessionSettings: Sendable {
    /// Rows per batch in the executor.
    public var batchSize = 1024
    /// Threads that one large read may use; by default one for each processor.
    public var threads = ProcessorCount.available
    /// Rows that a read must be expected to go through before it may be given more than one thread, which it is when its
    /// first rows took long enough; 0: it is at once.
    public var leastParallelRows = 60_000.0
    /// Time after which a statement is stopped; nil: none.
    public var timeout: Duration?
    /// Bytes that a statement's own values may take; nil: no bound.
    public var memoryLimit: Int?
    /// Refuse statements that write.
    public var isReadOnly = false
    /// Let LOAD CSV read local files.
    public var allowsFileAccess = true
    /// Warn of labels, types and keys that the graph does not have.
    public var warnsOfUnknownNames = true
    /// Treat such a name as an error, before anything runs.
    public var refusesUnknownNames = false
    /// Warn of what is allowed but hardly meant: comparisons with null, patterns in pieces, paths without end.
    public var givesHints = false
    /// Keep what the last write changed, so that `Session.undo` can take it back.
    public var keepsUndo = false
    /// Fill in `ResultSummary.timings`; readings of the clock are a good part of what small reads cost.
    public var measuresTime = false
    /// Which rewrite rules of the planner are off.
    public var planner = PlannerOptions()
    /// Where `rand()` starts; nil: somewhere else in every session.
    public var randomSeed: UInt64?

    public init() {}
}
