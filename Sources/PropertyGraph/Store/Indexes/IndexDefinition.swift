/// What an index is over.
@frozen
public enum IndexSubject: Hashable, Sendable {
    /// Nodes with a label.
    case nodes(LabelID)
    /// Relationships of a type.
    case relationships(RelationshipTypeID)
}

/// An index or unique constraint without its content.
public struct IndexDefinition: Hashable, Sendable {
    public let id: IndexID
    /// Number of the name in the graph's table of index names.
    let name: UInt32
    public let subject: IndexSubject
    public let key: PropertyKeyID
    /// Whether it enforces that no two entries have the same value.
    public let isUnique: Bool
}

/// A unique constraint: no two nodes with `label` have the same value of `key`.
public struct UniqueConstraint: Hashable, Sendable {
    public let name: String
    public let label: LabelID
    public let key: PropertyKeyID
    /// The index behind it.
    public let index: IndexID
}
