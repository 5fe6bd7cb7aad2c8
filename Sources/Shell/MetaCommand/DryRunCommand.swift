/// `:dry-run STATEMENT`: what a write would do.
struct DryRunCommand: MetaCommand {
    var names: [String] { ["dry-run", "dryrun"] }
    var arguments: String { "STATEMENT" }
    var summary: String { "run a statement, count what it would change, and undo it" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        guard !arguments.isEmpty else { return refuse(arguments, in: context) }
        guard !context.session.isInTransaction else {
            context.complain("a dry run needs a transaction of its own; COMMIT or ROLLBACK the open one first")
            return .failure(.usage)
        }
        context.hidesCounts = true
        defer { context.hidesCounts = false }
        // What is not kept answers no exercise.
        let lesson = context.lesson
        context.lesson = nil
        defer { context.lesson = lesson }
        let begun = runStatement("BEGIN", in: context)
        guard begun.status == .success else { return begun }
        let outcome = runStatement(arguments, in: context)
        let changes = context.lastChanges.map(SummaryText.changes) ?? []
        if context.session.isInTransaction {
            let ended = runStatement("ROLLBACK", in: context)
            guard ended.status == .success else { return ended }
        }
        if outcome.status == .success {
            context.remark(
                changes.isEmpty
                    ? "dry run: nothing would change" : "dry run, undone: " + changes.joined(separator: ", "))
        }
        return outcome
    }
}
