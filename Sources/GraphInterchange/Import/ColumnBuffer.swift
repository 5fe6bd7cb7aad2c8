import Entente

/// A text somewhere in memory, with its hash.
struct TextReference {
    var start: UnsafePointer<UInt8>
    var count: Int
    var hash: UInt64

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }
}

/// The values of one column of one chunk: cells of one size, and a byte each that says whether there is a value.
final class ColumnBuffer {
    /// What a cell is.
    enum Cells {
        /// Int64
        case integers
        /// Double
        case floats
        /// UInt8
        case booleans
        /// TextReference, to be interned
        case texts
        /// TextReference, to be evaluated
        case literals
        /// Slot in the space of the chunk
        case slots
        /// Int64: days since 1970-01-01
        case dates

        var size: Int {
            switch self {
            case .integers, .floats, .dates: 8
            case .booleans: 1
            case .texts, .literals: MemoryLayout<TextReference>.stride
            case .slots: MemoryLayout<Slot>.stride
            }
        }
    }

    let kind: Cells
    private(set) var cells: UnsafeMutableRawPointer
    private(set) var valid: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    private(set) var hasGaps = false
    private var capacity: Int
    private let size: Int

    init(_ kind: Cells, capacity: Int) {
        self.kind = kind
        size = kind.size
        self.capacity = max(capacity, 16)
        cells = .allocate(byteCount: self.capacity * size, alignment: 16)
        valid = .allocate(capacity: self.capacity)
    }

    deinit {
        cells.deallocate()
        valid.deallocate()
    }

    @inline(__always)
    func append<Cell: BitwiseCopyable>(_ cell: Cell) {
        if count == capacity { grow() }
        (cells + count &* size).storeBytes(of: cell, as: Cell.self)
        valid[count] = 1
        count &+= 1
    }

    @inline(__always)
    func appendGap() {
        if count == capacity { grow() }
        valid[count] = 0
        hasGaps = true
        count &+= 1
    }

    /// Forgets what was added after so many.
    func truncate(to count: Int) { self.count = min(self.count, count) }

    /// Leaves some rows out.
    func remove(rows: Set<Int>) {
        var kept = 0
        for row in 0..<count where !rows.contains(row) {
            (cells + kept * size).copyMemory(from: cells + row * size, byteCount: size)
            valid[kept] = valid[row]
            kept += 1
        }
        count = kept
    }

    func typed<Cell>(_ type: Cell.Type) -> UnsafeMutablePointer<Cell> { cells.assumingMemoryBound(to: type) }

    private func grow() {
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity * 2 * size, alignment: 16)
        larger.copyMemory(from: cells, byteCount: count * size)
        cells.deallocate()
        cells = larger
        let moreValid = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
        moreValid.update(from: valid, count: count)
        valid.deallocate()
        valid = moreValid
        capacity *= 2
    }
}

extension TextReference: BitwiseCopyable {}
