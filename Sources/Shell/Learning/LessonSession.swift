import Entente
import QuerySyntax
import ResultRendering
import SourceText

/// A learner at work: which exercise is open, which hints were given.
final class LessonSession {
    let folder: LessonFolder
    private(set) var lesson: Lesson
    private(set) var index = 0
    private var hintsGiven = 0
    private var lastDifference: [String] = []
    /// Statements that changed the graph since the exercise began.
    private var writes: [String] = []
    private var judge: LessonJudge
    private let graphs: LessonGraphs
    private var progress = LessonProgress()
    /// The graph before the lesson began.
    private let outer: (database: Database, name: String?)
    private unowned let context: ShellContext

    /// Takes a scratch copy of the lesson's graph; nil after the reason was shown.
    init?(_ lesson: Lesson, of folder: LessonFolder, in context: ShellContext) {
        self.folder = folder
        self.lesson = lesson
        self.context = context
        graphs = LessonGraphs(signals: context.signals, output: context.output, errors: context.errors)
        judge = LessonJudge(lesson, graphs: graphs)
        outer = (context.database, context.graphName)
        guard open(lesson) else { return nil }
    }

    /// Gives back the graph from before.
    func leave() { context.use(outer.database, named: outer.name) }

    /// The exercise at hand; nil when all are done.
    var exercise: Exercise? { lesson.exercises.indices.contains(index) ? lesson.exercises[index] : nil }

    /// Goes to another lesson.
    @discardableResult
    func open(_ lesson: Lesson) -> Bool {
        guard let scratch = graphs.scratch(lesson.graphPath) else { return false }
        context.use(scratch, named: lesson.id)
        self.lesson = lesson
        judge = LessonJudge(lesson, graphs: graphs)
        if progress.isUnreadable { context.remark("warning: lessons.json cannot be read; progress is not kept") }
        progress.lesson = lesson.id
        progress.save()
        writes = []
        index = lesson.exercises.firstIndex { progress.states[$0.id] == nil } ?? 0
        let open = lesson.needs.filter { need in
            folder.lessons.first { $0.id == need }.map { !progress.isDone($0) } ?? false
        }
        if !open.isEmpty { context.remark("This lesson builds on: \(open.joined(separator: ", ")).") }
        context.output.write(context.fitted(LessonText.introduction(of: lesson)))
        showTask()
        return true
    }

    /// Shows the exercise at hand.
    func showTask() {
        hintsGiven = 0
        lastDifference = []
        guard let exercise else { return }
        context.output.write(context.fitted(LessonText.task(exercise, number: index + 1, of: lesson.exercises.count)))
        context.output.flush()
    }

    // MARK: Answers

    /// Compares a statement that ran, or failed, with the exercise at hand, and says little.
    func observe(_ parsed: ParsedStatement, of source: SourceText, succeeded: Bool) {
        if case .transaction(let command, _) = parsed.tree.statement {
            if command == .rollback { writes = [] }
            return
        }
        let statement = source.text(in: parsed.range)
        if succeeded, context.lastChanges?.isEmpty == false { writes.append(statement) }
        // What is right in itself and failed here, as for want of a parameter, has said why.
        guard let exercise, let verdict = verdict(on: statement, of: exercise), succeeded || verdict != .right else {
            return
        }
        lastDifference = []
        switch verdict {
        case .right:
            context.output.line("✓ right")
            if Self.plain(statement) != Self.plain(exercise.solution) {
                context.output.write("One way to write it:\n" + LessonText.indented(exercise.solution))
            }
            progress.set(exercise.id, .solved)
            advance()
        case .wrong(let line, let difference):
            lastDifference = difference
            let offers = undo + (difference.isEmpty ? [] : [":diff"]) + [moreHints ? ":hint" : ":skip"]
            context.output.line("not yet: \(line)  " + offers.joined(separator: " "))
        case .known(let message): context.output.line((["not yet: " + message] + undo).joined(separator: "  "))
        case .looked, .failed: break
        }
        context.output.flush()
    }

    /// What the statement does by itself, or together with those before it.
    private func verdict(on statement: String, of exercise: Exercise) -> LessonJudge.Verdict? {
        let verdict = judge.verdict(on: [statement], of: exercise)
        guard exercise.after != nil, verdict != .right, writes.count > 1, writes.last == statement,
            judge.verdict(on: writes, of: exercise) == .right
        else { return verdict }
        return .right
    }

    /// The last write was taken back.
    func undone() { _ = writes.popLast() }

    /// The reminder that a wrong write can be taken back.
    private var undo: [String] { exercise?.after == nil || writes.isEmpty ? [] : [":undo"] }

    private var moreHints: Bool { exercise.map { hintsGiven < $0.hints.count } ?? false }

    /// Shows the next hint, or the last one again.
    func hint() {
        guard let exercise else { return done() }
        hintsGiven = min(hintsGiven + 1, exercise.hints.count)
        guard hintsGiven > 0 else { return context.output.line("There is no hint; :skip shows the answer.") }
        context.output.line(exercise.hints[hintsGiven - 1])
        let left = exercise.hints.count - hintsGiven
        context.output.line(
            left > 0 ? "(\(SummaryText.count(left, "more hint")))" : "(the last hint; :skip shows the answer)")
    }

    /// Shows how the last answer differs.
    func difference() {
        if lastDifference.isEmpty { return context.output.line("There is no difference to show.") }
        if let after = exercise?.after {
            context.output.write("Of what this finds now:\n" + LessonText.indented(after))
        }
        context.output.line("- missing, + too many:")
        for line in lastDifference { context.output.line("  " + line) }
    }

    /// Shows the answer.
    func solution() {
        guard let exercise else { return done() }
        context.output.write(LessonText.indented(exercise.solution))
        if progress.states[exercise.id] == nil { progress.set(exercise.id, .skipped) }
    }

    /// Shows the answer and goes on.
    func skip() {
        guard exercise != nil else { return done() }
        solution()
        advance()
    }

    private func done() { context.output.line("This lesson is done; :learn next goes on, :learn off leaves.") }

    private func advance() {
        index += 1
        if exercise == nil {
            let solved = progress.solved(lesson)
            context.output.line("\n\(lesson.title): \(solved) of \(lesson.exercises.count) solved.")
            if let next = LessonText.next(in: folder, progress) {
                context.output.line(":learn next goes on with '\(next.title)'.")
            } else {
                context.output.line("That was the last lesson.")
            }
        } else {
            renewGraph()
            showTask()
        }
    }

    /// Every exercise begins on the graph that the lesson tells of.
    private func renewGraph() {
        guard !writes.isEmpty, let scratch = graphs.scratch(lesson.graphPath) else { return }
        writes = []
        context.use(scratch, named: lesson.id)
        context.output.line("\nThe graph is again as it was at the beginning.")
    }

    /// A query without its blanks and semicolon, for telling whether the model answer adds anything.
    private static func plain(_ query: String) -> String {
        query.lowercased().filter { !$0.isWhitespace && $0 != ";" }
    }
}
