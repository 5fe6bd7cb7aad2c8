import CLibEdit
import Glibc

/// Drawing the entry.
extension LibEditLineEditor {
    /// Texts longer than this are not coloured: nobody reads them as they are typed.
    private static let colouredLength = 400_000

    /// Shows the text as it is now.
    func paint() {
        lastPaint = ContinuousClock.now
        let (all, cursor) = scalars
        let isAlone = footer.isEmpty && cursor == all.count && ending == .accepted
        suggestion = ""
        if isAlone, assistant.preferences.suggests, prompt.usesColour, all.count < 2000 {
            suggestedFor = text
            suggestion = history.continuation(of: suggestedFor)
        }
        send(painter.paint(frame(all, cursor, showsPair: true), reflows: Self.terminalReflows))
    }

    /// Shows the text for the last time and goes to the row below it.
    func finish(_ text: String) {
        let all = Array(text.unicodeScalars)
        var frame = self.frame(all, all.count, showsPair: false)
        if ending == .cancelled, let last = frame.rows.indices.last {
            frame.rows[last].text += StyledText("^C", .ghost).line(width: 2, usesColour: prompt.usesColour)
        }
        send(painter.paint(frame, reflows: Self.terminalReflows) + painter.leave())
    }

    private func frame(_ all: [Unicode.Scalar], _ cursor: Int, showsPair: Bool) -> ScreenPainter.Frame {
        let (columns, height) = Self.terminalSize
        let usesColour = prompt.usesColour && assistant.preferences.highlights
        var text = StyledText(scalars: all)
        var openAtLine: [Character] = []
        if all.count <= Self.colouredLength {
            var bytes: [UInt8] = []
            var offsets: [Int] = []
            offsets.reserveCapacity(all.count + 1)
            for scalar in all {
                offsets.append(bytes.count)
                if scalar.value < 0x80 {
                    bytes.append(UInt8(scalar.value))
                } else if let encoded = UTF8.encode(scalar) {
                    bytes.append(contentsOf: encoded)
                }
            }
            offsets.append(bytes.count)
            let highlighter = Highlighter(bytes, cursor: showsPair ? offsets[cursor] : nil)
            openAtLine = highlighter.openAtLine
            if usesColour { text.colour(highlighter.spans, offsets: offsets) }
        }
        if !suggestion.isEmpty {
            let line = suggestion.prefix { $0 != "\n" }
            text.append(String(line) + (line.count < suggestion.count ? " …" : ""), .ghost)
        }
        let prompts = Prompts(prompt, columns: columns)
        let layout = ScreenLayout(
            text, cursor: cursor, prompts: (prompts.firstWidth, prompts.otherWidth), columns: columns)
        return frame(text, layout, prompts, openAtLine, columns: columns, height: height)
    }

    /// The part of the entry that fits the window, around the cursor, and the lines below it.
    private func frame(
        _ text: StyledText, _ layout: ScreenLayout, _ prompts: Prompts, _ openAtLine: [Character], columns: Int,
        height: Int
    ) -> ScreenPainter.Frame {
        let below = footer.prefix(max(0, min(footer.count, height - min(layout.rows.count, max(1, height / 2)))))
        let room = max(1, height - below.count)
        firstRow = min(firstRow, max(0, layout.rows.count - room))
        if layout.cursor.row < firstRow { firstRow = layout.cursor.row }
        if layout.cursor.row >= firstRow + room { firstRow = layout.cursor.row - room + 1 }
        var frame = ScreenPainter.Frame(
            cursorRow: layout.cursor.row - firstRow, cursorColumn: layout.cursor.column, columns: columns,
            height: height)
        for index in firstRow..<min(layout.rows.count, firstRow + room) {
            let row = layout.rows[index]
            var line = ""
            if row.isFirst {
                let open = openAtLine.indices.contains(row.line - 1) ? openAtLine[row.line - 1] : "-"
                line = prompts.text(line: row.line, open: open)
            }
            line += text.rendered(row.scalars, usesColour: prompt.usesColour)
            let isFull = row.columns >= columns
            let goesOn = index + 1 < layout.rows.count && !layout.rows[index + 1].isFirst
            frame.rows.append(ScreenPainter.Row(text: line, isFull: isFull, isWrapped: isFull && goesOn))
        }
        for line in below {
            frame.rows.append(
                ScreenPainter.Row(text: line.line(width: columns - 1, usesColour: prompt.usesColour)))
        }
        return frame
    }

    /// Columns and rows of the terminal.
    static var terminalSize: (columns: Int, height: Int) {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            return (80, 24)
        }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    /// Whether the terminal breaks its rows anew when its width changes; most do.
    private static var terminalReflows: Bool {
        if Terminal.environment("XTERM_VERSION") != nil { return false }
        guard let name = Terminal.environment("TERM") else { return false }
        return name != "linux" && !(name.hasPrefix("screen") && Terminal.environment("TMUX") == nil)
    }
}

/// The prompts as they are shown: shorter where the window is narrow.
private struct Prompts {
    let first: String
    let other: String
    let usesColour: Bool

    init(_ prompt: Prompt, columns: Int) {
        let fits = StyledText.width(prompt.text) + 12 <= columns
        first = fits ? prompt.text : "> "
        other = fits ? prompt.continuation : "-> "
        usesColour = prompt.usesColour
    }

    var firstWidth: Int { StyledText.width(first) }
    var otherWidth: Int { StyledText.width(other) }

    func text(line: Int, open: Character) -> String {
        if line == 0 { return StyledText(first, .prompt).line(width: .max, usesColour: usesColour) }
        let text = String(other.map { $0 == "-" ? open : $0 })
        return StyledText(text, .ghost).line(width: .max, usesColour: usesColour)
    }
}
