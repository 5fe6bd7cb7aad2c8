import QueryPlanning
import QuerySemantics

extension PhysicalPlan {
    /// The predicates of a filter over this plan, as they are evaluated one after the other.
    ///
    /// Comparisons of properties of what a scan gives are joined: their values lie side by side, and to compare those of
    /// all rows costs less than to put aside the rows that pass one of the comparisons.
    func evaluated(_ predicates: [BoundExpression]) -> [BoundExpression] {
        guard case .nodeScan = kind else { return predicates }
        var result: [BoundExpression] = []
        var isOpen = false
        for predicate in predicates {
            let isComparison = predicate.isComparisonOfProperty
            if isComparison, isOpen, let last = result.popLast() {
                var operands = [last, predicate]
                if case .and(let earlier) = last.kind { operands = earlier + [predicate] }
                result.append(BoundExpression(.and(operands), type: .boolean, range: last.range))
            } else {
                result.append(predicate)
            }
            isOpen = isComparison
        }
        return result
    }
}

extension BoundExpression {
    /// A comparison of a property with what is the same for all rows; of strings, whether they are equal.
    fileprivate var isComparisonOfProperty: Bool {
        guard case .binary(let sign, let left, let right) = kind else { return false }
        switch sign {
        case .equal, .notEqual: break
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            if left.type == .string || right.type == .string { return false }
        case .add, .subtract, .multiply, .divide, .modulo, .in_, .startsWith, .endsWith, .contains, .matches, .power,
            .concatenate:
            return false
        }
        func isProperty(_ operand: BoundExpression) -> Bool {
            guard case .property(let base, _) = operand.kind, case .variable = base.kind else { return false }
            return base.type == .node
        }
        func isConstant(_ operand: BoundExpression) -> Bool { operand.freeVariables.isEmpty && operand.isFixed }
        return isProperty(left) ? isConstant(right) : isProperty(right) && isConstant(left)
    }
}
