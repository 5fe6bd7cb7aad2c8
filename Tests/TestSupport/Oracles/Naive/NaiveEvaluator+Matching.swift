import Entente
import QuerySyntax

extension NaiveEvaluator {
    /// Every assignment of the pattern's variables that the graph has for a row, no relationship used twice.
    mutating func matches(_ pattern: [PatternPart], _ predicate: ExpressionID?, _ row: Row) throws -> [Row] {
        var found: [(row: Row, used: Set<UInt32>)] = [(row, [])]
        if let part = pattern.first, part.search != .all {
            guard pattern.count == 1 else { throw NaiveError.unsupported("shortest path among others") }
            let paths = try shortest(part, row)
            guard let predicate else { return paths }
            return try paths.filter { try truth(predicate, $0) == true }
        }
        for part in pattern {
            guard case .all = part.search else { throw NaiveError.unsupported("shortest path") }
            var next: [(row: Row, used: Set<UInt32>)] = []
            for state in found { try extend(state, by: part, into: &next) }
            found = next
        }
        let rows = try found.map(\.row).filter { try meetsConditions(pattern, $0) }
        guard let predicate else { return rows }
        return try rows.filter { try truth(predicate, $0) == true }
    }

    private mutating func extend(
        _ state: (row: Row, used: Set<UInt32>), by part: PatternPart,
        into found: inout [(row: Row, used: Set<UInt32>)]
    ) throws {
        for start in graph.nodeIDs {
            guard let row = try bind(part.element.start, to: start, state.row, state.row) else { continue }
            try walk(
                part.element.chain[...], Walk(row: row, used: state.used, nodes: [start], relationships: []),
                outer: state.row, part.variable?.text, into: &found)
        }
    }

    /// A part walked halfway.
    private struct Walk {
        var row: Row
        var used: Set<UInt32>
        var nodes: [UInt32]
        var relationships: [UInt32]
    }

    private mutating func walk(
        _ chain: ArraySlice<PatternStep>, _ state: Walk, outer: Row, _ path: String?,
        into found: inout [(row: Row, used: Set<UInt32>)]
    ) throws {
        steps += 1
        if steps > Self.maximumSteps { throw NaiveError.unsupported("too many steps") }
        guard let step = chain.first, let here = state.nodes.last else {
            var row = state.row
            if let path { row[path] = .path(Self.path(state.nodes, state.relationships)) }
            found.append((row, state.used))
            return
        }
        let pattern = step.relationship
        if let length = pattern.length ?? pattern.quantifier {
            let bounds = (Int(length.minimum ?? 1), length.maximum.map { Int($0) } ?? Int.max)
            var lists: [[(UInt32, UInt32)]] = [[]]
            var size = 0
            while !lists.isEmpty && size <= bounds.1 {
                if size >= bounds.0 {
                    for list in lists {
                        var next = state
                        next.relationships += list.map(\.0)
                        next.nodes += list.map(\.1)
                        next.used.formUnion(list.map(\.0))
                        if let name = pattern.variable?.text {
                            next.row[name] = .list(list.map { Self.relationship($0.0) })
                        }
                        guard let end = next.nodes.last,
                            let row = try bind(step.node, to: end, next.row, outer)
                        else { continue }
                        next.row = row
                        try walk(chain.dropFirst(), next, outer: outer, path, into: &found)
                    }
                }
                if size == bounds.1 { break }
                var longer: [[(UInt32, UInt32)]] = []
                for list in lists {
                    let end = list.last?.1 ?? here
                    let used = state.used.union(list.map(\.0))
                    for (edge, far) in try hops(pattern, from: end, outer) where !used.contains(edge) {
                        longer.append(list + [(edge, far)])
                    }
                }
                lists = longer
                size += 1
            }
            return
        }
        for (edge, far) in try hops(pattern, from: here, outer) where !state.used.contains(edge) {
            var next = state
            if let name = pattern.variable?.text {
                if let bound = next.row[name] {
                    guard case .relationship(let other) = bound, other.id.raw == edge else { continue }
                }
                next.row[name] = Self.relationship(edge)
            }
            guard let row = try bind(step.node, to: far, next.row, outer) else { continue }
            next.row = row
            next.used.insert(edge)
            next.nodes.append(far)
            next.relationships.append(edge)
            try walk(chain.dropFirst(), next, outer: outer, path, into: &found)
        }
    }

    /// Relationships of the pattern's types, properties and direction at a node, each with its far end.
    private mutating func hops(
        _ pattern: RelationshipPattern, from node: UInt32, _ row: Row
    ) throws -> [(UInt32, UInt32)] {
        var result: [(UInt32, UInt32)] = []
        for id in graph.relationshipIDs {
            guard let edge = graph.relationships[id], edge.start == node || edge.end == node else { continue }
            if !pattern.types.isEmpty && !pattern.types.contains(where: { $0.text == edge.type }) { continue }
            if let test = pattern.typeTest, !Self.holds(test, of: [edge.type]) { continue }
            guard try agrees(edge.properties, pattern.properties, row) else { continue }
            switch pattern.direction {
            case .leftToRight: if edge.start == node { result.append((id, edge.end)) }
            case .rightToLeft: if edge.end == node { result.append((id, edge.start)) }
            case .undirected: result.append((id, edge.start == node ? edge.end : edge.start))
            }
        }
        return result
    }

    /// The row with the node in it, when the node fits the pattern.
    private mutating func bind(_ pattern: NodePattern, to node: UInt32, _ row: Row, _ outer: Row) throws -> Row? {
        guard let record = graph.nodes[node], pattern.labels.allSatisfy({ record.labels.contains($0.text) }) else {
            return nil
        }
        if let test = pattern.labelTest, !Self.holds(test, of: record.labels) { return nil }
        var row = row
        if let name = pattern.variable?.text {
            if let bound = row[name] {
                guard case .node(let other) = bound, other.id.raw == node else { return nil }
            }
            row[name] = Self.node(node)
        }
        return try agrees(record.properties, pattern.properties, outer) ? row : nil
    }

    private mutating func agrees(
        _ properties: [String: Value], _ pattern: PatternProperties?, _ row: Row
    ) throws -> Bool {
        guard let pattern else { return true }
        guard case .map(let entries, _) = pattern else { throw NaiveError.unsupported("parameter") }
        for entry in tree[entries] {
            guard let expression = entry.value else { throw NaiveError.unsupported("map projection") }
            let wanted = try value(expression, row)
            if NaiveComparison.equals(properties[entry.key.text] ?? .null, wanted) != true { return false }
        }
        return true
    }

    // MARK: Elements as values

    static func node(_ id: UInt32) -> Value { .node(Node(id: NodeID(id), labels: [], properties: [:])) }

    static func relationship(_ id: UInt32) -> Value {
        .relationship(
            Relationship(
                id: RelationshipID(id), type: "", startNode: NodeID(0), endNode: NodeID(0), properties: [:]))
    }

    static func path(_ nodes: [UInt32], _ relationships: [UInt32]) -> Path {
        var path = Path(nodes: [], relationships: [])
        for case .node(let node) in nodes.map(node) { path.nodes.append(node) }
        for case .relationship(let edge) in relationships.map(relationship) { path.relationships.append(edge) }
        return path
    }
}
