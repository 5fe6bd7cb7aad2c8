import ArgumentParser
import Glibc
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
        if let texts = statementsAlone(Array(arguments)) {
            var settings = ShellSettings()
            settings.input = .texts(texts)
            Glibc.exit(ShellProgram.run(settings).rawValue)
        }
        main(arguments.map { $0 == "--timing=json" ? "--timing-json" : $0 == "--timing=text" ? "--timing" : $0 })
    }

    /// The texts of a command line of `-c TEXT` and nothing else: other programs ask that way, over and over, and taking
    /// the options apart would cost more than the answer.
    private static func statementsAlone(_ arguments: [String]) -> [String]? {
        guard !arguments.isEmpty, arguments.count % 2 == 0 else { return nil }
        var texts: [String] = []
        for index in stride(from: 0, to: arguments.count, by: 2) {
            guard arguments[index] == "-c", !arguments[index + 1].hasPrefix("-") else { return nil }
            texts.append(arguments[index + 1])
        }
        return texts
    }
}
