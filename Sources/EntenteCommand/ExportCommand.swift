import ArgumentParser
import Shell

/// `entente export`.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a graph as a graph file, a script, or a folder of CSV files.",
        usage: """
            entente export GRAPH --to FILE.entente
            entente export GRAPH --cypher [-o FILE]
            entente export GRAPH --csv FOLDER
            """,
        discussion: """
            GRAPH is a graph file, a script that builds the graph, or a folder of CSV files. A graph file keeps \
            everything, ids included; script and folder give new ids when they are read.
            """)

    @Argument(help: ArgumentHelp("The graph.", valueName: "graph"), completion: .file())
    var graph: String

    @Option(help: ArgumentHelp("Write a graph file.", valueName: "file"), completion: .file())
    var to: String?

    @Flag(help: "Write a script of statements to standard output, or to the file of -o.")
    var cypher = false

    @Option(name: [.customShort("o"), .long], help: ArgumentHelp("Where the script goes.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("Write a folder of CSV files.", valueName: "folder"), completion: .directory)
    var csv: String?

    func validate() throws {
        guard [to != nil, cypher, csv != nil].count(where: { $0 }) == 1 else {
            throw ValidationError("Say where to write: one of --to, --cypher and --csv.")
        }
        if output != nil, !cypher { throw ValidationError("-o goes with --cypher.") }
    }

    func run() throws {
        var settings = ExportSettings()
        settings.graph = graph
        if let to {
            settings.target = .graphFile(to)
        } else if let csv {
            settings.target = .csvFolder(csv)
        } else {
            settings.target = .script(output)
        }
        let status = ExportProgram.run(settings)
        if status != .success { throw ExitCode(status.rawValue) }
    }
}

/// `entente verify`.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every byte of graph files.",
        discussion: "Opening a graph file checks each part when it is first used; this checks all, and that they agree."
    )

    @Argument(help: ArgumentHelp("Graph files.", valueName: "file"), completion: .file())
    var files: [String]

    func run() throws {
        let status = ExportProgram.verify(files)
        if status != .success { throw ExitCode(status.rawValue) }
    }
}
