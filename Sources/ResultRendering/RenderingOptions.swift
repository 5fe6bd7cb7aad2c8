/// A value of a result by its place, from 0.
public struct CellPosition: Hashable, Sendable {
    public var row: Int
    public var column: Int

    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }
}

/// What the renderers need to know about the place their text goes to.
public struct RenderingOptions: Sendable {
    /// Text for null; nil takes the habit of the mode: `null` in tables, nothing in CSV, `\N` in TSV. Without effect in
    /// JSON.
    public var nullText: String?
    /// Whether to set off headers and nulls with terminal escapes.
    public var usesColour: Bool
    /// Whether the text goes to a terminal, so that control characters in the data must not reach it raw.
    public var isForTerminal: Bool
    /// Columns of the terminal; nil where nothing must fit. Tables wrap and shorten values only when this is set.
    public var width: Int?
    /// Most rows that a table shows; nil shows all.
    public var maximumRows: Int?
    /// Whether separated values, and nothing else, begin with a line of column names.
    public var showsHeader: Bool
    /// Whether tables name, below each column's name, the types of its values.
    public var showsTypes: Bool
    /// Whether a table that would have to hide columns is written one value a line instead.
    public var expandsWide: Bool
    /// Whether the legend of a picture says how many nodes have each label.
    public var countsLabels = true
    /// Values that a table marks as changed.
    public var changed: Set<CellPosition> = []
    /// What the result answers, for the page in `html`; nil where nothing is to be said.
    public var title: String?

    /// The defaults suit a file: everything whole, no colour.
    public init(
        nullText: String? = nil, usesColour: Bool = false, isForTerminal: Bool = false, width: Int? = nil,
        maximumRows: Int? = nil, showsHeader: Bool = true, showsTypes: Bool = false, expandsWide: Bool = false,
        title: String? = nil
    ) {
        self.nullText = nullText
        self.usesColour = usesColour
        self.isForTerminal = isForTerminal
        self.width = width
        self.maximumRows = maximumRows
        self.showsHeader = showsHeader
        self.showsTypes = showsTypes
        self.expandsWide = expandsWide
        self.title = title
    }
}
