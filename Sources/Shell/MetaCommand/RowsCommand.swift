/// `:rows N`, `:rows all`: how many rows a table shows.
struct RowsCommand: MetaCommand {
    var names: [String] { ["rows"] }
    var arguments: String { "[N|all]" }
    var summary: String { "most rows that a table shows" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        if arguments.isEmpty {
            context.output.line(context.maximumRows.map(SummaryText.grouped) ?? "all")
        } else if arguments.lowercased() == "all" {
            context.maximumRows = nil
        } else if let number = Int(arguments), number >= 0 {
            context.maximumRows = number
        } else {
            return refuse(arguments, in: context)
        }
        return .success
    }
}
