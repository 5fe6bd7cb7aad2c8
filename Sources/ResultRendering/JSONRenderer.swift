import Entente

/// A JSON array with one object a row, written as the rows come.
///
/// `JSONValueWriter` documents how values look. The keys are the column names in the order of the columns; of equal
/// names the second becomes `name_2` and so on. A statement without columns gives the empty array, so that a
/// run of several statements gives one array a statement.
public struct JSONRenderer: ResultRenderer {
    private var keys: [String] = []
    private var hasRows = false

    /// A renderer for one result.
    public init() {}

    public mutating func begin(columns: [String], into output: inout String) { keys = JSONRowKeys.make(columns) }

    public mutating func rows(_ batch: [[Value]], into output: inout String) {
        for row in batch {
            output += hasRows ? ",\n" : "[\n"
            hasRows = true
            JSONRowKeys.writeRow(row, keys: keys, into: &output)
        }
    }

    public mutating func end(into output: inout String) { output += hasRows ? "\n]\n" : "[]\n" }

    public mutating func abandon(into output: inout String) { if hasRows { output += "\n]\n" } }
}
