import QuerySyntax
import SourceText

extension Binder {
    /// `expr:A|B`, `expr IS NOT A&!B`
    mutating func bindLabelTest(
        _ base: ExpressionID, _ test: LabelExpression, negated: Bool, _ range: SourceRange
    ) throws(SemanticError) -> BoundExpression {
        let bound = try bind(base)
        try require(bound, [.node, .relationship], "a node or relationship", place: "a test of labels")
        let condition = labelCondition(test, of: bound, range)
        return negated ? BoundExpression(.not(condition), type: .boolean, range: range) : condition
    }

    /// A condition on labels or a type as connectives of tests of single names.
    mutating func labelCondition(
        _ test: LabelExpression, of subject: BoundExpression, _ range: SourceRange
    ) -> BoundExpression {
        switch test {
        case .name(let name):
            if subject.type == .relationship {
                noteRelationshipType(name)
            } else if subject.type == .node {
                noteLabel(name)
            }
            return BoundExpression(.hasLabels(subject, [name.text]), type: .boolean, range: range)
        case .wildcard: return hasAnyLabel(subject, range)
        case .not(let inner):
            return BoundExpression(.not(labelCondition(inner, of: subject, range)), type: .boolean, range: range)
        case .and(let operands):
            let bound = operands.map { labelCondition($0, of: subject, range) }
            return BoundExpression(.and(bound), type: .boolean, range: range)
        case .or(let operands):
            let bound = operands.map { labelCondition($0, of: subject, range) }
            return BoundExpression(.or(bound), type: .boolean, range: range)
        }
    }

    /// A relationship has a type always, a node may have no label.
    private func hasAnyLabel(_ subject: BoundExpression, _ range: SourceRange) -> BoundExpression {
        let none = BoundExpression(.constant(.string("")), type: .string, range: range)
        let hasType = BoundExpression(
            .binary(.greaterOrEqual, BoundExpression(.call(.type, [subject]), type: .string, range: range), none),
            type: .boolean, range: range)
        let labels = BoundExpression(.call(.labels, [subject]), type: .list(.string), range: range)
        let hasLabel = BoundExpression(
            .binary(
                .greater, BoundExpression(.call(.size, [labels]), type: .integer, range: range),
                BoundExpression(.constant(.integer(0)), type: .integer, range: range)),
            type: .boolean, range: range)
        switch subject.type {
        case .relationship: return hasType
        case .node: return hasLabel
        default:
            let relationship = TypeTest(
                [TypeTest.Alternative(kinds: .relationship, admitsNull: false)], description: "RELATIONSHIP")
            let isRelationship = BoundExpression(
                .isTyped(subject, relationship, negated: false), type: .boolean, range: range)
            return BoundExpression(
                .caseExpression(
                    operand: nil, alternatives: [(condition: isRelationship, result: hasType)], otherwise: hasLabel),
                type: .boolean, range: range)
        }
    }
}

/// What a node or relationship of a pattern must be beyond plain labels, types and properties.
struct PatternCondition {
    var variable: VariableID
    var name: Name?
    /// The variable holds a list, and the condition is one on each of its relationships.
    var isWalk: Bool
    var test: LabelExpression?
    var predicate: ExpressionID?
    var range: SourceRange
}

extension Binder {
    /// Binds a condition once all variables of its pattern are known.
    mutating func bind(_ condition: PatternCondition) throws(SemanticError) -> [BoundExpression] {
        let range = condition.name?.range ?? condition.range
        let subject = reference(condition.variable, range)
        guard condition.isWalk else {
            let tests = condition.test.map { [labelCondition($0, of: subject, range)] } ?? []
            return tests + (try bindConjuncts(condition.predicate, place: "WHERE"))
        }
        let outer = scope
        defer { scope = outer }
        // Inside, the name of a walk is that of each relationship.
        let element = makeVariable(condition.name?.text, .relationship)
        if let name = condition.name { scope.declareLocal(name.text, element) }
        var conjuncts: [BoundExpression] = []
        if let test = condition.test { conjuncts.append(labelCondition(test, of: reference(element, range), range)) }
        conjuncts += try bindConjuncts(condition.predicate, place: "WHERE")
        let all =
            conjuncts.count == 1 ? conjuncts[0] : BoundExpression(.and(conjuncts), type: .boolean, range: range)
        return [
            BoundExpression(
                .quantifier(.all, variable: element, list: subject, predicate: all), type: .boolean, range: range)
        ]
    }
}
