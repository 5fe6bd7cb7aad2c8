// Taking changes back, committing them, doing them again.

extension Graph {
    /// The present point of the running transaction.
    public func mark() -> ChangeMark { ChangeMark(position: changes.count, counters: counters) }

    /// The changes since a mark, in order.
    public func changes(since mark: ChangeMark) -> ArraySlice<Change> { changes[mark.position...] }

    /// What was written since a mark.
    public func counters(since mark: ChangeMark) -> ChangeCounters { counters - mark.counters }

    /// Takes back everything written since a mark, last change first. Nothing observable is left of it: ids that were
    /// given out are given out again.
    ///
    /// - Complexity: O(changes), amortised.
    public func rollback(to mark: ChangeMark) {
        version &+= 1
        while changes.count > mark.position {
            guard let change = changes.popLast() else { break }
            undo(change)
        }
        counters = mark.counters
    }

    /// Ends the transaction; what it wrote stays.
    ///
    /// - Returns: its changes, in order.
    @discardableResult
    public func commit() -> [Change] {
        let committed = changes
        changes = []
        changeBytes = 0
        counters = ChangeCounters()
        maintain()
        return committed
    }

    /// Does recorded changes again, on a graph in the state in which they were first made (ids and names included), and records
    /// them in the running transaction.
    public func redo(_ list: some Sequence<Change>) {
        for change in list {
            apply(change)
            record(change)
        }
    }

    private func undo(_ change: Change) {
        switch change {
        case .createNode(let node, let set):
            leave(node, set)
            labelSets.removeLast()
            degrees.removeLast()
        case .createNodes(let nodes, let sets): withdrawNodes(nodes, sets)
        case .createRelationships(let batches): withdraw(batches)
        case .setNodeProperties(let nodes, let key, let values):
            for row in 0..<nodes.count where !values[row].isNull {
                storeProperty(NodeID(nodes[row]), key, old: values[row], new: .null)
            }
        case .setRelationshipProperties(let relationships, let key, let values):
            for row in 0..<relationships.count where !values[row].isNull {
                storeProperty(RelationshipID(relationships[row]), key, old: values[row], new: .null)
            }
        case .deleteNode(let node, let set):
            enter(node, set)
        case .createRelationship(let relationship, let type, _, _):
            detach(relationship, type)
            sources.removeLast()
            targets.removeLast()
            types.removeLast()
        case .deleteRelationship(let relationship, let type, let source, let target):
            attach(relationship, type, source, target)
        case .addLabel(let node, let label):
            toggleLabel(node, label, adds: false)
        case .removeLabel(let node, let label):
            toggleLabel(node, label, adds: true)
        case .setNodeProperty(let node, let key, let old, let new):
            storeProperty(node, key, old: new, new: old)
        case .setRelationshipProperty(let relationship, let key, let old, let new):
            storeProperty(relationship, key, old: new, new: old)
        case .createIndex(let definition):
            deactivate(indexTable[Int(definition.id.raw)])
            indexTable.removeLast()
        case .dropIndex(let id):
            activate(indexTable[Int(id.raw)])
        }
    }

    private func apply(_ change: Change) {
        switch change {
        case .createNode(let node, let set):
            assert(node.raw == nodeLimit, "ids are given out in order")
            labelSets.append(Self.deadMark)
            degrees.append(0)
            enter(node, set)
        case .createNodes(let nodes, let sets):
            assert(nodes.first == nodeLimit, "ids are given out in order")
            enterNodes(nodes, sets)
        case .createRelationships(let batches): attach(batches)
        case .setNodeProperties(let nodes, let key, let values):
            for row in 0..<nodes.count { storeProperty(NodeID(nodes[row]), key, old: .null, new: values[row]) }
        case .setRelationshipProperties(let relationships, let key, let values):
            for row in 0..<relationships.count {
                storeProperty(RelationshipID(relationships[row]), key, old: .null, new: values[row])
            }
        case .deleteNode(let node, let set):
            leave(node, set)
        case .createRelationship(let relationship, let type, let source, let target):
            assert(relationship.raw == relationshipLimit, "ids are given out in order")
            sources.append(source.raw)
            targets.append(target.raw)
            types.append(Self.deadBit)
            attach(relationship, type, source, target)
        case .deleteRelationship(let relationship, let type, _, _):
            detach(relationship, type)
        case .addLabel(let node, let label):
            toggleLabel(node, label, adds: true)
        case .removeLabel(let node, let label):
            toggleLabel(node, label, adds: false)
        case .setNodeProperty(let node, let key, let old, let new):
            storeProperty(node, key, old: old, new: new)
        case .setRelationshipProperty(let relationship, let key, let old, let new):
            storeProperty(relationship, key, old: old, new: new)
        case .createIndex(let definition):
            let index = PropertyIndex(definition, name: indexNames.name(definition.name), space: storedValues)
            indexTable.append(index)
            activate(index)
        case .dropIndex(let id):
            deactivate(indexTable[Int(id.raw)])
        }
    }
}
