import PropertyGraph
import QueryPlanning
import QuerySemantics
import SourceText

/// DELETE and DETACH DELETE: collects everything to be deleted, then deletes relationships, then nodes.
///
/// So the order in which the expressions name the elements does not matter.
final class DeleteOperator: UpdateOperator {
    private let expressions: [(value: ExpressionEvaluator, range: SourceRange)]
    private let detach: Bool
    private let selection: ColumnSelection

    private var nodes: [(id: NodeID, range: SourceRange)] = []
    private var relationships: [RelationshipID] = []
    private var seenNodes: Set<NodeID> = []
    private var seenRelationships: Set<RelationshipID> = []

    init(
        _ plan: PhysicalPlan, _ expressions: [BoundExpression], detach: Bool, input: Operator,
        evaluator: EvaluatorFactory, context: ExecutionContext
    ) throws(RuntimeError) {
        self.detach = detach
        var values: [(value: ExpressionEvaluator, range: SourceRange)] = []
        for expression in expressions {
            values.append((try evaluator(expression, input.layout), expression.range))
        }
        self.expressions = values
        selection = ColumnSelection(from: input.layout, to: plan.layout)
        super.init(plan, input: input, writer: GraphWriter(context), context: context)
    }

    override func reset() {
        super.reset()
        forget()
    }

    override func write() throws(RuntimeError) {
        try forEachRow { row, batch throws(RuntimeError) in
            for (value, range) in expressions { try collect(try value.evaluate(row: row, of: batch), range) }
        }
        if detach {
            for (node, _) in nodes where writer.graph.isAlive(node) {
                for relationship in writer.graph.relationships(of: node) { add(relationship) }
            }
        }
        for relationship in relationships { writer.deleteRelationship(relationship) }
        for (node, range) in nodes { try writer.deleteNode(node, at: range) }
        forget()
    }

    override func output(_ chunk: Int) -> Batch { selection(rows.batch(chunk)) }

    private func collect(_ value: Slot, _ range: SourceRange) throws(RuntimeError) {
        switch value.tag {
        case .null: break
        case .node: add(value.nodeID, range)
        case .relationship: add(value.relationshipID)
        case .path:
            for element in context.space.path(value) {
                if element.tag == .node { add(element.nodeID, range) } else { add(element.relationshipID) }
            }
        case .boolean, .integer, .float, .string, .list, .map, .date, .localTime, .zonedTime, .localDateTime,
            .zonedDateTime, .duration, .point:
            throw RuntimeError(
                .invalidArgumentType, type: .typeError,
                "DELETE needs a node, relationship or path, not \(value.tag.description)", at: range)
        }
    }

    private func add(_ node: NodeID, _ range: SourceRange) {
        if seenNodes.insert(node).inserted { nodes.append((node, range)) }
    }

    private func add(_ relationship: RelationshipID) {
        if seenRelationships.insert(relationship).inserted { relationships.append(relationship) }
    }

    private func forget() {
        nodes = []
        relationships = []
        seenNodes = []
        seenRelationships = []
    }
}
