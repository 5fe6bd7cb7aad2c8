/// `:header names|types|none`: what stands above the columns.
struct HeaderCommand: MetaCommand {
    var names: [String] { ["header"] }
    var arguments: String { "[names|types|none]" }
    var summary: String { "column names, with the types of their values, or (CSV, TSV) nothing" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        if arguments.isEmpty {
            context.output.line(context.header.rawValue)
        } else if let header = ShellSettings.Header(rawValue: arguments.lowercased()) {
            context.header = header
        } else {
            return refuse(arguments, in: context)
        }
        return .success
    }
}
