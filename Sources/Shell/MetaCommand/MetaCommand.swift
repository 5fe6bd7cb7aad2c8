import SourceText

/// A command of the shell itself, written `:name arguments`.
///
/// To add one: a file with a type beside the others, and its line in `MetaCommands.all`; `:help` shows it by itself.
protocol MetaCommand: Sendable {
    /// The names it answers to, without the colon; the first is the one that `:help` shows.
    var names: [String] { get }
    /// What follows the name, for `:help`; empty where nothing does.
    var arguments: String { get }
    /// One line for `:help`.
    var summary: String { get }

    /// Does it. `arguments` is what follows the name, without blanks around it and without a last semicolon.
    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome
}

extension MetaCommand {
    var arguments: String { "" }

    /// Complains about arguments that make no sense.
    func refuse(_ given: String, in context: ShellContext) -> StatementOutcome {
        let usage = arguments.isEmpty ? "nothing" : arguments
        context.complain(":\(names[0]) takes \(usage), not '\(given)'")
        return .failure(.usage)
    }

    /// Runs statements of the language that the command stands for.
    func runStatement(_ text: String, in context: ShellContext) -> StatementOutcome {
        context.run(script: SourceText(text, name: "<prompt>"))
    }
}
