import PropertyGraph
import QuerySemantics

/// Comparisons, arithmetic, truth.
extension VectorEvaluator {
    /// Largest integer that every float up to it stands for exactly.
    private static var exactLimit: Int64 { 1 << 53 }
    private static var shortLimit: Int64 { 1 << 51 }

    // MARK: Comparison

    func compare(_ opcode: Opcode, _ a: TypedVector, _ b: TypedVector, _ index: Int, _ count: Int) -> TypedVector? {
        if a.kind == .nulls || b.kind == .nulls { return nulls }
        if a.kind == b.kind {
            switch a.kind {
            case .nulls: return nulls
            case .integers, .dates:
                return compare(opcode, a.integers, b.integers, bothValid(a, b, index, count), index, count)
            case .floats: return compare(opcode, a.floats, b.floats, bothValid(a, b, index, count), index, count)
            case .booleans: return compare(opcode, a.booleans, b.booleans, bothValid(a, b, index, count), index, count)
            case .strings: return compareStrings(opcode, a, b, index, count)
            }
        }
        guard let (left, right) = floats(a, b, index, count) else { return nil }
        return compare(opcode, left.floats, right.floats, bothValid(a, b, index, count), index, count)
    }

    /// Compares with one value for all rows; nil when that is no matter of cells of one kind.
    func compare(
        _ opcode: Opcode, _ a: TypedVector, constant b: TypedVector, _ index: Int, _ count: Int
    ) -> TypedVector? {
        guard a.kind == b.kind else { return nil }
        if let bounds = a.bounds, let truth = Self.decide(opcode, a.kind, bounds, b) {
            return all(truth, valid: a.valid)
        }
        switch a.kind {
        case .integers, .dates:
            return compareOrder(opcode, a, b.integers[0], index, count)
                ?? compare(opcode, a.integers, b.integers[0], a.valid, index, count)
        case .floats: return compare(opcode, a.floats, b.floats[0], a.valid, index, count)
        case .strings where opcode == .equal || opcode == .notEqual:
            return compare(opcode, a.strings, b.strings[0], a.valid, index, count)
        case .strings: return stringTest(opcode, a, b.slot(at: 0), nil, index, count)
        case .nulls, .booleans: return nil
        }
    }

    /// What holds for all values because of the smallest and the largest of them; nil when that does not tell.
    private static func decide(
        _ opcode: Opcode, _ kind: TypedVector.Kind, _ bounds: (lowest: UInt64, highest: UInt64), _ b: TypedVector
    ) -> Bool? {
        switch kind {
        case .integers, .dates:
            decide(opcode, Int64(bitPattern: bounds.lowest), Int64(bitPattern: bounds.highest), b.integers[0])
        case .floats: decide(opcode, Double(bitPattern: bounds.lowest), Double(bitPattern: bounds.highest), b.floats[0])
        case .nulls, .booleans, .strings: nil
        }
    }

    @inline(__always)
    private static func decide<Cell: Comparable>(_ opcode: Opcode, _ low: Cell, _ high: Cell, _ b: Cell) -> Bool? {
        switch opcode {
        case .equal: b < low || b > high ? false : nil
        case .notEqual: b < low || b > high ? true : nil
        case .less: high < b ? true : low >= b ? false : nil
        case .lessOrEqual: high <= b ? true : low > b ? false : nil
        case .greater: low > b ? true : high <= b ? false : nil
        case .greaterOrEqual: low >= b ? true : high < b ? false : nil
        default: nil
        }
    }

    /// Which integers are smaller than a limit, or are not; nil for other comparisons.
    private func compareOrder(
        _ opcode: Opcode, _ a: TypedVector, _ b: Int64, _ index: Int, _ count: Int
    ) -> TypedVector? {
        let isStrict = opcode == .less || opcode == .greaterOrEqual
        guard isStrict || opcode == .lessOrEqual || opcode == .greater, isStrict || b < Int64.max else { return nil }
        let limit = isStrict ? b : b + 1
        let flip: UInt8 = opcode == .less || opcode == .lessOrEqual ? 0 : 1
        let out = buffer(index)
        let (cells, truths) = (a.integers, out.booleans)
        if let bounds = a.bounds, !Int64(bitPattern: bounds.lowest).subtractingReportingOverflow(limit).overflow,
            !Int64(bitPattern: bounds.highest).subtractingReportingOverflow(limit).overflow
        {
            Self.writeSigns(count, flip, to: truths) { Self.eight(cells + $0) &- SIMD8(repeating: limit) }
        } else {
            Self.writeSigns(count, flip, to: truths) { row in
                // The sign of the difference, turned where it does not fit.
                let (own, limit) = (Self.eight(cells + row), SIMD8(repeating: limit))
                let difference = own &- limit
                return difference ^ ((own ^ limit) & (difference ^ own))
            }
        }
        for row in count & ~7..<count { truths[row] = (cells[row] < limit ? 1 : 0) ^ flip }
        return out.vector(.booleans, valid: a.valid)
    }

    @inline(__always)
    private static func eight(_ cells: UnsafePointer<Int64>) -> SIMD8<Int64> {
        UnsafeRawPointer(cells).loadUnaligned(as: SIMD8<Int64>.self)
    }

    /// Writes 1 for negative numbers, 0 for others, or the other way round: eight at a time, as far as there are eight.
    /// Comparing does not do that: of numbers of 64 bits many processors that the program has to run on compare but one.
    @inline(__always)
    private static func writeSigns(
        _ count: Int, _ flip: UInt8, to truths: UnsafeMutablePointer<UInt8>, _ numbers: (Int) -> SIMD8<Int64>
    ) {
        var row = 0
        while row &+ 8 <= count {
            let signs = SIMD8<UInt32>(truncatingIfNeeded: numbers(row) &>> 32) &>> 31
            let bytes = SIMD8<UInt8>(truncatingIfNeeded: signs) ^ flip
            UnsafeMutableRawPointer(truths + row).storeBytes(of: bytes, as: SIMD8<UInt8>.self)
            row &+= 8
        }
    }

    @inline(__always)
    private func compare<Cell: Comparable>(
        _ opcode: Opcode, _ a: UnsafePointer<Cell>, _ b: Cell, _ valid: UnsafePointer<UInt8>?, _ index: Int,
        _ count: Int
    ) -> TypedVector? {
        let out = buffer(index)
        let truths = out.booleans
        switch opcode {
        case .equal: for row in 0..<count { truths[row] = a[row] == b ? 1 : 0 }
        case .notEqual: for row in 0..<count { truths[row] = a[row] != b ? 1 : 0 }
        case .less: for row in 0..<count { truths[row] = a[row] < b ? 1 : 0 }
        case .lessOrEqual: for row in 0..<count { truths[row] = a[row] <= b ? 1 : 0 }
        case .greater: for row in 0..<count { truths[row] = a[row] > b ? 1 : 0 }
        case .greaterOrEqual: for row in 0..<count { truths[row] = a[row] >= b ? 1 : 0 }
        default: return nil
        }
        return out.vector(.booleans, valid: valid)
    }

    @inline(__always)
    private func compare<Cell: Comparable>(
        _ opcode: Opcode, _ a: UnsafePointer<Cell>, _ b: UnsafePointer<Cell>, _ valid: UnsafePointer<UInt8>?,
        _ index: Int, _ count: Int
    ) -> TypedVector? {
        let out = buffer(index)
        let truths = out.booleans
        switch opcode {
        case .equal: for row in 0..<count { truths[row] = a[row] == b[row] ? 1 : 0 }
        case .notEqual: for row in 0..<count { truths[row] = a[row] != b[row] ? 1 : 0 }
        case .less: for row in 0..<count { truths[row] = a[row] < b[row] ? 1 : 0 }
        case .lessOrEqual: for row in 0..<count { truths[row] = a[row] <= b[row] ? 1 : 0 }
        case .greater: for row in 0..<count { truths[row] = a[row] > b[row] ? 1 : 0 }
        case .greaterOrEqual: for row in 0..<count { truths[row] = a[row] >= b[row] ? 1 : 0 }
        default: return nil
        }
        return out.vector(.booleans, valid: valid)
    }

    private func compareStrings(
        _ opcode: Opcode, _ a: TypedVector, _ b: TypedVector, _ index: Int, _ count: Int
    ) -> TypedVector? {
        let valid = bothValid(a, b, index, count)
        if opcode == .equal || opcode == .notEqual { return compare(opcode, a.strings, b.strings, valid, index, count) }
        let out = buffer(index)
        for row in 0..<count where valid.map({ $0[row] != 0 }) ?? true {
            let order = space.compareStrings(
                Slot(tag: .string, bits: UInt64(a.strings[row])), Slot(tag: .string, bits: UInt64(b.strings[row])))
            out.booleans[row] = ExpressionEvaluator.truth(of: opcode, order).booleanValue ? 1 : 0
        }
        return out.vector(.booleans, valid: valid)
    }

    /// Two vectors of numbers as floats; nil when one is no number or an integer is too large to be exact.
    private func floats(
        _ a: TypedVector, _ b: TypedVector, _ index: Int, _ count: Int
    ) -> (TypedVector, TypedVector)? {
        guard let left = float(a, 0, index, count), let right = float(b, 1, index, count) else { return nil }
        return (left, right)
    }

    /// A vector of numbers as floats.
    func float(_ vector: TypedVector, _ operand: Int, _ index: Int, _ count: Int) -> TypedVector? {
        switch vector.kind {
        case .floats: return vector
        case .integers:
            let out = conversion(index, operand)
            var beyond = false
            let (cells, floats) = (vector.integers, out.floats)
            if let bounds = vector.bounds, Int64(bitPattern: bounds.lowest) > -Self.shortLimit,
                Int64(bitPattern: bounds.highest) < Self.shortLimit
            {
                // Added to the bits of 1.5 * 2^52 they are its last ones; so several are converted at once.
                let base = 6_755_399_441_055_744.0
                for row in 0..<count {
                    floats[row] = Double(bitPattern: base.bitPattern &+ UInt64(bitPattern: cells[row])) - base
                }
                return out.vector(.floats, valid: vector.valid)
            }
            for row in 0..<count {
                let value = cells[row]
                beyond = beyond || value > Self.exactLimit || value < -Self.exactLimit
                floats[row] = Double(value)
            }
            // A null's cell may hold anything; then the interpreter decides for nothing, which is only slow.
            return beyond ? nil : out.vector(.floats, valid: vector.valid)
        case .nulls, .booleans, .strings, .dates: return nil
        }
    }

    // MARK: Arithmetic

    func arithmetic(_ opcode: Opcode, _ a: TypedVector, _ b: TypedVector, _ index: Int, _ count: Int) -> TypedVector? {
        // With null on one side the other's type still matters to the interpreter's order of checks: it returns null.
        if a.kind == .nulls || b.kind == .nulls { return nulls }
        if a.kind == .integers, b.kind == .integers { return integers(opcode, a, b, index, count) }
        if a.kind == .strings, b.kind == .strings, opcode == .add { return join(a, b, index, count) }
        guard let (left, right) = floats(a, b, index, count) else { return nil }
        let (x, y, out) = (left.floats, right.floats, buffer(index))
        let result = out.floats
        let valid = bothValid(a, b, index, count)
        switch opcode {
        case .add: for row in 0..<count { result[row] = x[row] + y[row] }
        case .subtract: for row in 0..<count { result[row] = x[row] - y[row] }
        case .multiply: for row in 0..<count { result[row] = x[row] * y[row] }
        case .divide: for row in 0..<count { result[row] = x[row] / y[row] }
        default: return nil
        }
        return out.vector(.floats, valid: valid)
    }

    private func integers(
        _ opcode: Opcode, _ a: TypedVector, _ b: TypedVector, _ index: Int, _ count: Int
    ) -> TypedVector? {
        let (x, y, out) = (a.integers, b.integers, buffer(index))
        let result = out.integers
        let valid = bothValid(a, b, index, count)
        var failed = false
        switch opcode {
        case .add:
            for row in 0..<count {
                let (value, overflow) = x[row].addingReportingOverflow(y[row])
                result[row] = value
                failed = failed || overflow
            }
        case .subtract:
            for row in 0..<count {
                let (value, overflow) = x[row].subtractingReportingOverflow(y[row])
                result[row] = value
                failed = failed || overflow
            }
        case .multiply:
            for row in 0..<count {
                let (value, overflow) = x[row].multipliedReportingOverflow(by: y[row])
                result[row] = value
                failed = failed || overflow
            }
        case .divide, .modulo:
            for row in 0..<count {
                // A divisor of 0 or -1 is rare enough to be the interpreter's.
                let divisor = y[row]
                if divisor == 0 || divisor == -1 { return nil }
                result[row] = opcode == .divide ? x[row] / divisor : x[row] % divisor
            }
        default: return nil
        }
        // An overflow may belong to the cell of a null, or to an operand of CASE that is not taken.
        return failed ? nil : out.vector(.integers, valid: valid)
    }

    func negate(_ a: TypedVector, _ index: Int, _ count: Int) -> TypedVector? {
        let out = buffer(index)
        switch a.kind {
        case .nulls: return a
        case .floats:
            for row in 0..<count { out.floats[row] = -a.floats[row] }
            return out.vector(.floats, valid: a.valid)
        case .integers:
            for row in 0..<count {
                if a.integers[row] == .min { return nil }
                out.integers[row] = 0 &- a.integers[row]
            }
            return out.vector(.integers, valid: a.valid)
        case .booleans, .strings, .dates: return nil
        }
    }

    // MARK: Truth

    func isNull(_ a: TypedVector, _ negated: Bool, _ index: Int, _ count: Int) -> TypedVector? {
        let out = buffer(index)
        let truths = out.booleans
        if a.kind == .nulls {
            truths.update(repeating: negated ? 0 : 1, count: count)
        } else if let valid = a.valid {
            let flip: UInt8 = negated ? 0 : 1
            for row in 0..<count { truths[row] = valid[row] ^ flip }
        } else {
            truths.update(repeating: negated ? 1 : 0, count: count)
        }
        return out.vector(.booleans, valid: nil)
    }

    /// AND (decided by 0) and OR (decided by 1), three-valued.
    func junction(_ a: TypedVector, _ b: TypedVector, decisive: UInt8, _ index: Int, _ count: Int) -> TypedVector? {
        guard a.kind == .booleans || a.kind == .nulls, b.kind == .booleans || b.kind == .nulls else { return nil }
        let out = buffer(index)
        let truths = out.booleans
        if a.kind == .booleans, b.kind == .booleans, a.valid == nil, b.valid == nil {
            let (x, y) = (a.booleans, b.booleans)
            if decisive == 0 {
                for row in 0..<count { truths[row] = x[row] & y[row] }
            } else {
                for row in 0..<count { truths[row] = x[row] | y[row] }
            }
            return out.vector(.booleans, valid: nil)
        }
        for row in 0..<count {
            let (hasLeft, hasRight) = (a.has(row), b.has(row))
            let decided = (hasLeft && a.booleans[row] == decisive) || (hasRight && b.booleans[row] == decisive)
            truths[row] = decided ? decisive : 1 - decisive
            out.valid[row] = decided || (hasLeft && hasRight) ? 1 : 0
        }
        return out.vector(.booleans, valid: UnsafePointer(out.valid))
    }

    func not(_ a: TypedVector, _ index: Int, _ count: Int) -> TypedVector? {
        if a.kind == .nulls { return a }
        guard a.kind == .booleans else { return nil }
        let out = buffer(index)
        let (x, truths) = (a.booleans, out.booleans)
        for row in 0..<count { truths[row] = x[row] ^ 1 }
        return out.vector(.booleans, valid: a.valid)
    }

    func choose(
        _ condition: TypedVector, _ then: TypedVector, _ otherwise: TypedVector, _ index: Int, _ count: Int
    ) -> TypedVector? {
        if condition.kind == .nulls { return otherwise }
        guard condition.kind == .booleans else { return nil }
        guard then.kind != .nulls || otherwise.kind != .nulls else { return nulls }
        guard then.kind == otherwise.kind || then.kind == .nulls || otherwise.kind == .nulls else { return nil }
        let kind = then.kind == .nulls ? otherwise.kind : then.kind
        let out = buffer(index)
        let takes = out.valid
        if let valid = condition.valid {
            for row in 0..<count { takes[row] = condition.booleans[row] & valid[row] }
        } else {
            takes.update(from: condition.booleans, count: count)
        }
        switch kind {
        case .nulls: return nulls
        case .booleans: pick(takes, then.booleans, otherwise.booleans, out.booleans, count)
        case .integers, .dates: pick(takes, then.integers, otherwise.integers, out.integers, count)
        case .floats: pick(takes, then.floats, otherwise.floats, out.floats, count)
        case .strings: pick(takes, then.strings, otherwise.strings, out.strings, count)
        }
        if then.kind == otherwise.kind, then.valid == nil, otherwise.valid == nil {
            return out.vector(kind, valid: nil)
        }
        // Where both have nulls of their own, what was taken becomes whether it is there.
        for row in 0..<count { takes[row] = (takes[row] != 0 ? then : otherwise).has(row) ? 1 : 0 }
        return out.vector(kind, valid: UnsafePointer(takes))
    }

    /// Cells of one or the other; a vector of nulls has none, and nobody looks at what is written for it.
    @inline(__always)
    private func pick<Cell>(
        _ takes: UnsafePointer<UInt8>, _ then: UnsafePointer<Cell>, _ otherwise: UnsafePointer<Cell>,
        _ out: UnsafeMutablePointer<Cell>, _ count: Int
    ) {
        for row in 0..<count { out[row] = takes[row] != 0 ? then[row] : otherwise[row] }
    }
}
