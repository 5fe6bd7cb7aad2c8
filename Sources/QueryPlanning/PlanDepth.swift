import QuerySemantics
import SourceText

/// A plan has so many operators one above the other that running it could overflow the stack.
public struct PlanTooDeep: Error, Sendable, Hashable {
    /// Operators from the top to the deepest leaf.
    public var depth: Int
    /// How many the running thread has room for.
    public var limit: Int

    /// What the author of the query gets to read.
    public func diagnostic(at range: SourceRange, phase: ErrorPhase) -> Diagnostic {
        Diagnostic(
            .nestingTooDeep, phase: phase,
            "this statement needs a plan of \(depth) steps one after the other, and there is room for \(limit)",
            at: range, help: "Divide it into several statements with `;`, or hand the rows over as a list with UNWIND.")
    }
}

/// Operators ask their inputs for rows by recursion; this says how deep that may go. (Everything before, from rewriting to
/// building, follows the chain of inputs in loops.)
enum PlanDepth {
    /// Stack for one operator, measured and rounded up.
    #if DEBUG
        static let bytesPerOperator = 4_096
    #else
        static let bytesPerOperator = 1_024
    #endif
    /// Stack for everything that does not grow with the plan.
    static let reserve = 96 * 1024
    /// Plans of fewer operators are not looked at: the smallest stacks in use have room for them.
    static let alwaysFits = 24

    /// Relationships in consecutive MATCH clauses. The order of a pattern is found in time that grows faster than the
    /// square of its size: this many take a second or two.
    static let longestPattern = 400

    /// What can be refused before a plan is made: even to take a plan of many thousands of operators apart again would
    /// overflow the stack.
    ///
    /// - Throws: where consecutive MATCH clauses have more relationships than `longestPattern`, or the clauses need a
    ///   deeper plan than the running thread's stack has room for.
    /// - Complexity: O(clauses).
    static func check(_ query: BoundQuery) throws(PlanTooDeep) {
        for branch in query.branches {
            var pattern = 0
            var depth = 0
            for clause in branch.clauses {
                switch clause {
                case .match(let match):
                    pattern += match.pattern.relationships.count
                    if pattern > longestPattern { throw PlanTooDeep(depth: pattern, limit: longestPattern) }
                case .create: continue
                case .projection(let projection):
                    pattern = 0
                    depth += projection.operatorCount
                case .unwind, .merge, .set, .remove, .delete, .call, .callSubquery, .foreach, .loadCSV:
                    pattern = 0
                    depth += 1
                }
            }
            try check(depth: depth + pattern)
        }
    }

    /// - Returns: the operators of `plan`.
    /// - Throws: where `plan` is deeper than the running thread's stack has room for.
    /// - Complexity: O(operators).
    static func check(_ plan: LogicalPlan) throws(PlanTooDeep) -> PlanChain {
        let chain = PlanChain(plan)
        try check(depth: chain.depth)
        return chain
    }

    private static func check(depth: Int) throws(PlanTooDeep) {
        guard depth > alwaysFits, let remaining = StackSpace.remaining else { return }
        let limit = max(alwaysFits, (remaining - reserve) / bytesPerOperator)
        if depth > limit { throw PlanTooDeep(depth: depth, limit: limit) }
    }
}

extension BoundProjection {
    /// Operators that the clause becomes, at least; one for what it computes.
    fileprivate var operatorCount: Int {
        1
            + [
                distinct, !order.isEmpty, skip != nil, limit != nil, predicate != nil,
            ].count { $0 }
    }
}
