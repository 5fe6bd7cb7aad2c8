/// Where the characters of an entry stand on a terminal: broken at line ends and at the last column.
struct ScreenLayout {
    /// A row of the terminal.
    struct Row: Equatable {
        /// Scalars of the text that stand in it.
        var scalars: Range<Int>
        /// Which line of the text it belongs to.
        var line: Int
        /// Whether it is the first row of its line, which begins with a prompt.
        var isFirst: Bool
        /// Columns taken, prompt included.
        var columns: Int
    }

    private(set) var rows: [Row] = []
    /// Where the cursor stands.
    private(set) var cursor = (row: 0, column: 0)

    /// - Parameters:
    ///   - cursor: scalars before the cursor.
    ///   - prompts: columns of the prompt of the first line, and of those of the others.
    /// - Complexity: O(scalars).
    init(_ text: StyledText, cursor: Int, prompts: (first: Int, other: Int), columns: Int) {
        var row = Row(scalars: 0..<0, line: 0, isFirst: true, columns: prompts.first)
        func closed(at index: Int) -> Row {
            var copy = row
            copy.scalars = row.scalars.lowerBound..<index
            return copy
        }
        var place: (row: Int, column: Int)?
        for (index, scalar) in text.scalars.enumerated() {
            let isBreak = scalar == "\n"
            let width = isBreak ? 0 : StyledText.width(scalar)
            if !isBreak, row.columns + width > columns, width > 0 {
                rows.append(closed(at: index))
                row = Row(scalars: index..<index, line: row.line, isFirst: false, columns: 0)
            }
            if index == cursor { place = (rows.count, row.columns) }
            if isBreak {
                rows.append(closed(at: index))
                row = Row(scalars: index + 1..<index + 1, line: row.line + 1, isFirst: true, columns: prompts.other)
            } else {
                row.columns += width
            }
        }
        rows.append(closed(at: text.scalars.count))
        self.cursor = place ?? (rows.count - 1, row.columns)
        // After a full row the cursor stands at the beginning of the next, which may have to be made for it.
        if self.cursor.column >= columns {
            self.cursor = (self.cursor.row + 1, 0)
            if self.cursor.row == rows.count {
                let end = text.scalars.count
                rows.append(Row(scalars: end..<end, line: row.line, isFirst: false, columns: 0))
            }
        }
    }
}
