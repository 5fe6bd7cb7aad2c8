import Glibc
import SourceText

/// What `entente learn` does.
public enum LearnProgram {
    /// Opens the prompt on a lesson; without a terminal the statements come from standard input.
    ///
    /// - Parameters:
    ///   - name: number, id or beginning of an id; nil lists the lessons.
    ///   - folder: where the lessons are; nil to look for them.
    public static func run(_ name: String?, folder: String?, settings: ShellSettings) -> ExitStatus {
        var settings = settings
        settings.lessons = folder
        settings.lesson = name ?? ""
        return ShellProgram.run(settings)
    }

    /// The ids of the lessons, for completion; none where no lessons are found.
    public static var names: [String] {
        guard let path = LessonFolder.find(nil), let folder = try? LessonFolder(path: path) else { return [] }
        return folder.lessons.map(\.id)
    }

    /// Proves the lessons: `entente learn check`.
    public static func check(folder wish: String?, updates: Bool) -> ExitStatus {
        let signals = SignalListener()
        signals.start()
        let output = OutputStream(descriptor: STDOUT_FILENO)
        let errors = OutputStream(descriptor: STDERR_FILENO)
        defer {
            output.flush()
            errors.flush()
        }
        if updates, Terminal.environment("CI") != nil {
            errors.line("error: results are not recorded where CI is set")
            return .refused
        }
        guard let path = LessonFolder.find(wish) else {
            errors.line("error: " + missing)
            return .inputMissing
        }
        let folder: LessonFolder
        do throws(FileError) {
            folder = try LessonFolder(path: path)
        } catch {
            errors.line("error: cannot read \(error.path): \(error.reason)")
            return .inputMissing
        }
        let graphs = LessonGraphs(signals: signals, output: output, errors: errors)
        var proof = LessonProof(folder, graphs: graphs, updates: updates)
        proof.prove()
        for path in proof.rewritten { output.line("wrote \(path)") }
        for problem in proof.problems { output.line(problem.text) }
        let exercises = folder.lessons.flatMap(\.exercises)
        let counts = [
            SummaryText.count(folder.lessons.count, "lesson"), SummaryText.count(exercises.count, "exercise"),
            SummaryText.count(exercises.map(\.hints.count).reduce(0, +), "hint"),
            SummaryText.count(exercises.map(\.mistakes.count).reduce(0, +), "mistake"),
            SummaryText.count(folder.lessons.map(\.examples.count).reduce(0, +), "example"),
        ]
        let result = proof.problems.isEmpty ? "all proved" : SummaryText.count(proof.problems.count, "problem")
        output.line("\(counts.joined(separator: ", ")): \(result)")
        return proof.problems.isEmpty ? .success : .statementFailed
    }

    /// What to say where no lessons are found.
    static let missing = "no lessons are found; --lessons DIR or ENTENTE_LESSONS tells where they are"
}
