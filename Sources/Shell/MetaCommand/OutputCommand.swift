/// `:output FILE`, `:output | PROGRAM`, `:output`: where results go from now on.
struct OutputCommand: MetaCommand {
    var names: [String] { ["output", "o"] }
    var arguments: String { "[FILE | '|' PROGRAM]" }
    var summary: String { "results go there from now on; alone, back to the screen" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        context.direct(to: arguments.isEmpty ? nil : arguments, once: false)
    }
}

/// `:once FILE`, `:once | PROGRAM`: where the next result goes.
struct OnceCommand: MetaCommand {
    var names: [String] { ["once"] }
    var arguments: String { "FILE | '|' PROGRAM" }
    var summary: String { "the next result goes there" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        arguments.isEmpty ? refuse(arguments, in: context) : context.direct(to: arguments, once: true)
    }
}
