/// Reads what a person types, one entry at a time: a statement, which may have several lines, or a command.
protocol LineEditor: AnyObject {
    /// Asks for an entry. `isComplete` tells whether a text can be run as it stands; while it cannot, Enter begins
    /// another line.
    func readEntry(prompt: Prompt, isComplete: @escaping (String) -> Bool) -> LineEvent

    /// Adds an entry to what the arrow keys bring back.
    func remember(_ entry: String)

    /// Forgets what `remember` kept.
    func forgetAll()
}

/// What came of asking for an entry.
enum LineEvent: Equatable {
    case entry(String)
    /// Ctrl-C: the text so far is dropped.
    case cancelled
    /// Ctrl-D on an empty line, or the terminal went away.
    case endOfInput
}

/// The prompt: plain text, and the same with colour.
struct Prompt: Equatable {
    /// Before the first line.
    var text: String
    /// Before further lines, where the editor shows one.
    var continuation: String
    var usesColour: Bool
}
