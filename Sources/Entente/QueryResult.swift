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
    @exclusivity(unchecked) public internal(set) var summary: ResultSummary
    private let engine: Engine
    private let timer: StatementTimer
    @exclusivity(unchecked) private var execution: StatementExecution?
    /// Gets the operators back at the end.
    private let compiled: CompiledStatement?
    @exclusivity(unchecked) private var isOpen = false
    /// Rows read ahead of the reader, and where the reader stands.
    @exclusivity(unchecked) private var first: [[Value]]?
    @exclusivity(unchecked) private var buffered: [[[Value]]] = []
    @exclusivity(unchecked) private var failure: Diagnostic?

    /// - Parameters:
    ///   - execution: what gives the rows; nil where they are there.
    ///   - rows: rows to begin with.
    init(
        of compiled: CompiledStatement, compiledIn: (parse: Duration, plan: Duration), session: Session,
        execution: StatementExecution?, rows: [[Value]] = []
    ) {
        columns = compiled.columns
        self.compiled = execution == nil ? nil : compiled
        summary = ResultSummary(of: compiled, compiledIn: compiledIn)
        summary.rows = rows.count
        engine = session.engine
        timer = session.timer
        self.execution = execution
        if !rows.isEmpty { first = rows }
    }

    init(columns: [ResultColumn], summary: ResultSummary, settled rows: [[Value]], engine: Engine) {
        self.columns = columns
        self.summary = summary
        self.summary.rows = rows.count
        self.engine = engine
        timer = StatementTimer(isOn: false)
        compiled = nil
        if !rows.isEmpty { first = rows }
    }

    /// The next rows, one value per column; nil at the end.
    ///
    /// - Throws: what goes wrong while the query runs on. Rows given before stay valid.
    public func nextBatch() throws(Diagnostic) -> [[Value]]? {
        if let rows = first {
            first = nil
            return rows
        }
        if !buffered.isEmpty { return buffered.removeFirst() }
        if let failure { throw failure }
        guard execution != nil else { return nil }
        return try engine.locked { () throws(Diagnostic) in try pull(since: timer.reading) }
    }

    /// All rows that are left.
    public func rows() throws(Diagnostic) -> [[Value]] {
        guard var rows = try nextBatch() else { return [] }
        // Small results are read by now.
        if execution == nil, buffered.isEmpty, failure == nil { return rows }
        while let batch = try nextBatch() { rows += batch }
        return rows
    }

    /// Reads the first batch, so that most errors show when the statement is run. Called with the engine locked.
    ///
    /// - Parameter start: the reading of the timer at which the statement began to run.
    func readAhead(since start: Int64) throws(Diagnostic) {
        first = try pull(since: start)
        guard execution != nil else { return }
        isOpen = true
        engine.opened(self)
    }

    /// Reads everything that is left. Called with the engine locked.
    func settle() {
        do throws(Diagnostic) {
            while let batch = try pull(since: timer.reading) { buffered.append(batch) }
        } catch {
            failure = error
        }
    }

    private func pull(since start: Int64) throws(Diagnostic) -> [[Value]]? {
        guard let running = execution else { return nil }
        defer { summary.timings.execute += timer.time(since: start) }
        var values: [[Value]]?
        do {
            if let batch = try running.next() {
                values = Self.values(of: batch, running.context)
                summary.rows += batch.count
            }
            if values == nil || running.isExhausted { finish(running) }
        } catch {
            close()
            throw error.diagnostic
        }
        do throws(Diagnostic) { try engine.checkDamage() } catch {
            close()
            throw error
        }
        return values
    }

    /// Gives the operators back; what was not read of the last step is not wanted.
    private func finish(_ running: StatementExecution) {
        running.context.limits.progress.finish()
        close()
        compiled?.putBack(running)
    }

    private func close() {
        execution = nil
        if isOpen { engine.closed(self) }
        isOpen = false
    }

    /// The cells of a batch as values.
    static func values(of batch: Batch, _ context: ExecutionContext) -> [[Value]] {
        let (columns, space, graph) = (batch.columns, context.space, context.graph)
        var rows: [[Value]] = []
        rows.reserveCapacity(batch.count)
        // Array literals of a known length are made without asking the runtime for their type.
        switch columns.count {
        case 1:
            for row in 0..<batch.count { rows.append([value(columns[0], row, space, graph)]) }
        case 2:
            for row in 0..<batch.count {
                rows.append([value(columns[0], row, space, graph), value(columns[1], row, space, graph)])
            }
        default:
            for row in 0..<batch.count { rows.append(columns.map { value($0, row, space, graph) }) }
        }
        return rows
    }

    @inline(__always)
    private static func value(_ column: ColumnVector, _ row: Int, _ space: ValueSpace, _ graph: Graph) -> Value {
        let slot = column.slot(at: row)
        return slot.tag == .integer ? .integer(slot.integerValue) : Value(slot, space, graph)
    }
}
