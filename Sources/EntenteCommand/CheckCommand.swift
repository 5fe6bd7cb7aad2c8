import ArgumentParser
import Shell

/// `entente check FILE…`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find mistakes in scripts without running them.",
        discussion: """
            All statements of all files are looked at, commands of the shell and the head of the script too. With -g the \
            labels, types and keys are compared with those of a graph.

            Exit status: 0 nothing found, 1 errors or warnings found, 66 no such file.
            """)

    @Argument(
        help: ArgumentHelp("Script files; - is standard input.", valueName: "file"),
        completion: .file(extensions: ["cypher"]))
    var files: [String]

    @Option(help: ArgumentHelp("How findings are written: text, json, sarif (2.1.0).", valueName: "format"))
    var format: CheckProgram.Format = .text

    @Option(
        name: .shortAndLong, help: ArgumentHelp("A graph whose names the scripts should use.", valueName: "file"),
        completion: .file())
    var graph: String?

    @Option(name: .customLong("color"), help: ArgumentHelp("Whether to use colour.", valueName: "when"))
    var colour: ShellSettings.Colour = .auto

    func run() throws {
        let status = CheckProgram.run(files: files, format: format, graph: graph, colour: colour)
        if status != .success { throw ExitCode(status.rawValue) }
    }
}

extension CheckProgram.Format: ExpressibleByArgument {}
