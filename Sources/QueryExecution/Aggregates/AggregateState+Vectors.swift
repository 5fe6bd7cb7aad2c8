import PropertyGraph

/// Where typed cells of no or some nulls are added up without being made into slots.
///
/// `groups` nil means that all rows are of group 0.
extension CountState: TotalledState {
    var addsValues: Bool { false }

    func absorb(_ records: TotalRecords, word: Int) {
        counts.withUnsafeMutableBufferPointer { counts in
            for group in 0..<records.count { counts[group] &+= records.word(0, of: group) }
        }
    }

    func update(groups: UnsafePointer<UInt32>?, vector: TypedVector?, count: Int) throws(RuntimeError) -> Bool {
        let valid = countsNulls ? nil : vector?.valid
        if !countsNulls, vector?.kind == .nulls { return true }
        counts.withUnsafeMutableBufferPointer { counts in
            guard let groups else {
                var rows = count
                if let valid {
                    rows = 0
                    for row in 0..<count { rows &+= Int(valid[row]) }
                }
                counts[0] &+= Int64(rows)
                return
            }
            guard let cells = counts.baseAddress else { return }
            if let valid {
                for row in 0..<count { cells[Int(groups[row])] &+= Int64(valid[row]) }
            } else {
                for row in 0..<count { cells[Int(groups[row])] &+= 1 }
            }
        }
        return true
    }
}

extension SumState {
    func update(groups: UnsafePointer<UInt32>?, vector: TypedVector?, count: Int) throws(RuntimeError) -> Bool {
        guard let vector else { return false }
        if vector.kind == .nulls { return true }
        guard vector.kind.isNumber else { return false }
        if vector.kind == .integers {
            guard let groups else {
                withIntegers { $0.pointee.add(Self.total(vector, vector.integers, count)) }
                return true
            }
            if takeRecent(vector, count, groups) { return true }
            withIntegers { totals in
                Self.forEach(vector, count) { row in
                    totals[Int(groups[row])].add(IntegerTotal(sum: Int128(vector.integers[row]), count: 1))
                }
            }
        } else {
            withFloats { totals in
                if groups == nil { return Self.add(vector.floats, vector.valid, count, totals) }
                Self.forEach(vector, count) { row in
                    let total = totals + Int(groups?[row] ?? 0)
                    total.pointee.add(vector.floats[row])
                    total.pointee.count &+= 1
                }
            }
        }
        return true
    }

    /// Calls `body` with the rows that have a value.
    @inline(__always)
    static func forEach(_ vector: TypedVector, _ count: Int, _ body: (Int) -> Void) {
        guard let valid = vector.valid else {
            for row in 0..<count { body(row) }
            return
        }
        for row in 0..<count where valid[row] != 0 { body(row) }
    }

    /// The halves of the integers are added up apart, which cannot overflow in a batch.
    private static func total(_ vector: TypedVector, _ cells: UnsafePointer<Int64>, _ count: Int) -> IntegerTotal {
        var low: Int64 = 0
        var high: Int64 = 0
        var rows = Int64(count)
        if let valid = vector.valid {
            rows = 0
            for row in 0..<count {
                let flag = Int64(valid[row])
                let value = cells[row] & (0 &- flag)
                low &+= value & 0xFFFF_FFFF
                high &+= value >> 32
                rows &+= flag
            }
        } else {
            for row in 0..<count {
                low &+= cells[row] & 0xFFFF_FFFF
                high &+= cells[row] >> 32
            }
        }
        return IntegerTotal(sum: Int128(high) &* (1 << 32) &+ Int128(low), count: rows)
    }

    /// Four sums side by side, each with its own compensation; nulls are zeros there.
    private static func add(
        _ cells: UnsafePointer<Double>, _ valid: UnsafePointer<UInt8>?, _ count: Int,
        _ total: UnsafeMutablePointer<FloatTotal>
    ) {
        var sums = SIMD4<Double>.zero
        var errors = SIMD4<Double>.zero
        var rows = Int64(count)
        var row = 0
        while row &+ 4 <= count {
            var values = UnsafeRawPointer(cells + row).loadUnaligned(as: SIMD4<Double>.self)
            if let valid {
                let flags = UnsafeRawPointer(valid + row).loadUnaligned(as: SIMD4<UInt8>.self)
                values.replace(with: 0, where: SIMD4<Int64>(truncatingIfNeeded: flags) .== 0)
                rows &-= 4 &- Int64(flags.wrappedSum())
            }
            let next = sums + values
            let part = next - sums
            errors += (sums - (next - part)) + (values - part)
            sums = next
            row &+= 4
        }
        for lane in 0..<4 { total.pointee.add(sums[lane], error: errors[lane]) }
        while row < count {
            if valid.map({ $0[row] != 0 }) ?? true {
                total.pointee.add(cells[row])
            } else {
                rows &-= 1
            }
            row &+= 1
        }
        total.pointee.count &+= rows
    }
}

extension ExtremeState {
    func update(groups: UnsafePointer<UInt32>?, vector: TypedVector?, count: Int) throws(RuntimeError) -> Bool {
        guard let vector else { return false }
        switch vector.kind {
        case .nulls: return true
        case .integers, .dates:
            let tag: SlotTag = vector.kind == .dates ? .date : .integer
            if groups == nil, let bounds = vector.bounds {
                take(Slot(tag: tag, bits: sign > 0 ? bounds.highest : bounds.lowest), group: 0)
                return true
            }
            update(groups, vector, count, vector.integers, tag) { Slot(tag: tag, bits: UInt64(bitPattern: $0)) }
        case .floats:
            if groups == nil, let bounds = vector.bounds {
                let slot = Slot(tag: .float, bits: sign > 0 ? bounds.highest : bounds.lowest)
                // Which of both zeros it is the bounds do not tell.
                if slot.floatValue != 0 {
                    take(slot, group: 0)
                    return true
                }
            }
            // NaN comes after all numbers, which no machine comparison says.
            let cells = vector.floats
            var isNumber = true
            for row in 0..<count { isNumber = isNumber && cells[row] == cells[row] }
            guard isNumber else { return false }
            update(groups, vector, count, cells, .float) { value in
                // Of both zeros, which no comparison tells apart, the one without a sign stays.
                let isZero = groups == nil && value == 0
                let hasPlain = isZero && (0..<count).contains { vector.has($0) && cells[$0].bitPattern == 0 }
                return .float(hasPlain ? 0 : value)
            }
        case .strings: take(strings: vector, groups: groups, count)
        case .booleans: return false
        }
        return true
    }

    @inline(__always)
    private func update<Cell: Comparable>(
        _ groups: UnsafePointer<UInt32>?, _ vector: TypedVector, _ count: Int, _ cells: UnsafePointer<Cell>,
        _ tag: SlotTag, _ slot: (Cell) -> Slot
    ) {
        let largest = sign > 0
        guard let groups else {
            var found: Cell?
            if vector.valid == nil, count > 0 {
                // Four at a time, so that one comparison need not wait for the last.
                var best = (cells[0], cells[0], cells[0], cells[0])
                var row = 0
                while row &+ 4 <= count {
                    let next = (cells[row], cells[row &+ 1], cells[row &+ 2], cells[row &+ 3])
                    best.0 = (largest ? next.0 > best.0 : next.0 < best.0) ? next.0 : best.0
                    best.1 = (largest ? next.1 > best.1 : next.1 < best.1) ? next.1 : best.1
                    best.2 = (largest ? next.2 > best.2 : next.2 < best.2) ? next.2 : best.2
                    best.3 = (largest ? next.3 > best.3 : next.3 < best.3) ? next.3 : best.3
                    row &+= 4
                }
                best.0 = largest ? max(best.0, best.1, best.2, best.3) : min(best.0, best.1, best.2, best.3)
                while row < count {
                    if largest ? cells[row] > best.0 : cells[row] < best.0 { best.0 = cells[row] }
                    row &+= 1
                }
                found = best.0
            } else {
                for row in 0..<count where vector.has(row) {
                    if let best = found, largest ? cells[row] <= best : cells[row] >= best { continue }
                    found = cells[row]
                }
            }
            if let found { take(slot(found), group: 0) }
            return
        }
        best.withUnsafeMutableBufferPointer { best in
            for row in 0..<count where vector.has(row) {
                let group = Int(groups[row])
                let own = best[group]
                if own.tag == tag {
                    // Most values are worse; a machine comparison says so.
                    let known = withUnsafePointer(to: own.bits) {
                        UnsafeRawPointer($0).loadUnaligned(as: Cell.self)
                    }
                    if largest ? cells[row] < known : cells[row] > known { continue }
                }
                let value = slot(cells[row])
                if own.isNull || replaces(value, own) { best[group] = value }
            }
        }
    }
}
