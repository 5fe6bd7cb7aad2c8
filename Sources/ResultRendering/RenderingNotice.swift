/// Something that a rendered result does not show.
public enum RenderingNotice: Sendable, Hashable {
    /// A table shows the first rows only.
    case hiddenRows(shown: Int, total: Int)
    /// Columns that found no room, by name.
    case hiddenColumns([String])
    /// Values that were cut, by number.
    case shortenedValues(Int)
}
