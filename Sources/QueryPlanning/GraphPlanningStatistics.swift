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
        guard let label = graph.labelID(label), let key = graph.keyID(key), let index = graph.index(label, key) else {
            return nil
        }
        let space = graph.makeValueSpace()
        func slot(_ expression: BoundExpression) -> Slot? {
            guard case .constant(let constant) = expression.kind else { return nil }
            switch constant {
            case .null, .list: return nil
            case .boolean(let value): return .boolean(value)
            case .integer(let value): return .integer(value)
            case .float(let value): return .float(value)
            case .string(let value): return space.makeString(value)
            }
        }
        func bound(_ end: (value: BoundExpression, inclusive: Bool)) -> IndexBound? {
            slot(end.value).map { IndexBound($0, inclusive: end.inclusive) }
        }
        switch range {
        case .equal(let value): return slot(value).map { Double(index.count(of: $0, in: space)) }
        case .between(let lower, let upper):
            let (low, high) = (lower.map(bound), upper.map(bound))
            // A bound that is not constant may be anywhere.
            if case .some(nil) = low { return nil }
            if case .some(nil) = high { return nil }
            return index.range(lower: low ?? nil, upper: high ?? nil, in: space).map(index.estimate)
        case .prefix(let value):
            guard case .constant(.string(let prefix)) = value.kind else { return nil }
            return Array(prefix.utf8).withUnsafeBufferPointer { index.estimate(index.prefix($0)) }
        }
    }
}
