/// `:commit`: the same as the statement `COMMIT`.
struct CommitCommand: MetaCommand {
    var names: [String] { ["commit"] }
    var summary: String { "keep what the transaction did" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        arguments.isEmpty ? runStatement("COMMIT", in: context) : refuse(arguments, in: context)
    }
}
