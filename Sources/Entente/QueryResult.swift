import PropertyGraph
import QueryExecution
import QuerySemantics
import SourceText

/// A column of a result.
public struct ResultColumn: Sendable, Hashable {
    public var name: String
    /// What is known of its values before the query runs.
    public var type: ValueType
}

/// The rows of a statement, read batch by batch, and what there is to say about its run.
///
/// A reading query runs as its rows are asked for; when a write is about to change the graph, what is left of open
/// results is read first. Belongs to one thread at a time.
public final class QueryResult {
    /// Columns in order; empty for a statement that returns nothing.
    public let columns: [ResultColumn]
    /// Counters, warnings, times; complete once all rows are read.
    public internal(set) var summary: ResultSummary
    private let engine: Engine
    private var execution: StatementExecution?
    /// Rows read ahead of the reader.
    private var buffered: [[[Value]]] = []
    private var failure: Diagnostic?

    init(columns: [ResultColumn], summary: ResultSummary, execution: StatementExecution, engine: Engine) {
        self.columns = columns
        self.summary = summary
        self.engine = engine
        self.execution = execution
    }

    init(columns: [ResultColumn], summary: ResultSummary, settled rows: [[Value]], engine: Engine) {
        self.columns = columns
        self.summary = summary
        self.engine = engine
        if !rows.isEmpty { buffered = [rows] }
        self.summary.rows = rows.count
    }

    /// The next rows, one value per column; nil at the end.
    ///
    /// - Throws: what goes wrong while the query runs on. Rows given before stay valid.
    public func nextBatch() throws(Diagnostic) -> [[Value]]? {
        if !buffered.isEmpty { return buffered.removeFirst() }
        if let failure { throw failure }
        guard execution != nil else { return nil }
        return try engine.locked { () throws(Diagnostic) in try pull() }
    }

    /// All rows that are left.
    public func rows() throws(Diagnostic) -> [[Value]] {
        var rows: [[Value]] = []
        while let batch = try nextBatch() { rows += batch }
        return rows
    }

    /// Reads the first batch, so that most errors show when the statement is run. Called with the engine locked.
    func readAhead() throws(Diagnostic) {
        engine.opened(self)
        if let first = try pull() { buffered.append(first) }
    }

    /// Reads everything that is left. Called with the engine locked.
    func settle() {
        do throws(Diagnostic) {
            while let batch = try pull() { buffered.append(batch) }
        } catch {
            failure = error
        }
    }

    private func pull() throws(Diagnostic) -> [[Value]]? {
        guard let running = execution else { return nil }
        let start = ContinuousClock.now
        defer { summary.timings.execute += ContinuousClock.now - start }
        do {
            guard let batch = try running.next() else {
                close()
                return nil
            }
            summary.rows += batch.count
            return Self.values(of: batch, running.context)
        } catch {
            close()
            throw error.diagnostic
        }
    }

    private func close() {
        execution = nil
        engine.closed(self)
    }

    /// The cells of a batch as values.
    static func values(of batch: Batch, _ context: ExecutionContext) -> [[Value]] {
        (0..<batch.count).map { row in
            batch.columns.map { Value($0.slot(at: row), context.space, context.graph) }
        }
    }
}
