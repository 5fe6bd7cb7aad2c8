/// Reads what a person types, one entry at a time: a statement, which may have several lines, or a command.
protocol LineEditor: AnyObject {
    /// Asks for an entry, with the help of what the assistant knows.
    func readEntry(prompt: Prompt, assistant: EditingAssistant) -> LineEvent

    /// Adds an entry to what the arrow keys bring back.
    func remember(_ entry: String)

    /// Forgets what `remember` kept.
    func forgetAll()

    /// Puts a text into the next entry before a key is pressed.
    func prefill(_ text: String)
}

/// What came of asking for an entry.
enum LineEvent: Equatable {
    case entry(String)
    /// Ctrl-C: the text so far is dropped.
    case cancelled
    /// Ctrl-D on an empty line, or the terminal went away.
    case endOfInput
}

/// The prompt.
struct Prompt: Equatable {
    /// Before the first line.
    var text: String
    /// Before further lines; the editor puts what is still open in the place of the `-`.
    var continuation: String
    var usesColour: Bool
}
