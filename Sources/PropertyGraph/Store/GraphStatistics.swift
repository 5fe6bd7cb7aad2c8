/// Counts that the planner estimates from: exact, kept up to date by every write.
public struct GraphStatistics {
    private let graph: Graph

    init(_ graph: Graph) { self.graph = graph }

    /// Number of nodes.
    public var nodes: Int { graph.nodeCount }
    /// Number of relationships.
    public var relationships: Int { graph.relationshipCount }

    /// Number of nodes with a label.
    public func nodes(_ label: LabelID) -> Int {
        Int(label.raw) < graph.labelMembers.count ? graph.labelMembers[Int(label.raw)].count : 0
    }

    /// Number of nodes with all of these labels.
    ///
    /// - Complexity: O(label sets)
    public func nodes(all labels: [LabelID]) -> Int {
        if labels.isEmpty { return nodes }
        if labels.count == 1 { return nodes(labels[0]) }
        return sum(graph.nodesOfSet, where: labels)
    }

    /// Label sets that nodes have, with the number of nodes of each.
    public var labelSets: [(set: LabelSetID, nodes: Int)] {
        graph.nodesOfSet.enumerated().compactMap { number, count in
            count > 0 ? (set: LabelSetID(UInt32(number)), nodes: count) : nil
        }
    }

    /// Number of relationships of a type.
    public func relationships(_ type: RelationshipTypeID) -> Int {
        table(type)?.members.count ?? 0
    }

    /// Number of relationships of a type that start at a node with a label.
    ///
    /// - Complexity: O(label sets)
    public func relationships(_ type: RelationshipTypeID, sourceLabel: LabelID) -> Int {
        table(type).map { sum($0.sourceSets, where: sourceLabel) } ?? 0
    }

    /// Number of relationships of a type that lead to a node with a label.
    ///
    /// - Complexity: O(label sets)
    public func relationships(_ type: RelationshipTypeID, targetLabel: LabelID) -> Int {
        table(type).map { sum($0.targetSets, where: targetLabel) } ?? 0
    }

    /// Number of relationships of a type that start at a node with all of these labels.
    public func relationships(_ type: RelationshipTypeID, sourceLabels labels: [LabelID]) -> Int {
        labels.isEmpty ? relationships(type) : sum(table(type)?.sourceSets ?? [], where: labels)
    }

    /// Number of relationships of a type that lead to a node with all of these labels.
    public func relationships(_ type: RelationshipTypeID, targetLabels labels: [LabelID]) -> Int {
        labels.isEmpty ? relationships(type) : sum(table(type)?.targetSets ?? [], where: labels)
    }

    /// Nodes at which relationships of a type can begin, seen in a direction: those with the label sets that occur there,
    /// at most as many as there are relationships.
    ///
    /// - Complexity: O(label sets)
    public func ends(_ type: RelationshipTypeID, _ direction: AdjacencyDirection) -> Int {
        guard let table = table(type) else { return 0 }
        var nodes = 0
        for (set, count) in (direction == .outgoing ? table.sourceSets : table.targetSets).enumerated() where count > 0
        {
            nodes += min(count, graph.nodesOfSet[set])
        }
        return nodes
    }

    /// Number of nodes with a property; of any label.
    public func nodes(with key: PropertyKeyID) -> Int {
        Int(key.raw) < graph.nodeColumns.count ? graph.nodeColumns[Int(key.raw)]?.count ?? 0 : 0
    }
    /// Number of relationships with a property; of any type.
    public func relationships(with key: PropertyKeyID) -> Int {
        Int(key.raw) < graph.relationshipColumns.count ? graph.relationshipColumns[Int(key.raw)]?.count ?? 0 : 0
    }

    /// Number of distinct values of an indexed property; nil without an index.
    public func distinctValues(_ label: LabelID, _ key: PropertyKeyID) -> Int? {
        graph.index(label, key)?.distinctCount
    }

    private func table(_ type: RelationshipTypeID) -> RelationshipTypeTable? {
        Int(type.raw) < graph.typeTables.count ? graph.typeTables[Int(type.raw)] : nil
    }

    private func sum(_ counts: [Int], where label: LabelID) -> Int {
        var total = 0
        for (set, count) in counts.enumerated() where count > 0 && graph.labelSetTable.sets[set].contains(label) {
            total += count
        }
        return total
    }

    private func sum(_ counts: [Int], where labels: [LabelID]) -> Int {
        var total = 0
        for (set, count) in counts.enumerated() where count > 0 {
            let members = graph.labelSetTable.sets[set]
            if labels.allSatisfy(members.contains) { total += count }
        }
        return total
    }
}

extension Graph {
    /// Counts for the planner, as of now.
    public var statistics: GraphStatistics { GraphStatistics(self) }
}
