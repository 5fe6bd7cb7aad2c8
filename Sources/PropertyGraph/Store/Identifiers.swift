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
