import ResultRendering

/// `:last`, `:last MODE`: the last result again, without running its statement.
struct LastCommand: MetaCommand {
    var names: [String] { ["last"] }
    var arguments: String { "[MODE]" }
    var summary: String { "the last result again, in another mode; nothing runs" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        guard let mode = ModeCommand.mode(arguments, otherwise: context.currentMode, in: context) else {
            return .failure(.usage)
        }
        guard let result = context.requireLastResult() else { return .failure(.usage) }
        let (text, notices) = context.text(result, mode: mode)
        context.show(page: text)
        context.tellIfCut(result)
        context.tell(notices)
        context.closeOnce()
        return .success
    }
}
