/// `:begin`: the same as the statement `BEGIN`.
struct BeginCommand: MetaCommand {
    var names: [String] { ["begin"] }
    var summary: String { "begin a transaction, which :commit keeps" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        arguments.isEmpty ? runStatement("BEGIN", in: context) : refuse(arguments, in: context)
    }
}
