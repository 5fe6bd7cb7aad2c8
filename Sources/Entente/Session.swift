import PropertyGraph
import QueryExecution
import QueryPlanning
import QuerySemantics
import QuerySyntax
import SourceText

/// A conversation with a database: statements one after the other, and at most one open transaction.
///
/// The life of a statement, all of it below: text → tokens → tree → bound statement → logical plan → physical plan →
/// batches of rows. A statement that fails leaves the graph as it was.
public final class Session: Sendable {
    let engine: Engine
    let timer: StatementTimer
    /// The settings the session was made with.
    public let settings: SessionSettings
    private let cancellation = CancellationFlag()
    /// How far the running statement has read; may be asked from any thread.
    public let progress = StatementProgress()
    /// What bounds every statement; nil when each has a deadline of its own.
    private let standingLimits: StatementLimits?

    init(engine: Engine, settings: SessionSettings) {
        self.engine = engine
        self.settings = settings
        timer = StatementTimer(isOn: settings.measuresTime)
        standingLimits =
            settings.timeout == nil
            ? StatementLimits(cancellation: cancellation, memoryBudget: settings.memoryLimit, progress: progress) : nil
    }

    deinit {
        // The owner reference is weak and already nil here; an open transaction of a lost session is undone by the
        // next statement of another (see `beginStatement`).
    }

    // MARK: Running

    /// Runs exactly one statement; it may end in a semicolon.
    ///
    /// - Parameters:
    ///   - parameters: values of `$name`, by name.
    ///   - name: what diagnostics call the text.
    /// - Throws: everything that is wrong with the statement or goes wrong before its first rows.
    public func run(
        _ text: String, parameters: [String: Value] = [:], name: String = "<query>"
    ) throws(Diagnostic) -> QueryResult {
        if !settings.givesHints, let result = try runCached(text, parameters: parameters) { return result }
        let start = timer.reading
        let source = SourceText(text, name: name)
        let statement = try Parser.parseStatement(source)
        return try run(
            statement, of: source, parameters: parameters, parsedIn: timer.time(since: start), isWholeText: true)
    }

    /// Runs the plan made for the same text before; nil when there is none.
    private func runCached(_ text: String, parameters: [String: Value]) throws(Diagnostic) -> QueryResult? {
        var text = text
        return try engine.locked { () throws(Diagnostic) in
            let version = engine.schemaVersion
            let cached = text.withUTF8 { engine.planCache.find($0, options: settings.planner, version: version) }
            guard let cached else { return nil }
            return try start(cached, parameters: parameters, compiledIn: (.zero, .zero))
        }
    }

    /// Whether the plan of this text is at hand, so that running it parses and plans nothing.
    public func isPlanned(_ text: String) -> Bool {
        var text = text
        return engine.locked {
            let version = engine.schemaVersion
            return text.withUTF8 { engine.planCache.find($0, options: settings.planner, version: version) != nil }
        }
    }

    /// Runs a statement of a script.
    public func run(
        _ statement: ParsedStatement, of source: SourceText, parameters: [String: Value] = [:]
    ) throws(Diagnostic) -> QueryResult {
        try run(statement, of: source, parameters: parameters, parsedIn: .zero)
    }

    private func run(
        _ statement: ParsedStatement, of source: SourceText, parameters: [String: Value], parsedIn: Duration,
        isWholeText: Bool = false
    ) throws(Diagnostic) -> QueryResult {
        let begun = timer.reading
        return try engine.locked { () throws(Diagnostic) in
            let compiled = try compile(
                statement, of: source, parameters: Set(parameters.keys), isWholeText: isWholeText)
            return try start(
                compiled, parameters: parameters, compiledIn: (parsedIn, timer.time(since: begun)))
        }
    }

    /// Starts a compiled statement. Called with the engine locked.
    func start(
        _ compiled: CompiledStatement, parameters: [String: Value], compiledIn: (parse: Duration, plan: Duration)
    ) throws(Diagnostic) -> QueryResult {
        cancellation.clear()
        progress.clear()
        if settings.refusesUnknownNames, var unknown = compiled.warnings.first(where: { $0.code.isUnknownName }) {
            unknown.severity = .error
            throw unknown
        }
        try beginStatement()
        if let reader = compiled.tupleReader, boundsNothing {
            let begun = timer.reading
            if let rows = reader.rows(parameters: parameters, atMost: settings.batchSize) {
                try engine.checkDamage()
                let result = QueryResult(
                    of: compiled, compiledIn: compiledIn, session: self, execution: nil, rows: rows)
                result.summary.timings.execute = timer.time(since: begun)
                return result
            }
        }
        let run = StatementRun(session: self, compiled: compiled, parameters: parameters, compiledIn: compiledIn)
        return try run.start()
    }

    /// Parses, binds and plans a statement once, to be run often with different parameters.
    public func prepare(_ text: String, name: String = "<query>") throws(Diagnostic) -> PreparedStatement {
        let source = SourceText(text, name: name)
        let statement = try Parser.parseStatement(source)
        let compiled = try engine.locked { () throws(Diagnostic) in
            try compile(statement, of: source, parameters: nil, isWholeText: true)
        }
        return PreparedStatement(session: self, statement: statement, compiled: compiled)
    }

    /// The value of an expression without variables, as for a parameter given on the command line.
    public func evaluate(_ expression: String) throws(Diagnostic) -> Value {
        let result = try run("RETURN " + expression + " AS value", name: "<expression>")
        return try result.rows().first?.first ?? .null
    }

    /// Asks the running statement to stop; it fails with `Interrupted`. Callable from any thread and from a signal
    /// handler.
    public func cancel() { cancellation.set() }

    // MARK: Compiling

    /// Tree → bound statement → plan. Called with the engine locked.
    ///
    /// - Parameter isWholeText: the source has this one statement, whatever stands around it.
    func compile(
        _ statement: ParsedStatement, of source: SourceText, parameters: Set<String>?, isWholeText: Bool = false
    ) throws(Diagnostic) -> CompiledStatement {
        let version = engine.schemaVersion
        var binder = Binder(
            source: source, tree: statement.tree, parameters: parameters,
            procedures: engine.procedures.signaturesByName,
            schema: settings.warnsOfUnknownNames || settings.refusesUnknownNames || settings.givesHints
                ? GraphNames(engine.graph) : nil)
        binder.givesHints = settings.givesHints
        let bound: BoundStatement
        do { bound = try binder.bind() } catch { throw error.diagnostic }
        var plan: PhysicalPlan?
        if let query = bound.query {
            do { plan = try planner.plan(query) } catch {
                throw error.diagnostic(at: statement.range, phase: .compileTime)
            }
        }
        let compiled = CompiledStatement(
            source: source, bound: bound, names: binder.variableNames, warnings: binder.warnings, plan: plan,
            version: version, graph: engine.graph)
        let isWhole = isWholeText || statement.range.count == source.bytes.count
        if !settings.givesHints, case .query = bound, case .query = statement.tree.statement, isWhole {
            engine.planCache.insert(compiled, options: settings.planner)
        }
        return compiled
    }

    var planner: QueryPlanner {
        let graph = engine.graph
        return QueryPlanner(statistics: GraphPlanningStatistics(graph), options: settings.planner)
    }

    /// Statements may run without asking after each batch whether they must stop.
    var boundsNothing: Bool { settings.timeout == nil && settings.memoryLimit == nil }

    func makeLimits() -> StatementLimits {
        if let standingLimits { return standingLimits }
        return StatementLimits(
            cancellation: cancellation, timeout: settings.timeout, memoryBudget: settings.memoryLimit,
            progress: progress)
    }

    // MARK: Transactions

    /// Takes back the last write, or the last transaction, of the database. Works once, and only as long as nothing
    /// was written since; needs `SessionSettings.keepsUndo`.
    ///
    /// - Returns: what had been written and is gone now.
    public func undo() throws(Diagnostic) -> UpdateCounters {
        try engine.locked { () throws(Diagnostic) in
            guard engine.transactionOwner == nil, !engine.hasOpenTransaction, let mark = engine.undoMark else {
                throw Diagnostic(
                    .transactionState, type: .runtimeError, phase: .runtime, "There is nothing to undo", at: .none,
                    help: engine.hasOpenTransaction
                        ? "ROLLBACK undoes what the open transaction did." : "Only the last write can be undone, once.")
            }
            engine.settleOpenResults()
            let counters = engine.graph.counters(since: mark)
            engine.graph.rollback(to: mark)
            engine.undoMark = nil
            engine.graph.commit()
            return counters
        }
    }

    /// Whether a transaction is open in this session.
    public var isInTransaction: Bool { engine.locked { engine.transactionOwner === self } }

    /// Refuses to run while another session has a transaction open: until there are versions, nobody may see what is
    /// not committed.
    private func beginStatement() throws(Diagnostic) {
        guard engine.hasOpenTransaction else { return }
        guard let owner = engine.transactionOwner else {
            // What a session left open when it went away is undone.
            engine.rollbackTransaction()
            return
        }
        if owner !== self {
            throw Diagnostic(
                .transactionState, type: .runtimeError, phase: .runtime,
                "Another session has a transaction open", at: .none, help: "Wait for its COMMIT or ROLLBACK.")
        }
    }

    /// Labels and types with the properties of their nodes and relationships.
    ///
    /// - Complexity: O(nodes and relationships × property keys).
    public var detailedSchema: SchemaDetails { engine.locked { SchemaDetails(engine.graph) } }

    /// Labels, relationship types and property keys with their counts.
    public var schema: SchemaSummary { engine.locked { SchemaSummary(engine.graph) } }
}

extension BoundStatement {
    /// The query inside, if there is one.
    var query: BoundQuery? {
        switch self {
        case .query(let query): query
        case .explain(let inner, _): inner.query
        case .schema, .transaction: nil
        }
    }
}
