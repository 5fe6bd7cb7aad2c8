import QuerySemantics

/// The operators of a plan along the chain of inputs, made once for all rules that look for something in them.
struct PlanChain {
    /// From the top down, the leaf last.
    let steps: [LogicalPlan]
    /// What each of the steps is to rules, with its inner plans.
    private let kinds: [StepKinds]
    /// What all of them are.
    let allKinds: StepKinds

    /// - Complexity: O(operators).
    init(_ plan: LogicalPlan) {
        let steps = plan.chain
        let kinds = steps.map(\.kindsBesideInput)
        self.steps = steps
        self.kinds = kinds
        allKinds = kinds.reduce(into: []) { $0.formUnion($1) }
    }

    /// The whole plan.
    var plan: LogicalPlan { steps[0] }

    /// The tree with operators of some kinds changed from the leaves up; one for which `change` gives nil stays as it
    /// is. nil when nothing changes: most rules change nothing in most plans, and then no operator is made anew.
    func changedUp(at wanted: StepKinds, _ change: (LogicalPlan) -> LogicalPlan?) -> LogicalPlan? {
        guard let deepest = kinds.lastIndex(where: { !$0.isDisjoint(with: wanted) }) else { return nil }
        var changed: LogicalPlan?
        for place in (0...deepest).reversed() {
            let step = steps[place]
            if !kinds[place].contains(.nesting) {
                let rebuilt = changed.map(step.over)
                if !kinds[place].isDisjoint(with: wanted) {
                    changed = change(rebuilt ?? step) ?? rebuilt
                } else {
                    changed = rebuilt
                }
                continue
            }
            let inner = step.innerPlans.map { PlanChain($0).changedUp(at: wanted, change) }
            if changed != nil || inner.contains(where: { $0 != nil }) {
                var children = ((step.input == nil ? [] : [changed]) + inner)[...]
                let rebuilt = step.mapChildren { child in children.removeFirst() ?? child }
                changed = change(rebuilt) ?? rebuilt
            } else {
                changed = change(step)
            }
        }
        return changed
    }

    /// Operators from the top to the deepest leaf.
    var depth: Int {
        var deepest = steps.count
        guard allKinds.contains(.nesting) else { return deepest }
        for (above, step) in steps.enumerated() {
            for inner in step.innerPlans { deepest = max(deepest, above + 1 + PlanChain(inner).depth) }
        }
        return deepest
    }
}
