/// `:history [N]`: earlier statements.
struct HistoryCommand: MetaCommand {
    var names: [String] { ["history"] }
    var arguments: String { "[N]" }
    var summary: String { "the last N statements typed, 20 if not told" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        guard let history = context.history else {
            context.complain("no history is kept here")
            return .failure(.usage)
        }
        guard let count = arguments.isEmpty ? 20 : Int(arguments), count >= 0 else {
            return refuse(arguments, in: context)
        }
        for entry in history.load().suffix(count) { context.output.line(entry) }
        return .success
    }
}
