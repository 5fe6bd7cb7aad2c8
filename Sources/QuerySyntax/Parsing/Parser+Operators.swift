import SourceText

/// Operators, by precedence climbing.
extension Parser {
    /// Chains of one logical operator that are longer than this are built as balanced trees.
    private static let longestLeftChain = 32

    /// ```bnf
    /// <value expression> ::= <or expression>
    /// ```
    mutating func valueExpression() throws(SyntaxFailure) -> ExpressionID {
        let expression = try operatorExpression(.or)
        expected.note(.infixOperator, at: input.position)
        return expression
    }

    /// An expression of operators that bind at least as tightly as `minimum`; each level of the table in
    /// `OperatorPrecedence` is one production.
    ///
    /// ```bnf
    /// <or expression> ::=
    ///     <xor expression>
    ///   | <or expression> OR <xor expression>
    /// <xor expression> ::=
    ///     <and expression>
    ///   | <xor expression> XOR <and expression>
    /// <and expression> ::=
    ///     <not expression>
    ///   | <and expression> AND <not expression>
    /// ```
    private mutating func operatorExpression(_ minimum: OperatorPrecedence) throws(SyntaxFailure) -> ExpressionID {
        let start = input.offset
        try enter(.operators)
        let isNegated = minimum <= .not && input.at(.not)
        var left = isNegated ? try notExpression() : try unaryExpression()
        // A right operand takes all that binds tighter; what a postfix operator such as IS NULL leaves must not bind
        // tighter than it does.
        var tightest: OperatorPrecedence = isNegated ? .not : .unary
        while let infix = input.infixOperator(minimum, upTo: tightest) {
            left = try infixExpression(infix, left, from: start)
            tightest = infix.precedence
        }
        leave(.operators)
        return left
    }

    /// An operator and its right operand, `left` being complete.
    ///
    /// ```bnf
    /// <additive expression> ::=
    ///     <multiplicative expression>
    ///   | <additive expression> <plus sign> <multiplicative expression>
    ///   | <additive expression> <minus sign> <multiplicative expression>
    ///   | <additive expression> <concatenation operator> <multiplicative expression>
    /// <multiplicative expression> ::=
    ///     <power expression>
    ///   | <multiplicative expression> <asterisk> <power expression>
    ///   | <multiplicative expression> <solidus> <power expression>
    ///   | <multiplicative expression> <percent> <power expression>
    /// <power expression> ::=
    ///     <unary expression>
    ///   | <power expression> <circumflex> <unary expression>
    /// ```
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

    /// ```bnf
    /// <not expression> ::=
    ///     <comparison expression>
    ///   | NOT <not expression>
    /// ```
    private mutating func notExpression() throws(SyntaxFailure) -> ExpressionID {
        let start = input.current.start
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
        try enter(.chain)
        openExpressions.append(first)
        while input.infixOperator(level, upTo: level) != nil {
            advance()
            openExpressions.append(try operatorExpression(level.tighter))
        }
        leave(.chain)
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
        _ kind: consuming ExpressionKind, over height: UInt16, _ start: UInt32, _ last: ExpressionID
    ) throws(SyntaxFailure) -> ExpressionID {
        let range = SourceRange(start: start, end: builder.expressions[Int(last.index)].range.end)
        if Int(height) >= Parser.heightLimit { throw fail(.nestingTooDeep, at: range) }
        return builder.append(kind, range, height: height + 1)
    }

    /// One comparison, or a chain of them.
    ///
    /// ```bnf
    /// <comparison expression> ::=
    ///     <predicate expression>
    ///   | <comparison expression> <comparison operator> <predicate expression>
    /// <comparison operator> ::=
    ///     <equals operator>
    ///   | <not equals operator>
    ///   | <left angle bracket>
    ///   | <right angle bracket>
    ///   | <less than or equals operator>
    ///   | <greater than or equals operator>
    /// ```
    private mutating func comparisonExpression(
        _ first: BinaryOperator, _ left: ExpressionID, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        advance()
        let right = try operatorExpression(.predicate)
        guard input.infixOperator(.comparison, upTo: .comparison) != nil else {
            return try addBinary(first, left, right, from: start)
        }
        return try comparisonChain(first, left, right, from: start)
    }

    /// The rest of a chain of two or more comparisons.
    private mutating func comparisonChain(
        _ first: BinaryOperator, _ left: ExpressionID, _ right: ExpressionID, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        let mark = openExpressions.count
        try enter(.chain)
        openExpressions.append(left)
        openExpressions.append(right)
        var operators = ComparisonOperators()
        _ = operators.append(first)
        while case .binary(let comparison)? = InfixOperator(input.current), operators.append(comparison) {
            advance()
            openExpressions.append(try operatorExpression(.predicate))
        }
        guard input.infixOperator(.comparison, upTo: .comparison) == nil else {
            throw fail(.comparisonTooLong, at: input.current.range)
        }
        leave(.chain)
        let operands = openExpressions[mark...]
        let height = builder.height(operands)
        let list = builder.append(operands)
        openExpressions.removeSubrange(mark...)
        return try add(.comparisonChain(operands: list, operators: operators), from: start, over: height)
    }

    /// ```bnf
    /// <predicate expression> ::=
    ///     <additive expression>
    ///   | <predicate expression> STARTS WITH <additive expression>
    ///   | <predicate expression> ENDS WITH <additive expression>
    ///   | <predicate expression> CONTAINS <additive expression>
    ///   | <predicate expression> <regex equals operator> <additive expression>
    ///   | <predicate expression> IN <additive expression>
    ///   | <predicate expression> IS [ NOT ] NULL
    ///   | <predicate expression> IS [ NOT ] { <colon> <colon> | TYPED } <value type>
    ///   | <predicate expression> IS [ NOT ] <label alternatives>
    /// ```
    private mutating func predicateExpression(
        _ binary: BinaryOperator, _ left: ExpressionID, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        advance()
        if binary == .startsWith || binary == .endsWith { try expect(.with) }
        let right = try operatorExpression(.additive)
        return try addBinary(binary, left, right, from: start)
    }

    /// `IS NUL` is rather a slip of the finger than a label.
    private var isMisspeltNull: Bool {
        guard input.at(.identifier) else { return false }
        let word = source.text(in: input.current.range)
        return word.first?.lowercased() == "n" && NearestName.find(word, among: [Keyword.null.text]) != nil
    }

    /// One test of the operand of a CASE, its operator being next.
    mutating func caseTest(
        _ infix: InfixOperator, _ operand: ExpressionID, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        guard case .binary(let binary) = infix else { return try nullPredicate(operand, from: start) }
        if infix.precedence == .predicate { return try predicateExpression(binary, operand, from: start) }
        advance()
        return try addBinary(binary, operand, try operatorExpression(.predicate), from: start)
    }

    /// `IS [NOT] NULL` and tests of types and labels, parts of the same production.
    mutating func nullPredicate(
        _ operand: ExpressionID, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        advance()
        let negated = take(.not)
        if input.at(.typed), !input.typedIsLabel() {
            advance()
            return try typeTest(operand, negated: negated, from: start)
        }
        if take(.colon) {
            try expect(.colon)
            return try typeTest(operand, negated: negated, from: start)
        }
        if input.startsLabelTerm(), !isMisspeltNull {
            let test = builder.append(try labelAlternatives(.label))
            return try add(.labelTest(operand, test, negated: negated), from: start, over: builder.height(operand))
        }
        try expect(.null)
        return try add(.isNull(operand, negated: negated), from: start, over: builder.height(operand))
    }

    private mutating func typeTest(
        _ operand: ExpressionID, negated: Bool, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        let type = builder.append(try valueType())
        return try add(.isTyped(operand, type, negated: negated), from: start, over: builder.height(operand))
    }

    /// ```bnf
    /// <unary expression> ::=
    ///     <label expression>
    ///   | <plus sign> <unary expression>
    ///   | <minus sign> <unary expression>
    /// ```
    private mutating func unaryExpression() throws(SyntaxFailure) -> ExpressionID {
        if input.startsSign() { return try signedExpression() }
        let start = input.offset
        let primary = try primaryExpression()
        if !input.continuesOperand() { return primary }
        return try labelExpression(primary, from: start)
    }

    /// A minus in front of a number belongs to the number, since the smallest integer has no positive counterpart.
    private mutating func signedExpression() throws(SyntaxFailure) -> ExpressionID {
        let start = input.offset
        let sign: UnaryOperator = input.at(.minus) ? .minus : .plus
        advance()
        if sign == .minus, input.startsNumber() { return try negativeNumber(from: start) }
        try enter(.sign)
        let operand = try unaryExpression()
        leave(.sign)
        return try add(.unary(sign, operand), from: start, over: builder.height(operand))
    }

    private mutating func negativeNumber(from start: UInt32) throws(SyntaxFailure) -> ExpressionID {
        input.at(.integer)
            ? try integerLiteral(from: start, negative: true) : try floatLiteral(from: start, negative: true)
    }

    /// ```bnf
    /// <label expression> ::= <postfix expression> [ <label filter> | <colon> <label alternatives> ]
    /// ```
    private mutating func labelExpression(
        _ primary: ExpressionID, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        let operand = try postfixExpression(primary, from: start)
        guard input.at(.colon) else { return operand }
        let height = builder.height(operand)
        if input.startsLabelFilter() {
            return try add(.hasLabels(operand, builder.append(try labelFilter())), from: start, over: height)
        }
        advance()
        let test = try labelAlternatives(.label)
        if let name = test.plainName {
            return try add(.hasLabels(operand, builder.append([name])), from: start, over: height)
        }
        return try add(.labelTest(operand, builder.append(test), negated: false), from: start, over: height)
    }

    /// ```bnf
    /// <postfix expression> ::=
    ///     <primary expression>
    ///   | <postfix expression> <property lookup>
    ///   | <postfix expression> <list operator>
    /// ```
    private mutating func postfixExpression(
        _ primary: ExpressionID, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        var operand = primary
        while true {
            switch input.current.kind {
            case .period: operand = try propertyLookup(operand, from: start)
            case .leftBracket: operand = try listOperator(operand, from: start)
            default: return operand
            }
        }
    }

    /// ```bnf
    /// <property lookup> ::= <period> <schema name>
    /// ```
    private mutating func propertyLookup(
        _ operand: ExpressionID, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        advance()
        let key = try schemaName(.propertyKey)
        return try add(.property(operand, key: key), from: start, over: builder.height(operand))
    }

    /// ```bnf
    /// <list operator> ::=
    ///     <left bracket> <value expression> <right bracket>
    ///   | <left bracket> [ <value expression> ] <double period> [ <value expression> ] <right bracket>
    /// ```
    private mutating func listOperator(
        _ operand: ExpressionID, from start: UInt32
    ) throws(SyntaxFailure) -> ExpressionID {
        let opener = input.current
        advance()
        try enter(.index)
        let first = input.at(.doublePeriod) ? nil : try valueExpression()
        guard take(.doublePeriod) else {
            leave(.index)
            try expectClosing(.rightBracket, of: opener)
            return try addSubscript(operand, first, from: start)
        }
        let second = input.at(.rightBracket) ? nil : try valueExpression()
        leave(.index)
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
