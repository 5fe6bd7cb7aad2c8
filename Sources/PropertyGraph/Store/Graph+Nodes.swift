// Nodes and their labels.

extension Graph {
    // MARK: Reading

    /// Ids of nodes are below this.
    public var nodeLimit: UInt32 { UInt32(truncatingIfNeeded: labelSets.count) }

    /// Whether a node exists.
    public func isAlive(_ node: NodeID) -> Bool {
        Int(node.raw) < labelSets.count && labelSets[node.raw] != Self.deadMark
    }

    /// The interned label set of a live node.
    public func labelSet(of node: NodeID) -> LabelSetID { LabelSetID(labelSets[node.raw]) }

    /// Labels of a live node, in the order in which the graph first met them.
    public func labels(of node: NodeID) -> [LabelID] { labelSetTable.labels(labelSet(of: node)) }

    /// Whether a live node has a label.
    public func hasLabel(_ node: NodeID, _ label: LabelID) -> Bool {
        Int(label.raw) < labelMembers.count && labelMembers[Int(label.raw)].contains(node.raw)
    }

    /// Number of label sets; ids are below it.
    public var labelSetCount: Int { labelSetTable.count }
    /// Labels of a set, ascending by id.
    public func labels(of set: LabelSetID) -> [LabelID] { labelSetTable.labels(set) }
    /// Whether a set has a label.
    public func labelSetHas(_ set: LabelSetID, _ label: LabelID) -> Bool { labelSetTable.has(set, label) }
    /// The set of these labels, made when new.
    public func internLabelSet(_ labels: [LabelID]) -> LabelSetID { labelSetTable.intern(labels) }

    /// Label set of every node by id, `UInt32.max` for deleted ones; `nodeLimit` cells, valid until the next write.
    public var labelSetPointer: UnsafePointer<UInt32> { UnsafePointer(labelSets.cells) }

    /// The nodes of a label, one bit each, 64 to a word, from the word of node `64 * firstWord` on; valid until the next
    /// write.
    ///
    /// Smaller by a factor of 32 than `labelSetPointer`, for tests of nodes in no order.
    public func memberWords(of label: LabelID) -> (words: UnsafeBufferPointer<UInt64>, firstWord: Int) {
        guard Int(label.raw) < labelMembers.count else { return (UnsafeBufferPointer(start: nil, count: 0), 0) }
        let members = labelMembers[Int(label.raw)]
        return (UnsafeBufferPointer(start: members.words, count: members.wordCount), members.firstWord)
    }

    /// Which label sets contain all of `labels`; see `LabelSetMask`.
    public func labelSetMask(for labels: [LabelID]) -> LabelSetMask {
        labelSetMask { set in labels.allSatisfy(set.contains) }
    }

    /// Which label sets satisfy a condition on their labels.
    public func labelSetMask(where condition: ([LabelID]) -> Bool) -> LabelSetMask {
        LabelSetMask(count: labelSetTable.count) { condition(labelSetTable.sets[$0]) }
    }

    /// Whether any relationship is attached to a node.
    ///
    /// - Complexity: O(1)
    public func hasRelationships(_ node: NodeID) -> Bool { totalDegree(of: node) != 0 }

    /// Number of relationship ends at a node, all types and both directions; a self loop counts twice.
    public func totalDegree(of node: NodeID) -> Int {
        relationshipCheck?.settle()
        return Int(degrees[node.raw])
    }

    /// Writes node ids in ascending order, at most as many as the buffer holds, starting at `cursor`.
    ///
    /// - Parameters:
    ///   - label: only nodes with this label; nil for all.
    ///   - cursor: 0 at first; afterwards where to go on. Nodes created meanwhile are met, too.
    /// - Returns: how many were written; fewer than the buffer holds only at the end.
    /// - Complexity: O(range of ids passed / 64 + ids written) with a label.
    public func scanNodes(
        label: LabelID?, from cursor: inout UInt32, into buffer: UnsafeMutableBufferPointer<UInt32>
    ) -> Int {
        if let label {
            guard Int(label.raw) < labelMembers.count else { return 0 }
            return labelMembers[Int(label.raw)].scan(from: &cursor, into: buffer)
        }
        guard let out = buffer.baseAddress else { return 0 }
        let cells = labelSets.cells
        let limit = nodeLimit
        var written = 0
        var node = cursor
        while node < limit, written < buffer.count {
            out[written] = node
            if cells[Int(node)] != Self.deadMark { written &+= 1 }
            node &+= 1
        }
        cursor = node
        return written
    }

    /// The next nodes whose ids follow each other within one page of 1,024 ids: what a scan can hand on without lists.
    ///
    /// - Parameters:
    ///   - label: only nodes with this label; nil for all.
    ///   - cursor: ids below it are passed over.
    ///   - most: largest number wanted.
    /// - Returns: the first id and how many; nil at the end.
    /// - Complexity: O(range of ids passed)
    public func consecutiveNodes(
        label: LabelID?, from cursor: UInt32, atMost most: Int
    ) -> (first: UInt32, count: Int)? {
        var first = cursor
        if let label {
            guard Int(label.raw) < labelMembers.count else { return nil }
            let members = labelMembers[Int(label.raw)]
            guard members.next(from: &first) != nil else { return nil }
            return (first, members.run(from: first, atMost: min(most, 1024 - Int(first & 1023))))
        }
        let cells = labelSets.cells
        let limit = nodeLimit
        while first < limit, cells[Int(first)] == Self.deadMark { first &+= 1 }
        guard first < limit else { return nil }
        var end = first
        let stop = min(limit, first &+ UInt32(min(most, 1024 - Int(first & 1023))))
        while end < stop, cells[Int(end)] != Self.deadMark { end &+= 1 }
        return (first, Int(end - first))
    }

    /// Ids from the first to the last node with a label (nil: of all); nil when there is none.
    ///
    /// - Complexity: O(ids before the first and after the last / 64)
    public func nodeRange(label: LabelID?) -> Range<UInt32>? {
        guard let label else { return nodeLimit > 0 ? 0..<nodeLimit : nil }
        guard Int(label.raw) < labelMembers.count else { return nil }
        let members = labelMembers[Int(label.raw)]
        var first: UInt32 = 0
        guard members.next(from: &first) != nil, let last = members.last else { return nil }
        return first..<last + 1
    }

    // MARK: Writing

    /// Creates a node.
    ///
    /// - Complexity: O(labels)
    @discardableResult
    public func createNode(labels: [LabelID]) throws(StoreError) -> NodeID {
        try createNode(labelSet: labelSetTable.intern(labels))
    }

    /// Creates a node with an interned set of labels.
    @discardableResult
    public func createNode(labelSet: LabelSetID) throws(StoreError) -> NodeID {
        guard nodeLimit < idLimit else { throw .nodeIDsExhausted }
        let node = NodeID(nodeLimit)
        labelSets.append(Self.deadMark)
        degrees.append(0)
        enter(node, labelSet)
        record(.createNode(node, labelSet))
        counters.nodesCreated &+= 1
        counters.labelsAdded &+= labelSetTable.sets[Int(labelSet.raw)].count
        return node
    }

    /// Deletes a live node with its properties. Its id is not given out again.
    ///
    /// - Throws: `nodeHasRelationships` if any are attached.
    /// - Complexity: O(property keys)
    public func deleteNode(_ node: NodeID) throws(StoreError) {
        guard !hasRelationships(node) else { throw .nodeHasRelationships(node) }
        for key in keys(of: node) { writeProperty(node, key, .null) }
        let set = labelSet(of: node)
        leave(node, set)
        record(.deleteNode(node, set))
        counters.nodesDeleted &+= 1
    }

    /// Gives a live node a label.
    ///
    /// - Returns: false if it had it.
    /// - Throws: `constraintViolation`.
    /// - Complexity: O(indexes), plus O(relationship types) for a node with relationships.
    @discardableResult
    public func addLabel(_ node: NodeID, _ label: LabelID) throws(StoreError) -> Bool {
        if hasLabel(node, label) { return false }
        try checkConstraints(node, gaining: label)
        toggleLabel(node, label, adds: true)
        record(.addLabel(node, label))
        counters.labelsAdded &+= 1
        return true
    }

    /// Takes a label from a live node.
    ///
    /// - Returns: false if it did not have it.
    @discardableResult
    public func removeLabel(_ node: NodeID, _ label: LabelID) -> Bool {
        guard hasLabel(node, label) else { return false }
        toggleLabel(node, label, adds: false)
        record(.removeLabel(node, label))
        counters.labelsRemoved &+= 1
        return true
    }

    // MARK: Steps that writing and undoing share

    /// Makes the node of an id that was given out but is not in use.
    func enter(_ node: NodeID, _ set: LabelSetID) {
        labelSets[node.raw] = set.raw
        nodeCount &+= 1
        countNodes(1, set)
        if set == .empty { return }
        for label in labelSetTable.sets[Int(set.raw)] { memberBitmap(label).insert(node.raw) }
    }

    /// Takes a node without properties and relationships out.
    func leave(_ node: NodeID, _ set: LabelSetID) {
        labelSets[node.raw] = Self.deadMark
        nodeCount &-= 1
        countNodes(-1, set)
        for label in labelSetTable.labels(set) { memberBitmap(label).remove(node.raw) }
    }

    func toggleLabel(_ node: NodeID, _ label: LabelID, adds: Bool) {
        // An index that is yet to be filled is filled from the state before.
        for list in nodeIndexes { for index in list { index.makeReady() } }
        if !adds { updateIndexes(of: label, for: node, adds: false) }
        let before = labelSet(of: node)
        let after = labelSetTable.toggle(before, label)
        labelSets[node.raw] = after.raw
        if adds { memberBitmap(label).insert(node.raw) } else { memberBitmap(label).remove(node.raw) }
        countNodes(-1, before)
        countNodes(1, after)
        if hasRelationships(node) { moveRelationshipCounts(of: node, from: before, to: after) }
        if adds { updateIndexes(of: label, for: node, adds: true) }
    }

    private func countNodes(_ difference: Int, _ set: LabelSetID) {
        while nodesOfSet.count <= Int(set.raw) { nodesOfSet.append(0) }
        nodesOfSet[Int(set.raw)] &+= difference
    }

    /// The statistics count relationships by label set of their ends.
    private func moveRelationshipCounts(of node: NodeID, from before: LabelSetID, to after: LabelSetID) {
        for table in typeTables where table.members.count > 0 {
            let outgoing = table.degree(node.raw, .outgoing, in: self)
            let incoming = table.degree(node.raw, .incoming, in: self)
            if outgoing == 0, incoming == 0 { continue }
            table.moveCounts(outgoing: -outgoing, incoming: -incoming, to: before.raw)
            table.moveCounts(outgoing: outgoing, incoming: incoming, to: after.raw)
        }
    }
}
