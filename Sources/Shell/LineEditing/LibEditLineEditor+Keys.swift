import CLibEdit
import Glibc

extension LibEditLineEditor {
    /// Commands of libedit that ours end in, each under a key sequence that no terminal sends.
    private enum PrivateKey {
        static let accept = "\u{9B}\u{2}"
        static let deleteNext = "\u{9B}\u{3}"
        static let right = "\u{9B}\u{4}"
        static let end = "\u{9B}\u{5}"
        static let nextWord = "\u{9B}\u{6}"
    }

    /// Names our commands to libedit; once.
    func addCommands() {
        func add(_ name: String, _ help: String, _ command: @escaping clibedit_command_function) {
            clibedit_add_function(handle, "entente-" + name, help, command)
        }
        add("enter", "Run the statement, or begin a new line") { el, _ in run(el) { $0.enter() } }
        add("newline", "Begin a new line") { el, _ in run(el) { $0.insert("\n") } }
        add("cancel", "Drop what was typed") { el, _ in run(el) { $0.cancel() } }
        add("leave", "Leave, or delete a character") { el, _ in run(el) { $0.leave() } }
        add("suspend", "Stop the program") { el, _ in run(el) { $0.suspend() } }
        add("up", "A line up, or an older entry") { el, _ in run(el) { $0.move(by: -1) } }
        add("down", "A line down, or a newer entry") { el, _ in run(el) { $0.move(by: 1) } }
        add("left", "A character to the left") { el, _ in run(el) { $0.moveCharacter(by: -1) } }
        add("right", "A character to the right, or take the suggestion") { el, _ in run(el) { $0.right() } }
        add("home", "To the beginning of the line") { el, _ in run(el) { $0.home() } }
        add("end", "To the end of the line, or take the suggestion") { el, _ in run(el) { $0.end() } }
        add("next-word", "A word to the right, or one of the suggestion") { el, _ in run(el) { $0.nextWord() } }
        add("backspace", "Delete the character before the cursor") { el, _ in run(el) { $0.backspace() } }
        add("delete", "Delete the character at the cursor") { el, _ in run(el) { $0.delete() } }
        add("paste", "Insert pasted text") { el, _ in run(el) { $0.paste() } }
        add("complete", "Complete the word before the cursor") { el, _ in run(el) { $0.complete() } }
        add("search", "Search earlier entries") { el, _ in run(el) { $0.search() } }
        add("clear", "Clear the screen") { el, _ in run(el) { $0.clearScreen() } }
        add("undo", "Undo the last change") { el, _ in run(el) { $0.undo() } }
        add("edit", "Edit the text in $EDITOR") { el, _ in run(el) { $0.editOutside() } }
    }

    /// Binds our commands over those of libedit.
    func bindKeys() {
        for (command, keys) in Self.control { bind("entente-" + command, to: keys, isEscape: false) }
        bind("ed-newline", to: [PrivateKey.accept], isEscape: false)
        bind("ed-delete-next-char", to: [PrivateKey.deleteNext], isEscape: false)
        bind("ed-next-char", to: [PrivateKey.right], isEscape: false)
        bind("ed-move-to-end", to: [PrivateKey.end], isEscape: false)
        bind(keys == .emacs ? "em-next-word" : "vi-next-word", to: [PrivateKey.nextWord], isEscape: false)
        for (sequence, key) in KeyPress.sequences {
            guard let command = Self.command(key), let letter = key.letter else { continue }
            switch keys {
            case .emacs: bind(command, to: ["\u{1B}" + sequence], isEscape: false)
            case .vi: bind(command, to: ["\u{9B}\(letter)"], isEscape: true)
            }
        }
        guard keys == .emacs else {
            // libedit's own undo goes back further than the last command, and its editor is not the user's.
            clibedit_bind_command_mode(handle, "u", "entente-undo")
            clibedit_bind_command_mode(handle, "v", "entente-edit")
            return
        }
        for (command, keys) in Self.emacs { bind("entente-" + command, to: keys, isEscape: false) }
        bind("ed-delete-prev-word", to: ["\u{17}"], isEscape: false)
    }

    private static let control: [(String, [String])] = [
        ("enter", ["\r", "\n"]), ("cancel", ["\u{3}"]), ("leave", ["\u{4}"]), ("suspend", ["\u{1A}"]),
        ("complete", ["\t"]), ("search", ["\u{12}"]), ("clear", ["\u{C}"]), ("backspace", ["\u{7F}", "\u{8}"]),
        ("up", ["\u{10}"]), ("down", ["\u{E}"]),
    ]

    private static let emacs: [(String, [String])] = [
        ("home", ["\u{1}"]), ("end", ["\u{5}"]), ("right", ["\u{6}"]), ("left", ["\u{2}"]),
        ("undo", ["\u{1F}", "\u{18}\u{15}"]), ("edit", ["\u{18}\u{5}"]), ("next-word", ["\u{1B}f", "\u{1B}F"]),
    ]

    private static func command(_ key: KeyPress) -> String? {
        switch key {
        case .up: "entente-up"
        case .down: "entente-down"
        case .left: "entente-left"
        case .right: "entente-right"
        case .home: "entente-home"
        case .end: "entente-end"
        case .delete: "entente-delete"
        case .wordLeft: "ed-prev-word"
        case .wordRight: "entente-next-word"
        case .newLine: "entente-newline"
        case .paste: "entente-paste"
        case .backTab, .escape, .scalar, .unknown: nil
        }
    }

    /// Binds keys; in vi's keys for both of its modes.
    private func bind(_ command: String, to keys: [String], isEscape: Bool) {
        for key in keys {
            clibedit_bind(handle, key, command)
            // In command mode Backspace moves and Tab, like all that inserts, has no place.
            let isInsertion = key == "\t" || key == "\u{7F}" || key == "\u{8}"
            if self.keys == .vi, !isInsertion { clibedit_bind_command_mode(handle, key, command) }
        }
    }

    // MARK: Ends of libedit's commands

    func accept() { el_push(handle, PrivateKey.accept) }
    func deleteNext() { el_push(handle, PrivateKey.deleteNext) }
    func moveRight() { el_push(handle, PrivateKey.right) }
    func moveToEnd() { el_push(handle, PrivateKey.end) }
    func moveToNextWord() { el_push(handle, PrivateKey.nextWord) }
}

/// Runs a command of the editor that a callback speaks of.
private func run(_ handle: OpaquePointer?, _ command: (LibEditLineEditor) -> UInt8) -> UInt8 {
    LibEditLineEditor.of(handle).map(command) ?? CommandCode.failure
}
