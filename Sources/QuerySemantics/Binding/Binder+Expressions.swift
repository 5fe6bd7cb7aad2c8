import QuerySyntax
import SourceText

extension Binder {
    /// Binds an expression.
    /// - Parameter asPredicate: A truth value is wanted, so that a pattern may stand here.
    mutating func bind(_ id: ExpressionID, asPredicate: Bool = false) throws(SemanticError) -> BoundExpression {
        if !substitutions.isEmpty, let known = substitute(id) { return known }
        let expression = tree[id]
        let range = expression.range
        switch expression.kind {
        case .nullLiteral: return BoundExpression(.constant(.null), type: .null, range: range)
        case .booleanLiteral(let value):
            return BoundExpression(.constant(.boolean(value)), type: .boolean, range: range)
        case .integerLiteral(let value):
            return BoundExpression(.constant(.integer(value)), type: .integer, range: range)
        case .floatLiteral(let value): return BoundExpression(.constant(.float(value)), type: .float, range: range)
        case .stringLiteral(let value):
            return BoundExpression(.constant(.string(tree[value])), type: .string, range: range)
        case .listLiteral(let list): return try bindList(Array(tree[list]), range)
        case .mapLiteral(let entries): return try bindMap(entries, range)
        case .variable(let name): return try reference(name)
        case .parameter(let name): return try bindParameter(name, range)
        case .property(let base, let key): return try bindProperty(base, key, range)
        case .subscripted(let base, let index): return try bindSubscript(base, index, range)
        case .slice(let base, let from, let to): return try bindSlice(base, from, to, range)
        case .hasLabels(let base, let labels): return try bindHasLabels(base, Array(tree[labels]), range)
        case .labelTest(let base, let test, let negated):
            return try bindLabelTest(base, tree[test], negated: negated, range)
        case .unary(let op, let operand): return try bindUnary(op, operand, range, asPredicate: asPredicate)
        case .binary(let op, let left, let right):
            return try bindBinary(op, left, right, range, asPredicate: asPredicate)
        case .comparisonChain(let operands, let operators):
            return try bindChain(Array(tree[operands]), operators, range)
        case .isTyped(let operand, let type, let negated):
            let bound = try bind(operand)
            return BoundExpression(
                .isTyped(bound, try bindType(tree[type]), negated: negated), type: .boolean, range: range)
        case .isNull(let operand, let negated):
            return BoundExpression(.isNull(try bind(operand), negated: negated), type: .boolean, range: range)
        case .functionCall(let name, let arguments, let distinct):
            return try bindCall(name, Array(tree[arguments]), distinct: distinct, id, asPredicate: asPredicate)
        case .countStar: return try bindAggregate(.countRows, id)
        case .caseOperand:
            guard let caseOperand else { throw .missingExpression(at: range) }
            return caseOperand
        case .caseExpression(let operand, let alternatives, let otherwise):
            return try bindCase(operand, Array(tree[alternatives]), otherwise, range)
        case .listComprehension(let variable, let list, let predicate, let projection):
            return try bindListComprehension(variable, list, predicate, projection, range)
        case .quantifier(let quantifier, let variable, let list, let predicate):
            return try bindQuantifier(quantifier, variable, list, predicate, range)
        case .reduce(let accumulator, let initial, let variable, let list, let expression):
            return try bindReduce(accumulator, initial, variable, list, expression, range)
        case .patternComprehension(let pattern, let predicate, let projection):
            return try bindPatternComprehension(tree[pattern], predicate, projection, range)
        case .patternPredicate(let pattern):
            return try bindPatternPredicate(tree[pattern], range, asPredicate: asPredicate)
        case .subquery(let kind, let subquery): return try bindSubquery(kind, tree[subquery], range)
        case .mapProjection(let base, let entries): return try bindMapProjection(base, entries, range)
        case .missing: throw .missingExpression(at: range)
        }
    }

    /// Refuses an operand whose type is known and wrong.
    func require(
        _ expression: BoundExpression, _ kinds: TypeSet, _ expected: @autoclosure () -> String,
        place: @autoclosure () -> String
    ) throws(SemanticError) {
        guard kinds.admits(expression.type) else {
            throw .wrongType(expected: expected(), found: expression.type, place: place(), at: expression.range)
        }
    }

    private mutating func bindList(_ ids: [ExpressionID], _ range: SourceRange) throws(SemanticError) -> BoundExpression
    {
        var elements: [BoundExpression] = []
        for id in ids { elements.append(try bind(id)) }
        let type = ValueType.list(ValueType.joined(elements.map(\.type)))
        let constants = elements.compactMap { element -> Constant? in
            if case .constant(let constant) = element.kind { return constant }
            return nil
        }
        if constants.count == elements.count {
            return BoundExpression(.constant(.list(constants)), type: type, range: range)
        }
        return BoundExpression(.list(elements), type: type, range: range)
    }

    /// A map literal, or the properties of a pattern; of equal keys the last one counts.
    mutating func bindMap(_ entries: MapEntryList, _ range: SourceRange) throws(SemanticError) -> BoundExpression {
        var bound: [(key: String, value: BoundExpression)] = []
        for entry in tree[entries] {
            guard let id = entry.value else { continue }
            let value = try bind(id)
            bound.removeAll { $0.key == entry.key.text }
            bound.append((key: entry.key.text, value: value))
        }
        return BoundExpression(.map(bound), type: .map, range: range)
    }

    private func bindParameter(_ name: Name, _ range: SourceRange) throws(SemanticError) -> BoundExpression {
        if let parameters, !parameters.contains(name.text) {
            throw .missingParameter(
                name.text, nearest: NearestName.find(name.text, among: parameters.sorted()), at: range)
        }
        return BoundExpression(.parameter(name.text), type: .any, range: range)
    }

    private mutating func bindProperty(
        _ base: ExpressionID, _ key: Name, _ range: SourceRange
    ) throws(SemanticError) -> BoundExpression {
        let bound = try bind(base)
        let holders = TypeSet([.node, .relationship, .map, .duration, .point]).union(.instant)
        guard bound.type.mayBe(holders) else {
            throw .propertyAccess(key: key.text, on: bound.type, at: key.range)
        }
        if bound.type == .node || bound.type == .relationship { noteKey(key) }
        return BoundExpression(.property(bound, key: key.text), type: .any, range: range)
    }

    private mutating func bindSubscript(
        _ base: ExpressionID, _ index: ExpressionID, _ range: SourceRange
    ) throws(SemanticError) -> BoundExpression {
        let bound = try bind(base)
        let holders = TypeSet([.list, .map, .node, .relationship, .duration, .point]).union(.instant)
        guard bound.type.mayBe(holders) else { throw .subscriptAccess(on: bound.type, at: bound.range) }
        let position = try bind(index)
        return BoundExpression(
            .subscripted(bound, index: position), type: bound.type == .null ? .any : bound.type.element, range: range)
    }

    private mutating func bindSlice(
        _ base: ExpressionID, _ from: ExpressionID?, _ to: ExpressionID?, _ range: SourceRange
    ) throws(SemanticError) -> BoundExpression {
        let bound = try bind(base)
        guard bound.type.mayBe(.list) else { throw .subscriptAccess(on: bound.type, at: bound.range) }
        let low = try bindOptional(from)
        let high = try bindOptional(to)
        return BoundExpression(
            .slice(bound, from: low, to: high), type: .list(bound.type.element), range: range)
    }

    private mutating func bindHasLabels(
        _ base: ExpressionID, _ labels: [Name], _ range: SourceRange
    ) throws(SemanticError) -> BoundExpression {
        let bound = try bind(base)
        try require(bound, [.node, .relationship], "a node or relationship", place: "a test of labels")
        for label in labels {
            if bound.type == .relationship {
                noteRelationshipType(label)
            } else if bound.type == .node {
                noteLabel(label)
            }
        }
        return BoundExpression(.hasLabels(bound, Self.distinct(labels)), type: .boolean, range: range)
    }

    private mutating func bindMapProjection(
        _ base: ExpressionID, _ entries: MapEntryList, _ range: SourceRange
    ) throws(SemanticError) -> BoundExpression {
        let bound = try bind(base)
        try require(bound, [.node, .relationship, .map], "a node, relationship or map", place: "a map projection")
        var all = false
        var result: [(key: String, value: BoundExpression)] = []
        for entry in tree[entries] {
            let value: BoundExpression
            switch entry.kind {
            case .allProperties:
                all = true
                continue
            case .property:
                if bound.type == .node || bound.type == .relationship { noteKey(entry.key) }
                value = BoundExpression(
                    .property(bound, key: entry.key.text), type: .any, range: entry.key.range)
            case .variable: value = try reference(entry.key)
            case .keyValue:
                guard let id = entry.value else { throw .missingExpression(at: entry.key.range) }
                value = try bind(id)
            }
            result.removeAll { $0.key == entry.key.text }
            result.append((key: entry.key.text, value: value))
        }
        return BoundExpression(.mapProjection(bound, all: all, entries: result), type: .map, range: range)
    }

    mutating func bindOptional(_ id: ExpressionID?) throws(SemanticError) -> BoundExpression? {
        guard let id else { return nil }
        return try bind(id)
    }
}
