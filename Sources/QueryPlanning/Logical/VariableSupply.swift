import QuerySemantics
import SourceText

/// Fresh variables for the planner's own columns (ordinals, copies), far above those of the binder.
final class VariableSupply {
    private var used = 0
    /// The planner's variables start here.
    static let base = 1 << 40

    func next() -> VariableID {
        used += 1
        return VariableID(Self.base + used)
    }
}

extension BoundExpression {
    /// `a = b` between two node variables.
    static func equality(_ a: VariableID, _ b: VariableID, at range: SourceRange) -> BoundExpression {
        BoundExpression(
            .binary(
                .equal, BoundExpression(.variable(a), type: .node, range: range),
                BoundExpression(.variable(b), type: .node, range: range)),
            type: .boolean, range: range)
    }

    /// `node:A:B`
    static func labelTest(_ node: VariableID, _ labels: [String], at range: SourceRange) -> BoundExpression {
        BoundExpression(
            .hasLabels(BoundExpression(.variable(node), type: .node, range: range), labels), type: .boolean,
            range: range)
    }

    /// `all(variable IN list WHERE variable.key = value)`
    static func everyRelationship(
        of list: VariableID, has key: String, _ value: BoundExpression, variable: VariableID
    ) -> BoundExpression {
        let range = value.range
        let element = BoundExpression(.variable(variable), type: .relationship, range: range)
        let property = BoundExpression(.property(element, key: key), type: .any, range: range)
        let equal = BoundExpression(.binary(.equal, property, value), type: .boolean, range: range)
        let relationships = BoundExpression(.variable(list), type: .list(.relationship), range: range)
        return BoundExpression(
            .quantifier(.all, variable: variable, list: relationships, predicate: equal), type: .boolean,
            range: range)
    }
}
