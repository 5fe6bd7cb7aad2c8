import CLibEdit
import Glibc

/// What the keys do.
extension LibEditLineEditor {
    func enter() -> UInt8 {
        guard assistant.isComplete(text) else { return insert("\n") }
        el_cursor(handle, Self.farAway)
        accept()
        return CommandCode.nothing
    }

    func cancel() -> UInt8 {
        ending = .cancelled
        el_cursor(handle, Self.farAway)
        accept()
        return CommandCode.nothing
    }

    func leave() -> UInt8 {
        let (all, cursor) = scalars
        if all.isEmpty {
            ending = .endOfInput
            accept()
        } else if cursor < all.count {
            return delete()
        }
        return CommandCode.nothing
    }

    func suspend() -> UInt8 {
        giveTerminalBack { kill(getpid(), SIGTSTP) }
        return CommandCode.refresh
    }

    func clearScreen() -> UInt8 {
        send("\u{1B}[H\u{1B}[2J")
        painter.reset()
        return CommandCode.refresh
    }

    /// Lends the terminal, as it was before, to something else; the entry is drawn anew below what that leaves.
    func giveTerminalBack(_ body: () -> Void) {
        send(painter.leave() + "\u{1B}[?2004l")
        clibedit_prepare_terminal(handle, 0)
        body()
        clibedit_prepare_terminal(handle, 1)
        signals.drain()
        el_resize(handle)
        send("\u{1B}[?2004h")
    }

    /// Edits the text in the user's editor.
    func editOutside() -> UInt8 {
        guard assistant.allowsPrograms else {
            send("\u{7}")
            return CommandCode.failure
        }
        var edited: String?
        let before = text
        giveTerminalBack { edited = try? ExternalEditor.edit(before) }
        if let edited, edited != before { replaceAll(with: edited) }
        return CommandCode.refresh
    }

    // MARK: Moving

    /// Up (-1) or down (1): by a line inside a statement, else through the history, to entries that begin with what was
    /// typed.
    func move(by step: Int) -> UInt8 {
        let (all, cursor) = scalars
        if let target = Self.place(in: all, cursor, lineStep: step) {
            moveCursor(to: target)
            return CommandCode.refresh
        }
        guard let entry = history.step(step, from: text) else { return CommandCode.failure }
        replaceAll(with: entry)
        return CommandCode.refresh
    }

    /// The place in the line above or below that has the column of the cursor; nil where there is no such line.
    static func place(in scalars: [Unicode.Scalar], _ cursor: Int, lineStep: Int) -> Int? {
        let start = (scalars[..<cursor].lastIndex(of: "\n") ?? -1) + 1
        let column = cursor - start
        if lineStep < 0 {
            guard start > 0 else { return nil }
            let above = (scalars[..<(start - 1)].lastIndex(of: "\n") ?? -1) + 1
            return min(above + column, start - 1)
        }
        guard let end = scalars[cursor...].firstIndex(of: "\n") else { return nil }
        let belowEnd = scalars[(end + 1)...].firstIndex(of: "\n") ?? scalars.count
        return min(end + 1 + column, belowEnd)
    }

    /// How many scalars the character before (-1) or at (1) the cursor consists of: a letter with its marks is one
    /// character.
    private func characterLength(_ step: Int) -> Int {
        let (all, cursor) = scalars
        // Characters do not go over lines, and seldom over a few scalars.
        let range = step < 0 ? max(0, cursor - 32)..<cursor : cursor..<min(all.count, cursor + 32)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: all[range])
        let text = String(view)
        return (step < 0 ? text.last : text.first)?.unicodeScalars.count ?? 0
    }

    func moveCharacter(by step: Int) -> UInt8 {
        let length = characterLength(step)
        guard length > 0 else { return CommandCode.failure }
        el_cursor(handle, Int32(step * length))
        return CommandCode.refresh
    }

    func right() -> UInt8 {
        let (all, cursor) = scalars
        guard cursor < all.count else { return takeSuggestion(suggestion) }
        // In vi's command mode the cursor stays on the last character, which libedit knows.
        if keys == .vi {
            moveRight()
            return CommandCode.nothing
        }
        return moveCharacter(by: 1)
    }

    func home() -> UInt8 {
        let (all, cursor) = scalars
        moveCursor(to: (all[..<cursor].lastIndex(of: "\n") ?? -1) + 1)
        return CommandCode.refresh
    }

    func end() -> UInt8 {
        let (all, cursor) = scalars
        if cursor == all.count, !suggestion.isEmpty { return takeSuggestion(suggestion) }
        let lineEnd = all[cursor...].firstIndex(of: "\n") ?? all.count
        if lineEnd == all.count {
            moveToEnd()
            return CommandCode.nothing
        }
        moveCursor(to: lineEnd)
        return CommandCode.refresh
    }

    func nextWord() -> UInt8 {
        let (all, cursor) = scalars
        guard cursor == all.count else {
            moveToNextWord()
            return CommandCode.nothing
        }
        // One word of the suggestion, with the blanks before it.
        var word = suggestion.prefix { !$0.isLetter && !$0.isNumber }
        word += suggestion.dropFirst(word.count).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        return takeSuggestion(String(word))
    }

    private func takeSuggestion(_ text: String) -> UInt8 {
        // Only what was seen is taken: keys may have come since.
        text.isEmpty || self.text != suggestedFor ? CommandCode.failure : insert(text)
    }

    // MARK: Deleting

    /// Deletes a character; of a Lao or Thai syllable, whose marks are typed one by one, only the last mark.
    func backspace() -> UInt8 {
        let (all, cursor) = scalars
        guard cursor > 0 else { return CommandCode.failure }
        let isTypedApart = (0x0E00...0x0EFF).contains(all[cursor - 1].value)
        el_deletestr(handle, isTypedApart ? 1 : Int32(characterLength(-1)))
        return CommandCode.refresh
    }

    func delete() -> UInt8 {
        let length = characterLength(1)
        guard length > 0 else { return CommandCode.failure }
        if length == 1 {
            deleteNext()
            return CommandCode.nothing
        }
        el_cursor(handle, Int32(length))
        el_deletestr(handle, Int32(length))
        return CommandCode.refresh
    }

    // MARK: Pasting

    /// Inserts everything up to the end of the paste at once, as one text: no line of it runs by itself.
    func paste() -> UInt8 {
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
            default: if scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) { text.append(scalar) }
            }
            previous = scalar
        }
        while text.last == "\n" { text.removeLast() }
        return insert(String(text))
    }
}
