// Columns and values of a graph file.

extension GraphImage {
    /// The pages of a column as its directory has them, each within the section; nil where one is not.
    func pages(_ section: ImageFormat.Section, limit: UInt32) -> [PropertyPage]? {
        let count = Int(section.count)
        let length = Int(section.length)
        guard count * ImageFormat.pageEntrySize <= length,
            count <= (Int(limit) + PropertyPage.capacity - 1) / PropertyPage.capacity
        else { return nil }
        let start = start(section)
        var pages: [PropertyPage] = []
        pages.reserveCapacity(count)
        var values = 0
        for number in 0..<count {
            let entry = start + number * ImageFormat.pageEntrySize
            guard let kind = PropertyPage.Kind(rawValue: entry.load(as: UInt8.self)) else { return nil }
            let valueCount = entry.load(fromByteOffset: 4, as: UInt32.self)
            let place = entry.load(fromByteOffset: 8, as: UInt64.self)
            var page = PropertyPage()
            if kind != .empty {
                let size = PropertyPage.size(of: kind)
                guard valueCount > 0, valueCount <= UInt32(PropertyPage.capacity), place % 64 == 0, size <= length,
                    place <= UInt64(length - size)
                else { return nil }
                page.kind = kind
                page.count = Int32(valueCount)
                page.storage = start + Int(place)
                page.isBorrowed = true
                values += Int(valueCount)
            } else if valueCount != 0 {
                return nil
            }
            pages.append(page)
        }
        return values == Int(section.extra) ? pages : nil
    }

    /// Whether the content of a column is what was written, and can be.
    func checkColumn(_ column: PropertyColumn, _ section: ImageFormat.Section, limit: UInt32) -> Bool {
        guard isIntact(section.kind, section.subject) else { return false }
        for number in 0..<column.pageCount {
            let page = column.pages[number]
            guard let storage = page.storage, let valid = page.valid else { continue }
            guard ImageScan.bits(valid, PropertyPage.validWords) == Int(page.count) else { return false }
            let cellLimit = min(PropertyPage.capacity, Int(limit) - number * PropertyPage.capacity)
            // Any eight bytes are a number.
            if cellLimit == PropertyPage.capacity, page.kind == .integers || page.kind == .floats { continue }
            let cells = storage + PropertyPage.validWords * 8
            for word in 0..<PropertyPage.validWords {
                var bits = valid[word]
                while bits != 0 {
                    let cell = word * 64 + bits.trailingZeroBitCount
                    bits &= bits - 1
                    guard cell < cellLimit else { return false }
                    switch page.kind {
                    case .empty, .integers, .floats: break
                    case .dates:
                        let day = cells.load(fromByteOffset: cell * 8, as: Int64.self)
                        if !Calendar.dayRange.contains(day) { return false }
                    case .booleans:
                        if cells.load(fromByteOffset: cell, as: UInt8.self) > 1 { return false }
                    case .strings:
                        let handle = cells.load(fromByteOffset: cell * 4, as: UInt32.self)
                        if !isEntry(UInt64(handle), .string) { return false }
                    case .slots:
                        let start = cells + cell * 16
                        if start.load(fromByteOffset: 14, as: UInt8.self) == SlotTag.null.rawValue { return false }
                        if !checkSlot(start, depth: Slot.largestNesting) { return false }
                    }
                }
            }
        }
        return true
    }

    // MARK: The heap

    /// Whether entries lie within their bytes, strings are UTF-8, and the intern table leads to strings.
    func checkHeap() -> Bool {
        if let heapIsSound { return heapIsSound }
        let sound = heapHolds
        if !sound { report(.heapEntries) }
        heapIsSound = sound
        return sound
    }

    private var heapHolds: Bool {
        guard isIntact(.heapEntries), isIntact(.heapBytes), isIntact(.internTable) else { return false }
        let length = section(.heapBytes)?.length ?? 0
        let base = section(.heapBytes).map { start($0) } ?? bytes.start
        for entry in heapEntries {
            guard let kind = MappedHeapEntry.Kind(rawValue: entry.kind), entry.offset <= length else { return false }
            let size: UInt64
            switch kind {
            case .string: size = UInt64(entry.count)
            case .list: size = UInt64(entry.count) * 16
            case .map: size = UInt64(entry.count) * 20
            case .duration, .point: size = 32
            }
            guard size <= length - entry.offset, kind == .string || entry.offset % 8 == 0 else { return false }
            switch kind {
            case .string:
                let text = UnsafeBufferPointer(
                    start: (base + Int(entry.offset)).assumingMemoryBound(to: UInt8.self), count: Int(entry.count))
                if !UTF8Text.isValid(text) { return false }
            case .duration:
                let nanoseconds = (base + Int(entry.offset)).load(fromByteOffset: 24, as: Int32.self)
                if entry.count != 1 || !(0..<1_000_000_000).contains(nanoseconds) { return false }
            case .point:
                let srid = (base + Int(entry.offset)).load(as: Int32.self)
                if entry.count != 1 || PointSystem(rawValue: srid) == nil { return false }
            case .list, .map: break
            }
        }
        guard let table = section(.internTable) else { return true }
        let cells = start(table).assumingMemoryBound(to: UInt64.self)
        var strings: UInt64 = 0
        for cell in 0..<Int(table.length / 8) where cells[cell] != 0 {
            strings += 1
            let number = cells[cell] & 0xFFFF_FFFF
            guard number > 0, isEntry(number - 1, .string) else { return false }
        }
        return strings == table.extra
    }

    private var heapEntries: UnsafeBufferPointer<MappedHeapEntry> {
        guard let section = section(.heapEntries) else { return UnsafeBufferPointer(start: nil, count: 0) }
        let count = Int(section.length) / MemoryLayout<MappedHeapEntry>.stride
        return UnsafeBufferPointer(
            start: start(section).assumingMemoryBound(to: MappedHeapEntry.self), count: count)
    }

    private func isEntry(_ number: UInt64, _ kind: MappedHeapEntry.Kind) -> Bool {
        let entries = heapEntries
        return number < UInt64(entries.count) && entries[Int(number)].kind == kind.rawValue
    }

    /// Entries of nothing, in place of damaged ones: as long as the image.
    func nothing(_ count: Int) -> UnsafePointer<MappedHeapEntry> {
        let entries = UnsafeMutablePointer<MappedHeapEntry>.allocate(capacity: max(count, 1))
        entries.initialize(
            repeating: MappedHeapEntry(offset: 0, count: 0, kind: MappedHeapEntry.Kind.string.rawValue),
            count: max(count, 1))
        return UnsafePointer(entries)
    }

    // MARK: Slots

    /// Whether sixteen bytes are a slot that can be a property or part of one; zones are put into this machine's terms.
    ///
    /// - Parameter depth: how deeply it may be nested; falls on the way down, so that no circle is followed for ever.
    private func checkSlot(_ cell: UnsafeMutableRawPointer, depth: UInt32) -> Bool {
        guard let tag = SlotTag(rawValue: cell.load(fromByteOffset: 14, as: UInt8.self)) else { return false }
        let bits = cell.load(as: UInt64.self)
        let aux = cell.load(fromByteOffset: 8, as: UInt32.self)
        let number = Int64(bitPattern: bits)
        switch tag {
        case .null, .integer, .float: return true
        case .boolean: return bits <= 1
        case .string: return heapIsSound == true && isEntry(bits, .string)
        case .duration: return heapIsSound == true && isEntry(bits, .duration)
        case .point: return heapIsSound == true && isEntry(bits, .point)
        case .list: return isEntry(bits, .list) && checkContainer(UInt32(bits), nesting: aux, depth: depth)
        case .map: return isEntry(bits, .map) && checkContainer(UInt32(bits), nesting: aux, depth: depth)
        case .node, .relationship, .path: return false
        case .date: return Calendar.dayRange.contains(number)
        case .localTime: return (0..<86_400_000_000_000).contains(number)
        case .zonedTime:
            let offset = Int32(bitPattern: aux)
            return (0..<86_400_000_000_000).contains(number)
                && (-ZoneCode.largestOffset...ZoneCode.largestOffset).contains(offset)
        case .localDateTime: return Self.isLocal(number) && aux < 1_000_000_000
        case .zonedDateTime: return checkMoment(cell, number)
        }
    }

    private func checkMoment(_ cell: UnsafeMutableRawPointer, _ seconds: Int64) -> Bool {
        let aux = cell.load(fromByteOffset: 8, as: UInt32.self)
        let low = cell.load(fromByteOffset: 12, as: UInt16.self)
        var code = UInt32(low) | (aux >> 30) << 16
        let isOffset = code <= UInt32(2 * ZoneCode.largestOffset)
        guard aux & 0x3FFF_FFFF < 1_000_000_000, isOffset || knownZones.contains(code),
            Self.isLocal(seconds)
        else { return false }
        if !isOffset, let here = zoneCodes[code] {
            code = here
            cell.storeBytes(of: aux & 0x3FFF_FFFF | (code >> 16) << 30, toByteOffset: 8, as: UInt32.self)
            cell.storeBytes(of: UInt16(truncatingIfNeeded: code), toByteOffset: 12, as: UInt16.self)
        }
        return Self.isLocal(seconds + Int64(ZoneCode(raw: code).offset(at: seconds)))
    }

    private static func isLocal(_ seconds: Int64) -> Bool {
        (Calendar.dayRange.lowerBound * 86_400...Calendar.dayRange.upperBound * 86_400 + 86_399).contains(seconds)
    }

    private func checkContainer(_ handle: UInt32, nesting: UInt32, depth: UInt32) -> Bool {
        guard heapIsSound == true, nesting > 0, nesting <= depth, let heap = section(.heapBytes) else { return false }
        if let known = soundContainers[handle] { return known == nesting }
        let entry = heapEntries[Int(handle)]
        let cells = start(heap) + Int(entry.offset)
        let count = Int(entry.count)
        var deepest: UInt32 = 0
        for index in 0..<count {
            let cell = cells + index * 16
            guard checkSlot(cell, depth: nesting - 1) else { return false }
            let tag = cell.load(fromByteOffset: 14, as: UInt8.self)
            if tag == SlotTag.list.rawValue || tag == SlotTag.map.rawValue {
                deepest = max(deepest, cell.load(fromByteOffset: 8, as: UInt32.self))
            }
        }
        if entry.kind == MappedHeapEntry.Kind.map.rawValue {
            let keys = cells + count * 16
            for index in 0..<count
            where keys.load(fromByteOffset: index * 4, as: UInt32.self) >= UInt32(catalog.keys.count) { return false }
        }
        guard deepest + 1 == nesting else { return false }
        soundContainers[handle] = nesting
        return true
    }
}
