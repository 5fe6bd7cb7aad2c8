import Entente
import QuerySyntax
import SourceText

/// What the naive evaluator could not do.
public enum NaiveError: Error, Equatable {
    /// The statement fails: division by zero, a wrong type …
    case failure(String)
    /// The evaluator does not know this part of the language.
    case unsupported(String)
}

/// Runs statements by the letter of the language: over the syntax tree, rows as dictionaries, patterns by trying all
/// assignments. No planning, no batches, no types; it shares the parser with the engine and nothing else.
///
/// Elements of the graph are values that carry a number and nothing more; what they are is looked up in `graph`.
public struct NaiveEvaluator {
    public typealias Row = [String: Value]

    public var graph: NaiveGraph
    let tree: SyntaxTree
    /// Patterns tried so far; a bound keeps generated queries small.
    var steps = 0
    /// Variables that `CALL (a, b) { … }` makes visible everywhere in its query.
    var constants: Row = [:]
    /// What the innermost CASE compares.
    var caseOperand: Value?
    static let maximumSteps = 400_000

    /// - Throws: the parser's diagnostic.
    public init(_ text: String, graph: NaiveGraph) throws {
        tree = try Parser.parseStatement(SourceText(text, name: "naive")).tree
        self.graph = graph
    }

    /// The rows of the statement; empty for one that returns nothing.
    public mutating func run() throws -> [[Value]] {
        guard case .query(let query) = tree.statement else { throw NaiveError.unsupported("statement") }
        return try run(query, from: [:]).rows
    }

    mutating func run(_ query: Query, from row: Row) throws -> (names: [String], rows: [[Value]]) {
        var (names, rows) = try run(query.first, from: row)
        for part in query.unions {
            rows += try run(part.query, from: row).rows
            if !part.all { rows = Self.distinct(rows) }
        }
        return (names, rows)
    }

    mutating func run(_ query: SingleQuery, from row: Row) throws -> (names: [String], rows: [[Value]]) {
        var rows = [row]
        for clause in query.clauses {
            switch clause {
            case .match(let match): rows = try run(match, rows)
            case .unwind(let unwind):
                rows = try rows.flatMap { row -> [Row] in
                    let elements: [Value]
                    switch try value(unwind.list, row) {
                    case .null: elements = []
                    case .list(let list): elements = list
                    case let single: elements = [single]
                    }
                    return elements.map { element in row.merging([unwind.variable.text: element]) { _, new in new } }
                }
            case .with(let projection):
                let (names, projected) = try project(projection, rows)
                rows = projected.map { values in
                    Dictionary(zip(names, values), uniquingKeysWith: { first, _ in first })
                }
                if !constants.isEmpty { rows = rows.map { $0.merging(constants) { projected, _ in projected } } }
                if let predicate = projection.predicate {
                    rows = try rows.filter { try truth(predicate, $0) == true }
                }
            case .return(let projection): return try project(projection, rows)
            case .create(let create): rows = try rows.map { try self.create(create.pattern, $0) }
            case .merge(let merge): rows = try rows.flatMap { try self.merge(merge, $0) }
            case .set(let set): for row in rows { try apply(set.items, row) }
            case .remove(let remove): for row in rows { try apply(remove.items, row) }
            case .delete(let delete): try apply(delete, rows)
            case .foreach(let foreach): for row in rows { try run(foreach, row) }
            case .callSubquery(let call): rows = try rows.flatMap { try self.run(call, $0) }
            case .finish: return ([], [])
            default: throw NaiveError.unsupported("clause")
            }
        }
        return ([], [])
    }

    // MARK: MATCH

    private mutating func run(_ match: MatchClause, _ rows: [Row]) throws -> [Row] {
        var result: [Row] = []
        for row in rows {
            let found = try matches(match.pattern, match.predicate, row)
            if found.isEmpty && match.optional {
                var padded = row
                for name in variables(of: match.pattern) where row[name] == nil { padded[name] = .null }
                result.append(padded)
            }
            result += found
        }
        return result
    }

    func variables(of pattern: [PatternPart]) -> [String] {
        pattern.flatMap { part in
            [part.variable?.text, part.element.start.variable?.text].compactMap { $0 }
                + part.element.chain.flatMap { step in
                    [step.relationship.variable?.text, step.node.variable?.text].compactMap { $0 }
                }
        }
    }

    // MARK: WITH and RETURN

    private mutating func project(
        _ clause: ProjectionClause, _ rows: [Row]
    ) throws -> (names: [String], rows: [[Value]]) {
        var names: [String] = []
        var items: [ExpressionID?] = []
        if clause.includesAll {
            names = (rows.first ?? [:]).keys.sorted()
            items = names.map { _ in nil }
        }
        for item in clause.items {
            if let alias = item.alias {
                names.append(alias.text)
            } else if case .variable(let name) = tree[item.expression].kind {
                names.append(name.text)
            } else {
                names.append("column \(names.count)")
            }
            items.append(item.expression)
        }
        // Each result with the rows it came from: one, or a group.
        var results: [(values: [Value], source: Row)] = []
        if items.contains(where: { $0.map(containsAggregate) ?? false }) {
            for group in try groups(of: items, names, rows) {
                let source = group.first ?? [:]
                let values = try zip(items, names).map { item, name in
                    try item.map { try value($0, source, group: group) } ?? source[name] ?? .null
                }
                results.append((values, [:]))
            }
        } else {
            for row in rows {
                let values = try zip(items, names).map { item, name in
                    try item.map { try value($0, row) } ?? row[name] ?? .null
                }
                results.append((values, row))
            }
        }
        if clause.distinct {
            var kept: [(values: [Value], source: Row)] = []
            for result in results
            where !kept.contains(where: { NaiveComparison.areEquivalent($0.values, result.values) }) {
                kept.append((result.values, [:]))
            }
            results = kept
        }
        if !clause.order.isEmpty {
            var keyed: [(keys: [Value], place: Int)] = []
            for (place, result) in results.enumerated() {
                let projected = Dictionary(zip(names, result.values), uniquingKeysWith: { first, _ in first })
                let scope = result.source.merging(projected) { _, new in new }
                keyed.append((try clause.order.map { try value($0.expression, scope) }, place))
            }
            keyed.sort { a, b in
                for (index, item) in clause.order.enumerated() {
                    if let nullsFirst = item.nullsFirst, (a.keys[index] == .null) != (b.keys[index] == .null) {
                        return (a.keys[index] == .null) == nullsFirst
                    }
                    let step = NaiveComparison.order(a.keys[index], b.keys[index])
                    if step != 0 { return item.descending ? step > 0 : step < 0 }
                }
                return a.place < b.place
            }
            results = keyed.map { results[$0.place] }
        }
        if let skip = clause.skip, case .integer(let count) = try value(skip, [:]) {
            results = Array(results.dropFirst(Int(count)))
        }
        if let limit = clause.limit, case .integer(let count) = try value(limit, [:]) {
            results = Array(results.prefix(Int(count)))
        }
        return (names, results.map(\.values))
    }

    /// Rows by the values of the items that do not aggregate; one group of everything when there are none.
    private mutating func groups(of items: [ExpressionID?], _ names: [String], _ rows: [Row]) throws -> [[Row]] {
        let keys = zip(items, names).filter { item, _ in !(item.map(containsAggregate) ?? false) }
        if keys.isEmpty { return [rows] }
        var groups: [(key: [Value], rows: [Row])] = []
        for row in rows {
            let key = try keys.map { item, name in try item.map { try value($0, row) } ?? row[name] ?? .null }
            if let place = groups.firstIndex(where: { NaiveComparison.areEquivalent($0.key, key) }) {
                groups[place].rows.append(row)
            } else {
                groups.append((key, [row]))
            }
        }
        return groups.map(\.rows)
    }

    static func distinct(_ rows: [[Value]]) -> [[Value]] {
        var kept: [[Value]] = []
        for row in rows where !kept.contains(where: { NaiveComparison.areEquivalent($0, row) }) { kept.append(row) }
        return kept
    }
}
