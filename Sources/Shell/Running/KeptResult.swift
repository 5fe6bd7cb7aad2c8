import Entente

/// The rows of the last statement, kept so that they can be shown again in another way.
struct KeptResult {
    /// Most values that are kept; what is beyond is counted only.
    static let mostValues = 1_000_000

    /// The statement that gave them.
    var statement: String
    var columns: [String]
    var rows: [[Value]] = []
    /// Rows that there were, kept or not.
    var rowCount = 0

    /// Whether all rows are here.
    var isWhole: Bool { rows.count == rowCount }

    /// Takes rows as they come.
    mutating func add(_ batch: [[Value]]) {
        rowCount += batch.count
        let room = Self.mostValues / max(1, columns.count) - rows.count
        if room >= batch.count { rows += batch } else if room > 0 { rows += batch.prefix(room) }
    }
}
