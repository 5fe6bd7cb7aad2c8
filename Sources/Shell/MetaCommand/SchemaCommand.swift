import Entente
import ResultRendering

/// `:schema [text|json|dot|mermaid|html|svg] [FILE]`: what the graph consists of.
struct SchemaCommand: MetaCommand {
    var names: [String] { ["schema"] }
    var arguments: String { "[text|json|dot|mermaid|html|svg] [FILE]" }
    var summary: String { "labels, types, properties with counts: text, JSON, picture" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        var wish = arguments
        if wish.lowercased().hasPrefix("text") { wish = "line" + wish.dropFirst(4) }
        guard let target = PictureTarget(wish, otherwise: .line, modes: [.line, .json] + PictureTarget.modes) else {
            return refuse(arguments, in: context)
        }
        let text = SchemaReport.text(
            context.session.schema, context.session.detailedSchema, target.mode,
            width: context.renderingOptions.width ?? 100)
        return target.write(text, command: "schema", in: context)
    }
}
