import Entente
import QuerySyntax
import ResultRendering
import SourceText

/// Says whether statements answer an exercise: they must give the rows of the solution on both graphs of the lesson or,
/// where something is to be written, leave both graphs as the solution does.
///
/// They are judged by what they give, never by how they are written, save where the exercise asks for a construct.
final class LessonJudge {
    enum Verdict: Equatable {
        case right
        /// One line for the learner, and the difference for `:diff`.
        case wrong(String, difference: [String])
        /// A mistake that the lesson knows.
        case known(String)
        /// A query that only looks, where something is to be written.
        case looked
        /// The query does not run.
        case failed(DiagnosticCode)
    }

    /// What a query gives.
    struct Answer: Equatable {
        var columns: [String]
        var rows: [[Value]]
        /// Whether the statements changed the graph.
        var hasChanges = false
    }

    enum Outcome: Equatable {
        case answer(Answer)
        case failure(Diagnostic)
    }

    private let graphs: LessonGraphs
    private let lesson: Lesson
    private var solutions: [String: Outcome] = [:]

    init(_ lesson: Lesson, graphs: LessonGraphs) {
        self.lesson = lesson
        self.graphs = graphs
    }

    /// Judges statements; nil where the lesson's own graphs or solution do not work.
    func verdict(on statements: [String], of exercise: Exercise) -> Verdict? {
        guard let given = run(statements, of: exercise, isSecond: false),
            let wanted = solution(of: exercise, isSecond: false),
            case .answer(let expected) = wanted
        else { return nil }
        let verdict = judge(statements, given, expected, exercise)
        if verdict == .right { return .right }
        return known(statements, given, exercise) ?? verdict
    }

    private func judge(_ statements: [String], _ given: Outcome, _ expected: Answer, _ exercise: Exercise) -> Verdict {
        guard case .answer(let answer) = given else {
            if case .failure(let error) = given { return .failed(error.code) }
            return .failed(.unexpectedSyntax)
        }
        if exercise.after != nil, !answer.hasChanges {
            return onlyLooks(statements, exercise) ? .looked : .wrong("nothing in the graph changed", difference: [])
        }
        if let wrong = compare(answer, expected, exercise) { return wrong }
        if let columns = exercise.check.columns, answer.columns != columns {
            return .wrong(
                "the rows are right; the columns should be called \(columns.joined(separator: ", "))", difference: [])
        }
        if let lack = lack(of: statements.joined(separator: ";\n"), exercise) { return .wrong(lack, difference: []) }
        guard case .answer(let second)? = solution(of: exercise, isSecond: true),
            let elsewhere = run(statements, of: exercise, isSecond: true)
        else { return .right }
        switch elsewhere {
        case .failure(let error):
            return .wrong("right here, but on another graph of this kind it fails: \(error.message)", difference: [])
        case .answer(let answer):
            if case .wrong(let line, difference: _)? = compare(answer, second, exercise) {
                return .wrong(
                    "right here, but not on another graph of this kind (\(line)): let the pattern find the answer",
                    difference: [])
            }
            return .right
        }
    }

    /// Whether statements run where nothing can be written.
    private func onlyLooks(_ statements: [String], _ exercise: Exercise) -> Bool {
        var trial = LessonTrial(statements, of: exercise, isSecond: false)
        trial.mayWrite = false
        guard case .answer? = graphs.run(trial, at: lesson.graphPath) else { return false }
        return true
    }

    private func compare(_ answer: Answer, _ expected: Answer, _ exercise: Exercise) -> Verdict? {
        guard answer.columns.count == expected.columns.count else {
            return .wrong(
                "\(SummaryText.count(answer.columns.count, "column")), expected \(expected.columns.count)",
                difference: [])
        }
        // The same columns in another order are as good.
        var order = Array(expected.columns.indices)
        if Set(answer.columns) == Set(expected.columns), Set(answer.columns).count == order.count {
            order = expected.columns.compactMap { answer.columns.firstIndex(of: $0) }
        }
        let rows = answer.rows.map { row in Value.list(order.map { row[$0] }) }
        let comparison = RowComparison(
            rows, expected: expected.rows.map { .list($0) }, isOrdered: exercise.check.isOrdered)
        if comparison.isSame { return nil }
        return .wrong(
            comparison.summary(rows: rows.count, expected: expected.rows.count),
            difference: TestProgram.difference(comparison))
    }

    /// What the exercise asks for beside the rows, and the query does not have.
    private func lack(of query: String, _ exercise: Exercise) -> String? {
        for word in exercise.check.uses where !Self.has(query, word) {
            return "the result is right; now with \(word)"
        }
        for word in exercise.check.avoids where Self.has(query, word) {
            return "the result is right; now without \(word)"
        }
        guard !exercise.check.planHas.isEmpty || !exercise.check.planLacks.isEmpty else { return nil }
        guard let plan = graphs.plan(of: query, at: lesson.graphPath) else {
            return "there is no plan of this statement"
        }
        for name in exercise.check.planHas where !plan.contains(name) {
            return "the result is right; the plan should have \(name)"
        }
        for name in exercise.check.planLacks where plan.contains(name) {
            return "the result is right; the plan still has \(name)"
        }
        return nil
    }

    /// A mistake of the exercise that gives exactly what the statements give, on both graphs.
    private func known(_ statements: [String], _ given: Outcome, _ exercise: Exercise) -> Verdict? {
        // What changes nothing is like everything else that changes nothing.
        if exercise.after != nil, case .answer(let answer) = given, !answer.hasChanges { return nil }
        for mistake in exercise.mistakes {
            guard let here = run([mistake.query], of: exercise, isSecond: false), Self.isAlike(given, here),
                let there = run([mistake.query], of: exercise, isSecond: true),
                let givenThere = run(statements, of: exercise, isSecond: true),
                Self.isAlike(givenThere, there)
            else { continue }
            return .known(mistake.message)
        }
        return nil
    }

    private static func isAlike(_ one: Outcome, _ other: Outcome) -> Bool {
        switch (one, other) {
        case (.answer(let one), .answer(let other)): one.rows == other.rows
        case (.failure(let one), .failure(let other)): one.code == other.code
        case (.answer, .failure), (.failure, .answer): false
        }
    }

    /// What the solution gives on one of the graphs; nil where the graph does not load.
    func solution(of exercise: Exercise, isSecond: Bool) -> Outcome? {
        let key = (isSecond ? "2" : "1") + exercise.id
        if let known = solutions[key] { return known }
        let outcome = run([exercise.solution], of: exercise, isSecond: isSecond)
        solutions[key] = outcome
        return outcome
    }

    private func run(_ statements: [String], of exercise: Exercise, isSecond: Bool) -> Outcome? {
        graphs.run(
            LessonTrial(statements, of: exercise, isSecond: isSecond),
            at: isSecond ? lesson.secondGraphPath : lesson.graphPath)
    }

    /// Whether the tokens of a query have those of a word or of several among them, in any capitals.
    private static func has(_ query: String, _ words: String) -> Bool {
        func tokens(_ text: String) -> [String] {
            let source = SourceText(text)
            return Lexer.tokens(of: source).dropLast().map { source.text(in: $0.range).lowercased() }
        }
        let wanted = tokens(words)
        let given = tokens(query)
        guard given.count >= wanted.count, !wanted.isEmpty else { return false }
        return (0...given.count - wanted.count).contains { Array(given[$0..<$0 + wanted.count]) == wanted }
    }
}
