import Glibc
import PropertyGraph
import SourceText

/// `+ - * / % ^ ||` and the minus sign. Integers are checked, floats follow IEEE 754, null gives null.
struct Arithmetic {
    let space: ValueSpace

    /// Sum, concatenation, or a list with one element more.
    func add(_ a: Slot, _ b: Slot, at range: SourceRange) throws(RuntimeError) -> Slot {
        if a.tag == .integer, b.tag == .integer {
            let (sum, overflow) = a.integerValue.addingReportingOverflow(b.integerValue)
            if overflow { throw .integerOverflow(at: range) }
            return .integer(sum)
        }
        if a.isNull || b.isNull { return .null }
        if a.tag.isNumber, b.tag.isNumber { return .float(Self.float(a) + Self.float(b)) }
        if a.tag == .list || b.tag == .list { return try joinLists(a, b, at: range).checkingNesting(at: range) }
        if a.tag == .string || b.tag == .string, let text = try concatenated(a, b, at: range) { return text }
        if a.tag.isTemporal, b.tag.isTemporal { return try TemporalFunctions.add(a, b, space, at: range) }
        throw .wrongOperands("+", a, b, at: range)
    }

    /// Difference of numbers, or of a temporal value and a duration.
    func subtract(_ a: Slot, _ b: Slot, at range: SourceRange) throws(RuntimeError) -> Slot {
        if a.tag == .integer, b.tag == .integer {
            let (difference, overflow) = a.integerValue.subtractingReportingOverflow(b.integerValue)
            if overflow { throw .integerOverflow(at: range) }
            return .integer(difference)
        }
        if a.isNull || b.isNull { return .null }
        if a.tag.isNumber, b.tag.isNumber { return .float(Self.float(a) - Self.float(b)) }
        if a.tag.isTemporal, b.tag.isTemporal { return try TemporalFunctions.subtract(a, b, space, at: range) }
        throw .wrongOperands("-", a, b, at: range)
    }

    func multiply(_ a: Slot, _ b: Slot, at range: SourceRange) throws(RuntimeError) -> Slot {
        if a.tag == .integer, b.tag == .integer {
            let (product, overflow) = a.integerValue.multipliedReportingOverflow(by: b.integerValue)
            if overflow { throw .integerOverflow(at: range) }
            return .integer(product)
        }
        if a.isNull || b.isNull { return .null }
        if a.tag.isNumber, b.tag.isNumber { return .float(Self.float(a) * Self.float(b)) }
        if a.tag == .duration, b.tag.isNumber { return try TemporalFunctions.scale(a, by: b, space, at: range) }
        if b.tag == .duration, a.tag.isNumber { return try TemporalFunctions.scale(b, by: a, space, at: range) }
        throw .wrongOperands("*", a, b, at: range)
    }

    /// Quotient; of integers rounded toward zero.
    func divide(_ a: Slot, _ b: Slot, at range: SourceRange) throws(RuntimeError) -> Slot {
        if a.tag == .integer, b.tag == .integer {
            if b.integerValue == 0 { throw .divisionByZero(at: range) }
            let (quotient, overflow) = a.integerValue.dividedReportingOverflow(by: b.integerValue)
            if overflow { throw .integerOverflow(at: range) }
            return .integer(quotient)
        }
        if a.isNull || b.isNull { return .null }
        if a.tag.isNumber, b.tag.isNumber { return .float(Self.float(a) / Self.float(b)) }
        if a.tag == .duration, b.tag.isNumber { return try TemporalFunctions.divide(a, by: b, space, at: range) }
        throw .wrongOperands("/", a, b, at: range)
    }

    /// Remainder with the sign of the dividend.
    func modulo(_ a: Slot, _ b: Slot, at range: SourceRange) throws(RuntimeError) -> Slot {
        if a.tag == .integer, b.tag == .integer {
            if b.integerValue == 0 { throw .divisionByZero(at: range) }
            // Int64.min % -1 overflows in the machine; mathematically it is 0.
            let (remainder, overflow) = a.integerValue.remainderReportingOverflow(dividingBy: b.integerValue)
            return .integer(overflow ? 0 : remainder)
        }
        if a.isNull || b.isNull { return .null }
        guard a.tag.isNumber, b.tag.isNumber else { throw .wrongOperands("%", a, b, at: range) }
        return .float(fmod(Self.float(a), Self.float(b)))
    }

    /// Power, always a float.
    func power(_ a: Slot, _ b: Slot, at range: SourceRange) throws(RuntimeError) -> Slot {
        if a.isNull || b.isNull { return .null }
        guard a.tag.isNumber, b.tag.isNumber else { throw .wrongOperands("^", a, b, at: range) }
        return .float(pow(Self.float(a), Self.float(b)))
    }

    func negate(_ a: Slot, at range: SourceRange) throws(RuntimeError) -> Slot {
        switch a.tag {
        case .null: return .null
        case .integer:
            if a.integerValue == .min { throw .integerOverflow(at: range) }
            return .integer(-a.integerValue)
        case .float: return .float(-a.floatValue)
        case .duration: return try TemporalFunctions.scale(a, by: .integer(-1), space, at: range)
        case .boolean, .string, .list, .map, .node, .relationship, .path, .date, .localTime, .zonedTime,
            .localDateTime, .zonedDateTime, .point:
            throw .wrongOperand("-", a, at: range)
        }
    }

    /// `||`: strings with strings, lists with lists.
    func concatenate(_ a: Slot, _ b: Slot, at range: SourceRange) throws(RuntimeError) -> Slot {
        if a.isNull || b.isNull { return .null }
        if a.tag == .list, b.tag == .list { return try joinLists(a, b, at: range) }
        if a.tag == .string, b.tag == .string, let text = try concatenated(a, b, at: range) { return text }
        throw .wrongOperands("||", a, b, at: range)
    }

    @inline(__always)
    static func float(_ slot: Slot) -> Double {
        slot.tag == .integer ? Double(slot.integerValue) : slot.floatValue
    }

    /// Strings and lists of more bytes are refused, whatever the memory limit: doubling one in a loop would take all there
    /// is within a few steps.
    private static let largestJoin = 1 << 30

    private static func checkSize(_ bytes: Int, at range: SourceRange) throws(RuntimeError) {
        guard bytes > largestJoin else { return }
        throw RuntimeError(
            .memoryLimitExceeded, type: .runtimeError, "`+` would make a value of \(bytes) bytes", at: range,
            help: "The largest string or list takes 1 GiB.")
    }

    private func joinLists(_ a: Slot, _ b: Slot, at range: SourceRange) throws(RuntimeError) -> Slot {
        // A value that is no list counts as a list of itself.
        let left = a.tag == .list ? space.list(a) : nil
        let right = b.tag == .list ? space.list(b) : nil
        let leftCount = left?.count ?? 1
        try Self.checkSize((leftCount + (right?.count ?? 1)) * MemoryLayout<Slot>.stride, at: range)
        let (handle, cells) = space.local.addList(count: leftCount + (right?.count ?? 1))
        if let left {
            for index in 0..<left.count { cells[index] = left[index] }
        } else {
            cells[0] = a
        }
        if let right {
            for index in 0..<right.count { cells[leftCount + index] = right[index] }
        } else {
            cells[leftCount] = b
        }
        // A value that is no list goes one level down.
        let nesting = Swift.max(left == nil ? a.nesting + 1 : a.nesting, right == nil ? b.nesting + 1 : b.nesting)
        return Slot(tag: .list, bits: UInt64(handle.raw), aux: nesting)
    }

    /// A string with another string, a number or a temporal value after or before it; nil for other partners.
    private func concatenated(_ a: Slot, _ b: Slot, at range: SourceRange) throws(RuntimeError) -> Slot? {
        guard let left = Self.textual(a, space), let right = Self.textual(b, space) else { return nil }
        try Self.checkSize(left.count + right.count, at: range)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(left.count + right.count)
        bytes.append(contentsOf: left)
        bytes.append(contentsOf: right)
        return bytes.withUnsafeBufferPointer { space.makeString(utf8: $0) }
    }

    private static func textual(_ slot: Slot, _ space: ValueSpace) -> UnsafeBufferPointer<UInt8>? {
        if slot.tag == .string { return space.utf8(slot) }
        guard slot.tag.isNumber || slot.tag.isTemporal, let text = ConversionFunctions.text(slot, space) else {
            return nil
        }
        return space.utf8(space.makeString(text))
    }
}
