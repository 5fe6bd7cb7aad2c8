import ArgumentParser
import Shell

/// `entente man`.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "man",
        abstract: "Print the manual page.",
        discussion: """
            It is made from the program itself, in the language of man(7):

              entente man | man -l -

            Completions for a shell come from --generate-completion-script bash, zsh or fish. The script .ci/install puts \
            the program, its manual, completions and lessons into place.
            """)

    func run() throws {
        let status = ManualProgram.run(tool: EntenteProgram._dumpHelp())
        if status != .success { throw ExitCode(status.rawValue) }
    }
}
