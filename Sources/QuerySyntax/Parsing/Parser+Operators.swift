import SourceText

/// Operators, by precedence climbing.
extension Parser {
    /// Chains of one logical operator that are longer than this are built as balanced trees.
    private static let longestLeftChain = 32

    /// Grammar: <value expression>
    mutating func valueExpression() throws(SyntaxFailure) -> ExpressionID {
        let expression = try operatorExpression(.or)
        expected.note(.infixOperator, at: position)
        return expression
    }

    /// An expression of operators that bind at least as tightly as `minimum`; each level of the table in
    /// `OperatorPrecedence` is one production.
    ///
    /// Grammar: <or expression>
    /// Grammar: <xor expression>
    /// Grammar: <and expression>
    private mutating func operatorExpression(_ minimum: OperatorPrecedence) throws(SyntaxFailure) -> ExpressionID {
        let start = current.start
        try enter(.operators)
        var left = minimum <= .not && at(.not) ? try notExpression() : try unaryExpression()
        while let infix = infixOperator(minimum) { left = try infixExpression(infix, left, from: start) }
        leave(.operators)
        return left
    }

    /// An operator and its right operand, `left` being complete.
    ///
    /// Grammar: <additive expression>
    /// Grammar: <multiplicative expression>
    /// Grammar: <power expression>
    private mutating func infixExpression(
        _ infix: InfixOperator, _ left: ExpressionID, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        guard case .binary(let binary) = infix else { return try nullPredicate(left, from: start) }
        switch infix.precedence {
        case .or, .xor, .and: return try logicalChain(binary, left, from: start)
        case .comparison: return try comparisonExpression(binary, left, from: start)
        case .predicate: return try predicateExpression(binary, left, from: start)
        case .not, .additive, .multiplicative, .power, .unary:
            advance()
            let right = try operatorExpression(infix.precedence.tighter)
            return try addBinary(binary, left, right, from: start)
        }
    }

    /// The operator at the current token, if it binds at least as tightly as `minimum`.
    private func infixOperator(_ minimum: OperatorPrecedence) -> InfixOperator? {
        guard let infix = InfixOperator(current), infix.precedence >= minimum else { return nil }
        return infix
    }

    /// Grammar: <not expression>
    private mutating func notExpression() throws(SyntaxFailure) -> ExpressionID {
        let start = current.start
        advance()
        let operand = try operatorExpression(.not)
        return try add(.unary(.not, operand), from: start, over: builder.height(operand))
    }

    private mutating func addBinary(
        _ binary: BinaryOperator, _ left: ExpressionID, _ right: ExpressionID, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        let height = max(builder.height(left), builder.height(right))
        return try add(.binary(binary, left, right), from: start, over: height)
    }

    /// All operands of one logical operator.
    ///
    /// AND, OR and XOR are associative in three-valued logic, and generated queries have chains of thousands, so a
    /// long chain becomes a balanced tree: the order of the operands is kept, the height is logarithmic.
    private mutating func logicalChain(
        _ binary: BinaryOperator, _ first: ExpressionID, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        let level = OperatorPrecedence.of(binary)
        let mark = openExpressions.count
        openExpressions.append(first)
        while infixOperator(level) != nil {
            advance()
            openExpressions.append(try operatorExpression(level.tighter))
        }
        let count = openExpressions.count - mark
        var result = first
        if count <= Parser.longestLeftChain {
            for index in mark + 1..<openExpressions.count {
                let right = openExpressions[index]
                let height = max(builder.height(result), builder.height(right))
                result = try add(.binary(binary, result, right), over: height, start, right)
            }
        } else {
            result = try balanced(binary, mark, openExpressions.count, start)
        }
        openExpressions.removeSubrange(mark...)
        return result
    }

    private mutating func balanced(
        _ binary: BinaryOperator, _ low: Int, _ high: Int, _ start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        if high - low == 1 { return openExpressions[low] }
        let middle = (low + high) / 2
        let left = try balanced(binary, low, middle, start)
        let next = builder.expressions[Int(openExpressions[middle].index)].range.start
        let right = try balanced(binary, middle, high, next)
        let height = max(builder.height(left), builder.height(right))
        return try add(.binary(binary, left, right), over: height, start, openExpressions[high - 1])
    }

    /// Adds an expression that ends where `last` does.
    private mutating func add(
        _ kind: ExpressionKind, over height: UInt16, _ start: UInt32, _ last: ExpressionID
    ) throws(SyntaxFailure) -> ExpressionID {
        let range = SourceRange(start: start, end: builder.expressions[Int(last.index)].range.end)
        if Int(height) >= Parser.heightLimit { throw fail(.nestingTooDeep, at: range) }
        return builder.append(kind, range, height: height + 1)
    }

    /// One comparison, or a chain of them.
    ///
    /// Grammar: <comparison expression>
    /// Grammar: <comparison operator>
    private mutating func comparisonExpression(
        _ first: BinaryOperator, _ left: ExpressionID, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        advance()
        let right = try operatorExpression(.predicate)
        guard infixOperator(.comparison) != nil else { return try addBinary(first, left, right, from: start) }
        return try comparisonChain(first, left, right, from: start)
    }

    /// The rest of a chain of two or more comparisons.
    private mutating func comparisonChain(
        _ first: BinaryOperator, _ left: ExpressionID, _ right: ExpressionID, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        let mark = openExpressions.count
        openExpressions.append(left)
        openExpressions.append(right)
        var operators = ComparisonOperators()
        _ = operators.append(first)
        while case .binary(let comparison)? = InfixOperator(current), operators.append(comparison) {
            advance()
            openExpressions.append(try operatorExpression(.predicate))
        }
        guard infixOperator(.comparison) == nil else { throw fail(.comparisonTooLong, at: current.range) }
        let operands = openExpressions[mark...]
        let height = builder.height(operands)
        let list = builder.append(operands)
        openExpressions.removeSubrange(mark...)
        return try add(.comparisonChain(operands: list, operators: operators), from: start, over: height)
    }

    /// Grammar: <predicate expression>
    private mutating func predicateExpression(
        _ binary: BinaryOperator, _ left: ExpressionID, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        advance()
        if binary == .startsWith || binary == .endsWith { try expect(.with) }
        let right = try operatorExpression(.additive)
        return try addBinary(binary, left, right, from: start)
    }

    /// `IS [NOT] NULL`, a part of the same production.
    private mutating func nullPredicate(
        _ operand: ExpressionID, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        advance()
        let negated = take(.not)
        try expect(.null)
        return try add(.isNull(operand, negated: negated), from: start, over: builder.height(operand))
    }

    /// Grammar: <unary expression>
    private mutating func unaryExpression() throws(SyntaxFailure) -> ExpressionID {
        guard !at(.minus), !at(.plus) else { return try signedExpression() }
        let start = current.start
        let primary = try primaryExpression()
        return continuesOperand(current) ? try labelExpression(primary, from: start) : primary
    }

    /// A minus in front of a number belongs to the number, since the smallest integer has no positive counterpart.
    private mutating func signedExpression() throws(SyntaxFailure) -> ExpressionID {
        let start = current.start
        let sign: UnaryOperator = at(.minus) ? .minus : .plus
        advance()
        if sign == .minus, at(.integer) || at(.float), !continuesOperand(following) {
            return try negativeNumber(from: start)
        }
        try enter(.sign)
        let operand = try unaryExpression()
        leave(.sign)
        return try add(.unary(sign, operand), from: start, over: builder.height(operand))
    }

    private mutating func negativeNumber(from start: UInt32) throws(SyntaxFailure) -> ExpressionID {
        at(.integer)
            ? try integerLiteral(from: start, negative: true) : try floatLiteral(from: start, negative: true)
    }

    private func continuesOperand(_ token: Token) -> Bool {
        token.kind == .period || token.kind == .leftBracket || token.kind == .colon
    }

    /// Grammar: <label expression>
    private mutating func labelExpression(
        _ primary: ExpressionID, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        let operand = try postfixExpression(primary, from: start)
        guard at(.colon) else { return operand }
        let labels = builder.append(try labelFilter())
        return try add(.hasLabels(operand, labels), from: start, over: builder.height(operand))
    }

    /// Grammar: <postfix expression>
    private mutating func postfixExpression(
        _ primary: ExpressionID, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        var operand = primary
        while true {
            switch current.kind {
            case .period: operand = try propertyLookup(operand, from: start)
            case .leftBracket: operand = try listOperator(operand, from: start)
            default: return operand
            }
        }
    }

    /// Grammar: <property lookup>
    private mutating func propertyLookup(
        _ operand: ExpressionID, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        advance()
        let key = try schemaName(.propertyKey)
        return try add(.property(operand, key: key), from: start, over: builder.height(operand))
    }

    /// Grammar: <list operator>
    private mutating func listOperator(
        _ operand: ExpressionID, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        let opener = current
        advance()
        try enter(.brackets)
        let first = at(.doublePeriod) ? nil : try valueExpression()
        guard take(.doublePeriod) else {
            leave(.brackets)
            try expectClosing(.rightBracket, of: opener)
            return try addSubscript(operand, first, from: start)
        }
        let second = at(.rightBracket) ? nil : try valueExpression()
        leave(.brackets)
        try expectClosing(.rightBracket, of: opener)
        let height = max(builder.height(operand), builder.height(first), builder.height(second))
        return try add(.slice(operand, from: first, to: second), from: start, over: height)
    }

    private mutating func addSubscript(
        _ operand: ExpressionID, _ index: ExpressionID?, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        guard let index else { throw unexpected(.expression) }
        let height = max(builder.height(operand), builder.height(index))
        return try add(.subscripted(operand, index: index), from: start, over: height)
    }
}
