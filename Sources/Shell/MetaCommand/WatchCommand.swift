import Entente
import ResultRendering
import SourceText

/// `:watch SECONDS [TIMES]`: the last statement again and again, what changed marked.
struct WatchCommand: MetaCommand {
    var names: [String] { ["watch"] }
    var arguments: String { "SECONDS [TIMES]" }
    var summary: String { "run the last statement again and again and mark what changed" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        let words = arguments.split(whereSeparator: \.isWhitespace)
        guard let first = words.first, let seconds = Double(first), seconds > 0, seconds <= 86_400, words.count <= 2,
            let times = words.count == 2 ? Int(words[1]) : Int.max, times > 0
        else { return refuse(arguments, in: context) }
        guard let statement = context.lastStatement, let first = context.lastResult, first.statement == statement else {
            context.complain("run the statement to watch first; it must return something")
            return .failure(.usage)
        }
        guard !context.session.isInTransaction else {
            context.complain("nothing is watched while a transaction is open")
            return .failure(.usage)
        }
        var before = first
        for round in 1...times {
            if context.signals.pause(milliseconds: Int(seconds * 1000)) {
                // The terminal has written ^C into the line.
                context.output.line("")
                break
            }
            switch Self.ask(statement, in: context) {
            case .failure(let failure):
                context.report(failure, in: SourceText(statement, name: "<watch>"))
                return .failure(ExitStatus(failure))
            case .success(let result):
                Self.show(result, since: before, round: round, in: context)
                if context.output.failure != nil { return .failure(.inputOutput) }
                before = result
                context.lastResult = result
            }
        }
        return .success
    }

    /// Runs the statement in a session that may not write: nobody wants a write repeated by the clock.
    private static func ask(_ statement: String, in context: ShellContext) -> Result<KeptResult, Diagnostic> {
        let session = context.readOnlySession()
        return context.signals.whileRunning(session) {
            do throws(Diagnostic) {
                let result = try session.run(statement, parameters: context.parameters, name: "<watch>")
                var kept = KeptResult(statement: statement, columns: result.columns.map(\.name))
                while let batch = try result.nextBatch() { kept.add(batch) }
                return .success(kept)
            } catch {
                return .failure(error)
            }
        }
    }

    private static func show(
        _ result: KeptResult, since before: KeptResult, round: Int, in context: ShellContext
    ) {
        let (changed, gone) = changes(from: before.rows, to: result.rows)
        if context.output.isTerminal { context.output.write("\u{1B}[H\u{1B}[2J") }
        let (text, notices) = context.text(result, mode: context.currentMode) { $0.changed = changed }
        context.output.write(text)
        context.output.flush()
        var parts = ["round \(round)", SummaryText.count(result.rowCount, "row")]
        parts.append(changed.isEmpty ? "nothing changed" : "\(SummaryText.count(changed.count, "value")) changed (*)")
        if gone > 0 { parts.append("\(SummaryText.count(gone, "row")) gone") }
        if context.isInteractive { parts.append("Ctrl-C ends") }
        context.remark(parts.joined(separator: ", "))
        context.tell(notices)
    }

    /// The values that are not as they were, and how many rows are no more.
    ///
    /// A row that was there before is unchanged, wherever it stands now. Another is compared with the row that had the
    /// same first value; when there was none, all of it is new.
    static func changes(from before: [[Value]], to after: [[Value]]) -> (changed: Set<CellPosition>, gone: Int) {
        var left: [[Value]: Int] = [:]
        for row in before { left[row, default: 0] += 1 }
        var open: [Int] = []
        for (index, row) in after.enumerated() {
            if let count = left[row], count > 0 { left[row] = count - 1 } else { open.append(index) }
        }
        var byFirst: [Value: [[Value]]] = [:]
        for (row, count) in left where count > 0 {
            if let first = row.first { byFirst[first, default: []] += Array(repeating: row, count: count) }
        }
        var changed: Set<CellPosition> = []
        for index in open {
            let row = after[index]
            let old = row.first.flatMap { byFirst[$0]?.popLast() }
            for (column, value) in row.enumerated() where old == nil || old?[column] != value {
                changed.insert(CellPosition(row: index, column: column))
            }
        }
        return (changed, byFirst.values.reduce(0) { $0 + $1.count })
    }
}
