import QuerySyntax
import SourceText

/// Questions about the shape of expressions, answered on the tree.
extension SyntaxTree {
    /// Whether a test holds of any direct part of an expression that is bound in the same row; bodies of comprehensions,
    /// patterns and subqueries are left out. Asked in the order written, up to the first.
    func anyOperand(of id: ExpressionID, where test: (ExpressionID) -> Bool) -> Bool {
        switch self[id].kind {
        case .nullLiteral, .booleanLiteral, .integerLiteral, .floatLiteral, .stringLiteral, .variable, .parameter,
            .countStar, .caseOperand, .patternComprehension, .patternPredicate, .subquery, .missing:
            false
        case .listLiteral(let list): self[list].contains(where: test)
        case .mapLiteral(let entries): self[entries].contains { $0.value.map(test) ?? false }
        case .property(let base, _), .hasLabels(let base, _), .labelTest(let base, _, _), .unary(_, let base),
            .isNull(let base, _),
            .isTyped(let base, _, _):
            test(base)
        case .subscripted(let base, let index): test(base) || test(index)
        case .slice(let base, let from, let to):
            test(base) || from.map(test) ?? false || to.map(test) ?? false
        case .binary(_, let left, let right): test(left) || test(right)
        case .comparisonChain(let operands, _): self[operands].contains(where: test)
        case .functionCall(_, let arguments, _): self[arguments].contains(where: test)
        case .caseExpression(let operand, let alternatives, let otherwise):
            operand.map(test) ?? false || self[alternatives].contains { test($0.condition) || test($0.result) }
                || otherwise.map(test) ?? false
        case .listComprehension(_, let list, _, _), .quantifier(_, _, let list, _): test(list)
        case .reduce(_, let initial, _, let list, _): test(initial) || test(list)
        case .mapProjection(let base, let entries):
            test(base) || self[entries].contains { $0.value.map(test) ?? false }
        }
    }

    /// The direct parts of an expression that `anyOperand` looks at.
    func operands(of id: ExpressionID) -> [ExpressionID] {
        var operands: [ExpressionID] = []
        _ = anyOperand(of: id) { operand in
            operands.append(operand)
            return false
        }
        return operands
    }

    /// Full name of a function or procedure, with dots.
    func fullName(_ name: FunctionName) -> String {
        if name.namespace.count == 0 { return name.name.text }
        return (self[name.namespace].map(\.text) + [name.name.text]).joined(separator: ".")
    }

    /// The range of a function's name with its namespace.
    func range(of name: FunctionName) -> SourceRange {
        self[name.namespace].reduce(name.name.range) { $0.union($1.range) }
    }

    /// The aggregating function that an expression calls at its top; nil when it calls none.
    func aggregate(at id: ExpressionID) -> AggregateFunction? {
        if case .countStar = self[id].kind { return .countRows }
        guard case .functionCall(let name, _, _) = self[id].kind, self[name.namespace].isEmpty else { return nil }
        return FunctionCatalog.aggregate(name.name.text)
    }

    /// Whether an aggregating function stands anywhere in an expression. Bodies of comprehensions do not count: there
    /// it is an error, whatever stands around.
    func containsAggregate(_ id: ExpressionID) -> Bool {
        // Most items are a variable or its property.
        !isSimpleKey(id) && (aggregate(at: id) != nil || anyOperand(of: id) { containsAggregate($0) })
    }

    /// Names of variables that an expression uses, in patterns too; none when a whole query stands inside.
    func names(in id: ExpressionID) -> Set<String> {
        var names: Set<String> = []
        return collectNames(in: id, into: &names) ? names : []
    }

    private func collectNames(in id: ExpressionID, into names: inout Set<String>) -> Bool {
        var bodies: [ExpressionID?] = []
        switch self[id].kind {
        case .variable(let name): names.insert(name.text)
        case .subquery: return false
        case .patternPredicate(let pattern):
            collectNames(of: self[pattern], into: &names)
            bodies = self[pattern].predicates
        case .patternComprehension(let pattern, let predicate, let projection):
            collectNames(of: self[pattern], into: &names)
            bodies = [predicate, projection] + self[pattern].predicates
        case .listComprehension(_, _, let predicate, let projection): bodies = [predicate, projection]
        case .quantifier(_, _, _, let predicate): bodies = [predicate]
        case .reduce(_, _, _, _, let expression): bodies = [expression]
        case .mapProjection(_, let entries):
            for entry in self[entries] where entry.kind == .variable { names.insert(entry.key.text) }
        case .nullLiteral, .booleanLiteral, .integerLiteral, .floatLiteral, .stringLiteral, .listLiteral, .mapLiteral,
            .parameter, .property, .subscripted, .slice, .hasLabels, .labelTest, .unary, .binary, .comparisonChain,
            .isNull, .isTyped, .functionCall, .countStar, .caseExpression, .caseOperand, .missing:
            break
        }
        for child in operands(of: id) + bodies.compactMap({ $0 }) {
            guard collectNames(in: child, into: &names) else { return false }
        }
        return true
    }

    private func collectNames(of part: PatternPart, into names: inout Set<String>) {
        let nodes = [part.element.start.variable] + part.element.chain.map(\.node.variable)
        let relationships = part.element.chain.map(\.relationship.variable)
        for name in [part.variable] + nodes + relationships {
            if let name { names.insert(name.text) }
        }
    }

    /// `variable` or `variable.key.key`: what may stand beside an aggregate when it is a grouping key.
    func isSimpleKey(_ id: ExpressionID) -> Bool {
        if case .property(let base, _) = self[id].kind { return isSimpleKey(base) }
        if case .variable = self[id].kind { return true }
        return false
    }

    /// A literal or a parameter.
    func isConstant(_ id: ExpressionID) -> Bool {
        switch self[id].kind {
        case .nullLiteral, .booleanLiteral, .integerLiteral, .floatLiteral, .stringLiteral, .parameter: true
        case .listLiteral, .mapLiteral, .variable, .property, .subscripted, .slice, .hasLabels, .labelTest, .unary,
            .binary, .comparisonChain, .isNull, .isTyped, .functionCall, .countStar, .caseExpression, .caseOperand,
            .listComprehension, .quantifier, .reduce, .patternComprehension, .patternPredicate, .subquery,
            .mapProjection, .missing:
            false
        }
    }
}

extension PatternPart {
    /// The conditions that stand inside its nodes and relationships.
    var predicates: [ExpressionID?] {
        [element.start.predicate] + element.chain.flatMap { [$0.relationship.predicate, $0.node.predicate] }
    }
}
