/// A growable column of 32-bit numbers behind one pointer.
///
/// The owner calls `deallocate`; the pointer changes when the column grows. Cells may lie in a mapped file: they are then
/// written in place (the mapping is private) and copied when they grow.
@frozen
@usableFromInline
struct IDBuffer {
    @usableFromInline private(set) var cells: UnsafeMutablePointer<UInt32>
    @usableFromInline private(set) var count = 0
    private(set) var capacity: Int
    /// Whether the cells belong to somebody else, who keeps them alive.
    private(set) var isBorrowed = false

    init(capacity: Int = 64) {
        self.capacity = max(capacity, 1)
        cells = .allocate(capacity: self.capacity)
    }

    /// Cells of a mapped file.
    init(borrowing cells: UnsafeMutablePointer<UInt32>, count: Int) {
        self.cells = cells
        self.count = count
        capacity = count
        isBorrowed = true
    }

    func deallocate() {
        if !isBorrowed { cells.deallocate() }
    }

    /// Makes room for `total` cells.
    mutating func reserve(_ total: Int) {
        guard total > capacity else { return }
        let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: total)
        larger.moveInitialize(from: cells, count: count)
        deallocate()
        isBorrowed = false
        cells = larger
        capacity = total
    }

    /// Makes room for `more` cells, and for some beyond when it has to grow at all.
    mutating func reserveMore(_ more: Int) {
        if count + more > capacity { reserve(max(capacity * 2, count + more)) }
    }

    @inline(__always)
    mutating func append(_ value: UInt32) {
        if count == capacity { reserve(max(capacity * 2, 64)) }
        (cells + count).initialize(to: value)
        count &+= 1
    }

    /// Adds cells of one value.
    mutating func append(repeating value: UInt32, count added: Int) {
        if count + added > capacity { reserve(count + added) }
        (cells + count).initialize(repeating: value, count: added)
        count += added
    }

    mutating func removeLast() { count -= 1 }
    mutating func removeAll() { count = 0 }

    @inline(__always)
    subscript(_ index: UInt32) -> UInt32 {
        get {
            assert(Int(index) < count, "an id that was never given out")
            return cells[Int(index)]
        }
        nonmutating set {
            assert(Int(index) < count, "an id that was never given out")
            cells[Int(index)] = newValue
        }
    }
}
