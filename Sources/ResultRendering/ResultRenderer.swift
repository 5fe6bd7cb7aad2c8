import Entente

/// Turns the rows of one result into text, batch by batch.
///
/// A renderer is made for one result and thrown away after it. The caller calls `begin` once, `rows` for each batch, then
/// `end`; or `abandon` in place of `end` when the statement failed on the way. Each appends to `output`, which the
/// caller writes and clears as it likes: nothing is kept but what a mode needs for its widths.
public protocol ResultRenderer {
    /// Starts a result with these columns, in this order. A statement without columns has no rows and, in most modes,
    /// no text.
    mutating func begin(columns: [String], into output: inout String)

    /// Adds a batch. Every row has as many values as there are columns.
    mutating func rows(_ batch: [[Value]], into output: inout String)

    /// Completes the text.
    mutating func end(into output: inout String)

    /// Leaves off after a failure. The rows written stay; a JSON array is closed, so that it can be read as far as it
    /// goes, and only the exit status and the message say that it is a part. Before the first row nothing has been
    /// written.
    mutating func abandon(into output: inout String)

    /// What the text does not show: shortened values, hidden rows and columns. Valid after `end`.
    var notices: [RenderingNotice] { get }
}

extension ResultRenderer {
    public mutating func abandon(into output: inout String) {}
    public var notices: [RenderingNotice] { [] }
}
