import PropertyGraph
import QueryPlanning
import QuerySemantics
import SourceText

/// Creates the pattern of CREATE or MERGE for one row after the other.
final class PatternWriter {
    /// Where the end of a relationship, or an element of a path, comes from.
    enum Reference {
        /// A column of the input row.
        case column(Int)
        /// Something this pattern introduces, by its place in `introduced`.
        case introduced(Int)
    }

    final class NodePlan {
        let place: Int
        let labels: [String]
        let properties: PropertyAssignments?
        /// The properties read elements further left in the pattern, so they are computed when those exist.
        let readsPattern: Bool
        let range: SourceRange
        /// The labels' set, once the first node is written.
        var labelSet: LabelSetID?

        init(place: Int, labels: [String], properties: PropertyAssignments?, readsPattern: Bool, range: SourceRange) {
            self.place = place
            self.labels = labels
            self.properties = properties
            self.readsPattern = readsPattern
            self.range = range
        }
    }

    final class RelationshipPlan {
        let place: Int
        let name: String
        let source: Reference
        let target: Reference
        let properties: PropertyAssignments?
        let readsPattern: Bool
        let range: SourceRange
        /// The type, once the first relationship is written.
        var type: RelationshipTypeID?

        init(
            place: Int, name: String, source: Reference, target: Reference, properties: PropertyAssignments?,
            readsPattern: Bool, range: SourceRange
        ) {
            self.place = place
            self.name = name
            self.source = source
            self.target = target
            self.properties = properties
            self.readsPattern = readsPattern
            self.range = range
        }
    }

    /// Variables that the pattern brings, in the order of `introducedKinds`: nodes, relationships, paths.
    let introduced: [VariableID]
    /// What they are, in the same order.
    let kinds: [ColumnKind]
    /// Their values for the row created last.
    private(set) var values: [Slot]

    let writer: GraphWriter
    private(set) var nodes: [NodePlan] = []
    private(set) var relationships: [RelationshipPlan] = []
    private(set) var paths: [(place: Int, elements: [Reference])] = []
    /// Properties of the new nodes and then of the new relationships, for the row prepared last.
    private(set) var nodeProperties: [[PropertyAssignments.Assignment]] = []
    private(set) var relationshipProperties: [[PropertyAssignments.Assignment]] = []
    /// One row of the input's columns and the introduced variables, for properties that read the pattern.
    private let wide: Batch

    /// - Parameter layout: the rows that the pattern is created for.
    init(
        _ pattern: BoundPattern, layout: RowLayout, writer: GraphWriter, evaluator: EvaluatorFactory
    ) throws(RuntimeError) {
        self.writer = writer
        introduced = pattern.introducedKinds.map(\.0)
        kinds = pattern.introducedKinds.map(\.1)
        values = Array(repeating: .null, count: introduced.count)
        let places = Dictionary(introduced.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        func reference(_ variable: VariableID) -> Reference {
            if let place = places[variable] { return .introduced(place) }
            guard let column = layout.column(of: variable) else {
                preconditionFailure("the planner keeps the columns that a written pattern reads")
            }
            return .column(column)
        }
        let wideLayout = RowLayout(
            layout.variables + introduced,
            kinds: layout.kinds + introduced.map { _ in .slots })
        wide = Batch(count: 1, columns: wideLayout.kinds.map { ColumnVector($0, capacity: 1) })
        func readsPattern(_ expression: BoundExpression?) -> Bool {
            expression?.freeVariables.contains { places[$0] != nil } ?? false
        }
        func assignments(_ expression: BoundExpression?) throws(RuntimeError) -> PropertyAssignments? {
            guard let expression else { return nil }
            let rows = readsPattern(expression) ? wideLayout : layout
            return try PropertyAssignments(expression, layout: rows, writer: writer, evaluator: evaluator)
        }
        for node in pattern.nodes where !node.isArgument {
            nodes.append(
                NodePlan(
                    place: places[node.variable] ?? 0, labels: node.labels,
                    properties: try assignments(node.properties), readsPattern: readsPattern(node.properties),
                    range: node.range))
        }
        for relationship in pattern.relationships where !relationship.isArgument {
            // An undirected relationship of MERGE is created from left to right.
            let turned = relationship.direction == .rightToLeft
            relationships.append(
                RelationshipPlan(
                    place: places[relationship.variable] ?? 0, name: relationship.types.first ?? "",
                    source: reference(turned ? relationship.right : relationship.left),
                    target: reference(turned ? relationship.left : relationship.right),
                    properties: try assignments(relationship.properties),
                    readsPattern: readsPattern(relationship.properties), range: relationship.range))
        }
        for path in pattern.paths {
            let elements = path.elements.map { element in
                switch element {
                case .node(let variable), .relationship(let variable), .relationships(let variable):
                    reference(variable)
                }
            }
            paths.append((places[path.variable] ?? 0, elements))
        }
    }

    /// Computes the properties for a row; `create` then writes them.
    func prepare(row: Int, of batch: Batch) throws(RuntimeError) {
        nodeProperties.removeAll(keepingCapacity: true)
        relationshipProperties.removeAll(keepingCapacity: true)
        for node in nodes {
            nodeProperties.append(
                node.readsPattern ? [] : try node.properties?.evaluate(row: row, of: batch) ?? [])
        }
        for relationship in relationships {
            relationshipProperties.append(
                relationship.readsPattern ? [] : try relationship.properties?.evaluate(row: row, of: batch) ?? [])
        }
    }

    /// The first property of the prepared row that is null.
    var preparedNull: PropertyAssignments.Assignment? {
        for properties in nodeProperties {
            for property in properties where property.value.isNull { return property }
        }
        for properties in relationshipProperties {
            for property in properties where property.value.isNull { return property }
        }
        return nil
    }

    /// Creates the pattern for the row that `prepare` was called with; `values` then has what is new.
    func create(row: Int, of batch: Batch) throws(RuntimeError) {
        for (plan, prepared) in zip(nodes, nodeProperties) {
            let properties = plan.readsPattern ? try compute(plan.properties, row, batch) : prepared
            let node = try writer.createNode(writer.labelSet(of: plan), at: plan.range)
            values[plan.place] = .node(node)
            for property in properties where !property.value.isNull {
                try writer.set(property.key, property.value, of: .node(node), at: property.range)
            }
        }
        for (plan, prepared) in zip(relationships, relationshipProperties) {
            let properties = plan.readsPattern ? try compute(plan.properties, row, batch) : prepared
            let source = try end(plan.source, plan.range, row, batch)
            let target = try end(plan.target, plan.range, row, batch)
            let relationship = try writer.createRelationship(
                writer.type(of: plan), from: source, to: target, at: plan.range)
            values[plan.place] = .relationship(relationship)
            for property in properties where !property.value.isNull {
                try writer.set(property.key, property.value, of: .relationship(relationship), at: property.range)
            }
        }
        for path in paths {
            values[path.place] = writer.space.makePath(path.elements.map { value($0, row, batch) })
        }
    }

    /// Properties that read what the pattern has created so far.
    private func compute(
        _ properties: PropertyAssignments?, _ row: Int, _ batch: Batch
    ) throws(RuntimeError) -> [PropertyAssignments.Assignment] {
        for (index, column) in batch.columns.enumerated() { wide.columns[index].set(column.slot(at: row), at: 0) }
        for (index, value) in values.enumerated() { wide.columns[batch.columns.count + index].set(value, at: 0) }
        return try properties?.evaluate(row: 0, of: wide) ?? []
    }

    private func value(_ reference: Reference, _ row: Int, _ batch: Batch) -> Slot {
        switch reference {
        case .column(let column): batch.columns[column].slot(at: row)
        case .introduced(let place): values[place]
        }
    }

    private func end(
        _ reference: Reference, _ range: SourceRange, _ row: Int, _ batch: Batch
    ) throws(RuntimeError) -> NodeID {
        try liveNode(value(reference, row, batch), range)
    }

    /// The node in a slot.
    ///
    /// - Throws: TypeError for other values, EntityNotFound for a node that is deleted.
    func liveNode(_ slot: Slot, _ range: SourceRange) throws(RuntimeError) -> NodeID {
        guard slot.tag == .node else {
            throw RuntimeError(
                .invalidArgumentType, type: .typeError,
                "A relationship needs a node at both ends, but one is \(slot.tag.description)", at: range)
        }
        guard writer.graph.isAlive(slot.nodeID) else { throw .deleted(slot, at: range) }
        return slot.nodeID
    }
}
