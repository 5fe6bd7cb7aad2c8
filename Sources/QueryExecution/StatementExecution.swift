import PropertyGraph
import QueryPlanning
import QuerySemantics
import SourceText

/// A planned query as operators: asked for batches until it has none left, and then, if it can, run again.
public final class StatementExecution {
    /// What the statement shares; owns the values that the batches' slots point to.
    public let context: ExecutionContext
    /// Result columns, in order.
    public let columns: [BoundColumn]
    /// Operators that have seen more rows than this together are not kept: their buffers would cost more memory than
    /// making them anew costs time.
    private static let rowLimit = 16_384

    private let root: Operator
    private let operators: BuiltOperators
    private let isProfiling: Bool
    @exclusivity(unchecked) private var isDone = false

    /// Makes the operators of a plan.
    ///
    /// - Throws: errors of constants and parameters, which are evaluated when the operators are made.
    public init(
        _ plan: PhysicalPlan, columns: [BoundColumn], context: ExecutionContext, planner: QueryPlanner,
        procedures: ProcedureRegistry, isProfiling: Bool = false
    ) throws(RuntimeError) {
        self.context = context
        self.columns = columns
        self.isProfiling = isProfiling
        let builder = OperatorBuilder(
            context: context, planner: planner, procedures: procedures, isProfiling: isProfiling)
        operators = builder.built
        root = try builder.build(plan, argument: .singleRow)
    }

    /// The next rows, columns in the order of `columns`; valid until the next call. A statement without result columns
    /// gives none and runs to its end at the first call.
    public func next() throws(RuntimeError) -> Batch? {
        guard !isDone else { return nil }
        while let batch = try root.next() {
            if !columns.isEmpty { return batch }
        }
        isDone = true
        return nil
    }

    /// Known without asking: `next` has nothing more to give.
    public var isExhausted: Bool { isDone || root.isExhausted }

    /// Puts the operators back to their start, once everything wanted has been read.
    ///
    /// - Returns: whether the statement may run again after `context.begin`; otherwise the execution is of no more use.
    public func rewind() -> Bool {
        guard !isProfiling, operators.mayRunAgain, context.rowCount <= Self.rowLimit else { return false }
        root.reset()
        context.end()
        isDone = false
        return true
    }

    /// Rows, batches and time of each operator so far, by `PhysicalPlan.id`.
    public var profile: [Int: PlanProfile] {
        var found: [Int: PlanProfile] = [:]
        func visit(_ node: Operator) {
            found[node.planID] = PlanProfile(
                rows: node.profile.rows, batches: node.profile.batches, time: node.profile.time)
            for input in node.inputs { visit(input) }
        }
        visit(root)
        return found
    }
}
