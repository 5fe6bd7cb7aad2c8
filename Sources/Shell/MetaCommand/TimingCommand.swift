/// `:timing on|off`: whether each statement says how long it took.
struct TimingCommand: MetaCommand {
    var names: [String] { ["timing", "timer"] }
    var arguments: String { "[on|off|json]" }
    var summary: String { "say how long each statement took" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        switch arguments.lowercased() {
        case "": context.timing = context.timing == nil ? .text : nil
        case "on", "text": context.timing = .text
        case "json": context.timing = .json
        case "off": context.timing = nil
        default: return refuse(arguments, in: context)
        }
        context.output.line("timing is \(context.timing == nil ? "off" : "on")")
        return .success
    }
}
