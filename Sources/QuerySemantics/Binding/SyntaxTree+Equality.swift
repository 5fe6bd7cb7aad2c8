import QuerySyntax
import SourceText

extension SyntaxTree {
    /// Whether two expressions are written alike: the same tree, whatever the white space and the case of keywords and
    /// function names. Patterns and subqueries are compared by their bytes.
    func isSame(_ a: ExpressionID, _ b: ExpressionID, in source: SourceText) -> Bool {
        if a == b { return true }
        // Most are asked about a variable or its property, and most are of another kind.
        if isSimpleKey(a) != isSimpleKey(b) { return false }
        switch (self[a].kind, self[b].kind) {
        case (.nullLiteral, .nullLiteral), (.countStar, .countStar): return true
        case (.labelTest(_, let x, let xNegated), .labelTest(_, let y, let yNegated)):
            return xNegated == yNegated && self[x].text == self[y].text && haveSameOperands(a, b, in: source)
        case (.booleanLiteral(let x), .booleanLiteral(let y)): return x == y
        case (.integerLiteral(let x), .integerLiteral(let y)): return x == y
        case (.floatLiteral(let x), .floatLiteral(let y)): return x == y
        case (.stringLiteral(let x), .stringLiteral(let y)): return self[x] == self[y]
        case (.variable(let x), .variable(let y)), (.parameter(let x), .parameter(let y)): return x.text == y.text
        case (.property(_, let x), .property(_, let y)):
            return x.text == y.text && haveSameOperands(a, b, in: source)
        case (.hasLabels(_, let x), .hasLabels(_, let y)):
            return self[x].map(\.text) == self[y].map(\.text) && haveSameOperands(a, b, in: source)
        case (.unary(let x, _), .unary(let y, _)): return x == y && haveSameOperands(a, b, in: source)
        case (.binary(let x, _, _), .binary(let y, _, _)): return x == y && haveSameOperands(a, b, in: source)
        case (.isNull(_, let x), .isNull(_, let y)): return x == y && haveSameOperands(a, b, in: source)
        case (.isTyped(_, let x, let xNegated), .isTyped(_, let y, let yNegated)):
            return xNegated == yNegated && self[x].isSame(as: self[y]) && haveSameOperands(a, b, in: source)
        case (.comparisonChain(_, let x), .comparisonChain(_, let y)):
            return x == y && haveSameOperands(a, b, in: source)
        case (.functionCall(let x, _, let xDistinct), .functionCall(let y, _, let yDistinct)):
            return xDistinct == yDistinct && fullName(x).lowercased() == fullName(y).lowercased()
                && haveSameOperands(a, b, in: source)
        case (.listLiteral, .listLiteral), (.subscripted, .subscripted):
            return haveSameOperands(a, b, in: source)
        case (.mapLiteral(let x), .mapLiteral(let y)):
            return self[x].map(\.key.text) == self[y].map(\.key.text) && haveSameOperands(a, b, in: source)
        case (.slice(_, let x, _), .slice(_, let y, _)):
            return (x == nil) == (y == nil) && haveSameOperands(a, b, in: source)
        default:
            // CASE, comprehensions, patterns, subqueries.
            return self[a].range.count == self[b].range.count
                && source.text(in: self[a].range) == source.text(in: self[b].range)
        }
    }

    private func haveSameOperands(_ a: ExpressionID, _ b: ExpressionID, in source: SourceText) -> Bool {
        let left = operands(of: a)
        let right = operands(of: b)
        return left.count == right.count && zip(left, right).allSatisfy { isSame($0, $1, in: source) }
    }
}
