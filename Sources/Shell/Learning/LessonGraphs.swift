import Entente
import SourceText

/// The graphs of lessons, each read once and never changed; queries run on them to be judged.
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

    /// Runs a query on a graph; nil where the graph cannot be read.
    func run(_ query: String, at path: String) -> LessonJudge.Outcome? {
        guard let context = context(of: path) else { return nil }
        return signals.whileRunning(context.session) {
            do throws(Diagnostic) {
                let result = try context.session.run(query, name: "<lesson>")
                let columns = result.columns.map(\.name)
                return .answer(LessonJudge.Answer(columns: columns, rows: try result.rows()))
            } catch {
                return .failure(error)
            }
        }
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
        settings.isReadOnly = true
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
