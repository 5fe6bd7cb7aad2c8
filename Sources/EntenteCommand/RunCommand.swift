import ArgumentParser
import Shell

/// `entente run FILE…`.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run saved scripts, one after the other, in one session.",
        discussion: """
            A script that says `// @graph FILE` in its head runs on the graph that FILE builds, unless -g names another.
            """)

    @Argument(help: ArgumentHelp("Script files; - is standard input.", valueName: "file"), completion: .file())
    var files: [String]

    @OptionGroup var options: CommonOptions

    func run() throws {
        var settings = try options.settings
        settings.input = .files(files)
        let status = ShellProgram.run(settings)
        if status != .success { throw ExitCode(status.rawValue) }
    }
}
