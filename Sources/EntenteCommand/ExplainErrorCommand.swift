import ArgumentParser
import Shell

/// `entente explain-error [CODE]`.
struct ExplainErrorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain-error",
        abstract: "Explain an error by its code; without one, list them.",
        discussion: "The code is the first word in the brackets: error[DivisionByZero, 22012].")

    @Argument(
        help: ArgumentHelp("The code.", valueName: "code"),
        completion: .custom { _, _, _ in DocumentationProgram.codes })
    var code: String?

    func run() throws {
        let status = DocumentationProgram.explain(error: code ?? "")
        if status != .success { throw ExitCode(status.rawValue) }
    }
}
