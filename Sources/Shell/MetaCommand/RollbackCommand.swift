/// `:rollback`: the same as the statement `ROLLBACK`.
struct RollbackCommand: MetaCommand {
    var names: [String] { ["rollback"] }
    var summary: String { "undo what the transaction did" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        arguments.isEmpty ? runStatement("ROLLBACK", in: context) : refuse(arguments, in: context)
    }
}
