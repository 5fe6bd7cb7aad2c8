/// `:expand auto|on|off`: whether a table gives way to one value a line.
struct ExpandCommand: MetaCommand {
    var names: [String] { ["expand", "x"] }
    var arguments: String { "[auto|on|off]" }
    var summary: String { "one value a line: always, or where a table would not fit" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        if arguments.isEmpty {
            context.expansion = context.expansion == .off ? .on : .off
        } else if let wish = ShellContext.Expansion(rawValue: arguments.lowercased()) {
            context.expansion = wish
        } else {
            return refuse(arguments, in: context)
        }
        context.output.line("expand is \(context.expansion.rawValue)")
        return .success
    }
}
