/// `:source FILE`: runs a script in this session.
struct SourceCommand: MetaCommand {
    var names: [String] { ["source"] }
    var arguments: String { "FILE" }
    var summary: String { "run a script" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        if let refusal = context.refuseWhenSafe("source") { return refusal }
        return arguments.isEmpty ? refuse(arguments, in: context) : context.run(file: arguments)
    }
}
