import Entente
import SourceText

/// The graphs of lessons, each read once; statements run on them to be judged, and are taken back.
final class LessonGraphs {
    private let signals: SignalListener
    private let output: OutputStream
    private let errors: OutputStream
    private var contexts: [String: ShellContext] = [:]

    init(signals: SignalListener, output: OutputStream, errors: OutputStream) {
        self.signals = signals
        self.output = output
        self.errors = errors
    }

    /// A new copy of a graph, for the learner to change; nil after the reason was shown.
    func scratch(_ path: String) -> Database? { load(path, ShellSettings())?.database }

    /// Runs statements on a graph and takes back what they changed; nil where the graph cannot be read.
    func run(_ trial: LessonTrial, at path: String) -> LessonJudge.Outcome? {
        guard let context = context(of: path) else { return nil }
        let session = trial.mayWrite ? context.session : context.readOnlySession()
        return signals.whileRunning(session) {
            do throws(Diagnostic) { return .answer(try Self.answer(of: trial, in: session)) } catch {
                return .failure(error)
            }
        }
    }

    private static func answer(of trial: LessonTrial, in session: Session) throws(Diagnostic) -> LessonJudge.Answer {
        var parameters: [String: Value] = [:]
        if let text = trial.parameters, case .map(let entries) = try session.evaluate(text) { parameters = entries }
        if trial.mayWrite { _ = try session.run("BEGIN").rows() }
        // Nothing can be done about a rollback that fails, save that the next BEGIN fails and says so.
        defer { if trial.mayWrite { _ = try? session.run("ROLLBACK").rows() } }
        var answer = LessonJudge.Answer(columns: [], rows: [])
        for statement in trial.statements + (trial.after.map { [$0] } ?? []) {
            let result = try session.run(statement, parameters: parameters, name: "<lesson>")
            answer.columns = result.columns.map(\.name)
            answer.rows = try result.rows()
            if !result.summary.counters.isEmpty { answer.hasChanges = true }
        }
        return answer
    }

    /// The plan of a query on a graph.
    func plan(of query: String, at path: String) -> String? {
        guard let context = context(of: path) else { return nil }
        let isExplained = query.uppercased().hasPrefix("EXPLAIN") || query.uppercased().hasPrefix("PROFILE")
        guard let result = try? context.session.run(isExplained ? query : "EXPLAIN " + query),
            (try? result.rows()) != nil
        else { return nil }
        return result.summary.plan
    }

    private func context(of path: String) -> ShellContext? {
        if let context = contexts[path] { return context }
        var settings = ShellSettings()
        // An answer that runs away is no answer.
        settings.timeout = .seconds(20)
        guard let context = load(path, settings) else { return nil }
        contexts[path] = context
        return context
    }

    private func load(_ path: String, _ settings: ShellSettings) -> ShellContext? {
        var settings = settings
        settings.isQuiet = true
        let context = ShellContext(settings: settings, signals: signals, output: output, errors: errors)
        return context.load(graph: path) == .success ? context : nil
    }
}
