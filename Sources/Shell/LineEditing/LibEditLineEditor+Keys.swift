import CLibEdit
import Glibc

/// Where Up and Down stand in the history.
struct Recall {
    /// What was typed before; entries are searched for this beginning.
    var typed: String
    /// Index of the shown entry.
    var index: Int
    /// The shown entry as put into the buffer; when the buffer differs, it was edited and recall begins anew.
    var shown: String
}

extension LibEditLineEditor {
    /// Commands of libedit that ours end in, each under a key sequence that no terminal sends.
    private enum PrivateKey {
        static let accept = "\u{1B}[990~"
        static let deleteNext = "\u{1B}[991~"
    }

    func bindKeys() {
        bind("ed-newline", to: PrivateKey.accept)
        bind("ed-delete-next-char", to: PrivateKey.deleteNext, "\u{1B}[3~")
        bind("ed-move-to-beg", to: "\u{1B}[H", "\u{1B}OH", "\u{1B}[1~", "\u{1B}[7~")
        bind("ed-move-to-end", to: "\u{1B}[F", "\u{1B}OF", "\u{1B}[4~", "\u{1B}[8~")
        bind("ed-prev-word", to: "\u{1B}[1;5D", "\u{1B}[1;3D")
        bind("em-next-word", to: "\u{1B}[1;5C", "\u{1B}[1;3C")
        bind("ed-delete-prev-word", to: "\u{17}")
        bind("em-inc-search-prev", to: "\u{12}")

        add("entente-enter", "Run the statement, or begin a new line", to: "\r", "\n") { handle, _ in
            LibEditLineEditor.of(handle)?.enter() ?? CommandCode.failure
        }
        add("entente-newline", "Begin a new line", to: "\u{1B}\r", "\u{1B}\n") { handle, _ in
            LibEditLineEditor.of(handle)?.insert("\n") ?? CommandCode.failure
        }
        add("entente-cancel", "Drop what was typed", to: "\u{3}") { handle, _ in
            LibEditLineEditor.of(handle)?.cancel() ?? CommandCode.failure
        }
        add("entente-leave", "Leave, or delete a character", to: "\u{4}") { handle, _ in
            LibEditLineEditor.of(handle)?.leave() ?? CommandCode.failure
        }
        add("entente-suspend", "Stop the program", to: "\u{1A}") { handle, _ in
            LibEditLineEditor.of(handle)?.suspend() ?? CommandCode.failure
        }
        add("entente-up", "A line up, or an older entry", to: "\u{1B}[A", "\u{1B}OA", "\u{10}") { handle, _ in
            LibEditLineEditor.of(handle)?.move(by: -1) ?? CommandCode.failure
        }
        add("entente-down", "A line down, or a newer entry", to: "\u{1B}[B", "\u{1B}OB", "\u{E}") { handle, _ in
            LibEditLineEditor.of(handle)?.move(by: 1) ?? CommandCode.failure
        }
        add("entente-paste", "Insert pasted text", to: "\u{1B}[200~") { handle, _ in
            LibEditLineEditor.of(handle)?.paste() ?? CommandCode.failure
        }
        add("entente-tab", "Indent", to: "\t") { handle, _ in
            LibEditLineEditor.of(handle)?.insert("  ") ?? CommandCode.failure
        }
    }

    private func bind(_ command: String, to keys: String...) {
        for key in keys { clibedit_bind(handle, key, command) }
    }

    private func add(
        _ name: String, _ help: String, to keys: String..., command: @escaping clibedit_command_function
    ) {
        clibedit_add_function(handle, name, help, command)
        for key in keys { clibedit_bind(handle, key, name) }
    }
}

/// What a command tells libedit to do next; the `CC_` macros as the type that commands return.
enum CommandCode {
    static let nothing = UInt8(CC_NORM)
    static let refresh = UInt8(CC_REFRESH)
    static let redisplay = UInt8(CC_REDISPLAY)
    static let failure = UInt8(CC_ERROR)
}

// MARK: - The commands

extension LibEditLineEditor {
    /// The text typed so far, and how much of it stands before the cursor.
    private var line: (text: String, beforeCursor: String) {
        guard let info = el_line(handle)?.pointee, let start = info.buffer, let cursor = info.cursor,
            let end = info.lastchar
        else { return ("", "") }
        func text(to end: UnsafePointer<CChar>) -> String {
            String(decoding: UnsafeRawBufferPointer(start: start, count: max(0, end - start)), as: UTF8.self)
        }
        return (text(to: end), text(to: cursor))
    }

    /// Farther than any line is long; libedit stops at the ends.
    private static let farAway: Int32 = 1 << 24

    private func enter() -> UInt8 {
        if isComplete(line.text) {
            el_cursor(handle, Self.farAway)
            el_push(handle, PrivateKey.accept)
            return CommandCode.nothing
        }
        return insert("\n")
    }

    private func insert(_ text: String) -> UInt8 {
        el_insertstr(handle, text) == 0 ? CommandCode.refresh : CommandCode.failure
    }

    private func cancel() -> UInt8 {
        ending = .cancelled
        el_cursor(handle, Self.farAway)
        el_insertstr(handle, "^C")
        el_push(handle, PrivateKey.accept)
        return CommandCode.refresh
    }

    private func leave() -> UInt8 {
        if line.text.isEmpty {
            ending = .endOfInput
            el_push(handle, PrivateKey.accept)
        } else {
            el_push(handle, PrivateKey.deleteNext)
        }
        return CommandCode.nothing
    }

    private func suspend() -> UInt8 {
        clibedit_prepare_terminal(handle, 0)
        kill(getpid(), SIGTSTP)
        clibedit_prepare_terminal(handle, 1)
        return CommandCode.redisplay
    }

    /// Up (-1) or down (1): by a line inside a statement, else through the history, to entries that begin with what was
    /// typed.
    private func move(by step: Int) -> UInt8 {
        let (text, beforeCursor) = line
        if moveLine(by: step, text: text, beforeCursor: beforeCursor) { return CommandCode.refresh }
        var recall = self.recall ?? Recall(typed: text, index: entries.count, shown: text)
        if recall.shown != text { recall = Recall(typed: text, index: entries.count, shown: text) }
        var index = recall.index + step
        while entries.indices.contains(index) {
            let entry = entries[index]
            if entry.hasPrefix(recall.typed), entry != recall.shown { break }
            index += step
        }
        if index < 0 || (index >= entries.count && recall.index >= entries.count) { return CommandCode.failure }
        recall.index = min(index, entries.count)
        recall.shown = index < entries.count ? entries[index] : recall.typed
        self.recall = recall
        el_cursor(handle, Self.farAway)
        // `el_replacestr` refuses the empty text.
        el_deletestr(handle, Int32(text.unicodeScalars.count))
        if !recall.shown.isEmpty { el_insertstr(handle, recall.shown) }
        return CommandCode.refresh
    }

    /// Moves the cursor within a statement of several lines; false when there is no line in that direction.
    private func moveLine(by step: Int, text: String, beforeCursor: String) -> Bool {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        let before = beforeCursor.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        let row = before.count - 1
        guard let column = before.last?.count, lines.indices.contains(row + step) else { return false }
        let target = min(column, lines[row + step].count)
        let distance = step < 0 ? -(column + lines[row - 1].count - target + 1) : lines[row].count - column + 1 + target
        el_cursor(handle, Int32(distance))
        return true
    }

    /// Inserts everything up to the end of the paste at once, as one text: no line of it runs by itself.
    private func paste() -> UInt8 {
        let end = Array("\u{1B}[201~".unicodeScalars)
        var pasted: [Unicode.Scalar] = []
        while pasted.suffix(end.count) != end[...] {
            guard let scalar = nextScalar() else { return CommandCode.failure }
            pasted.append(scalar)
        }
        pasted.removeLast(end.count)
        var text = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in pasted {
            switch scalar {
            case "\r": text.append("\n")
            case "\n": if previous != "\r" { text.append("\n") }
            case "\t": text.append(contentsOf: "  ".unicodeScalars)
            default: if scalar.value >= 0x20 && scalar.value != 0x7F { text.append(scalar) }
            }
            previous = scalar
        }
        while text.last == "\n" { text.removeLast() }
        return insert(String(text))
    }
}
