import Entente

/// `:sample X [N]`: some nodes of a label, or relationships of a type with their ends.
struct SampleCommand: MetaCommand {
    var names: [String] { ["sample"] }
    var arguments: String { "LABEL|TYPE [N]" }
    var summary: String { "a few nodes of a label, or relationships of a type, by chance" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        var text = arguments
        var count = 5
        if let blank = text.lastIndex(where: \.isWhitespace), let number = Int(text[text.index(after: blank)...]),
            number > 0
        {
            count = number
            text = trimmed(text[..<blank])
        }
        guard !text.isEmpty else { return refuse(arguments, in: context) }
        let schema = context.session.schema
        guard let thing = SchemaThing.find(text, in: schema) else {
            return SchemaThing.complain(text, schema, in: context)
        }
        switch thing {
        case .label(let name):
            return runStatement(
                "MATCH (n:\(ValuePrinter.name(name))) WITH n ORDER BY rand() LIMIT \(count) RETURN n", in: context)
        case .type(let name):
            return runStatement(
                "MATCH (a)-[r:\(ValuePrinter.name(name))]->(b) WITH a, r, b ORDER BY rand() LIMIT \(count) "
                    + "RETURN a, r, b", in: context)
        case .key(let name):
            let key = ValuePrinter.name(name)
            return runStatement(
                "MATCH (n) WHERE n.\(key) IS NOT NULL WITH n ORDER BY rand() LIMIT \(count) "
                    + "RETURN labels(n) AS labels, n.\(key) AS \(key)", in: context)
        }
    }
}
