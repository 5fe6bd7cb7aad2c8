/// The line of a text that a diagnostic is about, and the carets under it.
struct SourceExcerpt {
    let position: SourcePosition
    let lineNumber: String
    /// The line as shown, cut to the width.
    let line: String
    /// What stands under the line in front of the carets: a tab under a tab, else blanks.
    let indent: String
    let carets: String

    /// One character of the line: what is shown, in how many columns, and whether it is to blame.
    private struct Cell {
        var shown: Unicode.Scalar
        var columns: Int
        var isBlamed: Bool
    }

    /// Nil when nothing in the text is to blame.
    init?(_ range: SourceRange, in source: SourceText, width: Int) {
        guard range != .none || !source.bytes.isEmpty else { return nil }
        let start = min(range.start, UInt32(truncatingIfNeeded: source.bytes.count))
        position = source.position(of: start)
        lineNumber = "\(position.line)"
        let whole = source.lineRange(position.line - 1)
        let cells = Self.cells(whole, blamed: range, in: source)
        let (shown, cutLeft, cutRight) = Self.window(cells, width)
        line =
            (cutLeft ? "…" : "") + String(String.UnicodeScalarView(shown.map(\.shown))) + (cutRight ? "…" : "")
        var before = cutLeft ? " " : ""
        var under = 0
        for cell in shown {
            if cell.isBlamed {
                under += cell.columns
            } else if under == 0 {
                before += cell.shown == "\t" ? "\t" : String(repeating: " ", count: cell.columns)
            } else {
                break
            }
        }
        indent = before
        let goesOn = range.end > whole.end && under > 0 && range.end > whole.end + 1
        carets = String(repeating: "^", count: max(1, under)) + (goesOn ? "…" : "")
    }

    private static func cells(_ line: SourceRange, blamed: SourceRange, in source: SourceText) -> [Cell] {
        var cells: [Cell] = []
        var offset = line.start
        for scalar in source.text(in: line).unicodeScalars {
            let shown = VisibleText.standIn(for: scalar) ?? scalar
            // A tab is counted as one column here; under it stands a tab again, so that the carets keep in line.
            let columns = shown == "\t" ? 1 : VisibleText.columns(of: shown)
            let isBlamed = offset >= blamed.start && offset < blamed.end
            cells.append(Cell(shown: shown, columns: columns, isBlamed: isBlamed))
            // A repaired byte that was no UTF-8 is one byte long, its replacement three.
            let isRepaired = scalar == "\u{FFFD}" && source.bytes[Int(min(offset, line.end - 1))] != 0xEF
            offset += isRepaired ? 1 : UInt32(UTF8.width(scalar))
        }
        return cells
    }

    /// The part of a long line around the first blamed character.
    private static func window(_ cells: [Cell], _ width: Int) -> (ArraySlice<Cell>, left: Bool, right: Bool) {
        guard cells.reduce(0, { $0 + $1.columns }) > width else { return (cells[...], false, false) }
        let blamed = cells.firstIndex(where: \.isBlamed) ?? cells.count
        var low = blamed
        var room = width / 2
        while low > 0, room > 0 {
            low -= 1
            room -= cells[low].columns
        }
        var high = low
        room = width
        while high < cells.count, room > 0 {
            room -= cells[high].columns
            high += 1
        }
        return (cells[low..<high], low > 0, high < cells.count)
    }
}
