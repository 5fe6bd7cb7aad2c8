import PropertyGraph
import QueryPlanning
import QuerySemantics

/// Runs a `TupleRead`: index, property columns and values, without operators and batches.
///
/// Used by one thread at a time, as long as the graph's names and indexes stay as they are.
public final class TupleReader {
    private let key: TupleRead.Key
    private let graph: Graph
    private let index: PropertyIndex
    private let items: [Item]
    /// For the value that is looked up.
    private let space: ValueSpace
    @exclusivity(unchecked) private var found: [UInt32] = []

    private enum Item {
        case node
        case property(PropertyKeyID)
        /// Nothing has the property.
        case null
    }

    /// nil where there is no index.
    ///
    /// - Parameter graph: the graph that all runs read.
    public init?(_ read: TupleRead, graph: Graph) {
        guard let label = graph.labelID(read.label), let property = graph.keyID(read.property),
            let index = graph.index(label, property)
        else { return nil }
        key = read.key
        self.graph = graph
        self.index = index
        items = read.items.map { item in
            switch item {
            case .node: .node
            case .property(let name): graph.keyID(name).map(Item.property) ?? .null
            }
        }
        space = graph.makeValueSpace()
    }

    /// The rows of the result; nil where the operators have to say what is to be done: without the parameter, or when
    /// there are more rows than a batch holds.
    public func rows(parameters: [String: Value], atMost limit: Int) -> [[Value]]? {
        guard let key = slot(parameters) else { return nil }
        if let only = index.only(key, in: space), limit > 0 { return [row(NodeID(only))] }
        found.removeAll(keepingCapacity: true)
        index.lookup(key, in: space, into: &found)
        guard found.count <= limit else { return nil }
        return found.map { row(NodeID($0)) }
    }

    private func slot(_ parameters: [String: Value]) -> Slot? {
        space.local.removeAll()
        switch key {
        case .constant(let constant): return ExpressionEvaluator.slot(constant, space)
        case .parameter(let name): return parameters.place(of: name).map { space.slot(from: parameters.values[$0]) }
        }
    }

    private func row(_ node: NodeID) -> [Value] {
        if items.count == 1 { return [value(items[0], node)] }
        return items.map { value($0, node) }
    }

    private func value(_ item: Item, _ node: NodeID) -> Value {
        switch item {
        case .node: return Value(.node(node), space, graph)
        case .property(let key):
            guard let cells = graph.nodeColumn(key) else { return .null }
            let slot = cells.slot(node.raw)
            return slot.tag == .integer ? .integer(slot.integerValue) : Value(slot, space, graph)
        case .null: return .null
        }
    }
}
