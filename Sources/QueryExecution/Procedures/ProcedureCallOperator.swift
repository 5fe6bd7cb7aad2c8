import PropertyGraph
import QueryPlanning
import QuerySemantics

/// CALL: the procedure's rows for each row of the input; the row itself when the procedure has no outputs.
final class ProcedureCallOperator: FanOutOperator {
    private let call: BoundProcedureCall
    private let procedure: any Procedure
    private let arguments: [ExpressionEvaluator]
    private let outputs: [(column: Int, target: Int)]
    private var found: [[Slot]] = []
    private var position = 0

    init(
        _ plan: PhysicalPlan, _ call: BoundProcedureCall, input: Operator, procedures: ProcedureRegistry,
        evaluator: EvaluatorFactory, context: ExecutionContext
    ) throws(RuntimeError) {
        guard let procedure = procedures[call.procedure.name] else {
            throw RuntimeError(
                .procedureNotFound, type: .procedureError, "There is no procedure `\(call.procedure.name)`",
                at: call.range)
        }
        self.call = call
        self.procedure = procedure
        var values: [ExpressionEvaluator] = []
        for argument in call.arguments { values.append(try evaluator(argument, input.layout)) }
        arguments = values
        outputs = call.outputs.compactMap { output in
            plan.layout.column(of: output.variable).map { (output.column, $0) }
        }
        super.init(plan, input: input, context: context)
    }

    override func open(row: Int, of batch: Batch) throws(RuntimeError) {
        if row > 0 { try context.limits.check(used: context.bytesUsed) }
        found = try rows(for: row, of: batch)
        position = 0
    }

    override func write(at offset: Int) -> Int {
        let count = min(found.count - position, output.capacity - offset)
        for index in 0..<count {
            for (column, target) in outputs {
                output.columns[target].set(found[position + index][column], at: offset + index)
            }
        }
        position += count
        return count
    }

    private func rows(for row: Int, of batch: Batch) throws(RuntimeError) -> [[Slot]] {
        let signature = procedure.signature
        var values: [Slot] = []
        for (index, evaluator) in arguments.enumerated() where index < signature.inputs.count {
            let field = signature.inputs[index]
            let range = call.arguments[index].range
            let value = try evaluator.evaluate(row: row, of: batch)
            guard let coerced = ArgumentCoercion.coerce(value, to: field.type, context.space),
                field.nullable || !coerced.isNull
            else {
                throw RuntimeError(
                    .invalidArgumentType, type: .typeError,
                    "`\(signature.name)` does not take \(value.tag.description) as `\(field.name)`", at: range)
            }
            values.append(coerced)
        }
        let result: [[Slot]]
        do { result = try procedure.rows(values, context) } catch {
            throw RuntimeError(
                .procedureFailed, type: .procedureError, "`\(signature.name)` failed: \(error.message)", at: call.range)
        }
        if signature.outputs.isEmpty { return [[]] }
        for row in result where row.count != signature.outputs.count {
            throw RuntimeError(
                .procedureFailed, type: .procedureError,
                "`\(signature.name)` gave a row of \(row.count) values instead of \(signature.outputs.count)",
                at: call.range)
        }
        return result
    }
}
