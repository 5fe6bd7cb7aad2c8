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

    private let scratch = NeighbourScratch()
    private var nodes: [(id: NodeID, range: SourceRange)] = []
    private var relationships: [RelationshipID] = []

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

    override var canRunAgain: Bool { true }
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
                writer.graph.appendRelationships(of: node, to: &relationships, scratch: scratch)
            }
        }
        // What was named twice is gone the second time; a node that is in the way is found first.
        for (index, relationship) in relationships.enumerated() {
            if index & 1023 == 0 { try context.limits.check(used: context.bytesUsed + rows.bytesUsed) }
            writer.deleteRelationship(relationship)
        }
        for (index, node) in nodes.enumerated() {
            if index & 1023 == 0 { try context.limits.check(used: context.bytesUsed + rows.bytesUsed) }
            try writer.deleteNode(node.id, at: node.range)
        }
        forget()
    }

    override func output(_ chunk: Int) -> Batch { selection(rows.batch(chunk)) }

    private func collect(_ value: Slot, _ range: SourceRange) throws(RuntimeError) {
        switch value.tag {
        case .null: break
        case .node: nodes.append((value.nodeID, range))
        case .relationship: relationships.append(value.relationshipID)
        case .path:
            for element in context.space.path(value) {
                if element.tag == .node {
                    nodes.append((element.nodeID, range))
                } else {
                    relationships.append(element.relationshipID)
                }
            }
        case .boolean, .integer, .float, .string, .list, .map, .date, .localTime, .zonedTime, .localDateTime,
            .zonedDateTime, .duration:
            throw RuntimeError(
                .invalidArgumentType, type: .typeError,
                "DELETE needs a node, relationship or path, not \(value.tag.description)", at: range)
        }
    }

    private func forget() {
        nodes = []
        relationships = []
    }
}
