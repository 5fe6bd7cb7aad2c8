import CLibEdit

/// The text and the cursor that libedit holds.
extension LibEditLineEditor {
    /// Farther than any line is long; libedit stops at the ends.
    static let farAway: Int32 = 1 << 24

    /// The text typed so far.
    var text: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars.all)
        return String(view)
    }

    /// The characters typed so far, and how many of them stand before the cursor.
    var scalars: (all: [Unicode.Scalar], cursor: Int) {
        guard let info = el_wline(handle)?.pointee, let start = info.buffer, let cursor = info.cursor,
            let end = info.lastchar, end >= start
        else { return ([], 0) }
        let all = UnsafeBufferPointer(start: start, count: end - start).map {
            Unicode.Scalar(UInt32(bitPattern: $0)) ?? "\u{FFFD}"
        }
        return (all, min(max(0, cursor - start), all.count))
    }

    /// The text before the cursor.
    var textBeforeCursor: String {
        let (all, cursor) = scalars
        var view = String.UnicodeScalarView()
        view.append(contentsOf: all[..<cursor])
        return String(view)
    }

    @discardableResult
    func insert(_ text: String) -> UInt8 {
        // An empty text is refused.
        text.isEmpty || el_insertstr(handle, text) == 0 ? CommandCode.refresh : CommandCode.failure
    }

    /// Replaces so many characters before the cursor.
    func replace(_ count: Int, with text: String) {
        if count > 0 { el_deletestr(handle, Int32(count)) }
        insert(text)
    }

    /// Replaces everything; the cursor goes behind so many characters, or to the end.
    func replaceAll(with text: String, cursor: Int? = nil) {
        el_cursor(handle, Self.farAway)
        replace(scalars.all.count, with: text)
        if let cursor { el_cursor(handle, Int32(cursor - text.unicodeScalars.count)) }
    }

    /// Moves the cursor to a place in the text.
    func moveCursor(to index: Int) { el_cursor(handle, Int32(index - scalars.cursor)) }

    // MARK: Undo

    /// Keeps the state before the next key, for undo. A run of letters is undone as one.
    func noteState() {
        let (all, cursor) = scalars
        var view = String.UnicodeScalarView()
        view.append(contentsOf: all)
        let snapshot = Snapshot(text: String(view), cursor: cursor)
        guard let last = undoStack.last, last.text != snapshot.text else {
            if undoStack.isEmpty { undoStack.append(snapshot) } else { undoStack[undoStack.count - 1].cursor = cursor }
            return
        }
        let isTyping =
            undoStack.count > 1 && snapshot.text.utf8.count == last.text.utf8.count + 1
            && snapshot.text.hasPrefix(last.text) && snapshot.text.last?.isLetter == true
            && last.text.last?.isLetter == true
        if isTyping { undoStack.removeLast() }
        undoStack.append(snapshot)
        // A statement is short; a pasted script is not.
        if undoStack.count > 1000 || all.count > 100_000 { undoStack.removeFirst(max(0, undoStack.count - 20)) }
    }

    /// Back to the state before the last change.
    func undo() -> UInt8 {
        noteState()
        guard undoStack.count > 1 else { return CommandCode.failure }
        undoStack.removeLast()
        if let previous = undoStack.last { replaceAll(with: previous.text, cursor: previous.cursor) }
        return CommandCode.refresh
    }
}

/// What a command tells libedit to do next; the `CC_` macros as the type that commands return.
enum CommandCode {
    static let nothing = UInt8(CC_NORM)
    static let refresh = UInt8(CC_REFRESH)
    static let redisplay = UInt8(CC_REDISPLAY)
    static let failure = UInt8(CC_ERROR)
}
