// Many cells at once, for bulk loads.

extension PropertyPage {
    /// Writes cells that follow each other and hold no value yet; see `PropertyColumn.fill`.
    mutating func fill(
        from first: Int, count total: Int, _ kind: Kind, _ cells: UnsafeRawPointer, valid: UnsafePointer<UInt8>?
    ) {
        if let valid, !Self.hasAny(valid, total) { return }
        if self.kind == .empty { open(kind) }
        guard self.kind == kind, let storage else {
            // Another kind of value is there already: one by one, which makes slots of them.
            let stride = Self.stride(of: kind)
            for index in 0..<total where valid.map({ $0[index] != 0 }) ?? true {
                set(first + index, Self.slot(cells + index * stride, kind))
            }
            return
        }
        let stride = Self.stride(of: kind)
        (storage + Self.validWords * 8 + first * stride).copyMemory(from: cells, byteCount: total * stride)
        let bits = storage.assumingMemoryBound(to: UInt64.self)
        if let valid {
            for index in 0..<total where valid[index] != 0 {
                bits[(first + index) >> 6] |= 1 << UInt64((first + index) & 63)
                count += 1
            }
        } else {
            for index in first..<first + total { bits[index >> 6] |= 1 << UInt64(index & 63) }
            count += Int32(total)
        }
    }

    private static func hasAny(_ valid: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        for index in 0..<count where valid[index] != 0 { return true }
        return false
    }

    /// A cell outside of any page.
    private static func slot(_ cell: UnsafeRawPointer, _ kind: Kind) -> Slot {
        switch kind {
        case .empty: return .null
        case .integers: return .integer(cell.load(as: Int64.self))
        case .floats: return .float(cell.load(as: Double.self))
        case .booleans: return .boolean(cell.load(as: UInt8.self) != 0)
        case .strings: return .string(HeapHandle(cell.load(as: UInt32.self)))
        case .slots: return cell.load(as: Slot.self)
        case .dates: return Slot(tag: .date, bits: cell.load(as: UInt64.self))
        }
    }
}
