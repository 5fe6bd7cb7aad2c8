import Entente
import QuerySyntax

extension NaiveEvaluator {
    /// CREATE for one row; gives the row with what was made.
    mutating func create(_ pattern: [PatternPart], _ row: Row) throws -> Row {
        var row = row
        for part in pattern {
            var here = try created(part.element.start, &row)
            var nodes = [here]
            var relationships: [UInt32] = []
            for step in part.element.chain {
                let far = try created(step.node, &row)
                let isForward = step.relationship.direction != .rightToLeft
                let properties = try self.properties(step.relationship.properties, row)
                let edge = graph.add(
                    NaiveGraph.RelationshipRecord(
                        type: step.relationship.types.first?.text ?? "", start: isForward ? here : far,
                        end: isForward ? far : here, properties: properties))
                if let name = step.relationship.variable?.text { row[name] = Self.relationship(edge) }
                nodes.append(far)
                relationships.append(edge)
                here = far
            }
            if let name = part.variable?.text { row[name] = .path(Self.path(nodes, relationships)) }
        }
        return row
    }

    private mutating func created(_ pattern: NodePattern, _ row: inout Row) throws -> UInt32 {
        if let name = pattern.variable?.text, let bound = row[name] {
            guard case .node(let node) = bound else { throw NaiveError.failure("no node to create at") }
            return node.id.raw
        }
        let id = graph.add(
            NaiveGraph.NodeRecord(
                labels: Set(pattern.labels.map(\.text)), properties: try properties(pattern.properties, row)))
        if let name = pattern.variable?.text { row[name] = Self.node(id) }
        return id
    }

    private mutating func properties(_ pattern: PatternProperties?, _ row: Row) throws -> [String: Value] {
        guard let pattern else { return [:] }
        guard case .map(let entries, _) = pattern else { throw NaiveError.unsupported("parameter") }
        var result: [String: Value] = [:]
        for entry in tree[entries] {
            guard let expression = entry.value else { throw NaiveError.unsupported("map projection") }
            let value = try value(expression, row)
            if value != .null { result[entry.key.text] = value }
        }
        return result
    }

    /// MERGE for one row; a row for each match, or one for what was made.
    mutating func merge(_ clause: MergeClause, _ row: Row) throws -> [Row] {
        let elements =
            [clause.part.element.start.properties]
            + clause.part.element.chain.flatMap {
                [$0.relationship.properties, $0.node.properties]
            }
        for case .map(let entries, _)? in elements {
            for entry in tree[entries] {
                if let expression = entry.value, try value(expression, row) == .null {
                    throw NaiveError.failure("MERGE with null")
                }
            }
        }
        let found = try matches([clause.part], nil, row)
        if found.isEmpty {
            let made = try create([clause.part], row)
            try apply(clause.onCreate, made)
            return [made]
        }
        for match in found { try apply(clause.onMatch, match) }
        return found
    }

    // MARK: SET and REMOVE

    mutating func apply(_ items: [SetItem], _ row: Row) throws {
        for item in items {
            switch item {
            case .property(let base, let key, let value):
                let new = try self.value(value, row)
                try change(try self.value(base, row)) { Self.put(new, key.text, &$0) }
            case .replace(let name, let value):
                let new = try entries(of: self.value(value, row))
                try change(row[name.text] ?? .null) { $0 = new.filter { $0.value != .null } }
            case .merge(let name, let value):
                let new = try entries(of: self.value(value, row))
                try change(row[name.text] ?? .null) { properties in
                    for (key, value) in new { Self.put(value, key, &properties) }
                }
            case .labels(let name, let labels):
                guard case .node(let node)? = row[name.text] else { continue }
                graph.nodes[node.id.raw]?.labels.formUnion(labels.map(\.text))
            }
        }
    }

    /// A null takes the property away. (`nil` would be a value: they are expressible by the literal.)
    private static func put(_ value: Value, _ key: String, _ properties: inout [String: Value]) {
        if value == .null { properties.removeValue(forKey: key) } else { properties[key] = value }
    }

    private func entries(of value: Value) throws -> [String: Value] {
        switch value {
        case .map(let entries): return entries
        case .node, .relationship: return properties(of: value)
        default: throw NaiveError.failure("SET to something else than a map")
        }
    }

    mutating func apply(_ items: [RemoveItem], _ row: Row) throws {
        for item in items {
            switch item {
            case .property(let base, let key):
                try change(try value(base, row)) { Self.put(.null, key.text, &$0) }
            case .labels(let name, let labels):
                guard case .node(let node)? = row[name.text] else { continue }
                graph.nodes[node.id.raw]?.labels.subtract(labels.map(\.text))
            }
        }
    }

    private mutating func change(_ element: Value, _ body: (inout [String: Value]) -> Void) throws {
        switch element {
        case .null: return
        case .node(let node):
            guard graph.nodes[node.id.raw] != nil else { throw NaiveError.failure("deleted") }
            body(&graph.nodes[node.id.raw, default: .init(labels: [], properties: [:])].properties)
        case .relationship(let edge):
            guard graph.relationships[edge.id.raw] != nil else { throw NaiveError.failure("deleted") }
            body(
                &graph.relationships[edge.id.raw, default: .init(type: "", start: 0, end: 0, properties: [:])]
                    .properties)
        default: throw NaiveError.failure("SET on something else than an element")
        }
    }

    // MARK: DELETE

    mutating func apply(_ clause: DeleteClause, _ rows: [Row]) throws {
        var nodes: Set<UInt32> = []
        var relationships: Set<UInt32> = []
        for row in rows {
            for expression in clause.expressions {
                switch try value(expression, row) {
                case .null: continue
                case .node(let node): nodes.insert(node.id.raw)
                case .relationship(let edge): relationships.insert(edge.id.raw)
                case .path(let path):
                    nodes.formUnion(path.nodes.map(\.id.raw))
                    relationships.formUnion(path.relationships.map(\.id.raw))
                default: throw NaiveError.failure("DELETE of something else than an element")
                }
            }
        }
        for edge in relationships { graph.relationships[edge] = nil }
        let left = graph.relationships.filter { nodes.contains($0.value.start) || nodes.contains($0.value.end) }
        if !left.isEmpty && !clause.detach { throw NaiveError.failure("DELETE of a connected node") }
        for edge in left.keys { graph.relationships[edge] = nil }
        for node in nodes { graph.nodes[node] = nil }
    }
}
