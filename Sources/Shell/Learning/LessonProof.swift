import Entente
import Glibc
import SourceText

/// Proves that lessons teach what they say: `entente learn check`.
struct LessonProof {
    let folder: LessonFolder
    let graphs: LessonGraphs
    /// Write the results of examples anew.
    let updates: Bool
    private(set) var problems: [LessonProblem] = []
    private(set) var rewritten: [String] = []

    init(_ folder: LessonFolder, graphs: LessonGraphs, updates: Bool) {
        self.folder = folder
        self.graphs = graphs
        self.updates = updates
    }

    /// Solutions run and differ between the two graphs, starters fail, mistakes fire their own message, examples give
    /// what is printed, ids are unique, needs have no cycle.
    mutating func prove() {
        for lesson in folder.lessons { problems += lesson.problems }
        proveOrder()
        for lesson in folder.lessons where lesson.problems.isEmpty {
            proveExamples(of: lesson)
            let judge = LessonJudge(lesson, graphs: graphs)
            for exercise in lesson.exercises { prove(exercise, of: lesson, judge) }
        }
    }

    private mutating func proveOrder() {
        var known: Set<String> = []
        var exercises: Set<String> = []
        for lesson in folder.lessons {
            // A need stands before who needs it: that leaves no room for a cycle.
            for need in lesson.needs where !known.contains(need) {
                let exists = folder.lessons.contains { $0.id == need }
                report(lesson, 1, exists ? "needs \(need), which comes later" : "needs \(need), which is not there")
            }
            if !known.insert(lesson.id).inserted { report(lesson, 1, "the id \(lesson.id) is taken") }
            for exercise in lesson.exercises where !exercises.insert(exercise.id).inserted {
                report(lesson, exercise.line, "the exercise \(exercise.id) is there twice")
            }
        }
    }

    private mutating func proveExamples(of lesson: Lesson) {
        var replacements: [(lines: Range<Int>, text: String)] = []
        for example in lesson.examples {
            switch graphs.run(
                LessonTrial(statements: [example.query], mayWrite: true), at: lesson.graphPath)
            {
            case nil: report(lesson, 1, "the graph \(lesson.graph) cannot be read")
            case .failure(let error): report(lesson, example.line, "the example fails: \(error.message)")
            case .answer(let answer):
                guard let expected = example.expected, let lines = example.expectedLines else { continue }
                let actual =
                    graphs.plan(of: example.query, at: lesson.graphPath)
                    .flatMap { example.query.uppercased().hasPrefix("EXPLAIN") ? trimmedLines($0) : nil }
                    ?? LessonText.table(answer)
                if actual == expected { continue }
                if updates {
                    replacements.append((lines, actual))
                } else {
                    report(lesson, example.line, "the example gives another result:\n\(actual)")
                }
            }
        }
        if !replacements.isEmpty { rewrite(lesson, replacements) }
    }

    private func trimmedLines(_ text: String) -> String {
        var view = Substring(text)
        while view.last?.isNewline == true { view.removeLast() }
        return String(view)
    }

    private mutating func rewrite(_ lesson: Lesson, _ replacements: [(lines: Range<Int>, text: String)]) {
        do throws(FileError) {
            let text = String(decoding: try FileAccess.read(lesson.path), as: UTF8.self)
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            for replacement in replacements.reversed() {
                lines.replaceSubrange(replacement.lines, with: [replacement.text])
            }
            try FileAccess.replace(lesson.path, with: Array(lines.joined(separator: "\n").utf8))
            rewritten.append(lesson.path)
        } catch {
            report(lesson, 1, "cannot write: \(error.reason)")
        }
    }

    private mutating func prove(_ exercise: Exercise, of lesson: Lesson, _ judge: LessonJudge) {
        let solutions = [false, true].map { judge.solution(of: exercise, isSecond: $0) }
        for (outcome, graph) in zip(solutions, [lesson.graph, lesson.secondGraph]) {
            switch outcome {
            case nil: report(lesson, exercise.line, "the graph \(graph) cannot be read")
            case .failure(let error):
                report(lesson, exercise.line, "the solution of '\(exercise.title)' fails on \(graph): \(error.message)")
            case .answer(let answer):
                if answer.rows.isEmpty {
                    report(lesson, exercise.line, "the solution of '\(exercise.title)' gives no rows on \(graph)")
                }
            }
        }
        if let first = solutions[0], first == solutions[1] {
            report(lesson, exercise.line, "'\(exercise.title)' has the same answer on both graphs")
        }
        switch judge.verdict(on: [exercise.solution], of: exercise) {
        case .right, nil: break
        case .wrong(let line, difference: _): report(lesson, exercise.line, "the solution is not taken: \(line)")
        case .known(let message): report(lesson, exercise.line, "the solution is taken for a mistake: \(message)")
        case .looked: report(lesson, exercise.line, "the solution of '\(exercise.title)' changes nothing")
        case .failed(let code): report(lesson, exercise.line, "the solution fails: \(code.rawValue)")
        }
        if let starter = exercise.starter, judge.verdict(on: [starter], of: exercise) == .right {
            report(lesson, exercise.line, "the starter of '\(exercise.title)' is an answer already")
        }
        for mistake in exercise.mistakes {
            switch judge.verdict(on: [mistake.query], of: exercise) {
            case .known(mistake.message): continue
            case .known(let other): report(lesson, mistake.line, "the mistake gets another message: \(other)")
            case .right: report(lesson, mistake.line, "the mistake is an answer")
            case .wrong(let line, difference: _): report(lesson, mistake.line, "the mistake is not known: \(line)")
            case .looked: report(lesson, mistake.line, "the mistake is not known: it changes nothing")
            case .failed(let code): report(lesson, mistake.line, "the mistake is not known: \(code.rawValue)")
            case nil: report(lesson, mistake.line, "the mistake cannot be judged")
            }
        }
    }

    private mutating func report(_ lesson: Lesson, _ line: Int, _ message: String) {
        problems.append(LessonProblem(path: lesson.path, line: line, message: message))
    }
}
