import Entente

/// Shows nothing; the statement runs all the same.
public struct SilentRenderer: ResultRenderer {
    /// A renderer for one result.
    public init() {}

    public mutating func begin(columns: [String], into output: inout String) {}
    public mutating func rows(_ batch: [[Value]], into output: inout String) {}
    public mutating func end(into output: inout String) {}
}
