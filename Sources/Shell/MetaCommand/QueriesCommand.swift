import SourceText

/// `:queries [TEXT]`: the saved queries, or those with a text in their name, title or tags.
struct QueriesCommand: MetaCommand {
    var names: [String] { ["queries"] }
    var arguments: String { "[TEXT]" }
    var summary: String { "the saved queries with their titles and parameters" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        if let refusal = context.refuseWhenSafe("queries") { return refusal }
        guard let folder = QueryFolder.standard else {
            context.complain("there is no place for saved queries: neither XDG_DATA_HOME nor HOME is set")
            return .failure(.inputMissing)
        }
        var lines: [(name: String, text: String)] = []
        for name in folder.names {
            guard let source = try? ShellContext.read(folder.file(of: name)) else { continue }
            let head = ScriptHead(source)
            var text = head.title
            if !head.parameters.isEmpty {
                text += "  (" + head.parameters.map(\.description).joined(separator: ", ") + ")"
            }
            let searched = ([name, head.title] + head.tags).joined(separator: " ").lowercased()
            if arguments.isEmpty || searched.contains(arguments.lowercased()) { lines.append((name, text)) }
        }
        if lines.isEmpty {
            context.output.line(
                arguments.isEmpty
                    ? "no saved queries in \(folder.path); :save NAME keeps the last statement"
                    : "no saved query has '\(arguments)' in its name, title or tags")
        }
        let width = lines.map(\.name.count).max() ?? 0
        for line in lines {
            context.output.line(line.name + String(repeating: " ", count: width - line.name.count + 2) + line.text)
        }
        return .success
    }
}
