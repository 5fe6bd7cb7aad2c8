import ArgumentParser
import Shell

/// The flags that every way of running statements has.
struct CommonOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "A graph file, a script that builds the graph, or a folder of CSV files.", valueName: "file"),
        completion: .file())
    var graph: String?

    @Option(
        name: [.customShort("P"), .customLong("param")],
        help: ArgumentHelp("A parameter, used as $name; may be repeated.", valueName: "name=>expression"))
    var parameters: [String] = []

    @Option(
        name: .customLong("params"),
        help: ArgumentHelp("Parameters from a JSON object in a file; may be repeated.", valueName: "file"),
        completion: .file(extensions: ["json"]))
    var parameterFiles: [String] = []

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "How results look (default: box on a terminal, else tsv).",
            valueName: "name"))
    var mode: ShellSettings.Mode?

    @Flag(help: "The same as --mode json.") var json = false
    @Flag(help: "The same as --mode jsonl.") var jsonl = false
    @Flag(help: "The same as --mode csv.") var csv = false

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("Write results to a file; its ending sets the mode.", valueName: "file"),
        completion: .file())
    var output: String?

    @Option(name: .customLong("null"), help: ArgumentHelp("How null looks in tables and CSV.", valueName: "text"))
    var nullText: String?

    @Flag(name: .shortAndLong, help: "No counts, no warnings, no greeting.")
    var quiet = false

    @Option(help: ArgumentHelp("Above the columns: names, types (names and types) or none.", valueName: "what"))
    var header: ShellSettings.Header = .names

    @Option(name: .customLong("color"), help: ArgumentHelp("Whether to use colour.", valueName: "when"))
    var colour: ShellSettings.Colour = .auto

    @Flag(
        exclusivity: .exclusive,
        help: ArgumentHelp("Stop at the first failed statement, or go on and fail at the end."))
    var failing: Failing = .failFast

    @Flag(name: .customShort("e"), help: "Exit with 4 when the last statement gives no rows.")
    var needsRows = false

    @Option(help: ArgumentHelp("Longest time for a statement: 500ms, 10s, 2m.", valueName: "time"))
    var timeout: TimeLimit?

    @Option(help: ArgumentHelp("Most memory for a statement: 200MB, 4GB.", valueName: "size"))
    var memoryLimit: MemoryLimit?

    @Option(help: ArgumentHelp("Most threads for a statement (default: one a processor).", valueName: "number"))
    var threads: ThreadCount?

    @Flag(
        name: [.customShort("1"), .customLong("single-transaction")],
        help: "Run everything in one transaction, undone when a statement fails.")
    var singleTransaction = false

    @Flag(help: "Refuse statements that change the graph.") var readOnly = false

    @Flag(help: "Refuse files, programs and changes of settings to statements and commands.") var safe = false

    @Flag(help: "Names that the graph does not have are errors.") var strict = false

    @Flag(
        help: ArgumentHelp(
            "Say how long each statement took, on standard error; --timing=json as one JSON object a statement."))
    var timing = false

    @Flag(help: .hidden) var timingJson = false

    @Flag(help: "Do not run $XDG_CONFIG_HOME/entente/init.cypher first.") var noInit = false
    @Flag(help: "Neither read nor keep the history of statements.") var noHistory = false

    enum Failing: String, EnumerableFlag { case failFast, failAtEnd }

    /// Refuses flags that contradict one another; every command with these options does so by itself.
    func validate() throws {
        let modes = [mode != nil, json, jsonl, csv].count { $0 }
        if modes > 1 { throw ValidationError("Only one of --mode, --json, --jsonl and --csv can be given.") }
    }

    var settings: ShellSettings {
        get throws {
            var result = ShellSettings()
            result.graph = graph
            result.parameters = parameters
            result.parameterFiles = parameterFiles
            result.mode = json ? .json : jsonl ? .jsonl : csv ? .csv : mode
            result.output = output
            result.nullText = nullText
            result.isQuiet = quiet
            result.colour = colour
            result.failsAtEnd = failing == .failAtEnd
            result.needsRows = needsRows
            result.timeout = timeout?.duration
            result.isReadOnly = readOnly
            result.header = header
            result.memoryLimit = memoryLimit?.bytes
            result.threads = threads?.number
            result.isSingleTransaction = singleTransaction
            result.isSafe = safe
            result.isStrict = strict
            result.timing = timingJson ? .json : timing ? .text : nil
            result.readsInit = !noInit && !safe
            result.keepsHistory = !noHistory && !safe
            return result
        }
    }
}

extension ShellSettings.Mode: ExpressibleByArgument {}
extension ShellSettings.Colour: ExpressibleByArgument {}
extension ShellSettings.Header: ExpressibleByArgument {}
