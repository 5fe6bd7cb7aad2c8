/// What the planner asks about a graph. Counts are exact at the time of planning; a plan stays right when they change.
public protocol PlanningStatistics {
    /// Nodes in all.
    var nodeCount: Double { get }
    /// Relationships in all.
    var relationshipCount: Double { get }
    /// Nodes with a label; 0 when nobody has it.
    func nodes(label: String) -> Double
    /// Relationships of a type.
    func relationships(type: String) -> Double
    /// Relationships of a type that start at a node with the label.
    func relationships(type: String, sourceLabel: String) -> Double
    /// Relationships of a type that end at a node with the label.
    func relationships(type: String, targetLabel: String) -> Double
    /// Nodes at which relationships of the type can start: at most those whose labels such nodes have.
    func sources(type: String) -> Double
    /// Nodes at which relationships of the type can end.
    func targets(type: String) -> Double
    /// Number of distinct keys of the index on a label and a property; nil without an index.
    func indexedValues(label: String, key: String) -> Double?
    /// Nodes that the index on a label and a property has for a range; nil without an index, or when the range is not of
    /// constants.
    func indexedNodes(label: String, key: String, _ range: NodeIndexSeek.Range) -> Double?
}
