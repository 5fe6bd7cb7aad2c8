import SourceText

/// What the tree says about single tokens that the tokens alone do not: which words are names, where clauses begin,
/// which minus is a sign. All by the offset of the first byte.
struct SyntaxRoles {
    /// Words that name something, and the words of calls such as `count`, kept as they are written.
    var names: Set<UInt32> = []
    /// Keys of map entries: the colon after one is followed by a blank.
    var mapKeys: Set<UInt32> = []
    /// First words of clauses.
    var clauses: Set<UInt32> = []
    /// Opening parentheses of node patterns.
    var nodes: Set<UInt32> = []
    /// Relationship patterns, from the first mark of the arrow to the last.
    var relationships: [UInt32: UInt32] = [:]
    /// Where a sign or NOT stands before its operand.
    var prefixes: Set<UInt32> = []
    /// The types of type tests, where `<` and `>` are brackets.
    var types: [SourceRange] = []
    /// What expressions ask of labels with operators: all marks stand together there.
    var labelTests: [SourceRange] = []
    /// Items of the last RETURN without AS. Their text names their column, so that it must stay as it is.
    var columns: [UInt32: UInt32] = [:]

    init(_ tree: SyntaxTree) {
        collect(tree.statement)
        for name in tree.names { add(name) }
        for entry in tree.mapEntries {
            add(entry.key)
            if entry.kind == .keyValue { mapKeys.insert(entry.key.range.start) }
        }
        for pattern in tree.patterns { collect(pattern) }
        for subquery in tree.subqueries {
            switch subquery {
            case .query(let query): collect(query, isResult: false)
            case .pattern(let parts, predicate: _): for part in parts { collect(part) }
            }
        }
        for type in tree.types { collect(type) }
        for test in tree.labelTests { collect(test) }
        for expression in tree.expressions {
            collect(expression)
            if case .labelTest(let operand, _, negated: _) = expression.kind {
                labelTests.append(SourceRange(start: tree[operand].range.end, end: expression.range.end))
            }
        }
    }

    /// Whether a byte belongs to the type of a type test.
    func isInType(_ offset: UInt32) -> Bool { types.contains { $0.start <= offset && offset < $0.end } }

    /// Whether a byte belongs to a condition on labels.
    func isInLabels(_ offset: UInt32) -> Bool { labelTests.contains { $0.start <= offset && offset < $0.end } }

    mutating func add(_ name: Name?) {
        if let name { names.insert(name.range.start) }
    }

    mutating func add(_ function: FunctionName) { add(function.name) }

    private mutating func collect(_ type: TypeExpression) {
        types.append(type.range)
        for term in type.alternatives {
            for word in term.words { add(word) }
            for parameter in term.parameter { collect(parameter) }
        }
    }

    mutating func collect(_ part: PatternPart) {
        add(part.variable)
        collect(part.element.start)
        for step in part.element.chain {
            relationships[step.relationship.range.start] = step.relationship.range.end
            add(step.relationship.variable)
            for type in step.relationship.types { add(type) }
            if let test = step.relationship.typeTest { collect(test) }
            collect(step.node)
        }
    }

    private mutating func collect(_ node: NodePattern) {
        nodes.insert(node.range.start)
        add(node.variable)
        for label in node.labels { add(label) }
        if let test = node.labelTest { collect(test) }
    }

    private mutating func collect(_ test: LabelExpression) {
        switch test {
        case .name(let name): add(name)
        case .wildcard: break
        case .not(let inner): collect(inner)
        case .and(let operands), .or(let operands): for operand in operands { collect(operand) }
        }
    }

    private mutating func collect(_ expression: Expression) {
        switch expression.kind {
        case .variable(let name), .parameter(let name), .property(_, key: let name): add(name)
        case .functionCall(let function, arguments: _, distinct: _): add(function)
        case .listComprehension(let variable, list: _, predicate: _, projection: _): add(variable)
        case .quantifier(_, let variable, list: _, predicate: _):
            add(variable)
            names.insert(expression.range.start)
        case .reduce(let accumulator, initial: _, let variable, list: _, expression: _):
            add(accumulator)
            add(variable)
            names.insert(expression.range.start)
        case .countStar: names.insert(expression.range.start)
        case .unary, .integerLiteral, .floatLiteral: prefixes.insert(expression.range.start)
        case .nullLiteral, .booleanLiteral, .stringLiteral, .listLiteral, .mapLiteral, .subscripted, .slice, .hasLabels,
            .labelTest, .caseOperand, .binary, .comparisonChain, .isNull, .isTyped, .caseExpression,
            .patternComprehension, .patternPredicate,
            .subquery, .mapProjection, .missing:
            break
        }
    }
}
