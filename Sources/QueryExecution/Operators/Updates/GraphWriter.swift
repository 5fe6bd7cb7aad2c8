import PropertyGraph
import SourceText

/// The graph's writing side as statements see it: names instead of ids, values checked, refusals as errors with a place
/// in the text.
final class GraphWriter {
    let graph: Graph
    let space: ValueSpace
    private var labels: [String: LabelID] = [:]

    init(_ context: ExecutionContext) {
        graph = context.graph
        space = context.space
    }

    // MARK: Names

    /// The key of this name, made when new.
    func key(_ name: String) -> PropertyKeyID { graph.internKey(name) }

    private func label(_ name: String) -> LabelID {
        if let known = labels[name] { return known }
        let label = graph.internLabel(name)
        labels[name] = label
        return label
    }

    /// The set of a new node's labels, made when new.
    func labelSet(of plan: PatternWriter.NodePlan) -> LabelSetID {
        if let known = plan.labelSet { return known }
        let set = graph.internLabelSet(plan.labels.map { label($0) })
        plan.labelSet = set
        return set
    }

    /// The type of a new relationship, made when new.
    func type(of plan: PatternWriter.RelationshipPlan) -> RelationshipTypeID {
        if let known = plan.type { return known }
        let type = graph.internType(plan.name)
        plan.type = type
        return type
    }

    // MARK: Elements

    func createNode(_ labels: LabelSetID, at range: SourceRange) throws(RuntimeError) -> NodeID {
        do { return try graph.createNode(labelSet: labels) } catch { throw RuntimeError(error, graph, at: range) }
    }

    func createRelationship(
        _ type: RelationshipTypeID, from source: NodeID, to target: NodeID, at range: SourceRange
    ) throws(RuntimeError) -> RelationshipID {
        do {
            return try graph.createRelationship(type: type, source: source, target: target)
        } catch { throw RuntimeError(error, graph, at: range) }
    }

    /// One node a row for each label set.
    func createNodes(_ rows: Int, _ sets: [LabelSetID], at range: SourceRange) throws(RuntimeError) -> [IDRun] {
        do { return try graph.createNodes(rows, labelSets: sets) } catch {
            throw RuntimeError(error, graph, at: range)
        }
    }

    /// One relationship a row for each type.
    func createRelationships(
        _ rows: Int, _ types: [RelationshipTypeID], _ sources: [[UInt32]], _ targets: [[UInt32]],
        at range: SourceRange
    ) throws(RuntimeError) -> [IDRun] {
        do {
            return try graph.createRelationships(rows, types: types, sources: sources, targets: targets)
        } catch { throw RuntimeError(error, graph, at: range) }
    }

    /// Deletes a node; nothing happens if it is gone already.
    ///
    /// - Throws: `DeleteConnectedNode` while relationships are attached.
    func deleteNode(_ node: NodeID, at range: SourceRange) throws(RuntimeError) {
        guard graph.isAlive(node) else { return }
        do { try graph.deleteNode(node) } catch { throw RuntimeError(error, graph, at: range) }
    }

    /// Deletes a relationship; nothing happens if it is gone already.
    func deleteRelationship(_ relationship: RelationshipID) {
        if graph.isAlive(relationship) { graph.deleteRelationship(relationship) }
    }

    // MARK: Labels

    func addLabels(_ names: [String], to node: NodeID, at range: SourceRange) throws(RuntimeError) {
        for name in names {
            do { try graph.addLabel(node, label(name)) } catch { throw RuntimeError(error, graph, at: range) }
        }
    }

    func removeLabels(_ names: [String], from node: NodeID) {
        for name in names {
            if let label = graph.labelID(name) { graph.removeLabel(node, label) }
        }
    }

    // MARK: Properties

    /// Sets or, with null, removes a property.
    ///
    /// - Throws: `InvalidPropertyType`, and `ConstraintViolation`.
    func set(
        _ key: PropertyKeyID, _ value: Slot, of element: UpdateTarget, at range: SourceRange
    ) throws(RuntimeError) {
        if !PropertyValueRules.isScalar(value) {
            try PropertyValueRules.check(value, key: key, graph, space, at: range)
        }
        switch element {
        case .node(let node):
            do {
                try graph.setNodeProperty(node, key, value, from: space)
            } catch { throw RuntimeError(error, graph, at: range) }
        case .relationship(let relationship):
            graph.setRelationshipProperty(relationship, key, value, from: space)
        }
    }

    /// Sets a property of new nodes.
    func set(
        _ values: PropertyAssignments.Column, ofNew nodes: IDRun, labels: LabelSetID
    ) throws(RuntimeError) {
        try check(values, nodes.count)
        do {
            try graph.setProperty(
                values.key, ofNew: nodes, labels: labels, values: values.cells.slots, from: space)
        } catch { throw RuntimeError(error, graph, at: values.range) }
    }

    /// Sets a property of new relationships.
    func set(
        _ values: PropertyAssignments.Column, ofNew relationships: IDRun, type: RelationshipTypeID
    ) throws(RuntimeError) {
        try check(values, relationships.count)
        graph.setProperty(
            values.key, ofNew: relationships, type: type, values: values.cells.slots, from: space)
    }

    private func check(_ values: PropertyAssignments.Column, _ count: Int) throws(RuntimeError) {
        let slots = values.cells.slots
        for row in 0..<count where !PropertyValueRules.isScalar(slots[row]) {
            try PropertyValueRules.check(slots[row], key: values.key, graph, space, at: values.range)
        }
    }

    /// Properties of a live element.
    func properties(of element: UpdateTarget) -> [(key: PropertyKeyID, value: Slot)] {
        switch element {
        case .node(let node): graph.properties(of: node)
        case .relationship(let relationship): graph.properties(of: relationship)
        }
    }
}

/// A node or relationship that is alive and may be written to.
enum UpdateTarget {
    case node(NodeID)
    case relationship(RelationshipID)

    /// The element in a slot; nil for null.
    ///
    /// - Throws: `DeletedEntityAccess` for one that is gone, `InvalidArgumentType` for other values.
    init?(_ slot: Slot, _ graph: Graph, for clause: String, at range: SourceRange) throws(RuntimeError) {
        switch slot.tag {
        case .null: return nil
        case .node:
            guard graph.isAlive(slot.nodeID) else { throw .deleted(slot, at: range) }
            self = .node(slot.nodeID)
        case .relationship:
            guard graph.isAlive(slot.relationshipID) else { throw .deleted(slot, at: range) }
            self = .relationship(slot.relationshipID)
        case .boolean, .integer, .float, .string, .list, .map, .path, .date, .localTime, .zonedTime, .localDateTime,
            .zonedDateTime, .duration:
            throw RuntimeError(
                .invalidArgumentType, type: .typeError,
                "\(clause) needs a node or relationship, not \(slot.tag.description)", at: range)
        }
    }
}
