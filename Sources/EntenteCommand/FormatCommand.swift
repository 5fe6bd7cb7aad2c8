import ArgumentParser
import Shell

/// `entente fmt [--check] FILE…`.
struct FormatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt",
        abstract: "Put scripts into one style.",
        discussion: """
            A clause a line, keywords in capitals, lines of at most 100 columns. Names, literals and comments stay, and \
            so does the text of a RETURN item without AS, which names a column. What was formatted once stays as it is.

            Exit status: 0 all went well, 1 files would change (with --check), 65 a file does not parse, 66 no such file.
            """)

    @Flag(help: "Change nothing; name the files that would change.") var check = false

    @Argument(
        help: ArgumentHelp("Script files; - formats standard input to standard output.", valueName: "file"),
        completion: .file(extensions: ["cypher"]))
    var files: [String]

    func run() throws {
        let status = FormatProgram.run(files: files, checks: check)
        if status != .success { throw ExitCode(status.rawValue) }
    }
}
