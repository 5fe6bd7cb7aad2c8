import QuerySyntax
import SourceText

/// What the comments at the head of a saved script say: the first line is its title, `@name text` lines are facts.
struct ScriptHead {
    /// The first comment line.
    var title = ""
    /// `@graph FILE`: a script that builds the graph, relative to this one.
    var graph: String?

    /// Reads the comments before the first statement.
    init(_ source: SourceText) {
        for token in Lexer.tokens(of: source, comments: true) {
            guard token.kind == .comment else { return }
            let text = source.text(in: token.range).drop { $0 == "/" || $0 == "*" || $0 == " " }
            if text.hasPrefix("@graph") {
                let path = text.dropFirst("@graph".count).drop { $0 == " " || $0 == "\t" }
                if !path.isEmpty { graph = String(path.filter { !$0.isNewline }) }
            } else if title.isEmpty {
                title = String(text)
            }
        }
    }
}
