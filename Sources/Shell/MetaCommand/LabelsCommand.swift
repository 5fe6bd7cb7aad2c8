/// `:labels`.
struct LabelsCommand: MetaCommand {
    var names: [String] { ["labels"] }
    var summary: String { "labels with counts" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        context.show(page: SchemaText.labels(context.session.schema))
        return .success
    }
}
