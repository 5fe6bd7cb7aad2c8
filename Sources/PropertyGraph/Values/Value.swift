/// A value as the users of the engine see it: self-contained, to be kept as long as they like.
///
/// Inside the engine values are `Slot`s; see `Value+Slot.swift` for the way back and forth. `==` is structural and meant
/// for tests and containers; the language's own equality is `ValueSpace.equals`.
public enum Value: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case float(Double)
    case string(String)
    case list([Value])
    case map([String: Value])
    case node(Node)
    case relationship(Relationship)
    case path(Path)
    case date(DateValue)
    case localTime(LocalTimeValue)
    case zonedTime(ZonedTimeValue)
    case localDateTime(LocalDateTimeValue)
    case zonedDateTime(ZonedDateTimeValue)
    case duration(DurationParts)
    case point(PointValue)
}

/// A node as it was when it was handed out.
public struct Node: Hashable, Sendable {
    /// Number in its graph; may be given to another node once this one is deleted.
    public var id: NodeID
    /// In the order in which the graph came to know the labels.
    public var labels: [String]
    public var properties: [String: Value]

    public init(id: NodeID, labels: [String], properties: [String: Value]) {
        self.id = id
        self.labels = labels
        self.properties = properties
    }
}

/// A relationship as it was when it was handed out.
public struct Relationship: Hashable, Sendable {
    /// Number in its graph; may be given to another relationship once this one is deleted.
    public var id: RelationshipID
    public var type: String
    public var startNode: NodeID
    public var endNode: NodeID
    public var properties: [String: Value]

    public init(
        id: RelationshipID, type: String, startNode: NodeID, endNode: NodeID, properties: [String: Value]
    ) {
        self.id = id
        self.type = type
        self.startNode = startNode
        self.endNode = endNode
        self.properties = properties
    }
}

/// A walk: `nodes[i]` and `nodes[i + 1]` are joined by `relationships[i]`, in either direction.
public struct Path: Hashable, Sendable {
    /// One more than relationships.
    public var nodes: [Node]
    public var relationships: [Relationship]

    public init(nodes: [Node], relationships: [Relationship]) {
        self.nodes = nodes
        self.relationships = relationships
    }

    /// Number of relationships.
    public var length: Int { relationships.count }
}

extension Value: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(nilLiteral: ()) { self = .null }
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(floatLiteral value: Double) { self = .float(value) }
    public init(stringLiteral value: String) { self = .string(value) }
    public init(arrayLiteral elements: Value...) { self = .list(elements) }
    public init(dictionaryLiteral elements: (String, Value)...) {
        self = .map(Dictionary(elements, uniquingKeysWith: { _, last in last }))
    }
}

extension Value: CustomStringConvertible {
    /// The value in the language's literal form.
    public var description: String { ValuePrinter().text(self) }
}
