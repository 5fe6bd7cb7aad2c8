import QuerySyntax
import SourceText

extension Binder {
    mutating func bindCreate(_ create: CreateClause) throws(SemanticError) -> BoundCreate {
        BoundCreate(pattern: try bindWrittenPattern(create.pattern, clause: "CREATE"))
    }

    mutating func bindMerge(_ merge: MergeClause) throws(SemanticError) -> BoundMerge {
        let pattern = try bindWrittenPattern([merge.part], clause: "MERGE")
        return BoundMerge(
            pattern: pattern, onMatch: try bindSetItems(merge.onMatch), onCreate: try bindSetItems(merge.onCreate))
    }

    /// Items of SET, and of ON MATCH and ON CREATE.
    mutating func bindSetItems(_ items: [SetItem]) throws(SemanticError) -> [BoundSetItem] {
        aggregates = .refused(place: "SET")
        var result: [BoundSetItem] = []
        for item in items {
            switch item {
            case .property(let target, let key, let value):
                result.append(try bindPropertyTarget(target, key, value: value, clause: "SET"))
            case .replace(let name, let value):
                let target = try entity(name, [.node, .relationship], "a node or relationship", clause: "SET")
                let bound = try bindPropertyMap(value)
                result.append(
                    .replaceProperties(target: target, value: bound, range: name.range.union(bound.range)))
            case .merge(let name, let value):
                let target = try entity(name, [.node, .relationship], "a node or relationship", clause: "SET")
                let bound = try bindPropertyMap(value)
                result.append(.mergeProperties(target: target, value: bound, range: name.range.union(bound.range)))
            case .labels(let name, let labels):
                let target = try entity(name, .node, "a node", clause: "SET")
                for label in labels { createdNames.insert(.label(label.text)) }
                result.append(
                    .addLabels(
                        target: target, Self.distinct(labels), range: labels.reduce(name.range) { $0.union($1.range) }))
            }
        }
        return result
    }

    mutating func bindRemove(_ remove: RemoveClause) throws(SemanticError) -> [BoundSetItem] {
        aggregates = .refused(place: "REMOVE")
        var result: [BoundSetItem] = []
        for item in remove.items {
            switch item {
            case .property(let target, let key):
                result.append(try bindPropertyTarget(target, key, value: nil, clause: "REMOVE"))
            case .labels(let name, let labels):
                let target = try entity(name, .node, "a node", clause: "REMOVE")
                result.append(
                    .removeLabels(
                        target: target, Self.distinct(labels), range: labels.reduce(name.range) { $0.union($1.range) }))
            }
        }
        return result
    }

    mutating func bindDelete(_ delete: DeleteClause) throws(SemanticError) -> [BoundExpression] {
        aggregates = .refused(place: "DELETE")
        var result: [BoundExpression] = []
        for id in delete.expressions {
            if case .hasLabels = tree[id].kind { throw .deleteLabel(at: tree[id].range) }
            let bound = try bind(id)
            try require(
                bound, [.node, .relationship, .path], "a node, relationship or path", place: "DELETE")
            result.append(bound)
        }
        return result
    }

    /// - Parameter value: nil for REMOVE, which is a property set to null.
    private mutating func bindPropertyTarget(
        _ target: ExpressionID, _ key: Name, value: ExpressionID?, clause: String
    ) throws(SemanticError) -> BoundSetItem {
        let base = try bind(target)
        try require(base, [.node, .relationship], "a node or relationship", place: clause)
        createdNames.insert(.propertyKey(key.text))
        let range = base.range.union(key.range)
        guard let value else {
            let null = BoundExpression(.constant(.null), type: .null, range: range)
            return .property(target: base, key: key.text, value: null, range: range)
        }
        let bound = try bind(value)
        return .property(target: base, key: key.text, value: bound, range: range.union(bound.range))
    }

    private mutating func bindPropertyMap(_ value: ExpressionID) throws(SemanticError) -> BoundExpression {
        let bound = try bind(value)
        try require(bound, [.map, .node, .relationship], "a map, node or relationship", place: "SET")
        if case .mapLiteral(let entries) = tree[value].kind {
            for entry in tree[entries] { createdNames.insert(.propertyKey(entry.key.text)) }
        } else {
            writesAnyKeys = true
        }
        return bound
    }

    private mutating func entity(
        _ name: Name, _ kinds: TypeSet, _ expected: String, clause: String
    ) throws(SemanticError) -> VariableID {
        let variable = try resolve(name)
        guard kinds.admits(type(of: variable)) else {
            throw .wrongType(expected: expected, found: type(of: variable), place: clause, at: name.range)
        }
        return variable
    }
}
