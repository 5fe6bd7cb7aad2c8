import Glibc
import SourceText

/// `$XDG_CONFIG_HOME/entente/init.cypher`: what the user wants done at every start. Never read from the current folder.
enum InitFile {
    /// Runs it where there is one. A broken one is a warning at the prompt, and fails a script, which would otherwise
    /// go on without what it counts on.
    static func run(in context: ShellContext) -> ExitStatus {
        guard let path = FileAccess.xdgFolder("XDG_CONFIG_HOME", fallback: ".config").map({ $0 + "/init.cypher" }),
            access(path, F_OK) == 0
        else { return .success }
        let outcome = context.run(file: path)
        if outcome.status == .success { return .success }
        var isAtPrompt = false
        if case .standardInput = context.settings.input { isAtPrompt = Terminal.isTerminal(STDIN_FILENO) }
        guard isAtPrompt else { return outcome.status }
        context.remark("warning: \(path) failed; --no-init starts without it")
        return .success
    }
}
