import Entente
import ResultRendering

/// Lessons in lines of text.
enum LessonText {
    /// All lessons with what is done of them.
    static func overview(_ folder: LessonFolder, _ progress: LessonProgress) -> String {
        let done = folder.lessons.count { progress.isDone($0) }
        var text = "Lessons, \(done) of \(folder.lessons.count) done\n\n"
        let width = folder.lessons.map(\.id.count).max() ?? 0
        let titleWidth = folder.lessons.map(\.title.count).max() ?? 0
        for (index, lesson) in folder.lessons.enumerated() {
            let number = String(index + 1)
            let padding = String(repeating: " ", count: 4 - number.count)
            text += padding + number + "  " + padded(lesson.id, width) + "  " + padded(lesson.title, titleWidth)
            text += "  \(progress.solved(lesson))/\(lesson.exercises.count)  \(lesson.minutes) min\n"
        }
        return text + "\n:learn NUMBER or NAME begins one, :learn next goes on, :learn off leaves.\n"
    }

    /// What there is to read before the first exercise.
    static func introduction(of lesson: Lesson) -> String {
        var text = "\n\(lesson.title)\n" + String(repeating: "=", count: lesson.title.count) + "\n\n"
        for piece in lesson.pieces {
            switch piece {
            case .prose(let prose): text += wrapped(prose) + "\n\n"
            case .example(let example):
                text += indented(example.query)
                if let expected = example.expected { text += expected + "\n" }
                text += "\n"
            }
        }
        return text
    }

    /// An exercise: its task and what to begin with.
    static func task(_ exercise: Exercise, number: Int, of count: Int) -> String {
        var text = "\nExercise \(number) of \(count): \(exercise.title)\n\n" + wrapped(exercise.task) + "\n"
        if let starter = exercise.starter, !trimmed(starter).isEmpty { text += "\n" + indented(starter) }
        return text + "\n"
    }

    /// The first lesson with open exercises.
    static func next(in folder: LessonFolder, _ progress: LessonProgress) -> Lesson? {
        folder.lessons.first { !progress.isDone($0) }
    }

    /// Paragraphs in lines that fit a terminal; what is set in stays as it is.
    private static func wrapped(_ prose: String) -> String {
        var paragraphs: [[Substring]] = [[]]
        for line in prose.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty { paragraphs.append([]) } else { paragraphs[paragraphs.count - 1].append(line) }
        }
        return paragraphs.map { lines in
            lines.first?.hasPrefix("    ") == true
                ? lines.joined(separator: "\n") : Documentation.wrapped(lines.joined(separator: " "))
        }
        .joined(separator: "\n\n")
    }

    static func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }.joined()
    }

    /// A result as lessons print it.
    static func table(_ answer: LessonJudge.Answer) -> String {
        var renderer = OutputMode.box.makeRenderer(RenderingOptions())
        var text = ""
        renderer.begin(columns: answer.columns, into: &text)
        renderer.rows(answer.rows, into: &text)
        renderer.end(into: &text)
        while text.hasSuffix("\n") { text.removeLast() }
        return text
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
