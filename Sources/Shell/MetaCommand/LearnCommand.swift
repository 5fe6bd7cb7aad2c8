import SourceText

/// `:learn`, `:learn NAME`, `:learn next`, `:learn off`: lessons at the prompt.
struct LearnCommand: MetaCommand {
    var names: [String] { ["learn"] }
    var arguments: String { "[NUMBER | NAME | next | task | off]" }
    var summary: String { "lessons; alone, the list with what is done" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        if context.lesson == nil, let refusal = context.refuseWhenSafe("learn") { return refusal }
        if arguments.lowercased() == "off" {
            guard let lesson = context.lesson else { return refuse(arguments, in: context) }
            lesson.leave()
            context.lesson = nil
            context.remark("The lesson is closed; the graph is the one from before.")
            return .success
        }
        if arguments.lowercased() == "task" {
            guard let lesson = context.lesson else { return refuse(arguments, in: context) }
            lesson.showTask()
            return .success
        }
        guard let path = LessonFolder.find(context.settings.lessons) else {
            context.complain(LearnProgram.missing)
            return .failure(.inputMissing)
        }
        let folder: LessonFolder
        do throws(FileError) { folder = try LessonFolder(path: path) } catch { return .failure(context.report(error)) }
        if arguments.isEmpty {
            context.output.write(LessonText.overview(folder, LessonProgress()))
            return .success
        }
        let isNext = arguments.lowercased() == "next"
        guard let lesson = isNext ? LessonText.next(in: folder, LessonProgress()) : folder.lesson(named: arguments)
        else {
            if isNext {
                context.output.line("All lessons are done.")
                return .success
            }
            var message = "there is no lesson '\(arguments)'"
            if let near = NearestName.find(arguments, among: folder.lessons.map(\.id)) {
                message += "; did you mean \(near)?"
            }
            context.complain(message + " (:learn lists all)")
            return .failure(.usage)
        }
        if let session = context.lesson {
            return session.open(lesson) ? .success : .failure(.badInput)
        }
        guard let session = LessonSession(lesson, of: folder, in: context) else { return .failure(.badInput) }
        context.lesson = session
        return .success
    }
}
