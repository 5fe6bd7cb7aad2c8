import QuerySyntax
import SourceText

/// Which pattern is being matched.
enum PatternUse: Sendable {
    case match(optional: Bool)
    /// `(a)-->(b)` as a condition: it cannot bring in variables.
    case predicate
    case comprehension
}

/// A pattern being bound: its parts so far, and what has to wait until all its variables are known.
struct PatternDraft {
    /// Variables from this number on belong to this pattern.
    let firstOwn: Int
    var pattern = BoundPattern(nodes: [], relationships: [], paths: [])
    var predicates: [BoundExpression] = []
    /// Property maps of nodes and single relationships, in the order written.
    var properties: [(owner: VariableID, entries: MapEntryList)] = []
    /// Conditions inside nodes and relationships, in the order written.
    var conditions: [PatternCondition] = []
    /// Property maps of variable-length relationships, by their place in the pattern.
    var walkProperties: [(relationship: Int, entries: MapEntryList, range: SourceRange)] = []

    func nodeIndex(_ variable: VariableID) -> Int? { pattern.nodes.firstIndex { $0.variable == variable } }
    func isOwn(_ variable: VariableID) -> Bool { variable.raw >= firstOwn }
}

extension Binder {
    /// Binds the pattern of a MATCH, a pattern predicate or a pattern comprehension.
    /// - Returns: The pattern, and its property maps and the labels of nodes bound before as predicates.
    mutating func bindPattern(
        _ parts: [PatternPart], as use: PatternUse
    ) throws(SemanticError) -> (BoundPattern, [BoundExpression]) {
        var draft = PatternDraft(firstOwn: types.count)
        let steps = parts.reduce(0) { $0 + $1.element.chain.count }
        draft.pattern.nodes.reserveCapacity(parts.count + steps)
        draft.pattern.relationships.reserveCapacity(steps)
        for part in parts { try bindPart(part, as: use, into: &draft) }
        // Properties may use variables of the whole pattern, so they come last.
        for (owner, entries) in draft.properties {
            for entry in tree[entries] {
                guard let id = entry.value else { continue }
                let value = try bind(id)
                noteKey(entry.key)
                let range = entry.key.range.union(value.range)
                let property = BoundExpression(
                    .property(reference(owner, entry.key.range), key: entry.key.text), type: .any,
                    range: entry.key.range)
                draft.predicates.append(
                    BoundExpression(.binary(.equal, property, value), type: .boolean, range: range))
            }
        }
        for (index, entries, range) in draft.walkProperties {
            for entry in tree[entries] { noteKey(entry.key) }
            draft.pattern.relationships[index].properties = try bindMap(entries, range)
        }
        for condition in draft.conditions { draft.predicates += try bind(condition) }
        if case .match(optional: false) = use, subqueries.isEmpty {
            // In the rows that come after, a variable of unknown type is known to be a node.
            for node in draft.pattern.nodes where type(of: node.variable) == .any { types[node.variable.raw] = .node }
        }
        return (draft.pattern, draft.predicates)
    }

    private mutating func bindPart(
        _ part: PatternPart, as use: PatternUse, into draft: inout PatternDraft
    ) throws(SemanticError) {
        let start = try bindNode(part.element.start, as: use, into: &draft)
        // What a path consists of is asked where it has a name.
        let isNamed = part.variable != nil
        var elements: [BoundPathElement] = isNamed ? [.node(start)] : []
        var left = start
        if part.search != .all, part.element.chain.count != 1 { throw .shortestPathShape(at: part.range) }
        for step in part.element.chain {
            let index = try bindRelationship(step.relationship, search: part.search, as: use, into: &draft)
            let right = try bindNode(step.node, as: use, into: &draft)
            draft.pattern.relationships[index].left = left
            draft.pattern.relationships[index].right = right
            left = right
            guard isNamed else { continue }
            let relationship = draft.pattern.relationships[index]
            elements.append(
                relationship.length == .single
                    ? .relationship(relationship.variable) : .relationships(relationship.variable))
            elements.append(.node(right))
        }
        if let name = part.variable {
            if scope[name.text] != nil { throw .variableAlreadyBound(name.text, at: name.range) }
            draft.pattern.paths.append((variable: declare(name.text, .path), elements: elements))
        }
    }

    private mutating func bindNode(
        _ node: NodePattern, as use: PatternUse, into draft: inout PatternDraft
    ) throws(SemanticError) -> VariableID {
        let variable = try patternVariable(node.variable, .node, as: use)
        let isArgument = !draft.isOwn(variable)
        let known = draft.nodeIndex(variable)
        if known == nil {
            draft.pattern.nodes.append(
                BoundNode(
                    variable: variable, name: node.variable?.text, isArgument: isArgument,
                    labels: isArgument ? [] : Self.distinct(node.labels), properties: nil, range: node.range))
        }
        for label in node.labels { noteLabel(label) }
        if !isArgument, node.labels.isEmpty, node.labelTest == nil, let name = node.variable,
            schema?.hasLabel(name.text) == true
        {
            noteMissingColon(name, of: "a label", as: "(:\(name.text))")
        }
        if isArgument, !node.labels.isEmpty {
            draft.predicates.append(
                BoundExpression(
                    .hasLabels(reference(variable, node.variable?.range ?? node.range), node.labels.map(\.text)),
                    type: .boolean, range: node.range))
        } else if let known {
            for label in node.labels where !draft.pattern.nodes[known].labels.contains(label.text) {
                draft.pattern.nodes[known].labels.append(label.text)
            }
        }
        if node.labelTest != nil || node.predicate != nil {
            draft.conditions.append(
                PatternCondition(
                    variable: variable, name: node.variable, isWalk: false, test: node.labelTest,
                    predicate: node.predicate, range: node.range))
        }
        switch node.properties {
        case .map(let entries, _): draft.properties.append((owner: variable, entries: entries))
        case .parameter(let id): throw .parameterAsProperties(clause: "MATCH", at: tree[id].range)
        case nil: break
        }
        return variable
    }

    /// - Returns: The place of the relationship in the pattern; its ends are still to be set.
    private mutating func bindRelationship(
        _ pattern: RelationshipPattern, search: PathSearch, as use: PatternUse, into draft: inout PatternDraft
    ) throws(SemanticError) -> Int {
        if let quantifier = pattern.quantifier, pattern.length != nil { throw .twoLengths(at: quantifier.range) }
        let length = Self.length(pattern.length ?? pattern.quantifier, search: search)
        let variable = try patternVariable(
            pattern.variable, length == .single ? .relationship : .list(.relationship), as: use, draft: draft)
        for type in pattern.types { noteRelationshipType(type) }
        if draft.isOwn(variable), pattern.types.isEmpty, pattern.typeTest == nil, let name = pattern.variable,
            schema?.hasRelationshipType(name.text) == true
        {
            noteMissingColon(name, of: "a type", as: "[:\(name.text)]")
        }
        let index = draft.pattern.relationships.count
        draft.pattern.relationships.append(
            BoundRelationship(
                variable: variable, name: pattern.variable?.text, isArgument: !draft.isOwn(variable), left: variable,
                right: variable, direction: pattern.direction, types: Self.distinct(pattern.types), length: length,
                properties: nil, range: pattern.range))
        if pattern.typeTest != nil || pattern.predicate != nil {
            draft.conditions.append(
                PatternCondition(
                    variable: variable, name: pattern.variable, isWalk: length != .single, test: pattern.typeTest,
                    predicate: pattern.predicate, range: pattern.range))
        }
        switch pattern.properties {
        case .map(let entries, let range):
            if length == .single {
                draft.properties.append((owner: variable, entries: entries))
            } else {
                draft.walkProperties.append((relationship: index, entries: entries, range: range))
            }
        case .parameter(let id): throw .parameterAsProperties(clause: "MATCH", at: tree[id].range)
        case nil: break
        }
        return index
    }

    /// The variable of a pattern element: an anonymous one, one that is bound already, or a new one.
    private mutating func patternVariable(
        _ name: Name?, _ needed: ValueType, as use: PatternUse, draft: PatternDraft? = nil
    ) throws(SemanticError) -> VariableID {
        guard let name else { return makeVariable(nil, needed) }
        guard scope[name.text] != nil else {
            if case .predicate = use { throw undefined(name) }
            return declare(name.text, needed)
        }
        let variable = try resolve(name)
        let found = type(of: variable)
        if let draft, draft.pattern.relationships.contains(where: { $0.variable == variable }) {
            throw .relationshipUsedTwice(name.text, at: name.range)
        }
        guard Self.isCompatible(found, with: needed) else {
            throw .variableTypeConflict(name.text, found: found, needed: needed, at: name.range)
        }
        return variable
    }

    private static func isCompatible(_ found: ValueType, with needed: ValueType) -> Bool {
        if found == .any || found == .null || found == needed { return true }
        guard case .list(let element) = found, case .list = needed else { return false }
        return element == .any || element == .null
    }

    private static func length(_ length: PathLength?, search: PathSearch) -> BoundRelationship.Length {
        let minimum = length.map { $0.minimum ?? 1 } ?? 1
        let maximum = length.map(\.maximum) ?? 1
        // No walk has more relationships than there are ids.
        let low = Int(min(minimum, Int64(UInt32.max)))
        let high = maximum.map { Int(min($0, Int64(UInt32.max))) }
        switch search {
        case .all: return length == nil ? .single : .variable(minimum: low, maximum: high)
        case .shortestPath: return .shortest(minimum: low, maximum: high, all: false)
        case .allShortestPaths: return .shortest(minimum: low, maximum: high, all: true)
        }
    }

    static func distinct(_ names: [Name]) -> [String] {
        if names.count == 1 { return [names[0].text] }
        var result: [String] = []
        for name in names where !result.contains(name.text) { result.append(name.text) }
        return result
    }
}
