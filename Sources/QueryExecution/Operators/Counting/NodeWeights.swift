import PropertyGraph

/// How often each node counts for one node of a counted pattern.
///
/// Plain pointers: copied freely inside loops, owned by a `WeightArena`.
struct NodeWeights {
    enum Kind {
        /// Every node once.
        case ones
        /// Nodes with a label once.
        case members
        /// Nodes with certain labels once.
        case mask
        /// As the array says; nodes outside of its range do not count.
        case array
    }

    var kind = Kind.ones
    /// Label set of each node.
    let labelSets: UnsafePointer<UInt32>
    /// 1 for label sets that pass.
    var mask: UnsafePointer<UInt8>?
    /// One bit a node.
    var members = UnsafeBufferPointer<UInt64>(start: nil, count: 0)
    /// Number of the first word of `members`.
    var firstWord = 0
    /// Weight of node `first + index`.
    var values: UnsafeMutablePointer<Int64>
    /// The array's range of node ids.
    var first = 0
    var limit = 0
    /// No weight of the array is greater.
    var maximum: Int64 = 1
    /// Number of nodes that count.
    var support = 0

    init(labelSets: UnsafePointer<UInt32>, values: UnsafeMutablePointer<Int64>) {
        self.labelSets = labelSets
        self.values = values
    }

    /// The same for weights that are the same arrays.
    var identity: UInt {
        switch kind {
        case .ones: 0
        case .members: UInt(bitPattern: members.baseAddress)
        case .mask: UInt(bitPattern: mask)
        case .array: UInt(bitPattern: values)
        }
    }

    /// Weight of a live node.
    @inline(__always)
    subscript(_ node: UInt32) -> Int64 {
        switch kind {
        case .ones: return 1
        case .members:
            let word = Int(node >> 6) &- firstWord
            return UInt(bitPattern: word) < UInt(bitPattern: members.count)
                ? Int64(truncatingIfNeeded: members[word] >> UInt64(node & 63) & 1) : 0
        case .mask: return Int64(mask.unsafelyUnwrapped[Int(labelSets[Int(node)])])
        case .array: return cell(node)
        }
    }

    /// Weight in the array.
    @inline(__always)
    func cell(_ node: UInt32) -> Int64 {
        let index = Int(node) &- first
        return UInt(bitPattern: index) < UInt(bitPattern: limit &- first) ? values[index] : 0
    }

    /// Weight of any id: 0 for a deleted node.
    @inline(__always)
    func ofAny(_ node: UInt32) -> Int64 {
        switch kind {
        case .ones, .mask: labelSets[Int(node)] == UInt32.max ? 0 : self[node]
        case .members, .array: self[node]
        }
    }

    /// Nothing counts.
    var isEmpty: Bool { kind == .array && (limit <= first || maximum == 0) }
}

/// The memory of one counting operator.
final class WeightArena {
    private var arrays: [UnsafeMutableRawPointer] = []
    private var masks: [LabelSetMask] = []
    /// Bytes taken.
    private(set) var bytesUsed = 0
    let none = UnsafeMutablePointer<Int64>.allocate(capacity: 1)

    deinit {
        for array in arrays { array.deallocate() }
        none.deallocate()
    }

    /// Memory for numbers, not cleared.
    func allocate<Number: FixedWidthInteger>(_ count: Int, of type: Number.Type) -> UnsafeMutablePointer<Number> {
        let array = UnsafeMutablePointer<Number>.allocate(capacity: max(count, 1))
        arrays.append(UnsafeMutableRawPointer(array))
        bytesUsed += max(count, 1) * MemoryLayout<Number>.stride
        return array
    }

    /// Keeps a mask alive and gives its cells.
    func keep(_ mask: LabelSetMask) -> UnsafePointer<UInt8> {
        masks.append(mask)
        return mask.cells
    }
}
