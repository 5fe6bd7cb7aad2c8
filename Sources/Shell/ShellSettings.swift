import ResultRendering

/// What the command line asks for.
public struct ShellSettings: Sendable {
    /// Where the statements come from.
    public enum Input: Sendable {
        /// Standard input: the prompt on a terminal, else a script.
        case standardInput
        /// Texts given on the command line, one after the other.
        case texts([String])
        /// Script files, one after the other; `-` is standard input.
        case files([String])
        /// No statements: the schema of the graph, as `line` for words, JSON or a picture.
        case schema(Mode?)
    }

    /// The forms of results.
    public typealias Mode = OutputMode

    /// When to use colour.
    public enum Colour: String, CaseIterable, Sendable { case auto, always, never }

    /// What stands above the columns of a table.
    public enum Header: String, CaseIterable, Sendable {
        /// Their names.
        case names
        /// Their names and the types of their values.
        case types
        /// Nothing; for separated values.
        case none
    }

    /// How `--timing` reports.
    public enum Timing: String, CaseIterable, Sendable { case text, json }

    public var input: Input = .standardInput
    /// A script that builds the graph before anything else runs.
    public var graph: String?
    /// Parameters as written: `name=>expression`.
    public var parameters: [String] = []
    /// Files with parameters, one JSON object each; `parameters` come after and win.
    public var parameterFiles: [String] = []
    /// nil: box on a terminal, else by the name of the output file, else TSV.
    public var mode: Mode?
    /// A file for the results in place of standard output.
    public var output: String?
    public var nullText: String?
    /// No counts, no warnings, no greeting.
    public var isQuiet = false
    public var colour: Colour = .auto
    /// Go on after a failed statement; the first failure still decides the exit status.
    public var failsAtEnd = false
    /// What stands above the columns.
    public var header: Header = .names
    /// Bytes that a statement's own values may take.
    public var memoryLimit: Int?
    /// Threads that one statement may use; nil: one for each processor.
    public var threads: Int?
    /// How many threads may be asked for.
    public static let threadCounts = 1...256
    /// Neither files nor programs but those of the command line, and no setting can be changed.
    public var isSafe = false
    /// Names that the graph does not have are errors.
    public var isStrict = false
    /// All statements in one transaction, undone when one fails.
    public var isSingleTransaction = false
    /// Time for one statement.
    public var timeout: Duration?
    public var isReadOnly = false
    /// Whether the last write can be taken back; costs the memory of its changes.
    var keepsUndo = false
    public var readsInit = true
    public var keepsHistory = true
    public var timing: Timing?
    /// End with `ExitStatus.noRows` when the last statement gives no rows.
    public var needsRows = false

    /// The folder of the lessons; nil to look for them.
    public var lessons: String?
    /// The lesson to begin with; empty for the list of lessons.
    public var lesson: String?

    /// The defaults.
    public init() {}
}
