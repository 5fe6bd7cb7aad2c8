import Entente
import QuerySyntax

extension NaiveEvaluator {
    /// `CALL { … }` for one row: the row with each row of the query, or as it is when the query returns nothing.
    mutating func run(_ call: CallSubqueryClause, _ row: Row) throws -> [Row] {
        let outer = constants
        defer { constants = outer }
        var start: Row = [:]
        switch call.imports {
        case .leadingWith:
            constants = [:]
            guard case .with? = call.query.first.clauses.first else { break }
            start = row
        case .listed(let names):
            for name in names { start[name.text] = row[name.text] }
            constants = start
        case .all:
            start = row
            constants = row
        }
        let (names, rows) = try run(call.query, from: start)
        guard case .return? = call.query.first.clauses.last else { return [row] }
        return rows.map { values in row.merging(zip(names, values)) { _, new in new } }
    }

    /// FOREACH for one row.
    mutating func run(_ foreach: ForeachClause, _ row: Row) throws {
        let elements: [Value]
        switch try value(foreach.list, row) {
        case .null: elements = []
        case .list(let list): elements = list
        default: throw NaiveError.failure("FOREACH over no list")
        }
        for element in elements {
            var inner = [row.merging([foreach.variable.text: element]) { _, new in new }]
            for clause in foreach.clauses {
                switch clause {
                case .create(let create): inner = try inner.map { try self.create(create.pattern, $0) }
                case .merge(let merge): inner = try inner.flatMap { try self.merge(merge, $0) }
                case .set(let set): for row in inner { try apply(set.items, row) }
                case .remove(let remove): for row in inner { try apply(remove.items, row) }
                case .delete(let delete): try apply(delete, inner)
                case .foreach(let nested): for row in inner { try run(nested, row) }
                default: throw NaiveError.unsupported("clause in FOREACH")
                }
            }
        }
    }

    // MARK: Shortest paths

    /// Of the walks that the pattern of a shortest path finds, those without a shorter one between the same nodes; one
    /// for each pair of nodes, or all.
    mutating func shortest(_ part: PatternPart, _ row: Row) throws -> [Row] {
        let path = part.variable?.text ?? " path"
        var named = part
        named.search = .all
        named.variable = Name(text: path, range: part.range)
        var best: [[UInt32]: [(length: Int, row: Row)]] = [:]
        var order: [[UInt32]] = []
        for found in try matches([named], nil, row) {
            guard case .path(let walk)? = found[path], let first = walk.nodes.first, let last = walk.nodes.last else {
                continue
            }
            let ends = [first.id.raw, last.id.raw]
            var found = found
            if part.variable == nil { found[path] = nil }
            let shortest = best[ends]?.first?.length ?? .max
            if best[ends] == nil { order.append(ends) }
            if walk.length < shortest { best[ends] = [] }
            if walk.length <= shortest { best[ends, default: []].append((walk.length, found)) }
        }
        return order.flatMap { ends -> [Row] in
            let rows = (best[ends] ?? []).map(\.row)
            return part.search == .shortestPath ? Array(rows.prefix(1)) : rows
        }
    }

    // MARK: Labels and conditions inside patterns

    static func holds(_ test: LabelExpression, of labels: Set<String>) -> Bool {
        switch test {
        case .name(let name): labels.contains(name.text)
        case .wildcard: !labels.isEmpty
        case .not(let inner): !holds(inner, of: labels)
        case .and(let operands): operands.allSatisfy { holds($0, of: labels) }
        case .or(let operands): operands.contains { holds($0, of: labels) }
        }
    }

    func labels(of element: Value) throws -> Set<String> {
        switch element {
        case .node(let node): return graph.nodes[node.id.raw]?.labels ?? []
        case .relationship(let edge): return [graph.relationships[edge.id.raw]?.type ?? ""]
        default: throw NaiveError.failure("labels of no element")
        }
    }

    /// Whether the conditions inside the nodes and relationships of a pattern hold for a row.
    mutating func meetsConditions(_ pattern: [PatternPart], _ row: Row) throws -> Bool {
        for part in pattern {
            let nodes = [part.element.start] + part.element.chain.map(\.node)
            for node in nodes {
                if let predicate = node.predicate, try truth(predicate, row) != true { return false }
            }
            for step in part.element.chain {
                guard let predicate = step.relationship.predicate else { continue }
                guard step.relationship.length ?? step.relationship.quantifier != nil else {
                    if try truth(predicate, row) != true { return false }
                    continue
                }
                guard let name = step.relationship.variable?.text, case .list(let walk)? = row[name] else {
                    throw NaiveError.unsupported("a condition on a walk without a name")
                }
                for edge in walk {
                    let inner = row.merging([name: edge]) { _, new in new }
                    if try truth(predicate, inner) != true { return false }
                }
            }
        }
        return true
    }
}
