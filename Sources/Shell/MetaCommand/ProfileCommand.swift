/// `:profile STATEMENT`: its plan, with what each step did.
struct ProfileCommand: MetaCommand {
    var names: [String] { ["profile"] }
    var arguments: String { "STATEMENT" }
    var summary: String { "run a statement and show what each step did" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        arguments.isEmpty ? refuse(arguments, in: context) : runStatement("PROFILE " + arguments, in: context)
    }
}
