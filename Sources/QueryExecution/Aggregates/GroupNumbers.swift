import PropertyGraph

/// Group numbers of the rows of a batch.
protocol GroupNumbers {
    /// The group of a row.
    func number(_ row: Int) -> Int
    /// The groups of four rows from one on.
    func four(from row: Int) -> (Int, Int, Int, Int)
}

extension GroupNumbers {
    @inline(__always)
    func four(from row: Int) -> (Int, Int, Int, Int) {
        (number(row), number(row &+ 1), number(row &+ 2), number(row &+ 3))
    }
}

/// Numbers that have been found before.
struct FoundNumbers: GroupNumbers {
    let numbers: UnsafePointer<UInt32>

    @inline(__always)
    func number(_ row: Int) -> Int { Int(numbers[row]) }
}

/// Numbers straight out of the array that a coder keeps for integers or dates; those that are not there are made.
struct DirectNumbers: GroupNumbers {
    /// Knows all numbers.
    let coder: KeyCoder
    /// The keys; none is null.
    let keys: TypedVector
    /// Where the array begins, and the key that it begins with.
    let cells: UnsafePointer<UInt32>
    let base: UInt64

    private var tag: SlotTag { keys.kind == .dates ? .date : .integer }

    @inline(__always)
    func four(from row: Int) -> (Int, Int, Int, Int) {
        let known = (cell(row), cell(row &+ 1), cell(row &+ 2), cell(row &+ 3))
        // Numbers are below half of `none`.
        if Int32(bitPattern: known.0 | known.1 | known.2 | known.3) < 0 {
            return (number(row), number(row &+ 1), number(row &+ 2), number(row &+ 3))
        }
        return (Int(known.0), Int(known.1), Int(known.2), Int(known.3))
    }

    @inline(__always)
    func number(_ row: Int) -> Int {
        let known = cell(row)
        return Int(known == GroupTable.none ? made(row) : known)
    }

    @inline(never)
    private func made(_ row: Int) -> UInt32 { coder.code(Slot(tag: tag, bits: UInt64(bitPattern: keys.integers[row]))) }

    @inline(__always)
    private func cell(_ row: Int) -> UInt32 {
        cells[Int(truncatingIfNeeded: UInt64(bitPattern: keys.integers[row]) &- base)]
    }
}
