import PropertyGraph
import QueryPlanning
import QuerySemantics
import SourceText

/// The property map of a pattern element or of SET, ready to be computed row by row.
struct PropertyAssignments {
    /// One property to write.
    struct Assignment {
        var key: PropertyKeyID
        var value: Slot
        var range: SourceRange
    }

    private enum Source {
        /// A literal map: names, and how to get the values.
        case entries([(name: String, value: ExpressionEvaluator, range: SourceRange)])
        /// A parameter, variable or anything else whose value is a map, node or relationship.
        case value(ExpressionEvaluator)
    }

    private let source: Source
    private let range: SourceRange
    private let writer: GraphWriter

    init(
        _ expression: BoundExpression, layout: RowLayout, writer: GraphWriter, evaluator: EvaluatorFactory
    ) throws(RuntimeError) {
        self.writer = writer
        range = expression.range
        guard case .map(let pairs) = expression.kind else {
            source = .value(try evaluator(expression, layout))
            return
        }
        var entries: [(name: String, value: ExpressionEvaluator, range: SourceRange)] = []
        for pair in pairs {
            let value = try evaluator(pair.value, layout)
            // Of equal keys the last wins.
            entries.removeAll { $0.name == pair.key && $0.name.utf8.elementsEqual(pair.key.utf8) }
            entries.append((pair.key, value, pair.value.range))
        }
        source = .entries(entries)
    }

    /// The properties for a row, nulls included.
    ///
    /// - Throws: TypeError when the value is no map, node or relationship, and what the expressions throw.
    func evaluate(row: Int, of batch: Batch) throws(RuntimeError) -> [Assignment] {
        switch source {
        case .entries(let entries):
            var result: [Assignment] = []
            result.reserveCapacity(entries.count)
            for entry in entries {
                let value = try entry.value.evaluate(row: row, of: batch)
                result.append(Assignment(key: writer.key(entry.name), value: value, range: entry.range))
            }
            return result
        case .value(let evaluator):
            let value = try evaluator.evaluate(row: row, of: batch)
            if value.tag == .map {
                let map = writer.space.map(value)
                return zip(map.keys, map.values).map { Assignment(key: $0, value: $1, range: range) }
            }
            let element = value.tag == .path ? nil : try UpdateTarget(value, writer.graph, for: "SET", at: range)
            guard let element else {
                throw RuntimeError(
                    .invalidArgumentType, type: .typeError,
                    "Properties come from a map, node or relationship, not from \(value.tag.description)", at: range)
            }
            return writer.properties(of: element).map { Assignment(key: $0.key, value: $0.value, range: range) }
        }
    }
}
