import ArgumentParser
import Shell

/// `entente test [--update] DIR…`.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run saved scripts and compare their rows with the recorded ones.",
        discussion: """
            A script takes part when its head says where its rows are recorded, one JSON object a line:

              // @graph ../graph.cypher
              // @expect answer.jsonl ordered

            Without `ordered` rows are compared as bags; `lists-unordered` compares lists so. Rows that are missing are \
            shown with -, rows too many with +.

            Exit status: 0 all passed, 1 some failed, 66 no script found, 77 --update where CI is set.
            """)

    @Argument(help: ArgumentHelp("Folders with scripts, or scripts.", valueName: "path"), completion: .file())
    var paths: [String]

    @Flag(help: "Record anew the results that differ, and name each file that is rewritten.") var update = false

    @OptionGroup var options: CommonOptions

    func run() throws {
        let status = TestProgram.run(paths: paths, updates: update, settings: try options.settings)
        if status != .success { throw ExitCode(status.rawValue) }
    }
}
