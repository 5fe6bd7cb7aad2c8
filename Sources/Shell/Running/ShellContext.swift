import Entente
import ResultRendering
import SourceText

/// Everything a statement or a command of the shell works with: the session, where text goes, and what was set.
///
/// Used by one thread. Statements run through `StatementRunning`, commands through `MetaCommands`.
final class ShellContext {
    let settings: ShellSettings
    let signals: SignalListener
    /// Results; standard output or the file of `-o`.
    let output: OutputStream
    /// Everything else.
    let errors: OutputStream

    private(set) var database: Database
    private(set) var session: Session
    /// The script that built the graph, as the user named it.
    private(set) var graphName: String?

    var mode: OutputMode
    var parameters: [String: Value] = [:]
    var timing: ShellSettings.Timing?
    /// Most rows that a table on a terminal shows; nil shows all.
    var maximumRows: Int? = 100
    /// Whether a person sits at the prompt.
    var isInteractive = false
    /// Statements run so far, for `--timing=json`.
    var statementCount = 0
    /// Scripts that run inside one another, so that one that sources itself ends.
    var sourceDepth = 0
    /// Where statements of this session are kept; nil at no prompt.
    var history: HistoryFile?
    var editor: (any LineEditor)?

    init(settings: ShellSettings, signals: SignalListener, output: OutputStream, errors: OutputStream) {
        self.settings = settings
        self.signals = signals
        self.output = output
        self.errors = errors
        timing = settings.timing
        mode = settings.mode ?? settings.output.flatMap(OutputMode.init(fileName:)) ?? (output.isTerminal ? .box : .tsv)
        database = Database()
        session = database.session(Self.sessionSettings(settings))
    }

    /// Takes another graph, built by a script of this name.
    func use(_ database: Database, named name: String?) {
        self.database = database
        graphName = name
        session = database.session(Self.sessionSettings(settings))
    }

    private static func sessionSettings(_ settings: ShellSettings) -> SessionSettings {
        var result = SessionSettings()
        result.timeout = settings.timeout
        result.warnsOfUnknownNames = !settings.isQuiet
        result.isReadOnly = settings.isReadOnly
        return result
    }

    /// How results are to look where they go now.
    var renderingOptions: RenderingOptions {
        RenderingOptions(
            nullText: settings.nullText,
            usesColour: Terminal.usesColour(settings.colour, on: output.descriptor),
            isForTerminal: output.isTerminal,
            width: output.isTerminal ? Terminal.width(of: output.descriptor) : nil,
            maximumRows: output.isTerminal ? maximumRows : nil)
    }

    /// Whether counts and the like are wanted: by a person who looks on.
    var showsStatistics: Bool { output.isTerminal && !settings.isQuiet }

    // MARK: Messages

    /// Shows a diagnostic with its place in the text.
    func report(_ diagnostic: Diagnostic, in source: SourceText) {
        output.flush()
        let renderer = DiagnosticRenderer(usesColor: Terminal.usesColour(settings.colour, on: errors.descriptor))
        // Where nothing in the text is to blame, the text is not shown.
        let shown = diagnostic.range == .none ? SourceText("", name: source.name) : source
        errors.write(renderer.text(diagnostic, in: shown))
        errors.flush()
    }

    /// Shows a message about something that is no query.
    func complain(_ message: String) {
        output.flush()
        errors.line("error: " + message)
        errors.flush()
    }

    /// Shows a remark.
    func remark(_ message: String) {
        output.flush()
        errors.line(message)
        errors.flush()
    }
}
