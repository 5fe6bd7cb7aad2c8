import Entente

/// A table with lines, for people.
///
/// Numbers stand to the right. Where a width is given, long text goes on in the next line of its cell, up to
/// `maximumLines`; what must be cut or left out is counted and told in `notices`. Widths need all rows, so this renderer
/// keeps the rows it will show until `end`.
public struct TableRenderer: ResultRenderer {
    /// Lines with box-drawing characters or with ASCII.
    public enum Style: Sendable { case box, ascii }

    /// Lines a cell may take before its text is cut.
    private static let maximumLines = 4

    private let style: TableStyle
    private let options: RenderingOptions
    private var header: [TableCell] = []
    private var rows: [[TableCell]] = []
    private var isNumeric: [Bool] = []
    private var hasValue: [Bool] = []
    private var rowCount = 0
    private var types: [[String]] = []
    /// The rows once more, in case columns find no room; only with `expandsWide`.
    private var expanded: LineRenderer?
    private var expandedText = ""

    public private(set) var notices: [RenderingNotice] = []

    /// A renderer for one result.
    public init(style: Style = .box, options: RenderingOptions = RenderingOptions()) {
        switch style {
        case .box: self.style = .box
        case .ascii: self.style = .ascii
        }
        self.options = options
    }

    public mutating func begin(columns: [String], into output: inout String) {
        header = columns.map { TableCell(ControlCharacters.escape($0)) }
        isNumeric = columns.map { _ in true }
        hasValue = columns.map { _ in false }
        types = columns.map { _ in [] }
        if options.expandsWide, options.width != nil {
            expanded = LineRenderer(options: options)
            expanded?.begin(columns: columns, into: &expandedText)
        }
    }

    public mutating func rows(_ batch: [[Value]], into output: inout String) {
        for row in batch {
            rowCount += 1
            if let maximum = options.maximumRows, rowCount > maximum { continue }
            expanded?.rows([row], into: &expandedText)
            var cells: [TableCell] = []
            cells.reserveCapacity(row.count)
            for (index, value) in row.enumerated() {
                if options.showsTypes { note(value, index) }
                if case .null = value {
                    cells.append(TableCell(options.nullText ?? "null", isNull: true))
                } else {
                    hasValue[index] = true
                    if isNumeric[index], !ValueText.isNumber(value) { isNumeric[index] = false }
                    cells.append(cell(value, of: row.count))
                }
                if options.changed.contains(CellPosition(row: rowCount - 1, column: index)) {
                    cells[index] = TableCell(cells[index].text + " *", isNull: cells[index].isNull)
                }
            }
            rows.append(cells)
        }
    }

    /// A value as it stands in the table; nodes, relationships and paths too wide for their share of it in short.
    private mutating func cell(_ value: Value, of columns: Int) -> TableCell {
        let whole = TableCell(ControlCharacters.escape(ValueText.plain(value)))
        guard let width = options.width else { return whole }
        let share = max(30, (width - 1) / columns - 3)
        guard whole.columns > share, let text = CompactText.text(value, columns: share), text != whole.text else {
            return whole
        }
        shortened += 1
        return TableCell(text)
    }

    private mutating func note(_ value: Value, _ column: Int) {
        if case .null = value { return }
        let name = value.tag.typeName
        if !types[column].contains(name) { types[column].append(name) }
    }

    /// Below its name, the types of a column's values that are shown.
    private var typeCells: [TableCell] {
        types.map { names in
            TableCell(names.isEmpty ? "NULL" : names.sorted().joined(separator: " | "), isNull: true)
        }
    }

    public mutating func end(into output: inout String) {
        guard !header.isEmpty else { return }
        let typeCells = options.showsTypes ? typeCells : []
        for index in isNumeric.indices where !hasValue[index] { isNumeric[index] = false }
        let natural = header.indices.map { column in
            rows.reduce(max(1, header[column].columns, typeCells.isEmpty ? 0 : typeCells[column].columns)) {
                max($0, $1[column].columns)
            }
        }
        let layout = TableLayout(natural: natural, isNumeric: isNumeric, available: options.width)
        if expanded != nil, layout.isTight {
            output += expandedText
            if rowCount > rows.count { notices.append(.hiddenRows(shown: rows.count, total: rowCount)) }
            return
        }
        draw(layout, typeCells, into: &output)
        addNotices(layout)
    }

    private var shortened = 0

    private mutating func draw(_ layout: TableLayout, _ typeCells: [TableCell], into output: inout String) {
        drawRule(style.top, layout, into: &output)
        draw(wrap(header, layout), layout, isHeader: true, cells: header, into: &output)
        if !typeCells.isEmpty {
            draw(wrap(typeCells, layout), layout, isHeader: false, cells: typeCells, into: &output)
        }
        drawRule(style.belowHeader, layout, into: &output)
        let wrapped = rows.map { wrap($0, layout) }
        var isTall = false
        for (index, lines) in wrapped.enumerated() {
            // A row of several lines is set off from its neighbours.
            let wasTall = isTall
            isTall = lines.contains { $0.count > 1 }
            if index > 0, isTall || wasTall { drawRule(style.betweenRows, layout, into: &output) }
            draw(lines, layout, isHeader: false, cells: rows[index], into: &output)
        }
        drawRule(style.bottom, layout, into: &output)
    }

    private mutating func wrap(_ cells: [TableCell], _ layout: TableLayout) -> [[String]] {
        layout.widths.indices.map { column in
            let (lines, isWhole) = cells[column].lines(
                width: layout.widths[column], maximumLines: Self.maximumLines, ellipsis: style.ellipsis)
            if !isWhole { shortened += 1 }
            return lines
        }
    }

    private func draw(
        _ lines: [[String]], _ layout: TableLayout, isHeader: Bool, cells: [TableCell], into output: inout String
    ) {
        let bar = TextStyle.faint.applied(to: style.vertical, options)
        let height = lines.reduce(1) { max($0, $1.count) }
        for line in 0..<height {
            for (column, width) in layout.widths.enumerated() {
                let text = line < lines[column].count ? lines[column][line] : ""
                let padding = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
                var shown = text
                if isHeader {
                    shown = TextStyle.header.applied(to: text, options)
                } else if cells[column].isNull {
                    shown = TextStyle.faint.applied(to: text, options)
                }
                output += bar + " " + (isNumeric[column] ? padding + shown : shown + padding) + " "
            }
            if layout.hiddenColumns > 0 { output += bar + " " + (line == 0 ? style.ellipsis : " ") + " " }
            output += bar + "\n"
        }
    }

    private func drawRule(_ rule: TableStyle.Rule, _ layout: TableLayout, into output: inout String) {
        var widths = layout.widths
        if layout.hiddenColumns > 0 { widths.append(1) }
        let line = widths.map { String(repeating: rule.line, count: $0 + 2) }.joined(separator: rule.crossing)
        output += TextStyle.faint.applied(to: rule.left + line + rule.right, options) + "\n"
    }

    private mutating func addNotices(_ layout: TableLayout) {
        if rowCount > rows.count { notices.append(.hiddenRows(shown: rows.count, total: rowCount)) }
        if layout.hiddenColumns > 0 {
            notices.append(.hiddenColumns(header[layout.widths.count...].map(\.text)))
        }
        if shortened > 0 { notices.append(.shortenedValues(shortened)) }
    }
}
