import PropertyGraph
import QueryPlanning
import QuerySemantics

/// Runs a `TupleRead`: index, property columns and values, without operators and batches.
///
/// Used by one thread at a time.
public final class TupleReader {
    private let read: TupleRead
    private let graph: Graph
    /// For the value that is looked up.
    private let space: ValueSpace
    /// Names never go once the graph knows them.
    @exclusivity(unchecked) private var labelID: LabelID?
    @exclusivity(unchecked) private var propertyID: PropertyKeyID?
    @exclusivity(unchecked) private var itemIDs: [PropertyKeyID?]
    @exclusivity(unchecked) private var found: [UInt32] = []

    /// - Parameter graph: the graph that all runs read.
    public init(_ read: TupleRead, graph: Graph) {
        self.read = read
        self.graph = graph
        space = graph.makeValueSpace()
        itemIDs = read.items.map { _ in nil }
    }

    /// The rows of the result; nil where the operators have to say what is to be done: without the index or the
    /// parameter, or when there are more rows than a batch holds.
    public func rows(parameters: [String: Value], atMost limit: Int) -> [[Value]]? {
        if labelID == nil { labelID = graph.labelID(read.label) }
        if propertyID == nil { propertyID = graph.keyID(read.property) }
        guard let labelID, let propertyID, let index = graph.index(labelID, propertyID), let key = key(parameters)
        else { return nil }
        found.removeAll(keepingCapacity: true)
        index.lookup(key, in: space, into: &found)
        guard found.count <= limit else { return nil }
        if found.count == 1 { return [row(NodeID(found[0]))] }
        return found.map { row(NodeID($0)) }
    }

    private func key(_ parameters: [String: Value]) -> Slot? {
        space.local.removeAll()
        switch read.key {
        case .constant(let constant): return ExpressionEvaluator.slot(constant, space)
        case .parameter(let name):
            guard let value = parameters.value(named: name) else { return nil }
            return space.slot(from: value)
        }
    }

    private func row(_ node: NodeID) -> [Value] {
        if read.items.count == 1 { return [value(0, node)] }
        return read.items.indices.map { value($0, node) }
    }

    private func value(_ column: Int, _ node: NodeID) -> Value {
        switch read.items[column] {
        case .node: return Value(.node(node), space, graph)
        case .property(let name):
            if itemIDs[column] == nil { itemIDs[column] = graph.keyID(name) }
            guard let key = itemIDs[column], let cells = graph.nodeColumn(key) else { return .null }
            let slot = cells.slot(node.raw)
            return slot.tag == .integer ? .integer(slot.integerValue) : Value(slot, space, graph)
        }
    }
}
