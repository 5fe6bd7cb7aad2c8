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

    /// One property of all rows of a batch.
    struct Column {
        var key: PropertyKeyID
        var cells: ColumnVector
        var range: SourceRange
    }

    /// A written entry of a literal map. Its key comes into the graph with the first row, not with the statement.
    private final class Entry {
        let name: String
        let value: ExpressionEvaluator
        let range: SourceRange
        private var known: PropertyKeyID?

        init(name: String, value: ExpressionEvaluator, range: SourceRange) {
            self.name = name
            self.value = value
            self.range = range
        }

        func key(_ writer: GraphWriter) -> PropertyKeyID {
            if let known { return known }
            let key = writer.key(name)
            known = key
            return key
        }
    }

    private enum Source {
        /// A literal map: names, and how to get the values.
        case entries([Entry])
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
        var entries: [Entry] = []
        for pair in pairs {
            let value = try evaluator(pair.value, layout)
            // Of equal keys the last wins.
            entries.removeAll { $0.name == pair.key && $0.name.utf8.elementsEqual(pair.key.utf8) }
            entries.append(Entry(name: pair.key, value: value, range: pair.value.range))
        }
        source = .entries(entries)
    }

    /// Whether all rows have the same keys.
    var isLiteral: Bool {
        switch source {
        case .entries: true
        case .value: false
        }
    }

    /// The properties of a literal map for all rows, a column each.
    func columns(_ batch: Batch) throws(RuntimeError) -> [Column] {
        switch source {
        case .entries(let entries):
            return try entries.map { (entry) throws(RuntimeError) in
                let cells = ColumnVector(.slots, capacity: max(batch.count, 1))
                try entry.value.evaluate(batch, into: cells)
                return Column(key: entry.key(writer), cells: cells, range: entry.range)
            }
        case .value: return []
        }
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
                result.append(Assignment(key: entry.key(writer), value: value, range: entry.range))
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
