/// `:safe`: no files, no programs, no other settings, until the end.
struct SafeCommand: MetaCommand {
    var names: [String] { ["safe"] }
    var arguments: String { "[on]" }
    var summary: String { "refuse files, programs and changes of settings until the end" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        switch arguments.lowercased() {
        case "", "on":
            guard context.isSafe || !context.session.isInTransaction else {
                context.complain("safe mode cannot begin while a transaction is open")
                return .failure(.usage)
            }
            context.closeOutlet()
            if !context.isSafe { context.change { $0.isSafe = true } }
            context.output.line("safe mode is on, until the end")
            return .success
        case "off":
            context.complain("safe mode cannot be left")
            return .failure(.refused)
        default: return refuse(arguments, in: context)
        }
    }
}
