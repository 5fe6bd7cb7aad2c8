import QuerySyntax
import SourceText

/// Questions about the shape of expressions, answered on the tree.
extension SyntaxTree {
    /// Direct parts of an expression that are bound in the same row; bodies of comprehensions, patterns and subqueries
    /// are left out.
    func operands(of id: ExpressionID) -> [ExpressionID] {
        switch self[id].kind {
        case .nullLiteral, .booleanLiteral, .integerLiteral, .floatLiteral, .stringLiteral, .variable, .parameter,
            .countStar, .caseOperand, .patternComprehension, .patternPredicate, .subquery, .missing:
            []
        case .listLiteral(let list): Array(self[list])
        case .mapLiteral(let entries): self[entries].compactMap(\.value)
        case .property(let base, _), .hasLabels(let base, _), .labelTest(let base, _, _), .unary(_, let base),
            .isNull(let base, _),
            .isTyped(let base, _, _):
            [base]
        case .subscripted(let base, let index): [base, index]
        case .slice(let base, let from, let to): [base] + [from, to].compactMap { $0 }
        case .binary(_, let left, let right): [left, right]
        case .comparisonChain(let operands, _): Array(self[operands])
        case .functionCall(_, let arguments, _): Array(self[arguments])
        case .caseExpression(let operand, let alternatives, let otherwise):
            [operand].compactMap { $0 } + self[alternatives].flatMap { [$0.condition, $0.result] }
                + [otherwise].compactMap { $0 }
        case .listComprehension(_, let list, _, _), .quantifier(_, _, let list, _): [list]
        case .reduce(_, let initial, _, let list, _): [initial, list]
        case .mapProjection(let base, let entries): [base] + self[entries].compactMap(\.value)
        }
    }

    /// Full name of a function or procedure, with dots.
    func fullName(_ name: FunctionName) -> String {
        (self[name.namespace].map(\.text) + [name.name.text]).joined(separator: ".")
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
        aggregate(at: id) != nil || operands(of: id).contains { containsAggregate($0) }
    }

    /// Names of variables that an expression uses, in patterns too; nil when a whole query stands inside.
    func variableNames(in id: ExpressionID) -> Set<String>? {
        var names: Set<String> = []
        return collectNames(in: id, into: &names) ? names : nil
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
