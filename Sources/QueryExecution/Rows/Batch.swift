import PropertyGraph
import QueryPlanning

/// Rows on their way from operator to operator: columns of equal length, dense from row 0.
///
/// A batch is lent until its maker is asked for the next one. `multiplicities`, when present, say how many equal rows a
/// row stands for: an expansion that only needs counting multiplies there instead of writing rows (the counting half
/// of factorised execution). An operator that needs the rows one by one unfolds first; the planner puts it there.
public struct Batch {
    /// Number of rows.
    public var count: Int
    /// One column per variable of the operator's `RowLayout`, in its order.
    public var columns: [ColumnVector]
    /// How often each row counts; nil: once each.
    public var multiplicities: UnsafeMutablePointer<Int64>?

    public init(count: Int, columns: [ColumnVector], multiplicities: UnsafeMutablePointer<Int64>? = nil) {
        self.count = count
        self.columns = columns
        self.multiplicities = multiplicities
    }
}
