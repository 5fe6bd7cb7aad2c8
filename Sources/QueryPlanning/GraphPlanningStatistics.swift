import PropertyGraph
import QuerySemantics

/// The planner's questions answered from a graph's own counts, for the making of one plan: the ids of names are kept.
public final class GraphPlanningStatistics: PlanningStatistics {
    private let graph: Graph
    private let counts: GraphStatistics
    @exclusivity(unchecked) private var labels = LookedUpNames<LabelID>()
    @exclusivity(unchecked) private var types = LookedUpNames<RelationshipTypeID>()
    @exclusivity(unchecked) private var indexes: [(label: String, key: String, index: PropertyIndex?)] = []

    public init(_ graph: Graph) {
        self.graph = graph
        counts = graph.statistics
    }

    private func label(_ name: String) -> LabelID? { labels.id(of: name, graph.labelID) }
    private func type(_ name: String) -> RelationshipTypeID? { types.id(of: name, graph.typeID) }

    private func index(_ label: String, _ key: String) -> PropertyIndex? {
        for place in indexes.indices
        where indexes[place].key.hasSameRepresentation(as: key) && indexes[place].label.hasSameRepresentation(as: label)
        {
            return indexes[place].index
        }
        var found: PropertyIndex?
        if let label = self.label(label), let key = graph.keyID(key) { found = graph.index(label, key) }
        if indexes.isEmpty { indexes.reserveCapacity(4) }
        if indexes.count < LookedUpNames<LabelID>.capacity { indexes.append((label, key, found)) }
        return found
    }

    public var nodeCount: Double { Double(graph.nodeCount) }
    public var relationshipCount: Double { Double(graph.relationshipCount) }

    public func nodes(label: String) -> Double {
        self.label(label).map { Double(counts.nodes($0)) } ?? 0
    }

    public func relationships(type: String) -> Double {
        self.type(type).map { Double(counts.relationships($0)) } ?? 0
    }

    public func relationships(type: String, sourceLabel: String) -> Double {
        guard let type = self.type(type), let label = label(sourceLabel) else { return 0 }
        return Double(counts.relationships(type, sourceLabel: label))
    }

    public func relationships(type: String, targetLabel: String) -> Double {
        guard let type = self.type(type), let label = label(targetLabel) else { return 0 }
        return Double(counts.relationships(type, targetLabel: label))
    }

    public func sources(type: String) -> Double {
        self.type(type).map { Double(counts.ends($0, .outgoing)) } ?? 0
    }

    public func targets(type: String) -> Double {
        self.type(type).map { Double(counts.ends($0, .incoming)) } ?? 0
    }

    public func indexedValues(label: String, key: String) -> Double? {
        index(label, key).map { Double($0.distinctCount) }
    }

    /// The index is its own histogram: it has its values in order.
    ///
    /// - Complexity: O(log values), plus what the first question about an order after writes takes.
    public func indexedNodes(label: String, key: String, _ range: NodeIndexSeek.Range) -> Double? {
        guard let constants = range.constants, let index = index(label, key) else { return nil }
        let space = graph.makeValueSpace()
        let slots = constants.map { Self.slot($0, space) }
        func bound(_ number: Int, _ end: NodeIndexSeek.Bound?) -> IndexBound? {
            end.map { IndexBound(slots[number], inclusive: $0.inclusive) }
        }
        switch range {
        case .equal: return Double(index.count(of: slots[0], in: space))
        case .between(let lower, let upper):
            let high = bound(slots.count - 1, upper)
            return index.range(lower: bound(0, lower), upper: high, in: space).map(index.estimate)
        case .prefix: return slots[0].tag == .string ? index.estimate(index.prefix(space.utf8(slots[0]))) : 0
        }
    }

    private static func slot(_ constant: Constant, _ space: ValueSpace) -> Slot {
        switch constant {
        case .null, .list: .null
        case .boolean(let value): .boolean(value)
        case .integer(let value): .integer(value)
        case .float(let value): .float(value)
        case .string(let value): space.makeString(value)
        }
    }
}

/// Ids of the first few names that were looked up: the making of a plan asks for each of its names dozens of times.
private struct LookedUpNames<ID> {
    private var known: [(name: String, id: ID?)] = []
    static var capacity: Int { 16 }

    mutating func id(of name: String, _ lookUp: (String) -> ID?) -> ID? {
        for entry in known where entry.name.hasSameRepresentation(as: name) { return entry.id }
        let id = lookUp(name)
        if known.isEmpty { known.reserveCapacity(Self.capacity / 2) }
        if known.count < Self.capacity { known.append((name, id)) }
        return id
    }
}

extension String {
    /// Stored in the same bytes: then the same text, byte for byte, which `==` does not tell. Long texts may be stored
    /// twice; names rarely are so long.
    fileprivate func hasSameRepresentation(as other: String) -> Bool {
        withUnsafeBytes(of: self) { first in
            withUnsafeBytes(of: other) { second in
                for offset in stride(from: 0, to: MemoryLayout<String>.size, by: MemoryLayout<UInt>.size)
                where first.load(fromByteOffset: offset, as: UInt.self)
                    != second.load(fromByteOffset: offset, as: UInt.self)
                { return false }
                return true
            }
        }
    }
}

extension NodeIndexSeek.Range {
    /// The single values that it compares with, from below; nil unless all stand in the statement.
    fileprivate var constants: [Constant]? {
        switch self {
        case .equal(let value), .prefix(let value): return value.orderedConstant.map { [$0] }
        case .between(let lower, let upper):
            var constants: [Constant] = []
            if let lower {
                guard let constant = lower.value.orderedConstant else { return nil }
                constants.append(constant)
            }
            if let upper {
                guard let constant = upper.value.orderedConstant else { return nil }
                constants.append(constant)
            }
            return constants
        }
    }
}

extension BoundExpression {
    /// The constant that it is, unless it is a list: of lists an index has no order.
    fileprivate var orderedConstant: Constant? {
        guard case .constant(let constant) = kind else { return nil }
        if case .list = constant { return nil }
        return constant
    }
}
