import QuerySyntax
import SourceText

extension Binder {
    /// Binds the pattern of CREATE or MERGE.
    ///
    /// Nodes bound before (by an earlier clause, or further left in the same pattern) may be ends of relationships, but
    /// may not bring labels or properties with them. Property maps see the variables of earlier clauses; in a CREATE
    /// also those of nodes further left, and those of a relationship also those of relationships further left. So all
    /// nodes can be created in order, and after them all relationships.
    mutating func bindWrittenPattern(
        _ parts: [PatternPart], clause: String
    ) throws(SemanticError) -> BoundPattern {
        aggregates = .refused(place: clause)
        let outer: Scope? = clause == "MERGE" ? scope : nil
        var draft = PatternDraft(firstOwn: types.count)
        for part in parts {
            if part.search != .all { throw .shortestPathWrite(clause: clause, at: part.range) }
            let alone = part.element.chain.isEmpty
            var left = try bindWrittenNode(part.element.start, alone: alone, outer, clause, into: &draft)
            var elements: [BoundPathElement] = [.node(left)]
            for step in part.element.chain {
                let index = try bindWrittenRelationship(step.relationship, outer, clause, into: &draft)
                let right = try bindWrittenNode(step.node, alone: false, outer, clause, into: &draft)
                draft.pattern.relationships[index].left = left
                draft.pattern.relationships[index].right = right
                elements.append(.relationship(draft.pattern.relationships[index].variable))
                elements.append(.node(right))
                left = right
            }
            if let name = part.variable {
                if scope[name.text] != nil { throw .variableAlreadyBound(name.text, at: name.range) }
                draft.pattern.paths.append((variable: declare(name.text, .path), elements: elements))
            }
        }
        return draft.pattern
    }

    private mutating func bindWrittenNode(
        _ node: NodePattern, alone: Bool, _ outer: Scope?, _ clause: String, into draft: inout PatternDraft
    ) throws(SemanticError) -> VariableID {
        if node.labelTest != nil { throw .labelsWrite(clause: clause, at: node.range) }
        if let predicate = node.predicate { throw .conditionWrite(clause: clause, at: tree[predicate].range) }
        if let name = node.variable, scope[name.text] != nil {
            let variable = try resolve(name)
            guard TypeSet.node.admits(type(of: variable)) else {
                throw .variableTypeConflict(name.text, found: type(of: variable), needed: .node, at: name.range)
            }
            if alone || !node.labels.isEmpty || node.properties != nil {
                throw .variableAlreadyBound(name.text, at: name.range)
            }
            if draft.nodeIndex(variable) == nil {
                draft.pattern.nodes.append(
                    BoundNode(
                        variable: variable, name: name.text, isArgument: true, labels: [], properties: nil,
                        range: node.range))
            }
            return variable
        }
        let properties = try bindWrittenProperties(node.properties, outer ?? created(.node, draft), clause)
        for label in node.labels { createdNames.insert(.label(label.text)) }
        let variable = node.variable.map { declare($0.text, .node) } ?? makeVariable(nil, .node)
        draft.pattern.nodes.append(
            BoundNode(
                variable: variable, name: node.variable?.text, isArgument: false, labels: Self.distinct(node.labels),
                properties: properties, range: node.range))
        return variable
    }

    /// - Returns: The place of the relationship in the pattern; its ends are still to be set.
    private mutating func bindWrittenRelationship(
        _ pattern: RelationshipPattern, _ outer: Scope?, _ clause: String, into draft: inout PatternDraft
    ) throws(SemanticError) -> Int {
        if let name = pattern.variable, scope[name.text] != nil {
            throw .variableAlreadyBound(name.text, at: name.range)
        }
        if let length = pattern.length ?? pattern.quantifier {
            throw .variableLengthWrite(clause: clause, at: length.range)
        }
        if pattern.typeTest != nil { throw .labelsWrite(clause: clause, at: pattern.range) }
        if let predicate = pattern.predicate { throw .conditionWrite(clause: clause, at: tree[predicate].range) }
        guard pattern.types.count == 1 else {
            throw .notOneType(clause: clause, found: pattern.types.count, at: pattern.range)
        }
        if clause == "CREATE", pattern.direction == .undirected { throw .undirectedCreate(at: pattern.range) }
        let properties = try bindWrittenProperties(
            pattern.properties, outer ?? created([.node, .relationship], draft), clause)
        createdNames.insert(.relationshipType(pattern.types[0].text))
        let variable = pattern.variable.map { declare($0.text, .relationship) } ?? makeVariable(nil, .relationship)
        draft.pattern.relationships.append(
            BoundRelationship(
                variable: variable, name: pattern.variable?.text, isArgument: false, left: variable, right: variable,
                direction: pattern.direction, types: pattern.types.map(\.text), length: .single, properties: properties,
                range: pattern.range))
        return draft.pattern.relationships.count - 1
    }

    /// The scope, but of the pattern's own variables only those of some kinds.
    private func created(_ kinds: TypeSet, _ draft: PatternDraft) -> Scope {
        var visible = scope
        for (_, variable) in scope.names.all where draft.isOwn(variable) && !kinds.admits(type(of: variable)) {
            visible.hidden.hide(variable, .removed)
        }
        return visible
    }

    private mutating func bindWrittenProperties(
        _ properties: PatternProperties?, _ visible: Scope, _ clause: String
    ) throws(SemanticError) -> BoundExpression? {
        let inner = scope
        scope = visible
        defer { scope = inner }
        switch properties {
        case .map(let entries, let range):
            for entry in tree[entries] { createdNames.insert(.propertyKey(entry.key.text)) }
            return try bindMap(entries, range)
        case .parameter(let id):
            if clause == "MERGE" { throw .parameterAsProperties(clause: clause, at: tree[id].range) }
            writesAnyKeys = true
            return try bind(id)
        case nil: return nil
        }
    }
}
