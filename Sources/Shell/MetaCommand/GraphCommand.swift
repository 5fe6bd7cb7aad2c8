import Entente
import ResultRendering

/// `:graph [dot|mermaid|html|svg] [FILE]`: the last result as a picture.
struct GraphCommand: MetaCommand {
    var names: [String] { ["graph"] }
    var arguments: String { "[dot|mermaid|html|svg] [FILE]" }
    var summary: String { "the nodes and relationships of the last result as a picture" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        guard let target = PictureTarget(arguments) else { return refuse(arguments, in: context) }
        if target.file != nil, let refusal = context.refuseWhenSafe("graph") { return refusal }
        guard let result = context.requireLastResult() else { return .failure(.usage) }
        let (text, notices) = context.text(result, mode: target.mode)
        if notices.contains(.emptyPicture) {
            context.complain("there is nothing to draw: return nodes, relationships or paths")
            return .failure(.usage)
        }
        let outcome = target.write(text, command: "graph", in: context)
        if outcome.status == .success {
            context.tellIfCut(result)
            context.tell(notices)
        }
        return outcome
    }
}
