import ArgumentParser
import Shell

/// `entente learn [LESSON]`, `entente learn check`.
struct LearnCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "learn",
        abstract: "Learn the language in lessons with exercises.",
        usage: """
            entente learn                          the list of lessons, and a prompt
            entente learn LESSON                   a lesson, by number or name
            entente learn check [--update]         prove that the lessons are sound
            """,
        discussion: """
            A lesson works on a copy of its graph. Every query is compared quietly with the exercise, by its result: \
            :hint, :diff, :solution and :skip help on. What is done is kept in $XDG_STATE_HOME/entente/lessons.json.

            Lessons are looked for in the folder of --lessons, that of ENTENTE_LESSONS, share/entente/lessons beside the \
            folder of the program, and Examples/lessons in a folder above it.
            """)

    @Argument(
        help: ArgumentHelp("Number, name or beginning of a name; check proves all.", valueName: "lesson"),
        completion: .custom { _, _, _ in LearnProgram.names + ["check"] })
    var lesson: String?

    @Option(
        help: ArgumentHelp("The folder of the lessons.", valueName: "folder"), completion: .directory)
    var lessons: String?

    @Flag(help: "With check: write the results of the examples anew.") var update = false

    @OptionGroup var options: CommonOptions

    func validate() throws {
        if update, lesson != "check" { throw ValidationError("--update goes with check.") }
    }

    func run() throws {
        let status =
            lesson == "check"
            ? LearnProgram.check(folder: lessons, updates: update)
            : LearnProgram.run(lesson, folder: lessons, settings: try options.settings)
        if status != .success { throw ExitCode(status.rawValue) }
    }
}
