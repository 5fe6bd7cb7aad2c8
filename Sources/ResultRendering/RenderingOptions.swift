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

    /// The defaults suit a file: everything whole, no colour.
    public init(
        nullText: String? = nil, usesColour: Bool = false, isForTerminal: Bool = false, width: Int? = nil,
        maximumRows: Int? = nil, showsHeader: Bool = true
    ) {
        self.nullText = nullText
        self.usesColour = usesColour
        self.isForTerminal = isForTerminal
        self.width = width
        self.maximumRows = maximumRows
        self.showsHeader = showsHeader
    }
}
