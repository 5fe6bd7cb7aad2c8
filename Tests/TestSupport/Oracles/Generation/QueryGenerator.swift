import Entente

/// Random valid queries over a known graph.
///
/// Knows the variables in scope with their types, and for the variables of patterns an assignment that the graph has (the
/// witness), so that most queries have answers.
public struct QueryGenerator {
    struct Variable {
        var name: String
        var type: GeneratedType
    }

    let graph: NaiveGraph
    var dice: Dice
    var scope: [Variable] = []
    /// An element of the graph for each variable of a pattern.
    var witness: [String: UInt32] = [:]
    /// Variables that earlier clauses bound: those a pattern's properties may read, and whose relationships it may reuse.
    var outer: [Variable] = []
    /// Whether a pattern may stand where a truth value is wanted: the language has it in WHERE alone.
    var allowsPatterns = false
    /// A clause that writes is being made: what its expressions would find in the graph depends on the order of writes.
    var isWriting = false
    /// How often each kind of name was handed out.
    private var names: [String: Int] = [:]

    public init(graph: NaiveGraph, seed: UInt64) {
        self.graph = graph
        dice = Dice(seed: seed)
    }

    mutating func fresh(_ prefix: String) -> String {
        names[prefix, default: 0] += 1
        return prefix + "\(names[prefix, default: 0])"
    }

    /// A condition of WHERE.
    mutating func condition(_ depth: Int) -> String {
        allowsPatterns = true
        defer { allowsPatterns = false }
        return truth(depth)
    }

    func variables(_ type: GeneratedType) -> [String] { scope.filter { $0.type == type }.map(\.name) }

    // MARK: Queries

    /// A query that reads.
    public mutating func reading() -> GeneratedQuery {
        if dice.chance(10) { return union() }
        let clauses = readingClauses(dice.pick([1, 1, 1, 2, 2, 3]))
        let columns = dice.number(1...4)
        let (text, stable, ordered) = projection("RETURN", columns: columns, stableOnly: false)
        return GeneratedQuery(text: clauses + text, unorderedColumns: stable, isOrdered: ordered)
    }

    private mutating func union() -> GeneratedQuery {
        let columns = dice.number(1...2)
        let all = dice.chance(50)
        var parts: [String] = []
        for _ in 0..<dice.number(2...3) {
            scope = []
            witness = [:]
            let clauses = readingClauses(1)
            parts.append(clauses + plainReturn(columns: columns))
        }
        return GeneratedQuery(text: parts.joined(separator: all ? "\nUNION ALL\n" : "\nUNION\n"))
    }

    mutating func readingClauses(_ count: Int) -> String {
        var text = ""
        for index in 0..<count {
            switch dice.below(index == 0 ? 80 : 100) {
            case 0..<55: text += match(optional: false)
            case 55..<65: text += unwind()
            case 65..<74: text += match(optional: true)
            case 74..<77: text += call()
            case 77..<80: text += shortest() ?? call()
            default: text += with()
            }
            text += "\n"
        }
        return text
    }

    mutating func unwind() -> String {
        let text: String
        let element: GeneratedType
        let bags = scope.filter { !$0.type.isStable }
        if let bag = dice.pick(from: bags), case .bag(let inner) = bag.type, dice.chance(60) {
            text = bag.name
            element = inner
        } else if dice.chance(25) {
            text = "[" + (0..<dice.number(1...3)).map { _ in string(1) }.joined(separator: ", ") + "]"
            element = .string
        } else {
            text = integers(2)
            element = .integer
        }
        let name = fresh("x")
        scope.append(Variable(name: name, type: element))
        return dice.chance(20) ? "FOR \(name) IN \(text)" : "UNWIND \(text) AS \(name)"
    }

    // MARK: Projections

    private mutating func with() -> String {
        if dice.chance(10), !scope.isEmpty { return "WITH *" + (dice.chance(30) ? " WHERE " + condition(2) : "") }
        if dice.chance(8), !scope.isEmpty { return "FILTER " + condition(2) }
        if dice.chance(8), !scope.isEmpty {
            let (text, type) = column(stableOnly: true)
            let name = fresh("v")
            scope.append(Variable(name: name, type: type))
            return "LET \(name) = \(text)"
        }
        let before = scope
        var items: [(text: String, name: String, type: GeneratedType)] = []
        let aggregates = dice.chance(40)
        let distinct = !aggregates && dice.chance(20)
        let limited = dice.chance(20)
        for variable in before {
            if (aggregates || distinct || limited) && !variable.type.isStable { continue }
            if dice.chance(aggregates ? 40 : 75) { items.append((variable.name, variable.name, variable.type)) }
        }
        if aggregates {
            for _ in 0..<dice.number(1...2) {
                let (text, type) = aggregate()
                if limited && !type.isStable { continue }
                items.append((text, fresh("g"), type))
            }
        }
        if items.isEmpty || dice.chance(50) {
            let (text, type) = column(stableOnly: true)
            items.append((text, fresh("v"), type))
        }
        var text = "WITH " + (distinct ? "DISTINCT " : "")
        text += items.map { $0.text == $0.name ? $0.name : "\($0.text) AS \($0.name)" }.joined(separator: ", ")
        if limited {
            text += " ORDER BY " + order(of: items.map(\.name))
            if dice.chance(40) { text += " SKIP \(dice.number(0...1))" }
            text += " LIMIT \(dice.number(1...5))"
        }
        scope = items.map { Variable(name: $0.name, type: $0.type) }
        if dice.chance(25) { text += " WHERE " + condition(2) }
        return text
    }

    private mutating func order(of names: [String]) -> String {
        names.map {
            $0 + dice.pick(["", "", " DESC", " ASC"]) + dice.pick(["", "", "", " NULLS FIRST", " NULLS LAST"])
        }.joined(separator: ", ")
    }

    /// Columns `c0`, `c1` … without more, for the branches of a union.
    mutating func plainReturn(columns: Int) -> String {
        "RETURN " + (0..<columns).map { "\(column(stableOnly: true).text) AS c\($0)" }.joined(separator: ", ")
    }

    private mutating func projection(
        _ keyword: String, columns: Int, stableOnly: Bool
    ) -> (text: String, unordered: Set<Int>, isOrdered: Bool) {
        let aggregates = dice.chance(35)
        let distinct = dice.chance(15)
        let ordered = dice.chance(30)
        var items: [String] = []
        var unordered: Set<Int> = []
        let groups = aggregates ? dice.below(columns) : columns
        for index in 0..<columns {
            if index < groups {
                let (text, type) = column(stableOnly: aggregates || distinct || ordered)
                if !type.isStable { unordered.insert(index) }
                items.append(text)
            } else {
                var (text, type) = aggregate()
                if !type.isStable && (distinct || ordered) { (text, type) = ("count(*)", .integer) }
                if !type.isStable { unordered.insert(index) }
                items.append(text)
            }
        }
        var text = "\(keyword) " + (distinct ? "DISTINCT " : "")
        text += items.enumerated().map { "\($1) AS c\($0)" }.joined(separator: ", ")
        if ordered {
            text += " ORDER BY " + order(of: items.indices.map { "c\($0)" })
            if dice.chance(30) { text += " SKIP \(dice.number(0...2))" }
            if dice.chance(50) { text += " LIMIT \(dice.number(1...5))" }
        }
        return (text, unordered, ordered)
    }

    /// A variable of the scope or an expression.
    mutating func column(stableOnly: Bool) -> (text: String, type: GeneratedType) {
        let usable = scope.filter { $0.type.isStable || !stableOnly }
        if let variable = dice.pick(from: usable), dice.chance(45) { return (variable.name, variable.type) }
        return expression(2)
    }

    private mutating func aggregate() -> (text: String, type: GeneratedType) {
        let distinct = dice.chance(25) ? "DISTINCT " : ""
        switch dice.below(12) {
        case 0, 1: return ("count(*)", .integer)
        case 2: return ("count(\(distinct)\(expression(1).text))", .integer)
        case 3: return ("sum(\(distinct)\(integer(1)))", .integer)
        case 4: return ("avg(\(distinct)\(dice.chance(50) ? integer(1) : float(1)))", .float)
        case 5:
            let (text, type) = expression(1)
            return ("min(\(distinct)\(text))", type)
        case 6:
            let (text, type) = expression(1)
            return ("max(\(distinct)\(text))", type)
        case 7: return ("sum(\(distinct)\(float(1)))", .float)
        case 8: return ("count(*) + \(dice.number(1...3))", .integer)
        case 9: return ("size(collect(\(distinct)\(expression(1).text)))", .integer)
        case 10:
            if let node = dice.pick(from: variables(.node)) { return ("count(\(distinct)\(node))", .integer) }
            return ("count(*)", .integer)
        default:
            let (text, type) = expression(1)
            return ("collect(\(distinct)\(text))", .bag(type))
        }
    }

    /// An expression of any type that does not depend on the order of rows.
    mutating func expression(_ depth: Int) -> (text: String, type: GeneratedType) {
        switch dice.below(16) {
        case 0...3: return (integer(depth), .integer)
        case 4...5: return (string(depth), .string)
        case 6...7: return (truth(depth), .boolean)
        case 8: return (float(depth), .float)
        case 9: return (integers(depth), .list(.integer))
        case 10:
            if let entity = entity(), dice.chance(50) {
                return ("\(entity) {\(dice.pick([".i", ".*", ".s, .m", ".missing"])), x: \(integer(depth - 1))}", .map)
            }
            return ("{a: \(integer(depth - 1)), b: \(string(depth - 1))}", .map)
        case 11...12:
            if let entity = entity() { return ("\(entity).m", .mixed) }
            return (integer(depth), .integer)
        default:
            if let node = dice.pick(from: variables(.node)) { return (node, .node) }
            if let edge = dice.pick(from: variables(.relationship)) { return (edge, .relationship) }
            return (integer(depth), .integer)
        }
    }

    mutating func entity() -> String? { dice.pick(from: scope.filter(\.type.isEntity).map(\.name)) }
}
