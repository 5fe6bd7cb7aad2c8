import PropertyGraph
import QueryPlanning
import QuerySemantics

/// Finds what MERGE looks for without running a plan for every row: a node by an indexed property, or a relationship
/// between two bound nodes in their adjacency.
///
/// Gives the same matches as the plan, in the same order; `Tests/EntenteTests/MergeTests.swift` compares them.
final class MergeLookup {
    private enum Shape {
        case node(PatternWriter.NodePlan)
        case relationship(PatternWriter.RelationshipPlan, source: Int, target: Int, isUndirected: Bool)
    }

    private let shape: Shape
    private let graph: Graph
    private let space: ValueSpace
    private let scratch = NeighbourScratch()
    private var candidates: [UInt32] = []
    private var labels: [LabelID] = []

    /// nil for patterns of other shapes.
    init?(_ merge: BoundMerge, _ pattern: PatternWriter, _ context: ExecutionContext) {
        graph = context.graph
        space = context.space
        guard pattern.introduced.count == 1 else { return nil }
        if merge.pattern.relationships.isEmpty, let node = pattern.nodes.first, pattern.nodes.count == 1 {
            guard !node.labels.isEmpty, let properties = node.properties, properties.isLiteral, !node.readsPattern
            else { return nil }
            shape = .node(node)
        } else if merge.pattern.relationships.count == 1, pattern.nodes.isEmpty,
            let relationship = pattern.relationships.first
        {
            guard case .column(let source) = relationship.source, case .column(let target) = relationship.target,
                !relationship.readsPattern, relationship.properties?.isLiteral != false
            else { return nil }
            shape = .relationship(
                relationship, source: source, target: target,
                isUndirected: merge.pattern.relationships[0].direction == .undirected)
        } else {
            return nil
        }
    }

    /// Puts the matches of a row into `found`.
    ///
    /// - Parameter properties: of the pattern's one new element, for this row; none is null.
    /// - Returns: false when it takes the plan to tell: without an index, or when an end is no live node.
    func find(
        _ properties: [PropertyAssignments.Assignment], row: Int, of batch: Batch, into found: inout [Slot]
    ) -> Bool {
        switch shape {
        case .node(let plan): return findNode(plan, properties, &found)
        case .relationship(let plan, let source, let target, let isUndirected):
            let from = batch.columns[source].slot(at: row)
            let to = batch.columns[target].slot(at: row)
            guard from.tag == .node, to.tag == .node, graph.isAlive(from.nodeID), graph.isAlive(to.nodeID) else {
                return false
            }
            guard let type = graph.typeID(plan.name) else { return true }
            let (left, right) = (from.nodeID.raw, to.nodeID.raw)
            collect(type, .outgoing, left, right, properties, &found)
            if isUndirected, left != right { collect(type, .incoming, left, right, properties, &found) }
            return true
        }
    }

    private func findNode(
        _ plan: PatternWriter.NodePlan, _ properties: [PropertyAssignments.Assignment], _ found: inout [Slot]
    ) -> Bool {
        if labels.count != plan.labels.count {
            labels = plan.labels.compactMap { graph.labelID($0) }
            guard labels.count == plan.labels.count else {
                labels = []
                return false
            }
        }
        for label in labels {
            for property in properties {
                guard let index = graph.index(label, property.key) else { continue }
                candidates.removeAll(keepingCapacity: true)
                index.lookup(property.value, in: space, into: &candidates)
                for candidate in candidates {
                    let node = NodeID(candidate)
                    guard labels.allSatisfy({ graph.hasLabel(node, $0) }) else { continue }
                    let isMatch = properties.allSatisfy {
                        space.equals(graph.nodeProperty(node, $0.key), $0.value) == true
                    }
                    if isMatch { found.append(.node(node)) }
                }
                return true
            }
        }
        return false
    }

    private func collect(
        _ type: RelationshipTypeID, _ direction: AdjacencyDirection, _ left: UInt32, _ right: UInt32,
        _ properties: [PropertyAssignments.Assignment], _ found: inout [Slot]
    ) {
        let slice = graph.adjacency(type: type, direction: direction)
            .relationships(between: left, and: right, scratch: scratch)
        for index in 0..<slice.count {
            let relationship = RelationshipID(slice.relationships[index])
            let isMatch = properties.allSatisfy {
                space.equals(graph.relationshipProperty(relationship, $0.key), $0.value) == true
            }
            if isMatch { found.append(.relationship(relationship)) }
        }
    }
}
