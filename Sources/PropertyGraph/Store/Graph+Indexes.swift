// Indexes and unique constraints.

extension Graph {
    // MARK: Asking

    /// All indexes in use, those behind constraints among them, by id.
    public var indexes: [PropertyIndex] { indexTable.filter(isActive) }

    /// All unique constraints, by id.
    public var constraints: [UniqueConstraint] {
        indexes.compactMap { index in
            guard index.isUnique, case .nodes(let label) = index.subject else { return nil }
            return UniqueConstraint(name: index.name, label: label, key: index.key, index: index.id)
        }
    }

    /// An index over the nodes with a label, of a constraint for preference.
    public func index(_ label: LabelID, _ key: PropertyKeyID) -> PropertyIndex? {
        guard Int(key.raw) < nodeIndexes.count else { return nil }
        var found: PropertyIndex?
        for index in nodeIndexes[Int(key.raw)] where index.subject == .nodes(label) {
            if found == nil || index.isUnique { found = index }
        }
        return found
    }

    /// An index over the relationships of a type.
    public func index(_ type: RelationshipTypeID, _ key: PropertyKeyID) -> PropertyIndex? {
        guard Int(key.raw) < relationshipIndexes.count else { return nil }
        return relationshipIndexes[Int(key.raw)].first { $0.subject == .relationships(type) }
    }

    /// The index (or constraint) of a name.
    public func index(named name: String) -> PropertyIndex? {
        guard let number = indexNames.lookup(name) else { return nil }
        return indexes.first { $0.definition.name == number }
    }

    private func isActive(_ index: PropertyIndex) -> Bool {
        activeIndexes(of: index).contains { $0 === index }
    }

    private func activeIndexes(of index: PropertyIndex) -> [PropertyIndex] {
        let key = Int(index.key.raw)
        switch index.subject {
        case .nodes: return key < nodeIndexes.count ? nodeIndexes[key] : []
        case .relationships: return key < relationshipIndexes.count ? relationshipIndexes[key] : []
        }
    }

    // MARK: Making and dropping

    /// Makes an index over the nodes with a label and fills it.
    ///
    /// - Parameter name: nil for `index_<label>_<key>`.
    /// - Throws: `nameTaken`, `equivalentExists`.
    /// - Complexity: O(nodes with the label).
    @discardableResult
    public func createIndex(
        name: String? = nil, label: LabelID, key: PropertyKeyID
    ) throws(StoreError) -> PropertyIndex {
        try create(name ?? "index_\(self.name(of: label))_\(self.name(of: key))", .nodes(label), key, isUnique: false)
    }

    /// Makes an index over the relationships of a type and fills it.
    ///
    /// - Parameter name: nil for `index_<type>_<key>`.
    /// - Throws: `nameTaken`, `equivalentExists`.
    /// - Complexity: O(relationships of the type).
    @discardableResult
    public func createIndex(
        name: String? = nil, type: RelationshipTypeID, key: PropertyKeyID
    ) throws(StoreError) -> PropertyIndex {
        let name = name ?? "index_\(self.name(of: type))_\(self.name(of: key))"
        return try create(name, .relationships(type), key, isUnique: false)
    }

    /// Makes a unique constraint with the index behind it.
    ///
    /// - Parameter name: nil for `constraint_<label>_<key>`.
    /// - Throws: `nameTaken`, `equivalentExists`, and `duplicateValues` when two nodes have the same value already.
    /// - Complexity: O(nodes with the label).
    @discardableResult
    public func createUniqueConstraint(
        name: String? = nil, label: LabelID, key: PropertyKeyID
    ) throws(StoreError) -> UniqueConstraint {
        let name = name ?? "constraint_\(self.name(of: label))_\(self.name(of: key))"
        let index = try create(name, .nodes(label), key, isUnique: true)
        return UniqueConstraint(name: name, label: label, key: key, index: index.id)
    }

    /// Drops the index of a name.
    ///
    /// - Throws: `noSuchIndex`, `indexBelongsToConstraint`.
    public func dropIndex(named name: String) throws(StoreError) {
        guard let index = index(named: name) else { throw .noSuchIndex(name) }
        guard !index.isUnique else { throw .indexBelongsToConstraint(name) }
        deactivate(index)
        record(.dropIndex(index.id))
        counters.indexesRemoved += 1
    }

    /// Drops the constraint of a name.
    ///
    /// - Throws: `noSuchConstraint`.
    public func dropConstraint(named name: String) throws(StoreError) {
        guard let index = index(named: name), index.isUnique else { throw .noSuchConstraint(name) }
        deactivate(index)
        record(.dropIndex(index.id))
        counters.constraintsRemoved += 1
    }

    private func create(
        _ name: String, _ subject: IndexSubject, _ key: PropertyKeyID, isUnique: Bool
    ) throws(StoreError) -> PropertyIndex {
        if let equal = indexes.first(where: { $0.subject == subject && $0.key == key && $0.isUnique == isUnique }) {
            throw .equivalentExists(name: equal.name)
        }
        if index(named: name) != nil { throw .nameTaken(name) }
        let definition = IndexDefinition(
            id: IndexID(UInt32(indexTable.count)), name: indexNames.intern(name), subject: subject, key: key,
            isUnique: isUnique)
        let index = PropertyIndex(definition, name: name, space: storedValues)
        fill(index)
        if isUnique, let (first, second) = index.firstDuplicate, case .nodes(let label) = subject {
            throw .duplicateValues(
                constraint: name, label: self.name(of: label), key: self.name(of: key), first: NodeID(first),
                second: NodeID(second))
        }
        indexTable.append(index)
        enlist(index)
        record(.createIndex(definition))
        if isUnique { counters.constraintsAdded += 1 } else { counters.indexesAdded += 1 }
        return index
    }

    /// Fills an index and puts it to use.
    func activate(_ index: PropertyIndex) {
        fill(index)
        enlist(index)
    }

    /// Takes an index out of use and empties it.
    func deactivate(_ index: PropertyIndex) {
        let key = Int(index.key.raw)
        switch index.subject {
        case .nodes: nodeIndexes[key].removeAll { $0 === index }
        case .relationships: relationshipIndexes[key].removeAll { $0 === index }
        }
        activeIndexCount -= 1
        indexVersion &+= 1
        index.removeAll()
    }

    private func enlist(_ index: PropertyIndex) {
        let key = Int(index.key.raw)
        switch index.subject {
        case .nodes:
            while nodeIndexes.count <= key { nodeIndexes.append([]) }
            nodeIndexes[key].append(index)
        case .relationships:
            while relationshipIndexes.count <= key { relationshipIndexes.append([]) }
            relationshipIndexes[key].append(index)
        }
        activeIndexCount += 1
        indexVersion &+= 1
    }

    private func fill(_ index: PropertyIndex) {
        switch index.subject {
        case .nodes(let label):
            guard let column = nodeColumn(index.key) else { return }
            memberBitmap(label).forEach { index.insert(column.slot($0), $0) }
        case .relationships(let type):
            guard let column = relationshipColumn(index.key) else { return }
            typeTable(type).members.forEach { index.insert(column.slot($0), $0) }
        }
    }

    // MARK: Upkeep

    func updateIndexes(_ node: NodeID, _ key: PropertyKeyID, old: Slot, new: Slot) {
        guard Int(key.raw) < nodeIndexes.count else { return }
        for index in nodeIndexes[Int(key.raw)] {
            guard case .nodes(let label) = index.subject, hasLabel(node, label) else { continue }
            index.remove(old, node.raw)
            index.insert(new, node.raw)
        }
    }

    func updateIndexes(_ relationship: RelationshipID, _ key: PropertyKeyID, old: Slot, new: Slot) {
        guard Int(key.raw) < relationshipIndexes.count else { return }
        let type = type(relationship)
        for index in relationshipIndexes[Int(key.raw)] where index.subject == .relationships(type) {
            index.remove(old, relationship.raw)
            index.insert(new, relationship.raw)
        }
    }

    /// Notes in the indexes of a label that a node gains it, or is about to lose it.
    func updateIndexes(of label: LabelID, for node: NodeID, adds: Bool) {
        guard activeIndexCount > 0 else { return }
        for list in nodeIndexes {
            for index in list where index.subject == .nodes(label) {
                let value = nodeProperty(node, index.key)
                if adds { index.insert(value, node.raw) } else { index.remove(value, node.raw) }
            }
        }
    }

    // MARK: Constraints

    /// Refuses a property value that another node with a constrained label has.
    func checkConstraints(_ node: NodeID, _ key: PropertyKeyID, _ value: Slot) throws(StoreError) {
        guard activeIndexCount > 0, Int(key.raw) < nodeIndexes.count else { return }
        for index in nodeIndexes[Int(key.raw)] where index.isUnique {
            guard case .nodes(let label) = index.subject, hasLabel(node, label) else { continue }
            try check(index, label, node, value)
        }
    }

    /// Refuses a label whose constraints a node would violate.
    func checkConstraints(_ node: NodeID, gaining label: LabelID) throws(StoreError) {
        guard activeIndexCount > 0 else { return }
        for list in nodeIndexes {
            for index in list where index.isUnique && index.subject == .nodes(label) {
                try check(index, label, node, nodeProperty(node, index.key))
            }
        }
    }

    private func check(
        _ index: PropertyIndex, _ label: LabelID, _ node: NodeID, _ value: Slot
    ) throws(StoreError) {
        guard let other = index.first(value, in: storedValues), other != node.raw else { return }
        throw .constraintViolation(
            constraint: index.name, label: name(of: label), key: name(of: index.key), existing: NodeID(other),
            refused: node)
    }
}
