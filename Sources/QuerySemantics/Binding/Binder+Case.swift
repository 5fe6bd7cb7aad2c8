import QuerySyntax
import SourceText

extension Binder {
    mutating func bindCase(
        _ operand: ExpressionID?, _ alternatives: [CaseAlternative], _ otherwise: ExpressionID?, _ range: SourceRange
    ) throws(SemanticError) -> BoundExpression {
        let subject = try bindOptional(operand)
        if let subject, alternatives.contains(where: \.testsOperand) {
            return try bindTests(of: subject, alternatives, otherwise, range)
        }
        var bound: [(condition: BoundExpression, result: BoundExpression)] = []
        for alternative in alternatives {
            let condition = try bind(alternative.condition, asPredicate: subject == nil)
            if subject == nil { try require(condition, .boolean, "a boolean", place: "WHEN") }
            bound.append((condition: condition, result: try bind(alternative.result)))
        }
        return try finishCase(subject, bound, otherwise, range)
    }

    private mutating func finishCase(
        _ subject: BoundExpression?, _ bound: [(condition: BoundExpression, result: BoundExpression)],
        _ otherwise: ExpressionID?, _ range: SourceRange
    ) throws(SemanticError) -> BoundExpression {
        let last = try bindOptional(otherwise)
        let type = ValueType.joined(bound.map(\.result.type) + [last?.type ?? .null])
        return BoundExpression(
            .caseExpression(operand: subject, alternatives: bound, otherwise: last), type: type, range: range)
    }

    /// A CASE with conditions such as `WHEN > 3` or `WHEN 1, 2`: each alternative becomes a condition of its own. An
    /// operand that costs something, or may change, is computed once, as the one element of a list.
    private mutating func bindTests(
        of subject: BoundExpression, _ alternatives: [CaseAlternative], _ otherwise: ExpressionID?,
        _ range: SourceRange
    ) throws(SemanticError) -> BoundExpression {
        let element: VariableID? = subject.isCheap ? nil : makeVariable(nil, subject.type)
        let operand = element.map { reference($0, subject.range) } ?? subject
        var bound: [(condition: BoundExpression, result: BoundExpression)] = []
        for alternative in alternatives {
            let outer = caseOperand
            caseOperand = operand
            defer { caseOperand = outer }
            var condition = try bind(alternative.condition)
            if !alternative.testsOperand {
                condition = BoundExpression(
                    .binary(.equal, operand, condition), type: .boolean, range: condition.range)
            }
            caseOperand = outer
            bound.append((condition: condition, result: try bind(alternative.result)))
        }
        let choice = try finishCase(nil, bound, otherwise, range)
        guard let element else { return choice }
        let list = BoundExpression(.list([subject]), type: .list(subject.type), range: subject.range)
        let chosen = BoundExpression(
            .listComprehension(variable: element, list: list, predicate: nil, projection: choice),
            type: .list(choice.type), range: range)
        return BoundExpression(.call(.head, [chosen]), type: choice.type, range: range)
    }
}

extension BoundExpression {
    /// Whether computing it again costs next to nothing and gives the same.
    fileprivate var isCheap: Bool {
        switch kind {
        case .constant, .variable, .parameter: true
        case .property(let base, _): base.isCheap
        default: false
        }
    }
}
