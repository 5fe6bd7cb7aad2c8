/// Something that a rendered result does not show.
public enum RenderingNotice: Sendable, Hashable {
    /// A table shows the first rows only.
    case hiddenRows(shown: Int, total: Int)
    /// Columns that found no room, by name.
    case hiddenColumns([String])
    /// Values that were cut, by number.
    case shortenedValues(Int)
    /// A picture shows the first nodes only.
    case hiddenNodes(shown: Int, total: Int)
    /// There was nothing to draw: no node, relationship or path in the result.
    case emptyPicture
}
