/// Which label sets satisfy a label test: one byte per set, so that a test inside a loop is one load.
///
/// Made once per operator, `mask[labelSets[node]]`. Sets that come into being later are not covered: valid until the
/// next write that gives a node a combination of labels which no node had before.
public final class LabelSetMask {
    /// 1 for sets that pass, 0 for others; `count` cells.
    public let cells: UnsafePointer<UInt8>
    /// Number of sets covered.
    public let count: Int
    /// True when every set passes, so that no test is needed.
    public let passesAll: Bool

    private let storage: UnsafeMutablePointer<UInt8>

    init(count: Int, passes: (Int) -> Bool) {
        self.count = count
        storage = .allocate(capacity: max(count, 1))
        var all = true
        for set in 0..<count {
            let pass = passes(set)
            (storage + set).initialize(to: pass ? 1 : 0)
            if !pass { all = false }
        }
        passesAll = all
        cells = UnsafePointer(storage)
    }

    deinit { storage.deallocate() }

    /// Whether nodes of this set pass; false for sets made after the mask.
    @inlinable
    @inline(__always)
    public subscript(_ set: UInt32) -> Bool { Int(set) < count && cells[Int(set)] != 0 }
}
