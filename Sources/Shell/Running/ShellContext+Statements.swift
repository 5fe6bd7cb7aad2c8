import Entente
import QuerySyntax
import ResultRendering
import SourceText

extension ShellContext {
    /// Runs one statement of a script and shows its result.
    ///
    /// - Parameter parsedIn: how long reading it took, for `--timing`.
    func run(_ statement: ParsedStatement, of source: SourceText, parsedIn: Duration) -> StatementOutcome {
        show(source, parsedIn) { () throws(Diagnostic) -> QueryResult in
            try session.run(statement, of: source, parameters: parameters)
        }
    }

    /// Shows what `start` gives, batch by batch, and lets Ctrl-C cancel it.
    private func show(
        _ source: SourceText, _ parsedIn: Duration, _ start: () throws(Diagnostic) -> QueryResult
    ) -> StatementOutcome {
        if signals.takePendingInterrupt() {
            report(
                Diagnostic(
                    .interrupted, type: .runtimeError, phase: .runtime, "The statement was stopped before it began",
                    at: .none), in: source)
            return .failure(.interrupted)
        }
        return signals.whileRunning(session) {
            statementCount += 1
            let clock = ContinuousClock()
            let begin = clock.now
            var renderer = mode.makeRenderer(renderingOptions)
            var text = ""
            do throws(Diagnostic) {
                let result = try start()
                var rowCount = 0
                if let plan = planText(result) {
                    output.write(plan)
                    renderer = SilentRenderer()
                }
                renderer.begin(columns: result.columns.map(\.name), into: &text)
                while let batch = try result.nextBatch() {
                    rowCount += batch.count
                    renderer.rows(batch, into: &text)
                    write(&text)
                }
                renderer.end(into: &text)
                write(&text)
                output.flush()
                if let failure = output.failure {
                    complain("cannot write the result: \(failure)")
                    return .failure(.inputOutput)
                }
                finish(
                    result, rowCount: rowCount, notices: renderer.notices, source, parsedIn: parsedIn,
                    elapsed: clock.now - begin + parsedIn)
                return StatementOutcome(status: .success, rowCount: result.columns.isEmpty ? nil : rowCount)
            } catch {
                renderer.abandon(into: &text)
                write(&text)
                report(error, in: source)
                return .failure(ExitStatus(error))
            }
        }
    }

    private func write(_ text: inout String) {
        guard !text.isEmpty else { return }
        output.write(text)
        text.removeAll(keepingCapacity: true)
    }

    /// The remarks after a result: what was hidden, counts, warnings, time.
    private func finish(
        _ result: QueryResult, rowCount: Int, notices: [RenderingNotice], _ source: SourceText, parsedIn: Duration,
        elapsed: Duration
    ) {
        let summary = result.summary
        if !settings.isQuiet {
            for warning in summary.warnings { report(warning, in: source) }
        }
        if showsStatistics {
            var parts: [String] = []
            if !result.columns.isEmpty, summary.plan == nil { parts.append(SummaryText.count(rowCount, "row")) }
            parts += SummaryText.changes(summary)
            if isInteractive { parts.append(SummaryText.milliseconds(elapsed)) }
            if !parts.isEmpty { remark(parts.joined(separator: ", ")) }
            for notice in notices { remark(SummaryText.notice(notice, isInteractive: isInteractive)) }
        }
        switch timing {
        case nil: break
        case .text: remark(SummaryText.timing(summary, parse: parsedIn, elapsed: elapsed))
        case .json: remark(SummaryText.timing(summary, statement: statementCount, parse: parsedIn, rows: rowCount))
        }
    }

    /// A plan reads better as it is than as a column; programs get the column.
    private func planText(_ result: QueryResult) -> String? {
        switch mode {
        case .box, .ascii, .line, .tsv: result.summary.plan.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }
        case .markdown, .csv, .json, .jsonl, .none: nil
        }
    }
}
