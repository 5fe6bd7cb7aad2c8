import SourceText

/// Operators, by precedence climbing.
extension Parser {
    /// Chains of one logical operator that are longer than this are built as balanced trees.
    private static let longestLeftChain = 32

    /// Grammar: <value expression>
    mutating func valueExpression() throws(SyntaxFailure) -> ExpressionID {
        try enter()
        let expression = try operatorExpression(.or)
        expected.note(.operator_, at: position)
        leave()
        return expression
    }

    /// An expression of operators that bind at least as tightly as `minimum`; each level of the table in
    /// `OperatorPrecedence` is one production.
    ///
    /// Grammar: <or expression>
    /// Grammar: <xor expression>
    /// Grammar: <and expression>
    /// Grammar: <additive expression>
    /// Grammar: <multiplicative expression>
    /// Grammar: <power expression>
    private mutating func operatorExpression(_ minimum: OperatorPrecedence) throws(SyntaxFailure) -> ExpressionID {
        let start = current.start
        var left = minimum <= .not && at(.not) ? try notExpression() : try unaryExpression()
        while let infix = InfixOperator(current), infix.precedence >= minimum {
            switch infix {
            case .isNull: left = try nullPredicate(left, from: start)
            case .binary(let binary):
                switch infix.precedence {
                case .or, .xor, .and: left = try logicalChain(binary, left, from: start)
                case .comparison: left = try comparisonExpression(binary, left, from: start)
                case .predicate: left = try predicateExpression(binary, left, from: start)
                case .not, .additive, .multiplicative, .power, .unary:
                    advance()
                    let right = try operatorExpression(infix.precedence.tighter)
                    left = try addBinary(binary, left, right, from: start)
                }
            }
        }
        return left
    }

    /// Grammar: <not expression>
    private mutating func notExpression() throws(SyntaxFailure) -> ExpressionID {
        let start = current.start
        try enter()
        advance()
        let operand = try operatorExpression(.not)
        leave()
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
        while let infix = InfixOperator(current), infix.precedence == level {
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
        if Int(height) >= Parser.nestingLimit { throw fail(.nestingTooDeep, at: range) }
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
        guard let next = InfixOperator(current), next.precedence == .comparison else {
            return try addBinary(first, left, right, from: start)
        }
        let mark = openExpressions.count
        openExpressions.append(left)
        openExpressions.append(right)
        var operators = ComparisonOperators()
        _ = operators.append(first)
        while case .binary(let comparison)? = InfixOperator(current), operators.append(comparison) {
            advance()
            openExpressions.append(try operatorExpression(.predicate))
        }
        if let more = InfixOperator(current), more.precedence == .comparison {
            throw fail(.comparisonTooLong, at: current.range)
        }
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

    /// A minus in front of a number belongs to the number, since the smallest integer has no positive counterpart.
    ///
    /// Grammar: <unary expression>
    private mutating func unaryExpression() throws(SyntaxFailure) -> ExpressionID {
        guard at(.minus) || at(.plus) else { return try labelExpression() }
        let start = current.start
        let isMinus = at(.minus)
        advance()
        if isMinus, at(.integer) || at(.float), !continuesOperand(following) {
            return at(.integer)
                ? try integerLiteral(from: start, negative: true) : try floatLiteral(from: start, negative: true)
        }
        try enter()
        let operand = try unaryExpression()
        leave()
        return try add(.unary(isMinus ? .minus : .plus, operand), from: start, over: builder.height(operand))
    }

    private func continuesOperand(_ token: Token) -> Bool {
        token.kind == .period || token.kind == .leftBracket || token.kind == .colon
    }

    /// Grammar: <label expression>
    private mutating func labelExpression() throws(SyntaxFailure) -> ExpressionID {
        let start = current.start
        let operand = try postfixExpression()
        guard at(.colon) else { return operand }
        let labels = builder.append(try labelFilter())
        return try add(.hasLabels(operand, labels), from: start, over: builder.height(operand))
    }

    /// Grammar: <postfix expression>
    /// Grammar: <property lookup>
    private mutating func postfixExpression() throws(SyntaxFailure) -> ExpressionID {
        let start = current.start
        var operand = try primaryExpression()
        while true {
            switch current.kind {
            case .period:
                advance()
                let key = try schemaName(.propertyKey)
                operand = try add(.property(operand, key: key), from: start, over: builder.height(operand))
            case .leftBracket: operand = try listOperator(operand, from: start)
            default: return operand
            }
        }
    }

    /// Grammar: <list operator>
    private mutating func listOperator(
        _ operand: ExpressionID, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        let opener = current
        advance()
        var height = builder.height(operand)
        let first = at(.doublePeriod) ? nil : try valueExpression()
        if let first { height = max(height, builder.height(first)) }
        guard take(.doublePeriod) else {
            try expectClosing(.rightBracket, of: opener)
            guard let first else { throw unexpected(.expression) }
            return try add(.subscripted(operand, index: first), from: start, over: height)
        }
        let second = at(.rightBracket) ? nil : try valueExpression()
        if let second { height = max(height, builder.height(second)) }
        try expectClosing(.rightBracket, of: opener)
        return try add(.slice(operand, from: first, to: second), from: start, over: height)
    }
}
