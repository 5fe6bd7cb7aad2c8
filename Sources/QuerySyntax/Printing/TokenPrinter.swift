import SourceText

extension Lexer {
    /// The tokens of a text, one a line: bytes, kind, spelling. For `EXPLAIN`-like views and recorded tests.
    public static func description(of source: SourceText) -> String {
        var lines: [String] = []
        for token in tokens(of: source, comments: true) {
            let place = "\(token.range.start)..<\(token.range.end)"
            let kind = token.keyword.map { "keyword \($0.text)" } ?? "\(token.kind)"
            let text = source.text(in: token.range)
            lines.append(text.isEmpty ? "\(place) \(kind)" : "\(place) \(kind) \(TreeForm.quoted(text))")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
