import Entente
import Glibc
import SourceText

/// The prompt: reads an entry, runs it, shows the result, until the user leaves.
final class InteractiveShell {
    private let context: ShellContext
    private let editor: any LineEditor
    private let vocabulary: VocabularySource

    init(_ context: ShellContext) {
        self.context = context
        vocabulary = VocabularySource(context)
        var editor: (any LineEditor)?
        if Terminal.canEdit { editor = LibEditLineEditor(signals: context.signals, keys: context.editing.keys) }
        self.editor = editor ?? PlainLineEditor(signals: context.signals, output: context.output)
        context.editor = self.editor
        context.isInteractive = true
        context.keepForCommands()
        if context.settings.keepsHistory, let history = HistoryFile.standard {
            context.history = history
            for entry in history.load() { self.editor.remember(entry) }
        }
        context.signals.setInteractive(true)
    }

    /// Runs until `:quit` or Ctrl-D. A failed statement does not end the shell, nor does it change how it ends.
    func run() -> ExitStatus {
        defer { if context.session.isInTransaction { context.remark("The open transaction is rolled back.") } }
        if !context.settings.isQuiet { greet() }
        while true {
            context.output.flush()
            context.errors.flush()
            switch editor.readEntry(prompt: prompt, assistant: assistant) {
            case .cancelled: continue
            case .endOfInput: return .success
            case .entry(let text):
                let entry = trimmed(text)
                guard !entry.isEmpty else { continue }
                remember(entry, isSecret: text.hasPrefix(" "))
                vocabulary.forget()
                let outcome = run(entry)
                if outcome.status == .success, !outcome.leaves { context.recording?.add(entry) }
                if outcome.leaves { return .success }
                // Output that went nowhere, a closed terminal say, will not come back.
                if context.output.failure != nil { return .inputOutput }
            }
        }
    }

    private func run(_ entry: String) -> StatementOutcome {
        if StatementSplitter.isWordOfLeave(entry) {
            return MetaCommands.run(":" + entry.lowercased(), in: context)
        }
        if entry.hasPrefix("?") { return MetaCommands.run(":help " + entry.dropFirst(), in: context) }
        return context.run(script: SourceText(entry, name: "<prompt>"))
    }

    /// Keeps an entry, unless it begins with a blank or nothing is to be kept.
    private func remember(_ entry: String, isSecret: Bool) {
        if !entry.hasPrefix(":"), !entry.hasPrefix("?") { context.lastEntry = entry }
        guard !isSecret, !context.pausesHistory else { return }
        editor.remember(entry)
        context.history?.append(entry)
    }

    private var assistant: EditingAssistant {
        let vocabulary = self.vocabulary
        return EditingAssistant(
            isComplete: StatementSplitter.isComplete,
            completion: { Completer(vocabulary.vocabulary).completion(of: $0, at: $1) },
            preferences: context.editing, allowsPrograms: !context.isSafe)
    }

    /// Says what state the shell is in: `*` in a transaction, `ro` where nothing can be written.
    private var prompt: Prompt {
        var name = "entente"
        if context.settings.isReadOnly { name += "(ro)" }
        if context.session.isInTransaction { name += "*" }
        let text = name + "> "
        return Prompt(
            text: text, continuation: String(repeating: " ", count: text.count - 3) + "-> ",
            usesColour: Terminal.usesColour(context.settings.colour, on: context.output.descriptor))
    }

    private func greet() {
        let schema = context.session.schema
        var graph = "An empty graph."
        if schema.nodeCount > 0 {
            graph =
                SummaryText.count(schema.nodeCount, "node") + ", "
                + SummaryText.count(schema.relationshipCount, "relationship")
            if let name = context.graphName { graph = "\(name): \(graph)" }
            graph += "."
        }
        context.output.line("entente \(ShellProgram.version). \(graph)")
        context.output.line("A statement ends with ; or an empty line. :help shows more, Ctrl-D leaves.")
    }
}
