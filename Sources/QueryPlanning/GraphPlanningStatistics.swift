import PropertyGraph

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

    public func indexedValues(label: String, key: String) -> Double? {
        guard let label = graph.labelID(label), let key = graph.keyID(key) else { return nil }
        return graph.index(label, key).map { Double($0.distinctCount) }
    }
}
