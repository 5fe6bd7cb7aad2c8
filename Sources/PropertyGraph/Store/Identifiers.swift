/// Dense handle of a node: its row in every node column. Ids are given out in order and not reused while in use.
public struct NodeID: Hashable, Sendable, Comparable {
    public var raw: UInt32
    @inlinable public init(_ raw: UInt32) { self.raw = raw }
    @inlinable public static func < (a: NodeID, b: NodeID) -> Bool { a.raw < b.raw }
}

/// Dense handle of a relationship: its row in every relationship column.
public struct RelationshipID: Hashable, Sendable, Comparable {
    public var raw: UInt32
    @inlinable public init(_ raw: UInt32) { self.raw = raw }
    @inlinable public static func < (a: RelationshipID, b: RelationshipID) -> Bool { a.raw < b.raw }
}

/// Handle of a label name in one graph.
public struct LabelID: Hashable, Sendable, Comparable {
    public var raw: UInt32
    @inlinable public init(_ raw: UInt32) { self.raw = raw }
    @inlinable public static func < (a: LabelID, b: LabelID) -> Bool { a.raw < b.raw }
}

/// Handle of a relationship type name in one graph.
public struct RelationshipTypeID: Hashable, Sendable, Comparable {
    public var raw: UInt32
    @inlinable public init(_ raw: UInt32) { self.raw = raw }
    @inlinable public static func < (a: RelationshipTypeID, b: RelationshipTypeID) -> Bool { a.raw < b.raw }
}

/// Handle of a property key in one graph; map keys inside values use the same table.
public struct PropertyKeyID: Hashable, Sendable, Comparable {
    public var raw: UInt32
    @inlinable public init(_ raw: UInt32) { self.raw = raw }
    @inlinable public static func < (a: PropertyKeyID, b: PropertyKeyID) -> Bool { a.raw < b.raw }
}

/// Handle of a set of labels in one graph; each node has one. Set 0 is empty.
@frozen
public struct LabelSetID: Hashable, Sendable, Comparable {
    public var raw: UInt32
    @inlinable public init(_ raw: UInt32) { self.raw = raw }
    @inlinable public static func < (a: LabelSetID, b: LabelSetID) -> Bool { a.raw < b.raw }
    /// The set without labels.
    public static let empty = LabelSetID(0)
}

/// A direction in which relationships are followed from a node.
@frozen
public enum AdjacencyDirection: Sendable, CaseIterable, Hashable {
    /// From source to target.
    case outgoing
    /// From target to source.
    case incoming

    /// The other direction.
    @inlinable public var reversed: AdjacencyDirection {
        switch self {
        case .outgoing: return .incoming
        case .incoming: return .outgoing
        }
    }
}

/// Handle of an index (also of the index behind a unique constraint) in one graph.
@frozen
public struct IndexID: Hashable, Sendable, Comparable {
    public var raw: UInt32
    @inlinable public init(_ raw: UInt32) { self.raw = raw }
    @inlinable public static func < (a: IndexID, b: IndexID) -> Bool { a.raw < b.raw }
}
