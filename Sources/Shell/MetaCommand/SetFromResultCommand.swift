import Entente

/// `:set-from-result`, `:set-from-result NAME`: parameters from the rows of the last statement.
struct SetFromResultCommand: MetaCommand {
    var names: [String] { ["set-from-result"] }
    var arguments: String { "[NAME]" }
    var summary: String { "columns of the last row as parameters, or NAME = list of rows" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        guard let result = context.lastResult, result.isWhole else {
            context.complain("there is no result yet, or it was too long to keep")
            return .failure(.usage)
        }
        if arguments.isEmpty {
            guard result.rows.count == 1 else {
                context.complain(
                    "the last result has \(SummaryText.count(result.rows.count, "row")), not one; "
                        + ":set-from-result NAME takes them as a list")
                return .failure(.usage)
            }
            for (column, value) in zip(result.columns, result.rows[0]) {
                context.parameters[column] = value
                context.output.line(ParamsCommand.line(column, value))
            }
            return .success
        }
        guard ScriptParameter(declaration: arguments)?.name == arguments else { return refuse(arguments, in: context) }
        let list: [Value] =
            result.columns.count == 1
            ? result.rows.map { $0[0] }
            : result.rows.map { .map(Dictionary(zip(result.columns, $0), uniquingKeysWith: { first, _ in first })) }
        context.parameters[arguments] = .list(list)
        context.output.line("\(arguments) => a list of \(SummaryText.count(list.count, "row"))")
        return .success
    }
}
