import PropertyGraph
import QueryExecution
import QueryPlanning
import QuerySemantics
import SourceText
import Synchronization

/// The state that the sessions of a database share.
///
/// The graph is not thread-safe, so everything here is touched inside `locked` only; that is what makes the class
/// sendable. A lock is held for one statement, or for one batch of a result that is read bit by bit.
final class Engine: @unchecked Sendable {
    let graph: Graph
    @exclusivity(unchecked) var procedures = ProcedureRegistry()
    @exclusivity(unchecked) var planCache = PlanCache()
    /// The session that has a transaction open.
    weak var transactionOwner: Session?
    /// Where its transaction began.
    @exclusivity(unchecked) var transactionMark: ChangeMark?
    /// Where the last write began, while it can be taken back: its changes are not forgotten yet.
    @exclusivity(unchecked) var undoMark: ChangeMark?
    /// When the open transaction began.
    @exclusivity(unchecked) var transactionTime: (seconds: Int64, nanoseconds: Int32)?
    /// Results that have not been read to their end; a write reads the rest of them first.
    private var openResults: [ObjectIdentifier: WeakResult] = [:]
    private let lock = Mutex<Void>(())

    private struct WeakResult {
        weak var result: QueryResult?
    }

    init(graph: sending Graph) {
        self.graph = graph
    }

    /// Runs a body that touches the graph. Not reentrant.
    func locked<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        lock._unsafeLock()
        defer { lock._unsafeUnlock() }
        return try body()
    }

    func opened(_ result: QueryResult) { openResults[ObjectIdentifier(result)] = WeakResult(result: result) }
    func closed(_ result: QueryResult) { openResults[ObjectIdentifier(result)] = nil }

    /// Reads open results to their end, because the graph is about to change under them.
    func settleOpenResults() {
        for entry in openResults.values { entry.result?.settle() }
        openResults.removeAll()
    }

    /// Fails when a part of the graph's file has turned out to be damaged: rows may be missing from the answer.
    func checkDamage() throws(Diagnostic) {
        guard let damage = graph.damage else { return }
        throw Diagnostic(
            .damagedGraphFile, type: .runtimeError, phase: .runtime, "The graph file \(damage)", at: .none,
            help: "`entente verify` checks the whole file.")
    }

    /// What a plan depends on besides the statement's text.
    var schemaVersion: SchemaVersion {
        let extent = graph.extent
        // Plans are made anew when the graph has grown or shrunk by half since.
        return SchemaVersion(
            names: extent.names, indexes: extent.indexVersion,
            magnitude: Int(Double(extent.elements + 1).logarithm * 2))
    }
}

struct SchemaVersion: Hashable {
    var names: Int
    var indexes: Int
    var magnitude: Int
}

extension Double {
    /// Binary logarithm, to the precision of the exponent and one bit.
    fileprivate var logarithm: Double { Double(exponent) + significand - 1 }
}
