import PropertyGraph

/// Values of a key column of a batch.
enum KeyValues {
    case vector(TypedVector)
    case column(ColumnVector)
}

/// Dense numbers for the distinct values of one key column, in order of first appearance.
///
/// A `GroupTable` has the last word on what is equivalent. In front of it stand arrays and tables by machine value:
/// strings by handle, integers and dates by value, ids by id, other numbers by a hash of their bits, so that most values
/// cost one load. The table is not even filled while all values come from there.
final class KeyCoder {
    private let space: ValueSpace
    private let table: GroupTable
    private let byString = DirectCodes()
    private let byLocalString = DirectCodes()
    private let byInteger = DirectCodes()
    /// Integers from `farBase` on, which is near the first that is not small: keys are often numbered from some large one.
    private let byFarInteger = DirectCodes()
    @exclusivity(unchecked) private var farBase: UInt64?
    private let byDate = DirectCodes()
    private let byBoolean = DirectCodes()
    private let byID = DirectCodes()
    private let numbers = PairTable()
    private let floats = PairTable()
    @exclusivity(unchecked) private var nullCode: UInt32?
    @exclusivity(unchecked) private var idKind: ColumnVector.Kind?
    /// Number of values when it was last asked for direct numbers.
    @exclusivity(unchecked) private var lastCount = 0
    /// Values have been looked up in the table, so that it may know more than the arrays.
    @exclusivity(unchecked) private var isMixed = false

    init(space: ValueSpace) {
        self.space = space
        table = GroupTable(keyCount: 1, space: space)
    }

    /// Number of values so far.
    var count: Int { table.groupCount }
    /// The value with a number.
    func key(_ code: Int) -> Slot { table.key(code, 0) }
    /// Bytes taken, for the memory budget.
    var bytesUsed: Int {
        table.bytesUsed + numbers.bytesUsed + floats.bytesUsed
            + 4 * (byString.count + byLocalString.count + byInteger.count + byFarInteger.count + byDate.count)
            + 4 * (byBoolean.count + byID.count)
    }

    /// Numbers of the values of `count` rows, new ones given as needed.
    func codes(_ values: KeyValues, _ count: Int, into out: UnsafeMutablePointer<UInt32>) {
        switch values {
        case .vector(let vector): codes(vector, count, into: out)
        case .column(let column):
            if column.kind == .slots {
                let slots = column.slots
                for row in 0..<count {
                    let slot = slots[row]
                    out[row] = (slot.tag == .integer ? byInteger[slot.bits] : nil) ?? code(slot)
                }
            } else {
                let ids = column.ids
                for row in 0..<count {
                    let id = ids[row]
                    out[row] = id == ColumnVector.noID ? code(.null) : code(id: id, column.kind)
                }
            }
        }
    }

    /// First a load for each row, then, one by one, those that were not found.
    private func codes(_ vector: TypedVector, _ count: Int, into out: UnsafeMutablePointer<UInt32>) {
        let isComplete: Bool
        switch vector.kind {
        case .strings: isComplete = byString.find(vector.strings, valid: vector.valid, count, into: out)
        case .integers, .dates:
            let (array, base) = arrayOfNumbers(vector)
            isComplete = array.find(
                vector.integers, from: base, valid: vector.valid, bounds: vector.bounds, count, into: out)
        case .booleans: isComplete = byBoolean.find(vector.booleans, valid: vector.valid, count, into: out)
        case .nulls, .floats:
            for row in 0..<count { out[row] = code(vector.slot(at: row), isCanonical: true) }
            return
        }
        if isComplete { return }
        for row in 0..<count where out[row] == GroupTable.none {
            out[row] = code(vector.slot(at: row), isCanonical: true)
        }
    }

    /// The array for integers like the first of some, or for dates, and the value at its start.
    private func arrayOfNumbers(_ vector: TypedVector) -> (array: DirectCodes, base: UInt64) {
        if vector.kind == .dates { return (byDate, 0) }
        if let farBase, vector.integers[0] >= Int64(DirectCodes.limit) { return (byFarInteger, farBase) }
        return (byInteger, 0)
    }

    /// The numbers of keys without nulls that are all in the array for integers or dates, but for few; nil where that is
    /// not known.
    func directNumbers(_ vector: TypedVector, _ count: Int) -> DirectNumbers? {
        let made = self.count - lastCount
        lastCount = self.count
        // To come upon a new key is a surprise each time.
        guard made <= count / 8, vector.valid == nil, vector.kind == .integers || vector.kind == .dates else {
            return nil
        }
        let (array, base) = arrayOfNumbers(vector)
        return array.cells(within: vector.bounds, from: base).map {
            DirectNumbers(coder: self, keys: vector, cells: $0, base: base)
        }
    }

    /// Numbers here of all values of another coder, whose values may live in another thread's heap.
    ///
    /// - Parameters:
    ///   - adopt: makes one of its values one of this space.
    ///   - pace: asked now and then whether to go on.
    func codes(
        of other: KeyCoder, adopt: (Slot) -> Slot, pace: () throws(RuntimeError) -> Void
    ) throws(RuntimeError) -> [UInt32] {
        var codes: [UInt32] = []
        codes.reserveCapacity(other.count)
        for value in 0..<other.count {
            if value & 0xFFFF == 0 { try pace() }
            codes.append(code(adopt(other.key(value))))
        }
        return codes
    }

    /// Number of one value.
    ///
    /// - Parameter isCanonical: a string has the handle of all equal strings.
    func code(_ slot: Slot, isCanonical: Bool = false) -> UInt32 {
        switch slot.tag {
        case .integer: return code(integer: slot.integerValue)
        case .string where isCanonical || !slot.handle.isLocal: return code(string: slot.handle.raw)
        case .date:
            let day = slot.integerValue
            guard day >= 0, day < Int64(DirectCodes.limit) else { return general(slot) }
            if let known = byDate[slot.bits] { return known }
            return byDate.set(slot.bits, new(slot))
        case .null:
            if let nullCode { return nullCode }
            let made = new(slot)
            nullCode = made
            return made
        case .float:
            if let known = floats.find(slot.bits) { return known }
            let made = general(slot)
            floats.insert(slot.bits, made)
            return made
        case .boolean:
            let index: UInt64 = slot.booleanValue ? 1 : 0
            if let known = byBoolean[index] { return known }
            return byBoolean.set(index, new(slot))
        case .node: return code(id: slot.nodeID.raw, .nodes)
        case .relationship: return code(id: slot.relationshipID.raw, .relationships)
        case .string, .list, .map, .path, .localTime, .zonedTime, .localDateTime, .zonedDateTime, .duration, .point:
            return general(slot)
        }
    }

    @inline(__always)
    private func code(string handle: UInt32) -> UInt32 {
        let index = UInt64(handle & 0x7FFF_FFFF)
        if handle & 0x8000_0000 == 0 {
            if let known = byString[index] { return known }
            return byString.set(index, new(Slot(tag: .string, bits: UInt64(handle))))
        }
        if let known = byLocalString[index] { return known }
        return byLocalString.set(index, new(Slot(tag: .string, bits: UInt64(handle))))
    }

    /// What `farBase` is a multiple of.
    private static var farStep: UInt64 { 4096 }

    @inline(__always)
    private func code(integer value: Int64) -> UInt32 {
        let bits = UInt64(bitPattern: value)
        if value >= 0, value < Int64(DirectCodes.limit) {
            if let known = byInteger[bits] { return known }
            return byInteger.set(bits, new(.integer(value)))
        }
        if farBase == nil, value > 0 { farBase = bits & ~(Self.farStep - 1) }
        if let farBase, bits &- farBase < UInt64(DirectCodes.limit) {
            if let known = byFarInteger[bits &- farBase] { return known }
            return byFarInteger.set(bits &- farBase, new(.integer(value)))
        }
        if let known = numbers.find(bits) { return known }
        let made = new(.integer(value))
        numbers.insert(bits, made)
        return made
    }

    /// - Parameter kind: what the id is of, nodes or relationships; the first kind met goes by id.
    @inline(__always)
    private func code(id: UInt32, _ kind: ColumnVector.Kind) -> UInt32 {
        if kind == idKind, let known = byID[UInt64(id)] { return known }
        let slot: Slot = kind == .nodes ? .node(NodeID(id)) : .relationship(RelationshipID(id))
        if idKind == nil { idKind = kind }
        guard kind == idKind, Int(id) < DirectCodes.idLimit else { return general(slot) }
        return byID.set(UInt64(id), new(slot))
    }

    /// Number of a value that is not in its array: a new one, unless the table has been asked before.
    private func new(_ slot: Slot) -> UInt32 {
        isMixed ? general(slot) : UInt32(truncatingIfNeeded: table.appendNew(slot))
    }

    private func general(_ slot: Slot) -> UInt32 {
        isMixed = true
        return UInt32(truncatingIfNeeded: table.group(of: slot))
    }
}
