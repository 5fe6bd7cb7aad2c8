/// `:schema`: what the graph consists of.
struct SchemaCommand: MetaCommand {
    var names: [String] { ["schema"] }
    var summary: String { "labels, relationship types and property keys, with counts" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        let schema = context.session.schema
        let output = context.output
        output.line(
            SummaryText.count(schema.nodeCount, "node") + ", "
                + SummaryText.count(schema.relationshipCount, "relationship"))
        if schema.nodeCount == 0 {
            output.line("The graph is empty; CREATE makes nodes, :source runs a script that does.")
            return .success
        }
        output.line("\nNodes")
        output.write(SchemaText.labels(schema))
        if !schema.relationshipTypes.isEmpty {
            output.line("\nRelationships")
            output.write(SchemaText.types(schema))
        }
        if !schema.propertyKeys.isEmpty {
            output.line("\nProperty keys")
            output.write(
                SchemaText.wrapped(schema.propertyKeys.map(\.name), width: context.renderingOptions.width ?? 100))
        }
        return .success
    }
}
