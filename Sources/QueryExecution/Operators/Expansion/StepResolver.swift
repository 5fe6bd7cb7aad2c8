import PropertyGraph
import QueryPlanning
import QuerySyntax

/// The adjacency lists that one step of a pattern looks through, and the test of the far node's labels.
///
/// Types and labels are names in a plan; here they meet the graph. Views are good until the next write, so operators
/// ask for them once per input batch.
struct StepResolver {
    private let graph: Graph
    private let types: [String]
    private let directions: [AdjacencyDirection]
    private let toLabels: [String]
    /// Both directions are walked: a loop stands in both lists and counts once.
    let isUndirected: Bool

    /// One list to look through.
    struct View {
        let lists: AdjacencyView
        /// Entries that lead back to the node itself are left out: the other direction has given them.
        let skipsLoops: Bool
        /// The same relationships as seen from the far node, when asked for.
        let opposite: AdjacencyView?
    }

    init(_ expand: Expand, graph: Graph) {
        self.graph = graph
        types = expand.types
        toLabels = expand.toLabels
        isUndirected = expand.direction == .undirected
        switch expand.direction {
        case .leftToRight: directions = [.outgoing]
        case .rightToLeft: directions = [.incoming]
        case .undirected: directions = [.outgoing, .incoming]
        }
    }

    /// Ids of the types in the graph; names that it does not know match nothing.
    var typeIDs: [RelationshipTypeID] {
        if types.isEmpty { return (0..<UInt32(graph.typeNames.count)).map { RelationshipTypeID($0) } }
        var seen: Set<RelationshipTypeID> = []
        return types.compactMap { graph.typeID($0) }.filter { seen.insert($0).inserted }
    }

    /// The lists as they are now.
    ///
    /// - Parameter bothEnds: also those from the far node, for steps between two bound nodes.
    func views(bothEnds: Bool = false) -> [View] {
        var views: [View] = []
        for type in typeIDs {
            for direction in directions {
                let lists = graph.adjacency(type: type, direction: direction)
                guard lists.relationshipCount > 0 else { continue }
                let opposite = bothEnds ? graph.adjacency(type: type, direction: direction.reversed) : nil
                views.append(
                    View(lists: lists, skipsLoops: isUndirected && direction == .incoming, opposite: opposite))
            }
        }
        return views
    }

    /// The test of the far node; nil when there is none or when every relationship of the types passes it anyway.
    ///
    /// - Parameter walksMayBeEmpty: the far node may be the near one, of which the relationships say nothing.
    func labelMask(walksMayBeEmpty: Bool = false) -> LabelSetMask? {
        guard !toLabels.isEmpty else { return nil }
        let ids = toLabels.map { graph.labelID($0) }
        let known = ids.compactMap { $0 }
        if known.count == ids.count, !walksMayBeEmpty, isImplied(known) { return nil }
        return known.count == ids.count ? graph.labelSetMask(for: known) : graph.labelSetMask { _ in false }
    }

    private func isImplied(_ labels: [LabelID]) -> Bool {
        let statistics = graph.statistics
        return labels.allSatisfy { label in
            typeIDs.allSatisfy { type in
                let all = statistics.relationships(type)
                return directions.allSatisfy { direction in
                    switch direction {
                    case .outgoing: statistics.relationships(type, targetLabel: label) == all
                    case .incoming: statistics.relationships(type, sourceLabel: label) == all
                    }
                }
            }
        }
    }
}

/// Relationships of a row that a step must not use again.
struct ExcludedRelationships {
    private let columns: [Int]

    init(_ expand: Expand, layout: RowLayout) {
        columns = expand.excluding.compactMap { layout.column(of: $0) }
    }

    var isEmpty: Bool { columns.isEmpty }

    /// Collects the ids of a row into `ids`.
    func collect(row: Int, of batch: Batch, space: ValueSpace, into ids: inout [UInt32]) {
        ids.removeAll(keepingCapacity: true)
        for column in columns {
            let slot = batch.columns[column].slot(at: row)
            switch slot.tag {
            case .relationship: ids.append(slot.relationshipID.raw)
            case .list: for element in space.list(slot) { ids.append(UInt32(truncatingIfNeeded: element.bits)) }
            case .null, .boolean, .integer, .float, .string, .map, .node, .path, .date, .localTime, .zonedTime,
                .localDateTime, .zonedDateTime, .duration, .point:
                break
            }
        }
    }
}
