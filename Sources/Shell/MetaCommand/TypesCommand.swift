/// `:types`.
struct TypesCommand: MetaCommand {
    var names: [String] { ["types"] }
    var summary: String { "relationship types with counts and the labels at their ends" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        context.show(page: SchemaText.types(context.session.schema))
        return .success
    }
}
