// A graph as a file.

extension Graph {
    /// Writes the graph as it is now to a file that is open for writing, empty, and positioned at its start.
    ///
    /// - Throws: `cannotWrite`, or what is wrong with the file that the graph itself was opened from.
    /// - Complexity: O(size of the graph)
    public func write(to descriptor: Int32) throws(GraphFileError) {
        // Rows with changes beside them are made anew below.
        version &+= 1
        checkAll()
        if let damage { throw damage }
        var writer = try ImageWriter(descriptor: descriptor)
        var values = ImageHeapWriter(space: storedValues)
        try write(labelSets, .labelSets, to: &writer)
        try write(degrees, .degrees, to: &writer)
        try write(sources, .sources, to: &writer)
        try write(targets, .targets, to: &writer)
        try write(types, .types, to: &writer)
        for (label, members) in labelMembers.enumerated() {
            try write(members, .labelMembers, UInt32(label), to: &writer)
        }
        for (type, table) in typeTables.enumerated() where table.members.count > 0 {
            try write(table.members, .typeMembers, UInt32(type), to: &writer)
            let rows = table.settledRows(in: self)
            try write(
                rows.outgoing, UInt32(type), .outgoingOffsets, .outgoingNeighbours, .outgoingRelationships, &writer)
            try write(
                rows.incoming, UInt32(type), .incomingOffsets, .incomingNeighbours, .incomingRelationships, &writer)
        }
        for (key, column) in nodeColumns.enumerated() {
            if let column { try write(column, .nodeColumn, UInt32(key), &values, to: &writer) }
        }
        for (key, column) in relationshipColumns.enumerated() {
            if let column { try write(column, .relationshipColumn, UInt32(key), &values, to: &writer) }
        }
        try write(values, to: &writer)
        try write(catalog(zones: values.zones).encoded, .catalog, to: &writer)
        try writer.finish()
    }

    private func catalog(zones: [UInt32: String]) -> ImageCatalog {
        var catalog = ImageCatalog()
        catalog.nodeLimit = nodeLimit
        catalog.relationshipLimit = relationshipLimit
        catalog.nodeCount = nodeCount
        catalog.relationshipCount = relationshipCount
        catalog.keys = propertyKeys.names
        catalog.labels = labelNames.names
        catalog.types = typeNames.names
        catalog.labelSets = labelSetTable.sets
        let sets = labelSetTable.count
        func padded(_ counts: [Int]) -> [Int] { counts + [Int](repeating: 0, count: max(0, sets - counts.count)) }
        catalog.nodesOfSet = padded(nodesOfSet)
        for type in 0..<typeNames.count {
            catalog.sourceSets.append(padded(type < typeTables.count ? typeTables[type].sourceSets : []))
            catalog.targetSets.append(padded(type < typeTables.count ? typeTables[type].targetSets : []))
        }
        catalog.zones = zones.sorted { $0.key < $1.key }.map { (code: $0.key, name: $0.value) }
        catalog.indexes = indexes.map {
            ImageCatalog.Index(
                name: $0.name, subject: $0.subject, key: $0.key, isUnique: $0.isUnique,
                distinctCount: $0.distinctCount, entryCount: $0.entryCount)
        }
        return catalog
    }

    private func write(
        _ cells: IDBuffer, _ kind: ImageFormat.Kind, to writer: inout ImageWriter
    ) throws(GraphFileError) {
        try writer.add(kind, UnsafeRawBufferPointer(start: cells.cells, count: cells.count * 4))
    }

    private func write(
        _ members: IDBitmap, _ kind: ImageFormat.Kind, _ subject: UInt32, to writer: inout ImageWriter
    ) throws(GraphFileError) {
        guard members.count > 0 else { return }
        var words = members.wordCount
        while words > 0, members.words[words - 1] == 0 { words -= 1 }
        try writer.add(
            kind, subject: subject, count: members.count, extra: members.firstWord,
            UnsafeRawBufferPointer(start: members.words, count: words * 8))
    }

    private func write(
        _ rows: CompressedRows, _ type: UInt32, _ offsets: ImageFormat.Kind, _ neighbours: ImageFormat.Kind,
        _ relationships: ImageFormat.Kind, _ writer: inout ImageWriter
    ) throws(GraphFileError) {
        try writer.add(
            offsets, subject: type, count: rows.count, extra: Int(rows.firstNode),
            UnsafeRawBufferPointer(start: rows.offsets, count: (rows.span + 1) * 4))
        try writer.add(
            neighbours, subject: type, UnsafeRawBufferPointer(start: rows.neighbours, count: rows.count * 4))
        try writer.add(
            relationships, subject: type, UnsafeRawBufferPointer(start: rows.relationships, count: rows.count * 4))
    }

    private func write<Element>(
        _ array: [Element], _ kind: ImageFormat.Kind, count: Int = 0, extra: Int = 0, to writer: inout ImageWriter
    ) throws(GraphFileError) {
        let result = array.withUnsafeBytes { bytes -> Result<Void, GraphFileError> in
            do throws(GraphFileError) {
                try writer.add(kind, count: count, extra: extra, bytes)
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try result.get()
    }

    private func write(_ values: ImageHeapWriter, to writer: inout ImageWriter) throws(GraphFileError) {
        let table = values.internTable
        try write(values.entries, .heapEntries, to: &writer)
        try write(values.bytes, .heapBytes, to: &writer)
        try write(table.cells, .internTable, extra: table.strings, to: &writer)
    }

    /// A directory, then the pages. Cells without a value are written as zeros.
    private func write(
        _ column: PropertyColumn, _ kind: ImageFormat.Kind, _ key: UInt32, _ values: inout ImageHeapWriter,
        to writer: inout ImageWriter
    ) throws(GraphFileError) {
        guard column.count > 0 else { return }
        var pageCount = column.pageCount
        while pageCount > 0, column.pages[pageCount - 1].count == 0 { pageCount -= 1 }
        var places: [Int] = []
        var size = (pageCount * ImageFormat.pageEntrySize + 63) & ~63
        for number in 0..<pageCount {
            places.append(size)
            if column.pages[number].count > 0 { size += PropertyPage.size(of: column.pages[number].kind) }
        }
        let bytes = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
        defer { bytes.deallocate() }
        bytes.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        for number in 0..<pageCount where column.pages[number].count > 0 {
            let page = column.pages[number]
            let entry = bytes + number * ImageFormat.pageEntrySize
            entry.storeBytes(of: page.kind.rawValue, as: UInt8.self)
            (entry + 4).storeBytes(of: UInt32(page.count), as: UInt32.self)
            (entry + 8).storeBytes(of: UInt64(places[number]), as: UInt64.self)
            page.encode(to: bytes + places[number], &values)
        }
        try writer.add(
            kind, subject: key, count: pageCount, extra: column.count, UnsafeRawBufferPointer(start: bytes, count: size)
        )
    }
}

extension PropertyPage {
    /// Bytes of the storage of a page.
    static func size(of kind: Kind) -> Int { validWords * 8 + capacity * stride(of: kind) }

    /// Writes the storage to zeroed memory.
    fileprivate func encode(to bytes: UnsafeMutableRawPointer, _ values: inout ImageHeapWriter) {
        guard let storage else { return }
        bytes.copyMemory(from: storage, byteCount: Self.validWords * 8)
        let source = storage + Self.validWords * 8
        let target = bytes + Self.validWords * 8
        for cell in 0..<Self.capacity where has(cell) {
            switch kind {
            case .empty: break
            case .integers, .floats, .dates: Self.copy(cell, UInt64.self, source, target)
            case .booleans: Self.copy(cell, UInt8.self, source, target)
            case .strings:
                let handle = source.load(fromByteOffset: cell * 4, as: UInt32.self)
                target.storeBytes(of: values.string(handle), toByteOffset: cell * 4, as: UInt32.self)
            case .slots:
                let (low, high) = values.encode(slot(cell))
                target.storeBytes(of: low, toByteOffset: cell * 16, as: UInt64.self)
                target.storeBytes(of: high, toByteOffset: cell * 16 + 8, as: UInt64.self)
            }
        }
    }

    private static func copy<Cell: BitwiseCopyable>(
        _ cell: Int, _ type: Cell.Type, _ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer
    ) {
        let stride = MemoryLayout<Cell>.stride
        target.storeBytes(
            of: source.load(fromByteOffset: cell * stride, as: type), toByteOffset: cell * stride, as: type)
    }
}
