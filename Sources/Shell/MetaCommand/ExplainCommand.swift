/// `:explain STATEMENT`: its plan, without running it.
struct ExplainCommand: MetaCommand {
    var names: [String] { ["explain"] }
    var arguments: String { "STATEMENT" }
    var summary: String { "how a statement would run" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        arguments.isEmpty ? refuse(arguments, in: context) : runStatement("EXPLAIN " + arguments, in: context)
    }
}
