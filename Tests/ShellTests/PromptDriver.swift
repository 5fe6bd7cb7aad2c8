import TestSupport
import Testing

/// A prompt in a terminal of its own. Each call of `press` is one interaction: keys go in, and the screen has to show
/// what they bring about.
final class PromptDriver {
    let terminal: PseudoTerminal

    /// - Parameter colour: whether the program may colour and suggest; most tests look at the text alone.
    init(
        _ arguments: [String] = [], columns: Int = 80, rows: Int = 24, colour: Bool = false,
        environment: [String: String] = [:], folder: TemporaryFolder? = nil
    ) throws {
        var all = environment
        if !colour { all["NO_COLOR"] = "1" }
        terminal = try PseudoTerminal(
            ["-q"] + arguments, columns: columns, rows: rows, environment: all, folder: folder)
        try terminal.wait("a prompt") { $0.currentLine.hasSuffix(">") && terminal.readsKeys }
    }

    var screen: ScreenModel { terminal.screen }

    /// Presses keys; then the line of the cursor is this, and the cursor stands at this column.
    func press(_ keys: String, _ line: String, column: Int? = nil) throws {
        try terminal.send(keys)
        try terminal.wait("line '\(line)'" + (column.map { ", column \($0)" } ?? "")) {
            $0.currentLine == line && (column == nil || $0.column == column)
        }
    }

    /// Presses keys; then the screen is as described.
    func press(_ keys: String, until what: String, _ isExpected: (ScreenModel) -> Bool) throws {
        try terminal.send(keys)
        try terminal.wait(what, until: isExpected)
    }

    /// Presses keys; then a text is shown.
    func press(_ keys: String, shows text: String) throws {
        try terminal.send(keys)
        try terminal.wait(for: text)
    }

    /// Presses keys and waits for the answer and a fresh prompt.
    func run(_ keys: String, shows text: String, prompt: String = "entente>") throws {
        func prompts(_ screen: ScreenModel) -> Int {
            screen.text.split(separator: "\n").count { $0.hasPrefix(prompt) }
        }
        let before = prompts(screen)
        try terminal.send(keys)
        try terminal.wait("'\(text)' and a prompt") {
            prompts($0) > before && $0.text.contains(text) && $0.currentLine == prompt && terminal.readsKeys
        }
    }

    /// Drops what is typed.
    func reset(prompt: String = "entente>") throws {
        try terminal.send(PseudoTerminal.Key.control("c"))
        try terminal.waitForPrompt(prompt)
    }

    /// The lines from the prompt of the entry down to the last that is not empty.
    var entry: [String] {
        let lines = screen.lines
        guard let start = lines.lastIndex(where: { $0.hasPrefix("entente") || $0.hasPrefix("> ") }) else { return [] }
        let end = lines.lastIndex { !$0.isEmpty } ?? start
        return Array(lines[start...max(start, end)])
    }
}
