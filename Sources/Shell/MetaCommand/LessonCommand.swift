/// `:hint`, `:diff`, `:solution`, `:skip`: what a learner asks for in an exercise.
struct LessonCommand: MetaCommand {
    /// What is asked for.
    enum Wish: String { case hint, diff, solution, skip }

    let wish: Wish

    var names: [String] { [wish.rawValue] }

    var summary: String {
        switch wish {
        case .hint: "in a lesson: the next hint"
        case .diff: "in a lesson: how the last answer differs"
        case .solution: "in a lesson: the answer"
        case .skip: "in a lesson: the answer, and on to the next exercise"
        }
    }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        guard arguments.isEmpty else { return refuse(arguments, in: context) }
        guard let lesson = context.lesson else {
            context.complain("no lesson is open; :learn lists them")
            return .failure(.usage)
        }
        switch wish {
        case .hint: lesson.hint()
        case .diff: lesson.difference()
        case .solution: lesson.solution()
        case .skip: lesson.skip()
        }
        return .success
    }
}
