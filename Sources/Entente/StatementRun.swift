import PropertyGraph
import QueryExecution
import QueryPlanning
import QuerySemantics
import QuerySyntax
import SourceText

/// One run of a compiled statement. Used with the engine locked.
struct StatementRun {
    let session: Session
    let compiled: CompiledStatement
    let parameters: [String: Value]
    let compiledIn: (parse: Duration, plan: Duration)

    private var engine: Engine { session.engine }
    private var graph: Graph { engine.graph }
    private var range: SourceRange { SourceRange(0, compiled.source.bytes.count) }

    func start() throws(Diagnostic) -> QueryResult {
        let result = try begin()
        try engine.checkDamage()
        return result
    }

    private func begin() throws(Diagnostic) -> QueryResult {
        if compiled.query != nil { return try runQuery() }
        switch compiled.bound {
        case .query: return try runQuery()
        case .schema(let command): return try run(command)
        case .transaction(let command): return try run(command)
        case .explain(let inner, let profile): return try explain(inner, profile: profile)
        }
    }

    // MARK: Queries

    private func runQuery() throws(Diagnostic) -> QueryResult {
        let start = session.timer.reading
        if compiled.isUpdating {
            return try writing(since: start) { () throws(Diagnostic) in
                guard let execution = try readyExecution() else { return table(columns: [], rows: []) }
                let rows = try drain(execution)
                let result = settled(rows: rows, counters: execution.context.counters)
                compiled.putBack(execution)
                return result
            }
        }
        guard let execution = try readyExecution() else { return table(columns: [], rows: []) }
        let result = QueryResult(of: compiled, compiledIn: compiledIn, session: session, execution: execution)
        try result.readAhead(since: start)
        return result
    }

    /// Operators at their start, left by an earlier run or made anew; nil when there is no plan.
    private func readyExecution() throws(Diagnostic) -> StatementExecution? {
        if let idle = compiled.takeIdle(batchSize: max(1, session.settings.batchSize)) {
            begin(idle.context)
            return idle
        }
        guard let plan = compiled.plan, let query = compiled.query else { return nil }
        return try makeExecution(plan, query, isProfiling: false)
    }

    private func makeExecution(
        _ plan: PhysicalPlan, _ query: BoundQuery, isProfiling: Bool
    ) throws(Diagnostic) -> StatementExecution {
        let context = ExecutionContext(
            graph: graph, space: graph.makeValueSpace(), parameters: [:],
            batchSize: max(1, session.settings.batchSize), limits: session.makeLimits(), statementTime: (0, 0),
            seed: nil)
        begin(context)
        do {
            return try StatementExecution(
                plan, columns: query.columns, context: context, planner: session.planner,
                procedures: engine.procedures, isProfiling: isProfiling)
        } catch {
            throw error.diagnostic
        }
    }

    /// Hands this run's parameters, limits and settings over.
    private func begin(_ context: ExecutionContext) {
        let settings = session.settings
        context.begin(
            parameters: parameters, limits: session.makeLimits(), seed: settings.randomSeed,
            allowsFileAccess: settings.allowsFileAccess, threads: max(1, settings.threads),
            leastParallelRows: settings.leastParallelRows)
        if engine.hasOpenTransaction, engine.transactionOwner === session, let begun = engine.transactionTime {
            context.openTransactionTime = begun
        }
    }

    private func drain(_ execution: StatementExecution) throws(Diagnostic) -> [[Value]] {
        var rows: [[Value]] = []
        do {
            while let batch = try execution.next() {
                rows += QueryResult.values(of: batch, execution.context)
            }
        } catch {
            throw error.diagnostic
        }
        return rows
    }

    /// Runs a body that writes: everything it did is undone when it fails, and committed when it does not and no
    /// transaction is open.
    private func writing(
        since start: Int64, _ body: () throws(Diagnostic) -> QueryResult
    ) throws(Diagnostic) -> QueryResult {
        if session.settings.isReadOnly {
            throw Diagnostic(
                .readOnly, type: .runtimeError, phase: .runtime, "The session is read-only", at: range,
                help: "Nothing was written.")
        }
        engine.settleOpenResults()
        engine.forgetUndo()
        let mark = graph.mark()
        do {
            let result = try body()
            try engine.checkDamage()
            if engine.transactionOwner == nil {
                if session.settings.keepsUndo { engine.keepUndo(mark) } else { graph.commit() }
            }
            result.summary.timings.execute = session.timer.time(since: start)
            return result
        } catch {
            graph.rollback(to: mark)
            throw error
        }
    }

    // MARK: Schema and transactions

    private func run(_ command: BoundSchemaCommand) throws(Diagnostic) -> QueryResult {
        let before = graph.mark()
        let body = { () throws(Diagnostic) -> QueryResult in
            do throws(RuntimeError) {
                let found = try SchemaCommandRunner(graph: graph, range: range).run(command)
                let result = table(columns: found.columns, rows: found.rows)
                result.summary.counters = graph.counters(since: before)
                return result
            } catch {
                throw error.diagnostic
            }
        }
        return try writing(since: session.timer.reading, body)
    }

    private func run(_ command: TransactionCommand) throws(Diagnostic) -> QueryResult {
        let isOpen = engine.transactionOwner === session
        switch command {
        case .begin:
            guard !isOpen else { throw state("A transaction is open already", "COMMIT or ROLLBACK it first.") }
            engine.beginTransaction(session)
        case .commit:
            guard isOpen else { throw state("There is no transaction to commit", "BEGIN opens one.") }
            engine.settleOpenResults()
            engine.commitTransaction(keepsUndo: session.settings.keepsUndo)
        case .rollback:
            guard isOpen else { throw state("There is no transaction to roll back", "BEGIN opens one.") }
            engine.rollbackTransaction()
        }
        return table(columns: [], rows: [])
    }

    private func state(_ message: String, _ help: String) -> Diagnostic {
        Diagnostic(.transactionState, type: .runtimeError, phase: .runtime, message, at: range, help: help)
    }

    // MARK: Plans

    private func explain(_ inner: BoundStatement, profile: Bool) throws(Diagnostic) -> QueryResult {
        guard let query = inner.query, let plan = compiled.plan else {
            throw Diagnostic(
                .unsupportedFeature, type: .semanticError, "Only queries have plans", at: range,
                help: "Leave EXPLAIN or PROFILE out.")
        }
        let printer = PlanPrinter(source: compiled.source, names: compiled.names)
        guard profile else { return described(printer.table(plan), counters: ChangeCounters()) }
        let body = { () throws(Diagnostic) -> QueryResult in
            let execution = try makeExecution(plan, query, isProfiling: true)
            _ = try drain(execution)
            return described(
                printer.table(plan.byOperators, profile: execution.profile),
                counters: execution.context.counters)
        }
        if query.isUpdating { return try writing(since: session.timer.reading, body) }
        return try body()
    }

    /// A plan as a result of one column, a row a line.
    private func described(_ text: String, counters: ChangeCounters) -> QueryResult {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { [Value.string(String($0))] }
        let result = table(columns: ["plan"], rows: lines)
        result.summary.plan = text
        result.summary.counters = counters
        return result
    }

    // MARK: Results

    private func table(columns: [String], rows: [[Value]]) -> QueryResult {
        QueryResult(
            columns: columns.map { ResultColumn(name: $0, type: .any) }, summary: summary, settled: rows,
            engine: engine)
    }

    private func settled(rows: [[Value]], counters: ChangeCounters) -> QueryResult {
        var summary = summary
        summary.counters = counters
        return QueryResult(columns: compiled.columns, summary: summary, settled: rows, engine: engine)
    }

    private var summary: ResultSummary { ResultSummary(of: compiled, compiledIn: compiledIn) }
}
