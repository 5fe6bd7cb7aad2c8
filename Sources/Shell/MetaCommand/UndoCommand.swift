import Entente
import SourceText

/// `:undo`: takes back the last write.
struct UndoCommand: MetaCommand {
    var names: [String] { ["undo"] }
    var summary: String { "take back the last write, or the last transaction; works once" }

    func run(_ arguments: String, in context: ShellContext) -> StatementOutcome {
        guard arguments.isEmpty else { return refuse(arguments, in: context) }
        do throws(Diagnostic) {
            let counters = try context.session.undo()
            context.lesson?.undone()
            let changes = SummaryText.changes(counters)
            context.remark("Taken back: " + (changes.isEmpty ? "the last write" : changes.joined(separator: ", ")))
            return .success
        } catch {
            context.report(error, in: SourceText("", name: ":undo"))
            return .failure(ExitStatus(error))
        }
    }
}
