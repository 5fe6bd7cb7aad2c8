// Properties of nodes and relationships.

extension Graph {
    // MARK: Reading

    /// A property of a node, null if it has none.
    public func nodeProperty(_ node: NodeID, _ key: PropertyKeyID) -> Slot {
        guard Int(key.raw) < nodeColumns.count, let column = nodeColumns[Int(key.raw)] else { return .null }
        return column.slot(node.raw)
    }

    /// A property of a relationship, null if it has none.
    public func relationshipProperty(_ relationship: RelationshipID, _ key: PropertyKeyID) -> Slot {
        guard Int(key.raw) < relationshipColumns.count, let column = relationshipColumns[Int(key.raw)] else {
            return .null
        }
        return column.slot(relationship.raw)
    }

    /// The column of a key for nodes; nil if no node ever had the property.
    public func nodeColumn(_ key: PropertyKeyID) -> PropertyColumn? {
        Int(key.raw) < nodeColumns.count ? nodeColumns[Int(key.raw)] : nil
    }

    /// The column of a key for relationships; nil if no relationship ever had the property.
    public func relationshipColumn(_ key: PropertyKeyID) -> PropertyColumn? {
        Int(key.raw) < relationshipColumns.count ? relationshipColumns[Int(key.raw)] : nil
    }

    /// Writes a property of many nodes; of id `UInt32.max`, null.
    public func gatherNodeProperty(
        _ key: PropertyKeyID, ids: UnsafePointer<UInt32>, count: Int, into out: UnsafeMutablePointer<Slot>
    ) {
        Self.gather(nodeColumn(key), ids, count, out)
    }

    /// Writes a property of many relationships; of id `UInt32.max`, null.
    public func gatherRelationshipProperty(
        _ key: PropertyKeyID, ids: UnsafePointer<UInt32>, count: Int, into out: UnsafeMutablePointer<Slot>
    ) {
        Self.gather(relationshipColumn(key), ids, count, out)
    }

    private static func gather(
        _ column: PropertyColumn?, _ ids: UnsafePointer<UInt32>, _ count: Int, _ out: UnsafeMutablePointer<Slot>
    ) {
        if let column {
            column.gather(ids: ids, count: count, into: out)
        } else {
            out.update(repeating: .null, count: count)
        }
    }

    /// Keys of a node's properties, in the order in which the graph first met them.
    ///
    /// - Complexity: O(property keys of all nodes)
    public func keys(of node: NodeID) -> [PropertyKeyID] { Self.keys(node.raw, nodeColumns) }

    /// Keys of a relationship's properties, in the order in which the graph first met them.
    ///
    /// - Complexity: O(property keys of all relationships)
    public func keys(of relationship: RelationshipID) -> [PropertyKeyID] {
        Self.keys(relationship.raw, relationshipColumns)
    }

    /// A node's properties by key, in the order of `keys(of:)`.
    public func properties(of node: NodeID) -> [(key: PropertyKeyID, value: Slot)] {
        keys(of: node).map { (key: $0, value: nodeProperty(node, $0)) }
    }

    /// A relationship's properties by key, in the order of `keys(of:)`.
    public func properties(of relationship: RelationshipID) -> [(key: PropertyKeyID, value: Slot)] {
        keys(of: relationship).map { (key: $0, value: relationshipProperty(relationship, $0)) }
    }

    /// Keys in use by any node, with the number of nodes that have them.
    public var nodePropertyCounts: [(key: PropertyKeyID, count: Int)] { Self.counts(nodeColumns) }

    /// Keys in use by any relationship, with the number of relationships that have them.
    public var relationshipPropertyCounts: [(key: PropertyKeyID, count: Int)] { Self.counts(relationshipColumns) }

    private static func keys(_ id: UInt32, _ columns: [PropertyColumn?]) -> [PropertyKeyID] {
        var result: [PropertyKeyID] = []
        for index in columns.indices where columns[index]?.has(id) == true {
            result.append(PropertyKeyID(UInt32(index)))
        }
        return result
    }

    private static func counts(_ columns: [PropertyColumn?]) -> [(key: PropertyKeyID, count: Int)] {
        var result: [(key: PropertyKeyID, count: Int)] = []
        for (index, column) in columns.enumerated() {
            if let column, column.count > 0 { result.append((PropertyKeyID(UInt32(index)), column.count)) }
        }
        return result
    }

    // MARK: Writing

    /// Sets a property of a live node; null removes it.
    ///
    /// - Parameter value: a scalar or a value of the graph's heap (`heap.persist`).
    /// - Throws: `constraintViolation`.
    public func setNodeProperty(_ node: NodeID, _ key: PropertyKeyID, _ value: Slot) throws(StoreError) {
        try checkConstraints(node, key, value)
        if writeProperty(node, key, value) { counters.propertiesSet &+= 1 }
    }

    /// Sets a property of a live node to a value of a statement, which is copied to the graph's heap.
    public func setNodeProperty(
        _ node: NodeID, _ key: PropertyKeyID, _ value: Slot, from space: ValueSpace
    ) throws(StoreError) {
        try setNodeProperty(node, key, heap.persist(value, from: space))
    }

    /// Sets a property of a live relationship; null removes it.
    ///
    /// - Parameter value: a scalar or a value of the graph's heap (`heap.persist`).
    public func setRelationshipProperty(_ relationship: RelationshipID, _ key: PropertyKeyID, _ value: Slot) {
        if writeProperty(relationship, key, value) { counters.propertiesSet &+= 1 }
    }

    /// Sets a property of a live relationship to a value of a statement, which is copied to the graph's heap.
    public func setRelationshipProperty(
        _ relationship: RelationshipID, _ key: PropertyKeyID, _ value: Slot, from space: ValueSpace
    ) {
        setRelationshipProperty(relationship, key, heap.persist(value, from: space))
    }

    /// Stores and records a value.
    ///
    /// - Returns: false if there was and is none.
    @discardableResult
    func writeProperty(_ node: NodeID, _ key: PropertyKeyID, _ value: Slot) -> Bool {
        let old = nodeProperty(node, key)
        if old.isNull, value.isNull { return false }
        storeProperty(node, key, old: old, new: value)
        record(.setNodeProperty(node, key, old: old, new: value))
        return true
    }

    @discardableResult
    func writeProperty(_ relationship: RelationshipID, _ key: PropertyKeyID, _ value: Slot) -> Bool {
        let old = relationshipProperty(relationship, key)
        if old.isNull, value.isNull { return false }
        storeProperty(relationship, key, old: old, new: value)
        record(.setRelationshipProperty(relationship, key, old: old, new: value))
        return true
    }

    // MARK: Steps that writing and undoing share

    func storeProperty(_ node: NodeID, _ key: PropertyKeyID, old: Slot, new: Slot) {
        if activeIndexCount > 0 { updateIndexes(node, key, old: old, new: new) }
        Self.propertyColumn(key, in: &nodeColumns).set(node.raw, new)
    }

    func storeProperty(_ relationship: RelationshipID, _ key: PropertyKeyID, old: Slot, new: Slot) {
        if activeIndexCount > 0 { updateIndexes(relationship, key, old: old, new: new) }
        Self.propertyColumn(key, in: &relationshipColumns).set(relationship.raw, new)
    }

    static func propertyColumn(_ key: PropertyKeyID, in columns: inout [PropertyColumn?]) -> PropertyColumn {
        let index = Int(key.raw)
        while columns.count <= index { columns.append(nil) }
        if let column = columns[index] { return column }
        let column = PropertyColumn()
        columns[index] = column
        return column
    }
}
