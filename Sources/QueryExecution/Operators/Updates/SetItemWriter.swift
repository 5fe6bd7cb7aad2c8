import PropertyGraph
import QueryPlanning
import QuerySemantics
import SourceText

/// The items of SET, REMOVE, ON MATCH and ON CREATE, ready to be applied row by row.
final class SetItemWriter {
    /// Where the element to be written comes from.
    private enum Subject {
        case column(Int)
        case expression(ExpressionEvaluator)
    }

    private enum Step {
        case property(Subject, key: String, value: ExpressionEvaluator)
        case properties(Subject, PropertyAssignments, removesOthers: Bool)
        case addLabels(Subject, [String])
        case removeLabels(Subject, [String])
    }

    private let steps: [(step: Step, range: SourceRange)]
    private let writer: GraphWriter

    /// - Parameter layout: the rows that the items are applied to.
    init(
        _ items: [BoundSetItem], layout: RowLayout, writer: GraphWriter, evaluator: EvaluatorFactory
    ) throws(RuntimeError) {
        self.writer = writer
        var steps: [(step: Step, range: SourceRange)] = []
        for item in items {
            switch item {
            case .property(let target, let key, let value, let range):
                let subject: Subject =
                    if case .variable(let variable) = target.kind, let column = layout.column(of: variable) {
                        .column(column)
                    } else { .expression(try evaluator(target, layout)) }
                steps.append((.property(subject, key: key, value: try evaluator(value, layout)), range))
            case .replaceProperties(let target, let value, let range):
                let map = try PropertyAssignments(value, layout: layout, writer: writer, evaluator: evaluator)
                steps.append((.properties(Self.column(target, layout), map, removesOthers: true), range))
            case .mergeProperties(let target, let value, let range):
                let map = try PropertyAssignments(value, layout: layout, writer: writer, evaluator: evaluator)
                steps.append((.properties(Self.column(target, layout), map, removesOthers: false), range))
            case .addLabels(let target, let labels, let range):
                steps.append((.addLabels(Self.column(target, layout), labels), range))
            case .removeLabels(let target, let labels, let range):
                steps.append((.removeLabels(Self.column(target, layout), labels), range))
            }
        }
        self.steps = steps
    }

    /// True when there is nothing to do.
    var isEmpty: Bool { steps.isEmpty }

    /// Applies the items, one after the other, to the elements of a row. Items whose element is null do nothing.
    func apply(row: Int, of batch: Batch) throws(RuntimeError) {
        for (step, range) in steps {
            switch step {
            case .property(let subject, let key, let value):
                guard let target = try target(subject, "SET", range, row, batch) else { continue }
                let value = try value.evaluate(row: row, of: batch)
                try writer.set(writer.key(key), value, of: target, at: range)
            case .properties(let subject, let map, let removesOthers):
                guard let target = try target(subject, "SET", range, row, batch) else { continue }
                let assignments = try map.evaluate(row: row, of: batch)
                if removesOthers {
                    for (key, _) in writer.properties(of: target)
                    where !assignments.contains(where: { $0.key == key }) {
                        try writer.set(key, .null, of: target, at: range)
                    }
                }
                for assignment in assignments {
                    try writer.set(assignment.key, assignment.value, of: target, at: assignment.range)
                }
            case .addLabels(let subject, let labels):
                guard let node = try node(subject, "SET", range, row, batch) else { continue }
                try writer.addLabels(labels, to: node, at: range)
            case .removeLabels(let subject, let labels):
                guard let node = try node(subject, "REMOVE", range, row, batch) else { continue }
                writer.removeLabels(labels, from: node)
            }
        }
    }

    private static func column(_ variable: VariableID, _ layout: RowLayout) -> Subject {
        guard let column = layout.column(of: variable) else {
            preconditionFailure("the planner keeps the columns that SET reads")
        }
        return .column(column)
    }

    private func target(
        _ subject: Subject, _ clause: String, _ range: SourceRange, _ row: Int, _ batch: Batch
    ) throws(RuntimeError) -> UpdateTarget? {
        let slot: Slot
        switch subject {
        case .column(let column): slot = batch.columns[column].slot(at: row)
        case .expression(let evaluator): slot = try evaluator.evaluate(row: row, of: batch)
        }
        return try UpdateTarget(slot, writer.graph, for: clause, at: range)
    }

    private func node(
        _ subject: Subject, _ clause: String, _ range: SourceRange, _ row: Int, _ batch: Batch
    ) throws(RuntimeError) -> NodeID? {
        switch try target(subject, clause, range, row, batch) {
        case nil: return nil
        case .node(let node): return node
        case .relationship:
            throw RuntimeError(
                .invalidArgumentType, type: .typeError, "\(clause) needs a node for its labels, not a relationship",
                at: range)
        }
    }
}
