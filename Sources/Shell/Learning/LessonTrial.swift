/// Statements to be tried on a graph of a lesson, which is afterwards as it was before.
struct LessonTrial {
    var statements: [String]
    /// A query whose rows say what the graph holds then; nil where the rows of the last statement are the answer.
    var after: String?
    /// A map expression with the parameters.
    var parameters: String?
    /// Whether the statements may change the graph.
    var mayWrite: Bool
}

extension LessonTrial {
    /// The statements as an answer to an exercise, on the first or the second graph of its lesson.
    init(_ statements: [String], of exercise: Exercise, isSecond: Bool) {
        let check = exercise.check
        self.statements = check.isTwice ? statements + statements : statements
        after = exercise.after
        parameters = isSecond ? check.secondParameters ?? check.parameters : check.parameters
        mayWrite = exercise.after != nil
    }
}
