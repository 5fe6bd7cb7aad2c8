import Synchronization

/// The smallest and the largest value of each page of a column of numbers or dates, found out when first asked for and
/// forgotten when the page is written (small materialized aggregates: Moerkotte, VLDB 1998).
///
/// Several threads may ask; they would all find out the same.
final class PageBounds {
    /// Pages with smaller numbers have a place.
    let count: Int
    private let entries: UnsafeMutablePointer<Entry>

    private struct Entry: ~Copyable {
        /// 0: not known, 1: there are none, 2: known.
        let state = Atomic<UInt8>(0)
        let lowest = Atomic<UInt64>(0)
        let highest = Atomic<UInt64>(0)
    }

    init(count: Int) {
        self.count = count
        entries = .allocate(capacity: count)
        for number in 0..<count { (entries + number).initialize(to: Entry()) }
    }

    deinit {
        entries.deinitialize(count: count)
        entries.deallocate()
    }

    /// The page has been written.
    @inline(__always)
    func forget(_ number: Int) { entries[number].state.store(0, ordering: .relaxed) }

    /// Bits of both values; nil for pages of other kinds, and those with a float that is no number.
    func bounds(_ number: Int, of page: PropertyPage) -> (lowest: UInt64, highest: UInt64)? {
        switch entries[number].state.load(ordering: .acquiring) {
        case 0:
            let found = Self.find(page)
            if let found {
                entries[number].lowest.store(found.lowest, ordering: .relaxed)
                entries[number].highest.store(found.highest, ordering: .relaxed)
            }
            entries[number].state.store(found == nil ? 1 : 2, ordering: .releasing)
            return found
        case 1: return nil
        default:
            return (
                entries[number].lowest.load(ordering: .relaxed), entries[number].highest.load(ordering: .relaxed)
            )
        }
    }

    private static func find(_ page: PropertyPage) -> (lowest: UInt64, highest: UInt64)? {
        guard page.count > 0 else { return nil }
        switch page.kind {
        case .integers, .dates:
            guard let (low, high) = page.typedCells(Int64.self).flatMap({ extremes($0, page) }) else { return nil }
            return (UInt64(bitPattern: low), UInt64(bitPattern: high))
        case .floats:
            guard let (low, high) = page.floats.flatMap({ extremes($0, page) }) else { return nil }
            return (low.bitPattern, high.bitPattern)
        case .empty, .booleans, .strings, .slots: return nil
        }
    }

    /// nil when a value is not equal to itself.
    @inline(__always)
    private static func extremes<Cell: Comparable>(
        _ cells: UnsafePointer<Cell>, _ page: PropertyPage
    ) -> (Cell, Cell)? {
        let isFull = page.count == Int32(PropertyPage.capacity)
        guard let first = (0..<PropertyPage.capacity).first(where: { page.has($0) }) else { return nil }
        var (low, high, isNumber) = (cells[first], cells[first], true)
        for cell in first..<PropertyPage.capacity where isFull || page.has(cell) {
            let value = cells[cell]
            low = value < low ? value : low
            high = value > high ? value : high
            isNumber = isNumber && value == value
        }
        return isNumber ? (low, high) : nil
    }
}
