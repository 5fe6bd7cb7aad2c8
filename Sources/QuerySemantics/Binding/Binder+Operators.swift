import QuerySyntax
import SourceText

extension Binder {
    mutating func bindUnary(
        _ op: UnaryOperator, _ operand: ExpressionID, _ range: SourceRange, asPredicate: Bool
    ) throws(SemanticError) -> BoundExpression {
        switch op {
        case .not:
            let bound = try bind(operand, asPredicate: asPredicate)
            try require(bound, .boolean, "a boolean", place: "NOT")
            return BoundExpression(.not(bound), type: .boolean, range: range)
        case .plus:
            let bound = try bind(operand)
            try require(bound, [.number, .duration], "a number", place: "+")
            return bound
        case .minus:
            let bound = try bind(operand)
            try require(bound, [.number, .duration], "a number", place: "-")
            switch bound.kind {
            case .constant(.integer(let value)) where value != .min:
                return BoundExpression(.constant(.integer(-value)), type: .integer, range: range)
            case .constant(.float(let value)):
                return BoundExpression(.constant(.float(-value)), type: .float, range: range)
            default:
                return BoundExpression(.negate(bound), type: bound.type, range: range)
            }
        }
    }

    mutating func bindBinary(
        _ op: BinaryOperator, _ left: ExpressionID, _ right: ExpressionID, _ range: SourceRange, asPredicate: Bool
    ) throws(SemanticError) -> BoundExpression {
        switch op {
        case .and, .or, .xor:
            return try bindConnective(op, left, right, range, asPredicate: asPredicate)
        case .equal: return try bindOperator(.equal, op, left, right, range)
        case .notEqual: return try bindOperator(.notEqual, op, left, right, range)
        case .less: return try bindOperator(.less, op, left, right, range)
        case .lessOrEqual: return try bindOperator(.lessOrEqual, op, left, right, range)
        case .greater: return try bindOperator(.greater, op, left, right, range)
        case .greaterOrEqual: return try bindOperator(.greaterOrEqual, op, left, right, range)
        case .add: return try bindOperator(.add, op, left, right, range)
        case .subtract: return try bindOperator(.subtract, op, left, right, range)
        case .multiply: return try bindOperator(.multiply, op, left, right, range)
        case .divide: return try bindOperator(.divide, op, left, right, range)
        case .modulo: return try bindOperator(.modulo, op, left, right, range)
        case .power: return try bindOperator(.power, op, left, right, range)
        case .in_: return try bindOperator(.in_, op, left, right, range)
        case .startsWith: return try bindOperator(.startsWith, op, left, right, range)
        case .endsWith: return try bindOperator(.endsWith, op, left, right, range)
        case .contains: return try bindOperator(.contains, op, left, right, range)
        case .matches: return try bindOperator(.matches, op, left, right, range)
        case .concatenate: return try bindOperator(.concatenate, op, left, right, range)
        }
    }

    private mutating func bindOperator(
        _ bound: BoundOperator, _ op: BinaryOperator, _ left: ExpressionID, _ right: ExpressionID, _ range: SourceRange
    ) throws(SemanticError) -> BoundExpression {
        let a = try bind(left)
        let b = try bind(right)
        let kinds = bound.acceptedKinds
        if kinds != .everything {
            try require(a, kinds, kinds.described, place: op.rawValue)
            try require(b, kinds, kinds.described, place: op.rawValue)
        }
        if bound == .in_ { try require(b, .list, "a list", place: "IN") }
        if givesHints { noteComparison(bound, a, b, range) }
        return BoundExpression(.binary(bound, a, b), type: bound.resultType(a.type, b.type), range: range)
    }

    /// AND, OR and XOR; chains of AND, and of OR, become one node.
    private mutating func bindConnective(
        _ op: BinaryOperator, _ left: ExpressionID, _ right: ExpressionID, _ range: SourceRange, asPredicate: Bool
    ) throws(SemanticError) -> BoundExpression {
        let a = try bind(left, asPredicate: asPredicate)
        let b = try bind(right, asPredicate: asPredicate)
        try require(a, .boolean, "a boolean", place: op.rawValue)
        try require(b, .boolean, "a boolean", place: op.rawValue)
        let kind: BoundExpressionKind
        if op == .xor {
            kind = .xor(a, b)
        } else {
            func parts(_ side: BoundExpression) -> [BoundExpression]? {
                if op == .and, case .and(let inner) = side.kind { return inner }
                if op == .or, case .or(let inner) = side.kind { return inner }
                return nil
            }
            let (first, second) = (parts(a), parts(b))
            let operands = first == nil && second == nil ? [a, b] : (first ?? [a]) + (second ?? [b])
            kind = op == .and ? .and(operands) : .or(operands)
        }
        return BoundExpression(kind, type: .boolean, range: range)
    }

    /// `a < b <= c` is `a < b AND b <= c`.
    mutating func bindChain(
        _ ids: [ExpressionID], _ operators: ComparisonOperators, _ range: SourceRange
    ) throws(SemanticError) -> BoundExpression {
        var operands: [BoundExpression] = []
        for id in ids { operands.append(try bind(id)) }
        var comparisons: [BoundExpression] = []
        for index in 0..<min(operators.count, max(operands.count - 1, 0)) {
            let left = operands[index]
            let right = operands[index + 1]
            if givesHints {
                noteComparison(Self.comparison(operators[index]), left, right, left.range.union(right.range))
            }
            comparisons.append(
                BoundExpression(
                    .binary(Self.comparison(operators[index]), left, right), type: .boolean,
                    range: left.range.union(right.range)))
        }
        if comparisons.count == 1 { return comparisons[0] }
        return BoundExpression(.and(comparisons), type: .boolean, range: range)
    }

    private static func comparison(_ op: BinaryOperator) -> BoundOperator {
        switch op {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        case .or, .xor, .and, .add, .subtract, .multiply, .divide, .modulo, .power, .in_, .startsWith, .endsWith,
            .contains, .matches, .concatenate:
            preconditionFailure("a chain holds comparisons only")
        }
    }
}
