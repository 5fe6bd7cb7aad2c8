import Entente
import QuerySyntax
import ResultRendering
import SourceText

extension ShellContext {
    /// Runs one statement of a script and shows its result.
    ///
    /// - Parameter parsedIn: how long reading it took, for `--timing`.
    func run(_ statement: ParsedStatement, of source: SourceText, parsedIn: Duration) -> StatementOutcome {
        let text = source.text(in: statement.range)
        lastStatement = text
        let outcome = show(source, text, parsedIn) { () throws(Diagnostic) -> QueryResult in
            try session.run(statement, of: source, parameters: parameters)
        }
        // What ran until it was stopped may have been written so that it could hardly end.
        if outcome.status == .interrupted || outcome.status == .timeout, !settings.isQuiet {
            for hint in session.check(statement, of: source) where hint.severity == .warning {
                report(hint, in: source)
            }
        }
        closeOnce()
        return outcome
    }

    /// Shows what `start` gives, batch by batch, and lets Ctrl-C cancel it.
    private func show(
        _ source: SourceText, _ text: String, _ parsedIn: Duration, _ start: () throws(Diagnostic) -> QueryResult
    ) -> StatementOutcome {
        if signals.takePendingInterrupt() {
            report(
                Diagnostic(
                    .interrupted, type: .runtimeError, phase: .runtime, "The statement was stopped before it began",
                    at: .none), in: source)
            return .failure(.interrupted)
        }
        let meter = ProgressMeter(session.progress, isWanted: errors.isTerminal && !settings.isQuiet)
        let clock = ContinuousClock()
        let begin = clock.now
        var shown = ShownResult(
            renderer: makeRenderer(), kept: KeptResult(statement: text, columns: []),
            wasInTransaction: session.isInTransaction)
        var finished: (result: QueryResult, elapsed: Duration)?
        let outcome = signals.whileRunning(session) { () -> StatementOutcome in
            statementCount += 1
            defer { meter.stop() }
            do throws(Diagnostic) {
                let result = try start()
                try show(result, &shown, meter)
                finished = (result, clock.now - begin + parsedIn)
            } catch {
                meter.stop()
                shown.renderer.abandon(into: &shown.text)
                output.write(shown.text)
                report(error, in: source)
                return .failure(ExitStatus(error))
            }
            // A program that has read enough is no failure; a file that cannot be written is one.
            if let failure = output.failure, outlet?.process == nil {
                complain("cannot write the result: \(failure)")
                return .failure(.inputOutput)
            }
            return StatementOutcome(
                status: .success, rowCount: shown.kept.columns.isEmpty ? nil : shown.kept.rowCount)
        }
        if let finished, outcome.status == .success {
            finish(finished.result, shown, source, parsedIn: parsedIn, elapsed: finished.elapsed)
            confirm(finished.result.summary)
        }
        return outcome
    }

    /// What of a result is written already, and what is kept of it.
    private struct ShownResult {
        var renderer: any ResultRenderer
        var kept: KeptResult
        /// Before the statement ran.
        let wasInTransaction: Bool
        var text = ""
        /// Shown whole, so that nothing is to be said of what the screen leaves out.
        var isPaged = false
    }

    private func show(
        _ result: QueryResult, _ shown: inout ShownResult, _ meter: ProgressMeter
    ) throws(Diagnostic) {
        shown.kept.columns = result.columns.map(\.name)
        if let plan = planText(result) {
            meter.stop()
            show(page: plan)
            shown.renderer = SilentRenderer()
        }
        // Text for the pager is written when all of it is there.
        var pages = pagesResults && currentMode.isForReading
        shown.renderer.begin(columns: shown.kept.columns, into: &shown.text)
        while let batch = try result.nextBatch() {
            if keepsResults { shown.kept.add(batch) } else { shown.kept.rowCount += batch.count }
            meter.rows(shown.kept.rowCount)
            shown.renderer.rows(batch, into: &shown.text)
            if shown.text.utf8.count > Pager.longestText { pages = false }
            if !pages { write(&shown.text, meter) }
        }
        shown.renderer.end(into: &shown.text)
        meter.stop()
        if keepsResults, !result.columns.isEmpty { lastResult = shown.kept }
        if pages, Pager.isWanted(for: shown.text, on: output.descriptor), pageLastResult() {
            shown.text = ""
            shown.isPaged = true
        }
        write(&shown.text, meter)
        output.flush()
    }

    private func write(_ text: inout String, _ meter: ProgressMeter) {
        guard !text.isEmpty else { return }
        // Two writers on one line would garble it.
        if output.isTerminal { meter.stop() }
        output.write(text)
        text.removeAll(keepingCapacity: true)
    }

    /// The remarks after a result: what was hidden, counts, warnings, time.
    private func finish(
        _ result: QueryResult, _ shown: ShownResult, _ source: SourceText, parsedIn: Duration, elapsed: Duration
    ) {
        let summary = result.summary
        lastChanges = summary.counters
        let rowCount = shown.kept.rowCount
        if !settings.isQuiet {
            for warning in summary.warnings { report(warning, in: source) }
        }
        if showsStatistics, isInteractive, session.isInTransaction != shown.wasInTransaction {
            remark(
                session.isInTransaction
                    ? "A transaction is open: :commit keeps what it changes, :rollback drops it."
                    : "The transaction is over.")
        } else if showsStatistics {
            var parts: [String] = []
            if !result.columns.isEmpty, summary.plan == nil { parts.append(SummaryText.count(rowCount, "row")) }
            parts += SummaryText.changes(summary.counters)
            if parts.isEmpty, isInteractive, summary.plan == nil { parts.append("nothing changed") }
            if isInteractive { parts.append(SummaryText.milliseconds(elapsed)) }
            if !parts.isEmpty { remark(parts.joined(separator: ", ")) }
        }
        if !shown.isPaged { tell(shown.renderer.notices) }
        switch timing {
        case nil: break
        case .text: remark(SummaryText.timing(summary, parse: parsedIn, elapsed: elapsed))
        case .json: remark(SummaryText.timing(summary, statement: statementCount, parse: parsedIn, rows: rowCount))
        }
    }

    /// Says what a text does not show: to a person who looks on, and always when a file lacks something.
    func tell(_ notices: [RenderingNotice]) {
        guard !settings.isQuiet else { return }
        for notice in notices { remark(SummaryText.notice(notice, isInteractive: isInteractive)) }
    }

    /// A plan reads better as it is than as a column; programs get the column.
    private func planText(_ result: QueryResult) -> String? {
        guard currentMode.isForReading else { return nil }
        return result.summary.plan.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }
    }

    // MARK: Large deletes

    /// Deleted nodes and relationships from which on a person is asked.
    private static let manyDeleted = 100

    /// Asks whether much that was deleted at the prompt is meant to go, and takes it back when it is not.
    private func confirm(_ summary: ResultSummary) {
        let deleted = summary.counters.nodesDeleted + summary.counters.relationshipsDeleted
        guard isInteractive, guardsDeletes, deleted >= Self.manyDeleted, summary.plan == nil || deleted > 0,
            !session.isInTransaction, let editor
        else { return }
        output.flush()
        errors.flush()
        let what = SummaryText.changes(summary.counters).joined(separator: ", ")
        let prompt = Prompt(text: "\(what). Keep this? [y/N] ", continuation: "", usesColour: false)
        if case .entry(let answer) = editor.readEntry(prompt: prompt, assistant: EditingAssistant { _ in true }),
            ["y", "yes"].contains(trimmed(answer).lowercased())
        {
            return
        }
        do throws(Diagnostic) {
            _ = try session.undo()
            remark("Taken back: the graph is as it was.")
        } catch {
            complain("this cannot be taken back any more: \(error.message)")
        }
    }
}
