import Entente
import ResultRendering
import SourceText

/// Everything a statement or a command of the shell works with: the session, where text goes, and what was set.
///
/// Used by one thread. Statements run through `StatementRunning`, commands through `MetaCommands`.
final class ShellContext {
    private(set) var settings: ShellSettings
    let signals: SignalListener
    /// Where results go at first: standard output or the file of `-o`.
    private let mainOutput: OutputStream
    /// Everything else.
    let errors: OutputStream
    /// Where results go instead, after `:output` and `:once`.
    var outlet: Outlet?

    private(set) var database: Database
    private(set) var session: Session
    /// The script that built the graph, as the user named it.
    private(set) var graphName: String?

    /// How results look, unless where they go asks for another form.
    var mode: OutputMode
    /// Whether tables give way to one value a line.
    var expansion = Expansion.off
    /// What stands above the columns.
    var header: ShellSettings.Header
    /// Whether what is higher than the screen goes to the pager.
    var usesPager = Pager.command != nil
    /// Whether nothing is said of what statements change and how long they take: who runs them says it.
    var hidesCounts = false
    /// Whether large deletes at the prompt are asked about.
    var guardsDeletes = true
    /// The last statement that ran.
    var lastStatement: String?
    /// What the last statement changed.
    var lastChanges: UpdateCounters?
    /// The last result with columns.
    var lastResult: KeptResult?
    /// Whether results are kept for the commands that show them again.
    var keepsResults = false
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
    /// Graph scripts that are loaded for one another.
    var graphDepth = 0
    /// Where statements of this session are kept; nil at no prompt.
    var history: HistoryFile?
    var editor: (any LineEditor)?
    /// How lines are edited at the prompt.
    var editing = EditingPreferences()
    /// Whether statements are left out of the history for now.
    var pausesHistory = false
    /// What was typed last at the prompt, commands aside.
    var lastEntry = ""
    /// The lesson that is open.
    var lesson: LessonSession?
    /// Where `:record` writes.
    var recording: SessionRecording?

    init(settings: ShellSettings, signals: SignalListener, output: OutputStream, errors: OutputStream) {
        self.settings = settings
        self.signals = signals
        mainOutput = output
        self.errors = errors
        header = settings.header
        timing = settings.timing
        mode = settings.mode ?? settings.output.flatMap(OutputMode.init(fileName:)) ?? (output.isTerminal ? .box : .tsv)
        database = Database()
        session = database.session(Self.sessionSettings(settings, isAtTerminal: errors.isTerminal))
    }

    /// Where results go now.
    var output: OutputStream { outlet?.stream ?? mainOutput }

    /// How results look now.
    var currentMode: OutputMode { outlet?.mode ?? mode }

    /// Another place for results.
    struct Outlet {
        var stream: OutputStream
        /// nil: the mode of the shell.
        var mode: OutputMode?
        var isOnce: Bool
        var process: OutputProcess?
    }

    /// When tables give way to one value a line.
    enum Expansion: String, CaseIterable { case off, on, auto }

    /// Changes settings of the session, which begins anew; the graph stays. Not in a transaction, which would end.
    func change(_ body: (inout ShellSettings) -> Void) {
        body(&settings)
        session = database.session(Self.sessionSettings(settings, isAtTerminal: errors.isTerminal))
    }

    /// Keeps results and changes for the commands that come back to them.
    func keepForCommands() {
        keepsResults = true
        guard !settings.keepsUndo, !session.isInTransaction else { return }
        change { $0.keepsUndo = true }
    }

    /// A session that sees the same graph and cannot change it.
    func readOnlySession() -> Session {
        var quiet = settings
        quiet.isReadOnly = true
        quiet.isQuiet = true
        return database.session(Self.sessionSettings(quiet, isAtTerminal: false))
    }

    /// What stands for null from now on.
    func setNullText(_ text: String) { settings.nullText = text }

    /// Whether files, programs and changes of settings are refused.
    var isSafe: Bool { settings.isSafe }

    /// The refusal of what safe mode does not allow; nil where it is off.
    func refuseWhenSafe(_ command: String) -> StatementOutcome? {
        guard isSafe else { return nil }
        complain(":\(command) is refused in safe mode, which allows no files, no programs and no other settings")
        return .failure(.refused)
    }

    /// Takes another graph, built by a script of this name.
    func use(_ database: Database, named name: String?) {
        self.database = database
        graphName = name
        session = database.session(Self.sessionSettings(settings, isAtTerminal: errors.isTerminal))
    }

    private static func sessionSettings(_ settings: ShellSettings, isAtTerminal: Bool) -> SessionSettings {
        var result = SessionSettings()
        result.measuresTime = true
        result.memoryLimit = settings.memoryLimit
        if let threads = settings.threads { result.threads = threads }
        result.allowsFileAccess = !settings.isSafe
        result.refusesUnknownNames = settings.isStrict
        // Hints are for those who look on while they write.
        result.givesHints = isAtTerminal && !settings.isQuiet
        result.keepsUndo = settings.keepsUndo
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
            maximumRows: output.isTerminal ? maximumRows : nil, showsHeader: header != .none,
            showsTypes: header == .types, expandsWide: expansion == .auto)
    }

    /// Whether counts and the like are wanted: by a person who looks on.
    var showsStatistics: Bool { mainOutput.isTerminal && !settings.isQuiet && !hidesCounts }

    // MARK: Messages

    /// Shows a diagnostic with its place in the text.
    func report(_ diagnostic: Diagnostic, in source: SourceText) {
        output.flush()
        let usesColour = Terminal.usesColour(settings.colour, on: errors.descriptor)
        let renderer =
            errors.isTerminal
            ? DiagnosticRenderer(usesColor: usesColour, terminalWidth: Terminal.width(of: errors.descriptor))
            : DiagnosticRenderer(usesColor: usesColour)
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

    /// Shows text that is for people, fitted to the terminal, in the pager when it is higher than the screen.
    func show(words text: String) { show(page: fitted(text)) }

    /// Text with its lines broken at words where they are longer than the terminal is wide.
    func fitted(_ text: String) -> String {
        output.isTerminal ? WrappedText.text(text, width: Terminal.width(of: output.descriptor)) : text
    }

    /// Shows a remark.
    func remark(_ message: String) {
        output.flush()
        errors.line(message)
        errors.flush()
    }
}
