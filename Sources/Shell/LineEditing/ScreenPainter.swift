/// Brings a region at the bottom of a terminal up to date with as few bytes as rows have changed.
///
/// The region begins at the row where the cursor was when it was first painted. Nothing above it is touched.
struct ScreenPainter {
    /// A row of the terminal.
    struct Row: Equatable {
        /// Its text with its colours.
        var text: String
        /// Whether it fills the terminal to its last column.
        var isFull = false
        /// Whether it is full and the next row goes on with it.
        var isWrapped = false
    }

    /// What the region is to show.
    struct Frame: Equatable {
        var rows: [Row] = []
        /// Where the cursor is to stand.
        var cursorRow = 0
        var cursorColumn = 0
        /// Size of the terminal.
        var columns = 80
        var height = 24
    }

    private var shown = Frame()

    /// Forgets what is shown: the cursor stands at the beginning of an empty row.
    mutating func reset() { shown = Frame() }

    /// The bytes that bring the terminal from what it shows to a frame; empty where nothing changed.
    mutating func paint(_ frame: Frame, reflows: Bool) -> String {
        if frame == shown { return "" }
        var output = ""
        if frame.columns != shown.columns, !shown.rows.isEmpty {
            // The terminal has its own idea of where the rows are now; start anew from the first that is surely ours.
            let up = reflows ? min(rowsAfterReflow(to: frame.columns), frame.height - 1) : shown.cursorRow
            output += "\r" + Self.up(up) + "\u{1B}[J"
            shown = Frame()
        }
        var row = shown.cursorRow
        /// The cursor waits behind the last column of a full row; the next character goes to the row below.
        var isWaiting = false
        for index in frame.rows.indices {
            if index < shown.rows.count, shown.rows[index] == frame.rows[index] {
                isWaiting = false
                continue
            }
            if isWaiting, index == row + 1, !frame.rows[index].text.isEmpty {
                row = index
            } else {
                output += move(from: &row, to: index)
            }
            output += frame.rows[index].text
            isWaiting = frame.rows[index].isWrapped
            // Behind the last column of a full row this would erase its last character.
            if !frame.rows[index].isFull { output += "\u{1B}[K" }
        }
        if frame.rows.count < shown.rows.count {
            output += move(from: &row, to: frame.rows.count) + "\u{1B}[J"
        }
        let last = max(frame.rows.count, shown.rows.count) - 1
        if row > last { row = last }
        output += "\r" + (frame.cursorRow < row ? Self.up(row - frame.cursorRow) : Self.down(frame.cursorRow - row))
        if frame.cursorColumn > 0 { output += "\u{1B}[\(frame.cursorColumn)C" }
        shown = frame
        return output
    }

    /// The bytes that leave the region: the cursor goes to the row below it.
    mutating func leave() -> String {
        let output = Self.down(max(0, shown.rows.count - 1 - shown.cursorRow)) + "\r\n"
        reset()
        return output
    }

    /// To the beginning of a row of the region; rows below what is shown are made.
    private func move(from row: inout Int, to target: Int) -> String {
        let bottom = max(0, shown.rows.count - 1)
        var output = "\r"
        if target <= row {
            output += Self.up(row - target)
        } else {
            let reachable = min(target, max(bottom, row))
            output += Self.down(reachable - row) + String(repeating: "\n", count: target - reachable)
        }
        row = target
        return output
    }

    /// How far the cursor is below the first row when the terminal has broken the rows anew.
    private func rowsAfterReflow(to columns: Int) -> Int {
        var rows = 0
        var length = 0
        for index in 0..<min(shown.cursorRow, shown.rows.count) {
            length += StyledText.width(Self.plain(shown.rows[index].text))
            if !shown.rows[index].isWrapped {
                rows += max(1, (length + columns - 1) / columns)
                length = 0
            }
        }
        return rows + (length + shown.cursorColumn) / max(1, columns)
    }

    /// A row without its colours.
    private static func plain(_ row: String) -> String {
        var text = String.UnicodeScalarView()
        var isInSequence = false
        for scalar in row.unicodeScalars {
            if scalar == "\u{1B}" {
                isInSequence = true
            } else if isInSequence {
                if scalar.properties.isAlphabetic { isInSequence = false }
            } else {
                text.append(scalar)
            }
        }
        return String(text)
    }

    private static func up(_ count: Int) -> String { count > 0 ? "\u{1B}[\(count)A" : "" }
    private static func down(_ count: Int) -> String { count > 0 ? "\u{1B}[\(count)B" : "" }
}
