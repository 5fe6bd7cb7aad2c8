/// One write, as a value: enough to undo it and to do it again.
///
/// A committed transaction is an ordered list of changes. Slots are scalars or point into the graph's own heap.
public enum Change: Sendable {
    case createNode(NodeID, LabelSetID)
    /// The sets take turns.
    case createNodes(IDRun, [LabelSetID])
    case deleteNode(NodeID, LabelSetID)
    case createRelationship(RelationshipID, RelationshipTypeID, source: NodeID, target: NodeID)
    /// Their ids take turns.
    case createRelationships([RelationshipBatch])
    case deleteRelationship(RelationshipID, RelationshipTypeID, source: NodeID, target: NodeID)
    case addLabel(NodeID, LabelID)
    case removeLabel(NodeID, LabelID)
    /// Null stands for no value.
    case setNodeProperty(NodeID, PropertyKeyID, old: Slot, new: Slot)
    /// Null stands for no value.
    case setRelationshipProperty(RelationshipID, PropertyKeyID, old: Slot, new: Slot)
    /// Of new nodes, which had no value; null stands for none.
    case setNodeProperties(IDRun, PropertyKeyID, [Slot])
    /// Of new relationships, which had no value; null stands for none.
    case setRelationshipProperties(IDRun, PropertyKeyID, [Slot])
    /// An index or a unique constraint.
    case createIndex(IndexDefinition)
    case dropIndex(IndexID)
}

/// A point in the list of the running transaction's changes.
public struct ChangeMark: Sendable {
    let position: Int
    let counters: ChangeCounters
}

/// How many things were written: the summary a statement reports.
public struct ChangeCounters: Sendable, Hashable {
    public var nodesCreated = 0
    public var nodesDeleted = 0
    public var relationshipsCreated = 0
    public var relationshipsDeleted = 0
    /// Values set or removed; those that vanish with a deleted element are not counted.
    public var propertiesSet = 0
    public var labelsAdded = 0
    public var labelsRemoved = 0
    public var indexesAdded = 0
    public var indexesRemoved = 0
    public var constraintsAdded = 0
    public var constraintsRemoved = 0

    public init() {}

    /// True when nothing was written.
    public var isEmpty: Bool { self == ChangeCounters() }

    /// What was written between two readings.
    public static func - (after: ChangeCounters, before: ChangeCounters) -> ChangeCounters {
        var result = ChangeCounters()
        result.nodesCreated = after.nodesCreated - before.nodesCreated
        result.nodesDeleted = after.nodesDeleted - before.nodesDeleted
        result.relationshipsCreated = after.relationshipsCreated - before.relationshipsCreated
        result.relationshipsDeleted = after.relationshipsDeleted - before.relationshipsDeleted
        result.propertiesSet = after.propertiesSet - before.propertiesSet
        result.labelsAdded = after.labelsAdded - before.labelsAdded
        result.labelsRemoved = after.labelsRemoved - before.labelsRemoved
        result.indexesAdded = after.indexesAdded - before.indexesAdded
        result.indexesRemoved = after.indexesRemoved - before.indexesRemoved
        result.constraintsAdded = after.constraintsAdded - before.constraintsAdded
        result.constraintsRemoved = after.constraintsRemoved - before.constraintsRemoved
        return result
    }
}
