/// `:edit`: the last statement in the user's editor; what comes back stands at the prompt.
struct EditCommand: MetaCommand {
    var names: [String] { ["edit", "e"] }
    var summary: String { "edit the last statement in $EDITOR (Ctrl-X Ctrl-E: this one)" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        guard arguments.isEmpty else { return refuse(arguments, in: context) }
        if let refusal = context.refuseWhenSafe("edit") { return refusal }
        guard context.isInteractive, let editor = context.editor else {
            context.complain(":edit works at the prompt only")
            return .failure(.usage)
        }
        context.output.flush()
        do throws(FileError) {
            editor.prefill(try ExternalEditor.edit(context.lastEntry))
            return .success
        } catch {
            context.complain("\(error.path): \(error.reason)")
            return .failure(.usage)
        }
    }
}
