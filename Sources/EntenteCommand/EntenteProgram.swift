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
            AskCommand.self, RunCommand.self, CheckCommand.self, FormatCommand.self, TestCommand.self,
            ImportCommand.self, ExportCommand.self, VerifyCommand.self, LearnCommand.self, SchemaCommand.self,
            DocCommand.self, ExplainErrorCommand.self, ManualCommand.self,
        ],
        defaultSubcommand: AskCommand.self)

    static func main() {
        // The help that people ask for first is that of the default command, which has the options.
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.count == 1, ["-h", "--help", "help"].contains(arguments.first) {
            print(helpMessage(for: AskCommand.self))
            return
        }
        if let settings = settings(ofPlain: Array(arguments)) {
            Glibc.exit(ShellProgram.run(settings).rawValue)
        }
        main(arguments.map { $0 == "--timing=json" ? "--timing-json" : $0 == "--timing=text" ? "--timing" : $0 })
    }

    /// What a command line of nothing but `-g GRAPH`, `-m MODE` and `-c TEXT` asks for: other programs ask that way, over
    /// and over, and taking the options apart in full would cost more than most answers. Nil for every other one, the
    /// wrong ones among them.
    private static func settings(ofPlain arguments: [String]) -> ShellSettings? {
        guard !arguments.isEmpty, arguments.count % 2 == 0 else { return nil }
        var settings = ShellSettings()
        var texts: [String] = []
        for index in stride(from: 0, to: arguments.count, by: 2) {
            let value = arguments[index + 1]
            guard !value.hasPrefix("-") else { return nil }
            switch arguments[index] {
            case "-c": texts.append(value)
            case "-g" where settings.graph == nil: settings.graph = value
            case "-m" where settings.mode == nil:
                guard let mode = ShellSettings.Mode(rawValue: value) else { return nil }
                settings.mode = mode
            default: return nil
            }
        }
        if !texts.isEmpty { settings.input = .texts(texts) }
        return settings
    }
}
