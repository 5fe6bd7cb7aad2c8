import ArgumentParser
import Shell

/// The program: `entente [GRAPH]`, `entente -c TEXT`, `entente run FILE…`, `entente doc NAME`.
@main
struct EntenteProgram: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entente",
        abstract: "Ask a graph questions in openCypher.",
        version: "entente \(ShellProgram.version)",
        subcommands: [
            AskCommand.self, RunCommand.self, FormatCommand.self, SchemaCommand.self, DocCommand.self,
            ExplainErrorCommand.self,
        ],
        defaultSubcommand: AskCommand.self)

    static func main() {
        // The help that people ask for first is that of the default command, which has the options.
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.count == 1, ["-h", "--help", "help"].contains(arguments.first) {
            print(helpMessage(for: AskCommand.self))
            return
        }
        main(arguments.map { $0 == "--timing=json" ? "--timing-json" : $0 == "--timing=text" ? "--timing" : $0 })
    }
}
