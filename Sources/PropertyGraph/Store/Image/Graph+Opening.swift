// A graph in a mapped file.

extension Graph {
    /// The graph of a file. Nothing of it is read but what says what is where; each part is checked when it is first
    /// used, and then `damage` may be set.
    ///
    /// The graph can be changed: changes stay in memory.
    ///
    /// - Complexity: O(nodes + relationships / 64), a few bytes each.
    public convenience init(opening bytes: MappedBytes) throws(GraphFileError) {
        let image = try GraphImage(bytes)
        self.init()
        self.image = image
        let catalog = image.catalog
        try openNames(catalog)
        try openNodes(image)
        try openRelationships(image)
        try openHeap(image)
        for key in catalog.keys.indices {
            nodeColumns.append(try column(image, .nodeColumn, UInt32(key), limit: catalog.nodeLimit))
            relationshipColumns.append(
                try column(image, .relationshipColumn, UInt32(key), limit: catalog.relationshipLimit))
        }
        for (number, entry) in catalog.indexes.enumerated() {
            let definition = IndexDefinition(
                id: IndexID(UInt32(number)), name: indexNames.intern(entry.name), subject: entry.subject,
                key: entry.key, isUnique: entry.isUnique)
            open(
                PropertyIndex(definition, name: entry.name, space: storedValues),
                distinctCount: entry.distinctCount, entryCount: entry.entryCount)
        }
    }

    /// The bytes that every graph file begins with.
    public static var fileSignature: [UInt8] { ImageFormat.magic }

    /// What is wrong with the file of the graph, as far as it is known; nil for a graph made in memory.
    public var damage: GraphFileError? { image?.damage }

    /// Checks every part of the file that was not used yet.
    ///
    /// - Complexity: O(size of the file)
    public func checkAll() {
        guard image != nil else { return }
        relationshipCheck?.settle()
        heap.check?.settle()
        for type in typeTables.indices {
            for direction in AdjacencyDirection.allCases { _ = typeTables[type].view(direction, in: self) }
        }
        for column in nodeColumns + relationshipColumns { column?.check?.settle() }
    }

    private func openNames(_ catalog: ImageCatalog) throws(GraphFileError) {
        for name in catalog.keys { _ = internKey(name) }
        for name in catalog.labels { _ = memberBitmap(internLabel(name)) }
        for name in catalog.types { _ = typeTable(internType(name)) }
        for (number, set) in catalog.labelSets.enumerated() where internLabelSet(set).raw != UInt32(number) {
            throw .damaged(part: ImageFormat.Kind.catalog.name)
        }
        nodesOfSet = catalog.nodesOfSet
        nodeCount = catalog.nodeCount
        relationshipCount = catalog.relationshipCount
    }

    private func openNodes(_ image: GraphImage) throws(GraphFileError) {
        let catalog = image.catalog
        let limit = Int(catalog.nodeLimit)
        guard let sets = image.cells(.labelSets, UInt32.self, count: limit), image.isIntact(.labelSets),
            ImageScan.marks(below: UInt32(catalog.labelSets.count), sets, limit) == limit - nodeCount
        else { throw .damaged(part: ImageFormat.Kind.labelSets.name) }
        guard let ends = image.cells(.degrees, UInt32.self, count: limit) else {
            throw .damaged(part: ImageFormat.Kind.degrees.name)
        }
        labelSets.deallocate()
        labelSets = IDBuffer(borrowing: sets, count: limit)
        degrees.deallocate()
        degrees = IDBuffer(borrowing: ends, count: limit)
        for label in catalog.labels.indices {
            guard let members = members(image, .labelMembers, UInt32(label), limit: limit) else {
                throw .damaged(part: ImageFormat.Kind.labelMembers.name)
            }
            if nodeCount < limit {
                var hasDead = false
                members.forEach { if sets[Int($0)] == .max { hasDead = true } }
                if hasDead { throw .damaged(part: ImageFormat.Kind.labelMembers.name) }
            }
            labelMembers[label] = members
        }
    }

    /// Members of a label or type; nil where they are damaged.
    private func members(_ image: GraphImage, _ kind: ImageFormat.Kind, _ subject: UInt32, limit: Int) -> IDBitmap? {
        guard let section = image.section(kind, subject) else { return IDBitmap() }
        let first = Int(section.extra)
        let words = Int(section.length / 8)
        guard words > 0, section.length % 8 == 0, first + words <= (limit + 63) / 64, image.isIntact(kind, subject),
            let cells = image.cells(kind, subject: subject, UInt64.self, count: words),
            ImageScan.bits(cells, words) == Int(section.count)
        else { return nil }
        let beyond = (first + words) * 64 - limit
        if beyond > 0, cells[words - 1] >> UInt64(64 - beyond) != 0 { return nil }
        return IDBitmap(borrowing: cells, firstWord: first, wordCount: words, count: Int(section.count))
    }

    private func openRelationships(_ image: GraphImage) throws(GraphFileError) {
        let catalog = image.catalog
        let limit = Int(catalog.relationshipLimit)
        guard let starts = image.cells(.sources, UInt32.self, count: limit),
            let ends = image.cells(.targets, UInt32.self, count: limit),
            let kinds = image.cells(.types, UInt32.self, count: limit)
        else { throw .damaged(part: ImageFormat.Kind.sources.name) }
        let marks = nodeCount < labelSets.count ? UnsafePointer(labelSets.cells) : nil
        var total = 0
        for type in catalog.types.indices {
            guard let members = members(image, .typeMembers, UInt32(type), limit: limit) else {
                throw .damaged(part: ImageFormat.Kind.typeMembers.name)
            }
            total += members.count
            guard members.count > 0 else { continue }
            typeTables[type].open(
                members: members, sourceSets: catalog.sourceSets[type], targetSets: catalog.targetSets[type],
                rows: MappedRows(image, type: UInt32(type), count: members.count, marks: marks))
        }
        if total != relationshipCount { throw .damaged(part: ImageFormat.Kind.typeMembers.name) }
        for buffer in [sources, targets, types] { buffer.deallocate() }
        sources = IDBuffer(borrowing: starts, count: limit)
        targets = IDBuffer(borrowing: ends, count: limit)
        types = IDBuffer(borrowing: kinds, count: limit)
        relationshipCheck = PendingCheck { [unowned self] in
            if hasSoundRelationships(image) { return }
            image.report(.sources)
            var zeros = IDBuffer(capacity: limit)
            zeros.append(repeating: 0, count: limit)
            sources = zeros
            zeros = IDBuffer(capacity: limit)
            zeros.append(repeating: 0, count: limit)
            targets = zeros
            zeros = IDBuffer(capacity: limit)
            zeros.append(repeating: Self.deadBit, count: limit)
            types = zeros
        }
    }

    private func hasSoundRelationships(_ image: GraphImage) -> Bool {
        let catalog = image.catalog
        let limit = Int(catalog.relationshipLimit)
        guard image.isIntact(.sources), image.isIntact(.targets), image.isIntact(.types),
            image.isIntact(.degrees),
            ImageScan.areBelow(catalog.nodeLimit, sources.cells, limit),
            ImageScan.areBelow(catalog.nodeLimit, targets.cells, limit)
        else { return false }
        let typeCount = UInt32(catalog.types.count)
        var alive = 0
        var bad: UInt32 = 0
        for index in 0..<limit {
            let type = types.cells[index]
            alive &+= type & Self.deadBit == 0 ? 1 : 0
            bad |= type & ~Self.deadBit >= typeCount ? 1 : 0
        }
        guard bad == 0, alive == catalog.relationshipCount else { return false }
        if catalog.nodeCount < Int(catalog.nodeLimit) {
            for index in 0..<limit where types.cells[index] & Self.deadBit == 0 {
                if labelSets[sources.cells[index]] == Self.deadMark || labelSets[targets.cells[index]] == Self.deadMark
                {
                    return false
                }
            }
        }
        return true
    }

    private func openHeap(_ image: GraphImage) throws(GraphFileError) {
        guard let section = image.section(.heapEntries) else { return }
        let count = Int(section.length) / MemoryLayout<MappedHeapEntry>.stride
        guard let entries = image.cells(.heapEntries, MappedHeapEntry.self, count: count) else {
            throw .damaged(part: section.kind.name)
        }
        let base = image.section(.heapBytes).map { image.start($0) } ?? image.bytes.start
        var table = UnsafeMutableBufferPointer<UInt64>(start: nil, count: 0)
        var stringCount = 0
        if let section = image.section(.internTable) {
            let cells = Int(section.length / 8)
            guard cells >= 64, cells & (cells - 1) == 0, section.extra * 2 <= section.length / 8,
                let start = image.cells(.internTable, UInt64.self, count: cells)
            else { throw .damaged(part: section.kind.name) }
            table = UnsafeMutableBufferPointer(start: start, count: cells)
            stringCount = Int(section.extra)
        }
        heap.open(
            UnsafeBufferPointer(start: entries, count: count), base: base, table: table, stringCount: stringCount,
            check: PendingCheck { [unowned heap] in
                if !image.exclusively({ image.checkHeap() }) { heap.abandonMapped(image.nothing(count)) }
            })
    }

    private func column(
        _ image: GraphImage, _ kind: ImageFormat.Kind, _ key: UInt32, limit: UInt32
    ) throws(GraphFileError) -> PropertyColumn? {
        guard let section = image.section(kind, key) else { return nil }
        guard let pages = image.pages(section, limit: limit) else { throw .damaged(part: kind.name) }
        return PropertyColumn(pages: pages) { [unowned self] column in
            // A damaged heap has reported itself, and its values are empty.
            heap.check?.settle()
            if image.exclusively({ image.checkColumn(column, section, limit: limit) }) { return true }
            image.report(kind)
            return false
        }
    }
}
