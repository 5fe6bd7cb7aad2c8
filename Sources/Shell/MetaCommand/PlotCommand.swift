import ResultRendering

/// `:plot [bar|timeline]`: the last result of two columns as a small drawing.
struct PlotCommand: MetaCommand {
    var names: [String] { ["plot"] }
    var arguments: String { "[bar|timeline]" }
    var summary: String { "draw the last result of two columns" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        let kind = ResultPlot.Kind(rawValue: arguments.lowercased())
        guard arguments.isEmpty || kind != nil else { return refuse(arguments, in: context) }
        guard let result = context.requireLastResult() else { return .failure(.usage) }
        do throws(ResultPlot.Refusal) {
            let options = context.renderingOptions
            context.output.write(
                try ResultPlot.text(
                    columns: result.columns, rows: result.rows, kind: kind, width: options.width ?? 80,
                    options: options))
            context.output.flush()
            context.tellIfCut(result)
            context.closeOnce()
            return .success
        } catch {
            context.complain(error.message)
            return .failure(.usage)
        }
    }
}
