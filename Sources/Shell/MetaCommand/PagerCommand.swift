/// `:pager`, `:pager on|off`: what is higher than the screen in a program that scrolls.
struct PagerCommand: MetaCommand {
    var names: [String] { ["pager"] }
    var arguments: String { "[on|off]" }
    var summary: String { "all of the last result in the pager; what is long goes there, or not" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        switch arguments.lowercased() {
        case "on": context.usesPager = true
        case "off": context.usesPager = false
        case "":
            if let refusal = context.refuseWhenSafe("pager") { return refusal }
            guard context.requireLastResult() != nil else { return .failure(.usage) }
            guard context.output.isTerminal else { return LastCommand().run("", in: context) }
            if !context.pageLastResult() {
                context.complain("no pager; ENTENTE_PAGER or PAGER names one")
                return .failure(.inputMissing)
            }
            return .success
        default: return refuse(arguments, in: context)
        }
        context.output.line("the pager is \(context.usesPager ? "on" : "off")")
        return .success
    }
}
