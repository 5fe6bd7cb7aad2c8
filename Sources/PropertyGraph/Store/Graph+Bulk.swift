// Many nodes or relationships of one shape at once: what CREATE does with a batch of rows.
//
// Ids are given out row by row, as if the elements were made one after the other; properties are written column by
// column. One change is recorded for a whole column.

extension Graph {
    /// Creates, row by row, one node for each of these label sets.
    ///
    /// - Returns: for each set the ids of its nodes.
    /// - Throws: `nodeIDsExhausted`, before anything is created.
    /// - Complexity: O(rows · labels)
    public func createNodes(_ rows: Int, labelSets sets: [LabelSetID]) throws(StoreError) -> [IDRun] {
        if sets.isEmpty { return [] }
        let total = rows * sets.count
        guard total <= Int(idLimit) - Int(nodeLimit) else { throw .nodeIDsExhausted }
        let all = IDRun(first: nodeLimit, stride: 1, count: total)
        enterNodes(all, sets)
        record(.createNodes(all, sets))
        counters.nodesCreated &+= total
        for set in sets { counters.labelsAdded &+= rows * labelSetTable.sets[Int(set.raw)].count }
        return all.dealt(to: sets.count)
    }

    /// Creates, row by row, one relationship for each of these types.
    ///
    /// - Parameters:
    ///   - sources: live nodes, a column of `rows` ids for each type.
    ///   - targets: likewise.
    /// - Returns: for each type the ids of its relationships.
    /// - Throws: `relationshipIDsExhausted`, before anything is created.
    /// - Complexity: O(rows) amortised; see `RelationshipTypeTable`.
    public func createRelationships(
        _ rows: Int, types kinds: [RelationshipTypeID], sources: [[UInt32]], targets: [[UInt32]]
    ) throws(StoreError) -> [IDRun] {
        if kinds.isEmpty { return [] }
        let total = rows * kinds.count
        guard total <= Int(idLimit) - Int(relationshipLimit) else { throw .relationshipIDsExhausted }
        let all = IDRun(first: relationshipLimit, stride: 1, count: total)
        let runs = all.dealt(to: kinds.count)
        let batches = runs.enumerated().map { index, run in
            RelationshipBatch(ids: run, type: kinds[index], sources: sources[index], targets: targets[index])
        }
        attach(batches)
        record(.createRelationships(batches))
        changeBytes &+= total &* 8
        counters.relationshipsCreated &+= total
        return runs
    }

    /// Gives new nodes, which do not have the property yet, its values; null for none.
    ///
    /// - Parameters:
    ///   - labels: the labels that all of the nodes have.
    ///   - values: as many as there are nodes; of `space`.
    /// - Throws: `constraintViolation`; nothing is written then.
    public func setProperty(
        _ key: PropertyKeyID, ofNew nodes: IDRun, labels: LabelSetID, values: UnsafePointer<Slot>,
        from space: ValueSpace
    ) throws(StoreError) {
        let stored = persisted(values, nodes.count, space)
        if Int(key.raw) < nodeIndexes.count {
            let members = labelSetTable.sets[Int(labels.raw)]
            var done: [PropertyIndex] = []
            for index in nodeIndexes[Int(key.raw)] {
                guard case .nodes(let label) = index.subject, members.contains(label) else { continue }
                if let (row, other) = insert(stored, nodes, into: index) {
                    for before in done { Self.remove(stored, nodes, stored.count, from: before) }
                    Self.remove(stored, nodes, row, from: index)
                    throw .constraintViolation(
                        constraint: index.name, label: name(of: label), key: name(of: key), existing: NodeID(other),
                        refused: NodeID(nodes[row]))
                }
                done.append(index)
            }
        }
        let written = Self.write(stored, nodes, to: Self.propertyColumn(key, in: &nodeColumns))
        guard written > 0 else { return }
        record(.setNodeProperties(nodes, key, stored))
        changeBytes &+= stored.count &* MemoryLayout<Slot>.stride
        counters.propertiesSet &+= written
    }

    /// Gives new relationships, which do not have the property yet, its values; null for none.
    ///
    /// - Parameter values: as many as there are relationships; of `space`.
    public func setProperty(
        _ key: PropertyKeyID, ofNew relationships: IDRun, type: RelationshipTypeID, values: UnsafePointer<Slot>,
        from space: ValueSpace
    ) {
        let stored = persisted(values, relationships.count, space)
        if Int(key.raw) < relationshipIndexes.count {
            for index in relationshipIndexes[Int(key.raw)] where index.subject == .relationships(type) {
                for row in 0..<stored.count { index.insert(stored[row], relationships[row]) }
            }
        }
        let written = Self.write(stored, relationships, to: Self.propertyColumn(key, in: &relationshipColumns))
        guard written > 0 else { return }
        record(.setRelationshipProperties(relationships, key, stored))
        changeBytes &+= stored.count &* MemoryLayout<Slot>.stride
        counters.propertiesSet &+= written
    }

    private func persisted(_ values: UnsafePointer<Slot>, _ count: Int, _ space: ValueSpace) -> [Slot] {
        Array(unsafeUninitializedCapacity: count) { cells, filled in
            for row in 0..<count { cells.initializeElement(at: row, to: heap.persist(values[row], from: space)) }
            filled = count
        }
    }

    /// Number of values written.
    private static func write(_ stored: [Slot], _ ids: IDRun, to column: PropertyColumn) -> Int {
        var written = 0
        for row in 0..<stored.count where !stored[row].isNull {
            column.set(ids[row], stored[row])
            written &+= 1
        }
        return written
    }

    /// Notes values in an index.
    ///
    /// - Returns: the first row that a unique index refuses, and who has its value; rows before are in the index.
    private func insert(_ stored: [Slot], _ nodes: IDRun, into index: PropertyIndex) -> (row: Int, other: UInt32)? {
        for row in 0..<stored.count {
            if index.isUnique, let other = index.first(stored[row], in: storedValues) { return (row, other) }
            index.insert(stored[row], nodes[row])
        }
        return nil
    }

    private static func remove(_ stored: [Slot], _ nodes: IDRun, _ count: Int, from index: PropertyIndex) {
        for row in 0..<count { index.remove(stored[row], nodes[row]) }
    }

    // MARK: Steps that writing, undoing and doing again share

    /// Makes the nodes of ids that come next; the sets take turns.
    func enterNodes(_ nodes: IDRun, _ sets: [LabelSetID]) {
        labelSets.reserveMore(nodes.count)
        degrees.reserveMore(nodes.count)
        for _ in 0..<nodes.count {
            labelSets.append(Self.deadMark)
            degrees.append(0)
        }
        for (index, run) in nodes.dealt(to: sets.count).enumerated() {
            for row in 0..<run.count { enter(NodeID(run[row]), sets[index]) }
        }
    }

    /// Takes back nodes that came last and have no properties and relationships.
    func withdrawNodes(_ nodes: IDRun, _ sets: [LabelSetID]) {
        for number in stride(from: nodes.count - 1, through: 0, by: -1) {
            leave(NodeID(nodes[number]), sets[number % sets.count])
            labelSets.removeLast()
            degrees.removeLast()
        }
    }

    /// Makes the relationships of ids that come next.
    func attach(_ batches: [RelationshipBatch]) {
        relationshipCheck?.settle()
        let count = batches.reduce(0) { $0 + $1.ids.count }
        sources.reserveMore(count)
        targets.reserveMore(count)
        types.reserveMore(count)
        for _ in 0..<count {
            sources.append(0)
            targets.append(0)
            types.append(Self.deadBit)
        }
        for batch in batches {
            for row in 0..<batch.ids.count {
                attach(
                    RelationshipID(batch.ids[row]), batch.type, NodeID(batch.sources[row]), NodeID(batch.targets[row]))
            }
        }
    }

    /// Takes back relationships that came last and have no properties.
    func withdraw(_ batches: [RelationshipBatch]) {
        for batch in batches.reversed() {
            for row in stride(from: batch.ids.count - 1, through: 0, by: -1) {
                detach(RelationshipID(batch.ids[row]), batch.type)
            }
        }
        for _ in 0..<batches.reduce(0, { $0 + $1.ids.count }) {
            sources.removeLast()
            targets.removeLast()
            types.removeLast()
        }
    }
}

/// Relationships of one type that were made together.
public struct RelationshipBatch: Sendable {
    public let ids: IDRun
    public let type: RelationshipTypeID
    public let sources: [UInt32]
    public let targets: [UInt32]
}

/// Ids given out together: `count` of them, from `first` on, each `stride` above the one before.
public struct IDRun: Sendable, Hashable {
    public let first: UInt32
    public let stride: UInt32
    public let count: Int

    /// The id of a row.
    @inlinable
    public subscript(_ row: Int) -> UInt32 { first &+ UInt32(truncatingIfNeeded: row) &* stride }

    @usableFromInline
    init(first: UInt32, stride: UInt32, count: Int) {
        self.first = first
        self.stride = stride
        self.count = count
    }

    /// The ids dealt out in turn, like cards, to a number of runs.
    func dealt(to players: Int) -> [IDRun] {
        (0..<players).map { player in
            IDRun(
                first: first &+ UInt32(truncatingIfNeeded: player) &* stride,
                stride: stride &* UInt32(truncatingIfNeeded: players), count: count / players)
        }
    }
}
