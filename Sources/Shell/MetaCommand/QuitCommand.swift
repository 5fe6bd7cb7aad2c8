/// `:quit`.
struct QuitCommand: MetaCommand {
    var names: [String] { ["quit", "q", "exit"] }
    var summary: String { "leave" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        StatementOutcome(status: .success, leaves: true)
    }
}
