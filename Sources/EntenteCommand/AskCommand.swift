import ArgumentParser
import Shell

/// What `entente` does without a subcommand: the prompt, standard input, or the texts of `-c`.
struct AskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract: "Ask a graph questions in openCypher.",
        usage: """
            entente [GRAPH] [options]              a prompt on a terminal, else standard input as a script
            entente [GRAPH] -c TEXT [options]      statements from the command line
            entente run FILE… [options]            saved scripts (entente help run)
            entente check FILE…                    find mistakes without running
            entente test [--update] DIR            compare results with recorded ones
            entente fmt [--check] FILE…            put scripts into one style
            entente schema [GRAPH] [--format NAME] what the graph consists of
            entente import --nodes=… -o FILE       a graph file of CSV files (entente help import)
            entente export GRAPH …                 a graph as file, script or CSV (entente help export)
            entente verify FILE…                   check graph files wholly
            entente learn [LESSON]                 lessons with exercises
            entente doc [NAME]                     explain a clause, an operator or a function
            entente explain-error [CODE]           explain an error
            entente man                            the manual page
            entente --version
            """,
        discussion: """
            GRAPH is a graph file, a script that builds the graph, or a folder of CSV files (the same as -g); without one \
            the graph is empty. Changes to it stay in memory. Results go to standard output, everything else to standard \
            error.

            Exit status: 0 all went well, 1 a statement failed, 4 no rows (with -e), 64 wrong usage or a missing \
            parameter, 65 a query that is wrong as written, 66 no such input, 70 a mistake of this program, 73 cannot \
            create the output, 74 reading or writing broke off, 77 refused by --read-only or --safe, 124 time is over, 130 interrupted.
            """,
        shouldDisplay: false)

    @Option(
        name: [.customShort("c"), .customLong("command")],
        help: ArgumentHelp("Run these statements; may be repeated.", valueName: "text"))
    var commands: [String] = []

    @OptionGroup var options: GraphOptions

    func run() throws {
        var settings = try options.settings
        if !commands.isEmpty { settings.input = .texts(commands) }
        let status = ShellProgram.run(settings)
        if status != .success { throw ExitCode(status.rawValue) }
    }
}
