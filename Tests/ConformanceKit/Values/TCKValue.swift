/// A value as the kit writes it in a table cell.
///
/// Nodes and relationships have no identity here: the kit compares labels, types and properties. Temporal values are
/// strings in the kit's results, in their canonical ISO form.
public indirect enum TCKValue: Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case float(Double)
    case string(String)
    case list([TCKValue])
    case map([String: TCKValue])
    case node(TCKNode)
    case relationship(TCKRelationship)
    case path(TCKPath)
}

/// A node without its identity.
public struct TCKNode: Sendable {
    public var labels: [String]
    public var properties: [String: TCKValue]

    public init(labels: [String], properties: [String: TCKValue]) {
        self.labels = labels
        self.properties = properties
    }
}

/// A relationship without its identity and ends.
public struct TCKRelationship: Sendable {
    public var type: String
    public var properties: [String: TCKValue]

    public init(type: String, properties: [String: TCKValue]) {
        self.type = type
        self.properties = properties
    }
}

/// A path: a node, then any number of steps.
public struct TCKPath: Sendable {
    /// One relationship of a path and the node it leads to.
    public struct Step: Sendable {
        public var relationship: TCKRelationship
        /// Whether the relationship is walked from its start to its end.
        public var isForward: Bool
        public var node: TCKNode

        public init(relationship: TCKRelationship, isForward: Bool, node: TCKNode) {
            self.relationship = relationship
            self.isForward = isForward
            self.node = node
        }
    }

    /// Nil only in the kit's notation `<>` for a path of nothing.
    public var start: TCKNode?
    public var steps: [Step]

    public init(start: TCKNode?, steps: [Step]) {
        self.start = start
        self.steps = steps
    }
}
