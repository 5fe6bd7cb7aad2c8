import PropertyGraph

/// Properties out of pages: in place where the rows are consecutive, else gathered.
extension VectorEvaluator {
    /// `count` cells of a page from `cell` on.
    func page(_ page: PropertyPage, _ cell: Int, _ index: Int, _ count: Int) -> TypedVector? {
        guard page.count > 0, let bits = page.valid else { return nulls }
        var valid: UnsafePointer<UInt8>?
        if page.count < Int32(PropertyPage.capacity) {
            let out = buffer(index).valid
            Self.spread(bits, from: cell, count, to: out)
            valid = UnsafePointer(out)
        }
        return page.kind == .empty ? nulls : TypedVector(page, from: cell, valid: valid)
    }

    /// One byte for each of `count` bits; eight at a time, where they begin with a byte.
    private static func spread(
        _ bits: UnsafePointer<UInt64>, from first: Int, _ count: Int, to out: UnsafeMutablePointer<UInt8>
    ) {
        var row = 0
        if first & 7 == 0 {
            let bytes = UnsafeRawPointer(bits).assumingMemoryBound(to: UInt8.self) + first / 8
            let wide = UnsafeMutableRawPointer(out)
            while row &+ 8 <= count {
                // Bit i of the byte goes to byte i: copies of it, each reduced to its own bit, which then is made 1.
                let copies = UInt64(bytes[row >> 3]) &* 0x0101_0101_0101_0101 & 0x8040_2010_0804_0201
                let ones = ((copies &+ 0x7F7F_7F7F_7F7F_7F7F) | copies) >> 7 & 0x0101_0101_0101_0101
                wide.storeBytes(of: ones.littleEndian, toByteOffset: row, as: UInt64.self)
                row &+= 8
            }
        }
        while row < count {
            let at = first &+ row
            out[row] = UInt8(truncatingIfNeeded: bits[at >> 6] >> UInt64(at & 63)) & 1
            row &+= 1
        }
    }

    /// Cells of one page by id.
    func cells(_ page: PropertyPage, _ ids: UnsafePointer<UInt32>, _ index: Int, _ count: Int) -> TypedVector? {
        guard page.count > 0, let bits = page.valid else { return nulls }
        let out = buffer(index)
        var valid: UnsafePointer<UInt8>?
        if page.count < Int32(PropertyPage.capacity) {
            let flags = out.valid
            for row in 0..<count {
                let at = Int(ids[row] & 1023)
                flags[row] = UInt8(truncatingIfNeeded: bits[at >> 6] >> UInt64(at & 63)) & 1
            }
            valid = UnsafePointer(flags)
        }
        switch page.kind {
        case .empty: return nulls
        case .integers:
            guard let cells = page.integers else { return nil }
            for row in 0..<count { out.integers[row] = cells[Int(ids[row] & 1023)] }
            return out.vector(.integers, valid: valid)
        case .floats:
            guard let cells = page.floats else { return nil }
            for row in 0..<count { out.floats[row] = cells[Int(ids[row] & 1023)] }
            return out.vector(.floats, valid: valid)
        case .booleans:
            guard let cells = page.booleans else { return nil }
            for row in 0..<count { out.booleans[row] = cells[Int(ids[row] & 1023)] }
            return out.vector(.booleans, valid: valid)
        case .strings:
            guard let cells = page.strings else { return nil }
            for row in 0..<count { out.strings[row] = cells[Int(ids[row] & 1023)] }
            return out.vector(.strings, valid: valid)
        case .dates:
            guard let cells = page.dates else { return nil }
            for row in 0..<count { out.integers[row] = cells[Int(ids[row] & 1023)] }
            return out.vector(.dates, valid: valid)
        case .slots: return nil
        }
    }

    /// Cells of any pages by id; of id `noID`, null. nil when kinds differ.
    func scattered(_ store: PropertyColumn, _ ids: UnsafePointer<UInt32>, _ index: Int, _ count: Int) -> TypedVector? {
        let out = buffer(index)
        guard let kind = store.uniformKind else { return nil }
        switch kind {
        case .empty: return nulls
        case .integers:
            guard store.gatherIntegers(ids: ids, count: count, into: out.integers, valid: out.valid) else { return nil }
            return out.vector(.integers, valid: validity(out, count))
        case .floats:
            guard store.gatherFloats(ids: ids, count: count, into: out.floats, valid: out.valid) else { return nil }
            return out.vector(.floats, valid: validity(out, count))
        case .strings:
            guard store.gatherStrings(ids: ids, count: count, into: out.strings, valid: out.valid) else { return nil }
            return out.vector(.strings, valid: validity(out, count))
        case .booleans:
            for row in 0..<count {
                let slot = store.slot(ids[row])
                out.valid[row] = slot.isNull ? 0 : 1
                out.booleans[row] = slot.booleanValue ? 1 : 0
            }
            return out.vector(.booleans, valid: validity(out, count))
        case .dates:
            guard store.gatherDates(ids: ids, count: count, into: out.integers, valid: out.valid) else { return nil }
            return out.vector(.dates, valid: validity(out, count))
        case .slots: return nil
        }
    }

    private func validity(_ out: VectorBuffer, _ count: Int) -> UnsafePointer<UInt8>? {
        let valid = out.valid
        var all: UInt8 = 1
        for row in 0..<count { all &= valid[row] }
        return all == 0 ? UnsafePointer(valid) : nil
    }
}
