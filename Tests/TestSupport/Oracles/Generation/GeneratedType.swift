/// What the generator knows of a variable or column.
public indirect enum GeneratedType: Sendable, Equatable {
    case node, relationship, path
    case integer, float, string, boolean, map
    /// A property of which nothing is known.
    case mixed
    case list(GeneratedType)
    /// A list whose order depends on the order of rows, from `collect`.
    case bag(GeneratedType)

    /// Whether the value is the same in whatever order rows come.
    var isStable: Bool {
        if case .bag = self { return false }
        return true
    }

    var isEntity: Bool { self == .node || self == .relationship }
}

/// A statement and what has to be known to compare its answers.
public struct GeneratedQuery: Sendable {
    public var text: String
    /// Columns whose lists have no order.
    public var unorderedColumns: Set<Int> = []
    /// The order of rows is fixed.
    public var isOrdered = false
    public var isUpdating = false
}
