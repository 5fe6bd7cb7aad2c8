import PropertyGraph
import QueryPlanning

/// One column of a batch: a buffer of `capacity` cells of one kind.
///
/// Node and relationship columns hold bare ids, four bytes a cell, `noID` for null; all else is slots. A vector belongs
/// to the operator that made it and is overwritten when that operator is asked for its next batch.
public final class ColumnVector {
    /// How the cells are stored.
    public typealias Kind = ColumnKind

    public let kind: Kind
    public let capacity: Int
    /// Cells of a `.slots` vector; of the others, nil.
    public let slots: UnsafeMutablePointer<Slot>
    /// Cells of a `.nodes` or `.relationships` vector.
    public let ids: UnsafeMutablePointer<UInt32>

    /// What is known of how the ids of a `.nodes` or `.relationships` vector lie; whoever writes ids that lie otherwise
    /// into a vector that once was marked must take the mark away.
    public enum Spread: Sendable {
        case any
        /// All in one page of 1,024 ids, none of them null.
        case onePage
        /// One after the other, in one page.
        case consecutive
    }

    /// How the ids of this vector lie, as far as its maker knows.
    public var spread = Spread.any

    /// The id that stands for null.
    public static let noID = UInt32.max

    public init(_ kind: Kind, capacity: Int) {
        self.kind = kind
        self.capacity = capacity
        switch kind {
        case .slots:
            slots = .allocate(capacity: capacity)
            slots.initialize(repeating: .null, count: capacity)
            ids = .allocate(capacity: 0)
        case .nodes, .relationships:
            slots = .allocate(capacity: 0)
            ids = .allocate(capacity: capacity)
            ids.initialize(repeating: Self.noID, count: capacity)
        }
    }

    deinit {
        slots.deallocate()
        ids.deallocate()
    }

    /// The cell of a row as a slot.
    @inline(__always)
    public func slot(at row: Int) -> Slot {
        switch kind {
        case .slots: return slots[row]
        case .nodes:
            let id = ids[row]
            return id == Self.noID ? .null : .node(NodeID(id))
        case .relationships:
            let id = ids[row]
            return id == Self.noID ? .null : .relationship(RelationshipID(id))
        }
    }

    /// Writes a slot; into an id column only null and slots of that kind go.
    @inline(__always)
    public func set(_ slot: Slot, at row: Int) {
        switch kind {
        case .slots: slots[row] = slot
        case .nodes, .relationships: ids[row] = slot.isNull ? Self.noID : UInt32(truncatingIfNeeded: slot.bits)
        }
    }

    /// Copies `count` cells of `source` chosen by row number to the front of this vector; kinds may differ only when
    /// this vector is of slots.
    public func gather(_ source: ColumnVector, rows: UnsafePointer<UInt32>, count: Int, at offset: Int = 0) {
        switch (kind, source.kind) {
        case (.slots, .slots):
            for index in 0..<count { slots[offset + index] = source.slots[Int(rows[index])] }
        case (.nodes, .nodes), (.relationships, .relationships):
            for index in 0..<count { ids[offset + index] = source.ids[Int(rows[index])] }
        case (.slots, _):
            for index in 0..<count { slots[offset + index] = source.slot(at: Int(rows[index])) }
        case (.nodes, _), (.relationships, _):
            for index in 0..<count { set(source.slot(at: Int(rows[index])), at: offset + index) }
        }
    }
}

/// Where a column has its node ids, for loops that must not touch the vector itself.
struct NodeColumn {
    private let ids: UnsafePointer<UInt32>?
    private let slots: UnsafePointer<Slot>

    init(_ vector: ColumnVector) {
        ids = vector.kind == .nodes ? UnsafePointer(vector.ids) : nil
        slots = UnsafePointer(vector.slots)
    }

    /// The node of a row; `ColumnVector.noID` for null and for what is no node.
    @inline(__always)
    subscript(_ row: Int) -> UInt32 {
        if let ids { return ids[row] }
        let slot = slots[row]
        return slot.tag == .node ? slot.nodeID.raw : ColumnVector.noID
    }
}
