import PropertyGraph
import QueryPlanning
import QuerySemantics

/// One run of a planned query: asked for batches until it has none left.
public final class StatementExecution {
    /// What the statement shares; owns the values that the batches' slots point to.
    public let context: ExecutionContext
    /// Result columns, in order.
    public let columns: [BoundColumn]
    private let root: Operator
    private let plan: PhysicalPlan
    private var isDone = false

    /// Makes the operators of a plan.
    ///
    /// - Throws: errors of constants and parameters, which are evaluated when the operators are made.
    public init(
        _ plan: PhysicalPlan, columns: [BoundColumn], context: ExecutionContext, planner: QueryPlanner,
        procedures: ProcedureRegistry, isProfiling: Bool = false
    ) throws(RuntimeError) {
        self.context = context
        self.columns = columns
        self.plan = plan
        let builder = OperatorBuilder(
            context: context, planner: planner, procedures: procedures, isProfiling: isProfiling)
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
