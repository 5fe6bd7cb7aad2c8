import Entente

/// JSON Lines: one object a row, one row a line, nothing else. Keys and values as in `JSONRenderer`.
public struct JSONLinesRenderer: ResultRenderer {
    private var keys: [String] = []

    /// A renderer for one result.
    public init() {}

    public mutating func begin(columns: [String], into output: inout String) { keys = JSONRowKeys.make(columns) }

    public mutating func rows(_ batch: [[Value]], into output: inout String) {
        for row in batch {
            JSONRowKeys.writeRow(row, keys: keys, into: &output)
            output += "\n"
        }
    }

    public mutating func end(into output: inout String) {}
}
