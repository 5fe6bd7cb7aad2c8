import PropertyGraph
import QuerySemantics

/// The planner's questions answered from a graph's own counts.
public struct GraphPlanningStatistics: PlanningStatistics {
    private let graph: Graph

    public init(_ graph: Graph) { self.graph = graph }

    public var nodeCount: Double { Double(graph.nodeCount) }
    public var relationshipCount: Double { Double(graph.relationshipCount) }

    public func nodes(label: String) -> Double {
        graph.labelID(label).map { Double(graph.statistics.nodes($0)) } ?? 0
    }

    public func relationships(type: String) -> Double {
        graph.typeID(type).map { Double(graph.statistics.relationships($0)) } ?? 0
    }

    public func relationships(type: String, sourceLabel: String) -> Double {
        guard let type = graph.typeID(type), let label = graph.labelID(sourceLabel) else { return 0 }
        return Double(graph.statistics.relationships(type, sourceLabel: label))
    }

    public func relationships(type: String, targetLabel: String) -> Double {
        guard let type = graph.typeID(type), let label = graph.labelID(targetLabel) else { return 0 }
        return Double(graph.statistics.relationships(type, targetLabel: label))
    }

    public func sources(type: String) -> Double {
        graph.typeID(type).map { Double(graph.statistics.ends($0, .outgoing)) } ?? 0
    }

    public func targets(type: String) -> Double {
        graph.typeID(type).map { Double(graph.statistics.ends($0, .incoming)) } ?? 0
    }

    public func indexedValues(label: String, key: String) -> Double? {
        guard let label = graph.labelID(label), let key = graph.keyID(key) else { return nil }
        return graph.index(label, key).map { Double($0.distinctCount) }
    }

    /// The index is its own histogram: it has its values in order.
    ///
    /// - Complexity: O(log values), plus what the first question about an order after writes takes.
    public func indexedNodes(label: String, key: String, _ range: NodeIndexSeek.Range) -> Double? {
        guard let constants = range.constants, let label = graph.labelID(label), let key = graph.keyID(key),
            let index = graph.index(label, key)
        else { return nil }
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

extension NodeIndexSeek.Range {
    /// The single values that it compares with, from below; nil unless all stand in the statement.
    fileprivate var constants: [Constant]? {
        let values: [BoundExpression]
        switch self {
        case .equal(let value), .prefix(let value): values = [value]
        case .between(let lower, let upper): values = [lower?.value, upper?.value].compactMap { $0 }
        }
        var constants: [Constant] = []
        for value in values {
            guard case .constant(let constant) = value.kind else { return nil }
            // Of lists an index has no order.
            if case .list = constant { return nil }
            constants.append(constant)
        }
        return constants
    }
}
