/// `:history [N]`: earlier statements; `:history off|on|clear`.
struct HistoryCommand: MetaCommand {
    var names: [String] { ["history"] }
    var arguments: String { "[N|off|on|clear]" }
    var summary: String { "the last N statements typed (20); keep them or not, forget them" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        switch arguments.lowercased() {
        case "off":
            context.pausesHistory = true
            context.output.line("nothing is kept until :history on")
            return .success
        case "on":
            context.pausesHistory = false
            context.output.line(context.history == nil ? "statements are kept for this session" : "statements are kept")
            return .success
        case "clear":
            context.history?.clear()
            context.editor?.forgetAll()
            context.output.line("earlier statements are forgotten")
            return .success
        default: break
        }
        guard let history = context.history else {
            context.complain("no history is kept here")
            return .failure(.usage)
        }
        guard let count = arguments.isEmpty ? 20 : Int(arguments), count >= 0 else {
            return refuse(arguments, in: context)
        }
        context.show(page: history.load().suffix(count).map { $0 + "\n" }.joined())
        return .success
    }
}
