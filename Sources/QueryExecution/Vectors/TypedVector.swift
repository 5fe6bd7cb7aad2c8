import PropertyGraph

/// The values of one expression for the rows of a batch: an array of machine values and which of them are null.
///
/// The cells often are those of a property page, read in place. Good until the evaluator that gave the vector is asked
/// for the next one.
struct TypedVector {
    /// What the cells are.
    enum Kind: UInt8 {
        /// All null; there are no cells.
        case nulls
        /// UInt8, 0 or 1
        case booleans
        /// Int64
        case integers
        /// Double
        case floats
        /// UInt32: handles. Equal strings of one statement have equal handles here: those of the graph's heap, where it
        /// has the string, else interned by the statement's.
        case strings
        /// Int64: days since 1970-01-01
        case dates

        var isNumber: Bool { self == .integers || self == .floats }

        /// The kind for values of a type; nil when there is none.
        init?(_ tag: SlotTag) {
            switch tag {
            case .boolean: self = .booleans
            case .integer: self = .integers
            case .float: self = .floats
            case .string: self = .strings
            case .date: self = .dates
            case .null, .list, .map, .node, .relationship, .path, .localTime, .zonedTime, .localDateTime,
                .zonedDateTime,
                .duration, .point:
                return nil
            }
        }
    }

    var kind: Kind
    var cells: UnsafeRawPointer
    /// 1 where there is a value, 0 for null; nil: there always is. Cells of nulls are undefined.
    var valid: UnsafePointer<UInt8>?
    /// Bits of the smallest and the largest of the values, where they are known.
    var bounds: (lowest: UInt64, highest: UInt64)?

    @inline(__always) var booleans: UnsafePointer<UInt8> { cells.assumingMemoryBound(to: UInt8.self) }
    /// Cells of integers and of dates.
    @inline(__always) var integers: UnsafePointer<Int64> { cells.assumingMemoryBound(to: Int64.self) }
    @inline(__always) var floats: UnsafePointer<Double> { cells.assumingMemoryBound(to: Double.self) }
    @inline(__always) var strings: UnsafePointer<UInt32> { cells.assumingMemoryBound(to: UInt32.self) }

    /// Whether a row has a value.
    @inline(__always)
    func has(_ row: Int) -> Bool {
        if kind == .nulls { return false }
        guard let valid else { return true }
        return valid[row] != 0
    }

    /// The value of a row.
    @inline(__always)
    func slot(at row: Int) -> Slot {
        guard has(row) else { return .null }
        switch kind {
        case .nulls: return .null
        case .booleans: return .boolean(booleans[row] != 0)
        case .integers: return .integer(integers[row])
        case .floats: return .float(floats[row])
        case .strings: return Slot(tag: .string, bits: UInt64(strings[row]))
        case .dates: return Slot(tag: .date, bits: UInt64(bitPattern: integers[row]))
        }
    }

    /// Writes the first `count` values as slots.
    func box(_ count: Int, into slots: UnsafeMutablePointer<Slot>) {
        switch kind {
        case .nulls: slots.update(repeating: .null, count: count)
        case .booleans: box(count, slots, .boolean, booleans) { UInt64($0) }
        case .integers: box(count, slots, .integer, integers) { UInt64(bitPattern: $0) }
        case .floats: box(count, slots, .float, floats) { $0.bitPattern }
        case .strings: box(count, slots, .string, strings) { UInt64($0) }
        case .dates: box(count, slots, .date, integers) { UInt64(bitPattern: $0) }
        }
    }

    @inline(__always)
    private func box<Cell>(
        _ count: Int, _ slots: UnsafeMutablePointer<Slot>, _ tag: SlotTag, _ cells: UnsafePointer<Cell>,
        _ bits: (Cell) -> UInt64
    ) {
        if let valid {
            for row in 0..<count { slots[row] = valid[row] != 0 ? Slot(tag: tag, bits: bits(cells[row])) : .null }
        } else {
            for row in 0..<count { slots[row] = Slot(tag: tag, bits: bits(cells[row])) }
        }
    }
}

extension TypedVector {
    /// The cells of a page from one on, in place; nil where they are slots, or there are none.
    init?(_ page: PropertyPage, from cell: Int, valid: UnsafePointer<UInt8>?) {
        func start<Cell>(_ kind: Kind, _ cells: UnsafePointer<Cell>?) -> TypedVector? {
            cells.map { TypedVector(kind: kind, cells: UnsafeRawPointer($0 + cell), valid: valid) }
        }
        let vector: TypedVector? =
            switch page.kind {
            case .empty, .slots: nil
            case .integers: start(.integers, page.integers)
            case .floats: start(.floats, page.floats)
            case .booleans: start(.booleans, page.booleans)
            case .strings: start(.strings, page.strings)
            case .dates: start(.dates, page.dates)
            }
        guard let vector else { return nil }
        self = vector
    }

    /// The values that a page of a column has for its first node and those after it; nil where it has not one of a kind
    /// for each.
    init?(page first: UInt32, of column: PropertyColumn) {
        let page = column.page(of: first)
        guard page.count == Int32(PropertyPage.capacity) else { return nil }
        self.init(page, from: 0, valid: nil)
        bounds = column.bounds(ofPageWith: first)
    }
}

/// Memory of one step of a vector program: cells of eight bytes at most, and one byte of validity each.
final class VectorBuffer {
    let capacity: Int
    let cells: UnsafeMutableRawPointer
    let valid: UnsafeMutablePointer<UInt8>

    init(capacity: Int) {
        self.capacity = capacity
        cells = .allocate(byteCount: max(capacity, 1) * 8, alignment: 64)
        valid = .allocate(capacity: max(capacity, 1))
    }

    deinit {
        cells.deallocate()
        valid.deallocate()
    }

    @inline(__always) var booleans: UnsafeMutablePointer<UInt8> { cells.assumingMemoryBound(to: UInt8.self) }
    @inline(__always) var integers: UnsafeMutablePointer<Int64> { cells.assumingMemoryBound(to: Int64.self) }
    @inline(__always) var floats: UnsafeMutablePointer<Double> { cells.assumingMemoryBound(to: Double.self) }
    @inline(__always) var strings: UnsafeMutablePointer<UInt32> { cells.assumingMemoryBound(to: UInt32.self) }

    /// The buffer's cells as a vector.
    @inline(__always)
    func vector(_ kind: TypedVector.Kind, valid: UnsafePointer<UInt8>?) -> TypedVector {
        TypedVector(kind: kind, cells: UnsafeRawPointer(cells), valid: valid)
    }
}
