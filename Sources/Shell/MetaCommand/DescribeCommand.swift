import Entente
import SourceText

/// `:describe X`: everything about a label, a relationship type, a property key, or a function.
struct DescribeCommand: MetaCommand {
    var names: [String] { ["describe", "d"] }
    var arguments: String { "NAME" }
    var summary: String { "all about a label, a relationship type, a property or a function" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        guard !arguments.isEmpty else { return refuse(arguments, in: context) }
        let schema = context.session.schema
        guard let thing = SchemaThing.find(arguments, in: schema) else {
            if !Documentation.lookup(arguments).isEmpty { return HelpCommand().run(arguments, in: context) }
            return SchemaThing.complain(arguments, schema, in: context)
        }
        let details = context.session.detailedSchema
        let width = context.renderingOptions.width ?? 100
        switch thing {
        case .label(let name): context.show(page: SchemaReport.label(name, details, width: width))
        case .type(let name): context.show(page: SchemaReport.type(name, details, width: width))
        case .key(let name): context.show(page: SchemaReport.key(name, details, width: width))
        }
        return .success
    }
}
