/// `:clear`: an empty screen.
struct ClearCommand: MetaCommand {
    var names: [String] { ["clear"] }
    var summary: String { "clear the screen" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        if context.output.isTerminal { context.output.write("\u{1B}[H\u{1B}[2J") }
        return .success
    }
}
