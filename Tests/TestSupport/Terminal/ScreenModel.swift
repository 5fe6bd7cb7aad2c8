/// What a terminal would show: a grid of cells that understands the sequences that line editors write.
///
/// Enough of ECMA-48 and xterm for libedit: cursor movement, erasing, inserting and deleting of characters and lines,
/// wrapping at the last column (delayed, as terminals do it), wide and combining characters, scrolling.
public struct ScreenModel: Sendable {
    /// Columns and rows.
    public private(set) var columns: Int
    public private(set) var rows: Int
    /// Cursor, from 0.
    public private(set) var column = 0
    public private(set) var row = 0
    /// Lines that left the screen at the top, oldest first.
    public private(set) var scrolledLines: [String] = []
    /// How often the bell rang.
    public private(set) var bells = 0
    /// Whether the program asked for bracketed paste.
    public private(set) var wantsBracketedPaste = false

    /// One cell.
    private struct Cell {
        /// A character with its marks; empty where a wide character covers it from the left.
        var text = " "
        /// Parameters of the SGR sequences in force when it was written; empty for none.
        var style = ""
    }
    private var cells: [[Cell]]
    /// Rows that go on in the row below.
    private var isWrapped: [Bool]
    private var style = ""
    private var isWrapPending = false
    private var insertsCharacters = false
    private var saved = (column: 0, row: 0)
    private var state = State.text
    private var partial: [UInt8] = []
    private var parameters = ""

    private enum State { case text, escape, control, operatingSystem, operatingSystemEscape, charset }

    public init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        cells = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
        isWrapped = Array(repeating: false, count: rows)
    }

    /// The visible lines, without blanks at their ends.
    public var lines: [String] { cells.map(Self.text) }

    /// Everything shown so far: what scrolled away and what is visible.
    public var text: String { (scrolledLines + lines).joined(separator: "\n") }

    /// The line the cursor stands on.
    public var currentLine: String { lines[row] }

    /// The pieces of a visible line that look alike: their text, and the parameters of the SGR sequences that made them
    /// look so (`1;31`), empty for plain text. Blanks at the end are left out.
    public func pieces(ofLine row: Int) -> [(text: String, style: String)] {
        var pieces: [(text: String, style: String)] = []
        for cell in cells[row] {
            if let last = pieces.last, last.style == cell.style {
                pieces[pieces.count - 1].text += cell.text
            } else {
                pieces.append((cell.text, cell.style))
            }
        }
        while let last = pieces.last, last.style.isEmpty, last.text.allSatisfy({ $0 == " " }) { pieces.removeLast() }
        return pieces
    }

    /// The text of the cursor's line that has this style, piece by piece.
    public func pieces(styled style: String) -> [String] {
        pieces(ofLine: row).filter { $0.style == style }.map(\.text)
    }

    /// Changes the size.
    ///
    /// - Parameter reflow: break lines that went over several rows anew, as most terminals do; else they are cut, as
    ///   xterm does it.
    public mutating func resize(columns: Int, rows: Int, reflow: Bool = false) {
        if reflow, columns != self.columns { rewrap(columns) }
        while self.rows > rows {
            if row >= rows { scroll() } else { cells.removeLast() }
            if cells.count == self.rows { cells.removeLast() }
            self.rows -= 1
            row = min(row, self.rows - 1)
            isWrapped = Array(isWrapped.prefix(self.rows))
        }
        while self.rows < rows {
            cells.append(Array(repeating: Cell(), count: self.columns))
            isWrapped.append(false)
            self.rows += 1
        }
        cells = cells.map { line in
            line.count > columns
                ? Array(line[..<columns]) : line + Array(repeating: Cell(), count: columns - line.count)
        }
        self.columns = columns
        column = min(column, columns - 1)
        isWrapPending = false
    }

    private mutating func rewrap(_ columns: Int) {
        let last = max(row, cells.lastIndex { !Self.text($0).isEmpty } ?? 0)
        var made: [[Cell]] = []
        var wrapped: [Bool] = []
        var cursor = (row: 0, column: 0)
        var index = 0
        while index <= last {
            var line: [Cell] = []
            var offset: Int?
            while true {
                if index == row { offset = line.count + column + (isWrapPending ? 1 : 0) }
                line += cells[index]
                index += 1
                if index > last || !isWrapped[index - 1] { break }
            }
            while let end = line.last, end.text == " ", end.style.isEmpty, line.count > (offset ?? 0) {
                line.removeLast()
            }
            let first = made.count
            repeat {
                let part = line.prefix(columns)
                made.append(Array(part) + Array(repeating: Cell(), count: columns - part.count))
                line.removeFirst(part.count)
                wrapped.append(!line.isEmpty)
            } while !line.isEmpty
            if let offset { cursor = (first + offset / columns, offset % columns) }
        }
        while cursor.row >= made.count {
            made.append(Array(repeating: Cell(), count: columns))
            wrapped.append(false)
        }
        while made.count > rows {
            scrolledLines.append(Self.text(made.removeFirst()))
            wrapped.removeFirst()
            cursor.row -= 1
        }
        while made.count < rows {
            made.append(Array(repeating: Cell(), count: columns))
            wrapped.append(false)
        }
        cells = made
        isWrapped = wrapped
        (row, column) = (max(0, cursor.row), cursor.column)
    }

    /// Takes bytes as the program wrote them; sequences and characters may be torn between calls.
    public mutating func feed(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { take(byte) }
    }

    private static func text(_ line: [Cell]) -> String {
        var text = line.map(\.text).joined()
        while text.last == " " { text.removeLast() }
        return text
    }

    // MARK: Bytes

    private mutating func take(_ byte: UInt8) {
        switch state {
        case .text:
            if byte == 0x1B {
                partial.removeAll()
                state = .escape
            } else if byte < 0x20 || byte == 0x7F {
                partial.removeAll()
                control(byte)
            } else {
                character(byte)
            }
        case .escape: escape(byte)
        case .charset: state = .text
        case .control:
            if (0x40...0x7E).contains(byte) {
                state = .text
                sequence(Character(Unicode.Scalar(byte)))
            } else {
                parameters.unicodeScalars.append(Unicode.Scalar(byte))
            }
        case .operatingSystem:
            if byte == 0x07 { state = .text } else if byte == 0x1B { state = .operatingSystemEscape }
        case .operatingSystemEscape: state = .text
        }
    }

    private mutating func character(_ byte: UInt8) {
        partial.append(byte)
        let first = partial[0]
        let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard partial.count >= length else { return }
        for scalar in String(decoding: partial, as: UTF8.self).unicodeScalars { put(scalar) }
        partial.removeAll()
    }

    private mutating func control(_ byte: UInt8) {
        switch byte {
        case 0x07: bells += 1
        case 0x08:
            column = max(0, column - 1)
            isWrapPending = false
        case 0x09: column = min(columns - 1, (column / 8 + 1) * 8)
        case 0x0A, 0x0B, 0x0C: lineFeed()
        case 0x0D:
            column = 0
            isWrapPending = false
        default: break
        }
    }

    private mutating func escape(_ byte: UInt8) {
        state = .text
        switch Character(Unicode.Scalar(byte)) {
        case "[":
            parameters = ""
            state = .control
        case "]": state = .operatingSystem
        case "(", ")": state = .charset
        case "7": saved = (column, row)
        case "8": (column, row) = saved
        case "M": if row > 0 { row -= 1 }
        case "D": lineFeed()
        case "E":
            column = 0
            lineFeed()
        default: break
        }
    }

    // MARK: Characters

    private mutating func put(_ scalar: Unicode.Scalar) {
        let width = Self.width(scalar)
        if width == 0 {
            var target = isWrapPending ? column : max(0, column - 1)
            while target > 0, cells[row][target].text.isEmpty { target -= 1 }
            cells[row][target].text.unicodeScalars.append(scalar)
            return
        }
        if isWrapPending || column + width > columns {
            isWrapped[row] = true
            column = 0
            lineFeed()
        }
        if insertsCharacters { insertBlanks(width) }
        // Half of a wide character is none.
        if cells[row][column].text.isEmpty, column > 0 { cells[row][column - 1].text = " " }
        if column + width < columns, cells[row][column + width].text.isEmpty { cells[row][column + width].text = " " }
        cells[row][column] = Cell(text: String(scalar), style: style)
        if width == 2, column + 1 < columns { cells[row][column + 1] = Cell(text: "", style: style) }
        column += width
        isWrapPending = column >= columns
        if isWrapPending { column = columns - 1 }
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x300...0x36F, 0xE31, 0xE34...0xE3A, 0xE47...0xE4E, 0xEB1, 0xEB4...0xEBC, 0xEC8...0xECE, 0x200B...0x200F,
            0xFE00...0xFE0F:
            0
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF01...0xFF60, 0x1F300...0x1FAFF,
            0x20000...0x3FFFD:
            2
        default: 1
        }
    }

    private mutating func lineFeed() {
        isWrapPending = false
        if row == rows - 1 { scroll() } else { row += 1 }
    }

    private mutating func scroll() {
        scrolledLines.append(Self.text(cells.removeFirst()))
        cells.append(Array(repeating: Cell(), count: columns))
        isWrapped.removeFirst()
        isWrapped.append(false)
    }

    // MARK: Control sequences

    private mutating func sequence(_ final: Character) {
        let isPrivate = parameters.hasPrefix("?")
        let numbers = parameters.drop { $0 == "?" || $0 == ">" }
            .split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        let first = numbers.first ?? 0
        let count = max(1, first)
        if final != "m" { isWrapPending = false }
        switch final {
        case "A": row = max(0, row - count)
        case "B", "e": row = min(rows - 1, row + count)
        case "C", "a": column = min(columns - 1, column + count)
        case "D": column = max(0, column - count)
        case "G", "`": column = min(columns - 1, count - 1)
        case "d": row = min(rows - 1, count - 1)
        case "H", "f":
            row = min(rows - 1, count - 1)
            column = min(columns - 1, max(1, numbers.count > 1 ? numbers[1] : 1) - 1)
        case "J": eraseScreen(first)
        case "K": eraseLine(first)
        case "P":
            let removed = min(count, columns - column)
            cells[row].removeSubrange(column..<column + removed)
            cells[row] += Array(repeating: Cell(), count: removed)
        case "@": insertBlanks(count)
        case "X": for index in column..<min(columns, column + count) { cells[row][index] = Cell() }
        case "L":
            for _ in 0..<min(count, rows - row) {
                cells.removeLast()
                cells.insert(Array(repeating: Cell(), count: columns), at: row)
            }
        case "M":
            for _ in 0..<min(count, rows - row) {
                cells.remove(at: row)
                cells.append(Array(repeating: Cell(), count: columns))
            }
        case "m": setStyle()
        case "h", "l":
            if isPrivate, first == 2004 { wantsBracketedPaste = final == "h" }
            if !isPrivate, first == 4 { insertsCharacters = final == "h" }
        default: break
        }
    }

    /// Later parameters add to earlier ones, 0 takes all away.
    private mutating func setStyle() {
        for number in parameters.split(separator: ";", omittingEmptySubsequences: false) {
            if number.isEmpty || number == "0" {
                style = ""
            } else {
                style += (style.isEmpty ? "" : ";") + number
            }
        }
    }

    private mutating func insertBlanks(_ count: Int) {
        let added = min(count, columns - column)
        cells[row].insert(contentsOf: Array(repeating: Cell(), count: added), at: column)
        cells[row].removeLast(added)
    }

    private mutating func eraseLine(_ kind: Int) {
        let range = kind == 0 ? column..<columns : kind == 1 ? 0..<min(columns, column + 1) : 0..<columns
        for index in range { cells[row][index] = Cell() }
        if kind != 1 { isWrapped[row] = false }
    }

    private mutating func eraseScreen(_ kind: Int) {
        let blank = Array(repeating: Cell(), count: columns)
        switch kind {
        case 0:
            eraseLine(0)
            for index in cells.indices where index > row { cells[index] = blank }
        case 1:
            eraseLine(1)
            for index in cells.indices where index < row { cells[index] = blank }
        default: for index in cells.indices { cells[index] = blank }
        }
    }
}
