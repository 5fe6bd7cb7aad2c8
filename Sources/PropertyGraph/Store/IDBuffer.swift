/// A growable column of 32-bit numbers behind one pointer.
///
/// The owner calls `deallocate`; the pointer changes when the column grows.
@frozen
@usableFromInline
struct IDBuffer {
    @usableFromInline private(set) var cells: UnsafeMutablePointer<UInt32>
    @usableFromInline private(set) var count = 0
    private(set) var capacity: Int

    init(capacity: Int = 64) {
        self.capacity = max(capacity, 1)
        cells = .allocate(capacity: self.capacity)
    }

    func deallocate() { cells.deallocate() }

    /// Makes room for `total` cells.
    mutating func reserve(_ total: Int) {
        guard total > capacity else { return }
        let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: total)
        larger.moveInitialize(from: cells, count: count)
        cells.deallocate()
        cells = larger
        capacity = total
    }

    /// Makes room for `more` cells, and for some beyond when it has to grow at all.
    mutating func reserveMore(_ more: Int) {
        if count + more > capacity { reserve(max(capacity * 2, count + more)) }
    }

    @inline(__always)
    mutating func append(_ value: UInt32) {
        if count == capacity { reserve(capacity * 2) }
        (cells + count).initialize(to: value)
        count &+= 1
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
