import Entente

/// Two queries that must have the same rows, and why.
public struct EquivalentQueries: Sendable {
    public var name: String
    public var left: GeneratedQuery
    public var right: GeneratedQuery
}

/// Rewrites that keep the bag of rows, after the metamorphic tests of the database literature (M. Rigger and Z. Su,
/// "Finding Bugs in Database Systems via Query Partitioning", OOPSLA 2020).
extension QueryGenerator {
    public mutating func equivalents() -> EquivalentQueries {
        switch dice.below(12) {
        case 0: partition()
        case 1: reversed()
        case 2: split()
        case 3: directions()
        case 4: lengths()
        case 5: optional()
        case 6: called()
        case 7: shortestLength()
        case 8: allShortest()
        case 9: temporalLaw()
        case 10: reached()
        default: passedThrough()
        }
    }

    func pair(_ name: String, _ left: String, _ right: String) -> EquivalentQueries {
        EquivalentQueries(name: name, left: GeneratedQuery(text: left), right: GeneratedQuery(text: right))
    }

    /// All variables of the scope, lists of relationships too.
    private var everything: String { scope.isEmpty ? "1 AS one" : scope.map(\.name).joined(separator: ", ") }

    private mutating func pattern(_ parts: Int) -> [String] {
        var used: Set<UInt32> = []
        return (0..<parts).map { _ in part(steps: dice.number(1...2), used: &used) }
    }

    /// Rows = rows where p + rows where NOT p + rows where p is null.
    private mutating func partition() -> EquivalentQueries {
        let match = "MATCH " + pattern(dice.number(1...2)).joined(separator: ", ")
        let condition = truth(3)
        let (all, scoped) = (everything, match)
        return pair(
            "predicate partition", "\(match) RETURN \(all)",
            [condition, "NOT (\(condition))", "(\(condition)) IS NULL"].map { "\(scoped) WHERE \($0) RETURN \(all)" }
                .joined(separator: " UNION ALL "))
    }

    /// A pattern read from its other end.
    private mutating func reversed() -> EquivalentQueries {
        let count = dice.number(1...4)
        let nodes = (0...count).map { index in
            "(v\(index > 1 && dice.chance(15) ? 0 : index)\(dice.chance(20) ? ":A" : ""))"
        }
        var steps: [(forward: String, backward: String)] = []
        for index in 0..<count {
            let inner = "[e\(index)\(dice.pick(["", ":R", ":R|S", ":T"]))]"
            switch dice.below(3) {
            case 0: steps.append(("-\(inner)->", "<-\(inner)-"))
            case 1: steps.append(("<-\(inner)-", "-\(inner)->"))
            default: steps.append(("-\(inner)-", "-\(inner)-"))
            }
        }
        let columns = (0..<count).map { "id(e\($0))" }.joined(separator: ", ") + ", v0"
        let forward = zip(nodes, steps).map { $0 + $1.forward }.joined() + nodes[count]
        let backward = nodes[count] + zip(nodes, steps).reversed().map { $1.backward + $0 }.joined()
        return pair(
            "pattern reversed", "MATCH \(forward) RETURN \(columns)", "MATCH \(backward) RETURN \(columns)")
    }

    /// Two parts of one MATCH = two MATCHes whose relationships are told apart.
    private mutating func split() -> EquivalentQueries {
        let left = dice.number(1...2)
        let right = dice.number(1...2)
        func chain(_ count: Int, _ prefix: String, _ dice: inout Dice) -> String {
            var text = "(\(prefix)0)"
            for index in 0..<count {
                let inner = "[\(prefix)r\(index)\(dice.pick(["", ":R", ":S|R"]))]"
                text += dice.pick(["-\(inner)->", "<-\(inner)-", "-\(inner)-"])
                text += dice.chance(30) ? "(x0)" : "(\(prefix)\(index + 1))"
            }
            return text
        }
        let first = chain(left, "x", &dice)
        let second = chain(right, "y", &dice)
        let differ = (0..<left).flatMap { a in (0..<right).map { "xr\(a) <> yr\($0)" } }.joined(separator: " AND ")
        let columns =
            ((0..<left).map { "id(xr\($0))" } + (0..<right).map { "id(yr\($0))" }).joined(separator: ", ") + ", x0, y0"
        return pair(
            "comma pattern split", "MATCH \(first), \(second) RETURN \(columns)",
            "MATCH \(first) MATCH \(second) WHERE \(differ) RETURN \(columns)")
    }

    /// Undirected = both directions, loops once.
    private mutating func directions() -> EquivalentQueries {
        let start = dice.pick(["(a)", "(a:A)", "(a:B)"])
        let end = dice.pick(["(b)", "(b:A)", "(b {i: 1})"])
        let inner = dice.pick(["[r]", "[r:R]", "[r:S|T]"])
        return pair(
            "undirected is both directions", "MATCH \(start)-\(inner)-\(end) RETURN a, b, r",
            "MATCH \(start)-\(inner)->\(end) RETURN a, b, r UNION ALL "
                + "MATCH \(start)<-\(inner)-\(end) WHERE a <> b RETURN a, b, r")
    }

    /// `*1..2` = one step or two; `*0..1` = none or one.
    private mutating func lengths() -> EquivalentQueries {
        let start = dice.pick(["(a)", "(a:A)"])
        let end = dice.pick(["(b)", "(b:B)", "(b:A)"])
        let type = dice.pick(["", ":R", ":R|S"])
        let (head, tail) = dice.pick([("-", "->"), ("<-", "-"), ("-", "-")])
        func step(_ name: String, _ length: String = "") -> String { "\(head)[\(name)\(type)\(length)]\(tail)" }
        if dice.chance(50) {
            return pair(
                "*1..2 is a union", "MATCH \(start)\(step("q", "*1..2"))\(end) RETURN a, b, q AS q",
                "MATCH \(start)\(step("r"))\(end) RETURN a, b, [r] AS q UNION ALL "
                    + "MATCH \(start)\(step("r"))()\(step("s"))\(end) RETURN a, b, [r, s] AS q")
        }
        let label = end == "(b)" ? "" : " AND a" + end.dropFirst(2).dropLast()
        return pair(
            "*0..1 is a union", "MATCH \(start)\(step("q", "*0..1"))\(end) RETURN a, b, size(q) AS n",
            "MATCH \(start) WHERE true\(label) RETURN a, a AS b, 0 AS n UNION ALL "
                + "MATCH \(start)\(step("r"))\(end) RETURN a, b, 1 AS n")
    }

    /// OPTIONAL MATCH = MATCH + rows without one.
    private mutating func optional() -> EquivalentQueries {
        let start = "MATCH " + pattern(1)[0]
        let before = scope
        guard let node = dice.pick(from: variables(.node)) else { return directions() }
        let inner = dice.pick(["-[o]->(z)", "<-[o:R]-(z:A)", "-[o:S|R]-(z)", "-[o]->(z)-->()", "-[o]-(z {i: 1})"])
        scope += [Variable(name: "o", type: .relationship), Variable(name: "z", type: .node)]
        let condition = dice.chance(60) ? " WHERE " + condition(2) : ""
        scope = before
        let columns = everything
        return pair(
            "optional is match and anti-match",
            "\(start) OPTIONAL MATCH (\(node))\(inner)\(condition) RETURN \(columns), o, z",
            "\(start) MATCH (\(node))\(inner)\(condition) RETURN \(columns), o, z UNION ALL "
                + "\(start) WHERE NOT EXISTS { MATCH (\(node))\(inner)\(condition) } "
                + "RETURN \(columns), null AS o, null AS z")
    }

    /// `CALL (…) { MATCH … }` = the MATCH itself.
    private mutating func called() -> EquivalentQueries {
        let first = "MATCH " + pattern(1)[0]
        let before = scope
        guard let node = dice.pick(from: variables(.node)) else { return directions() }
        let inner = dice.pick([
            "-[o]->(z)", "<-[o:R]-(z:A|B)", "-[o:!S]-(z)", "-[o]->(z)-->()", "-[o]-(z WHERE z.i > 0)",
        ])
        scope += [Variable(name: "o", type: .relationship), Variable(name: "z", type: .node)]
        let condition = dice.chance(60) ? " WHERE " + condition(2) : ""
        scope = before
        let columns = everything
        let imports = dice.pick(["(*)", "(\(before.map(\.name).joined(separator: ", ")))"])
        return pair(
            "CALL is its query", "\(first) MATCH (\(node))\(inner)\(condition) RETURN \(columns), o, z",
            "\(first) CALL \(imports) { MATCH (\(node))\(inner)\(condition) RETURN o, z } RETURN \(columns), o, z")
    }

    /// The ends of walks are the same whether or not the walks are wanted as well.
    private mutating func reached() -> EquivalentQueries {
        let (start, end, _) = ends()
        let (head, tail) = dice.pick([("-", "->"), ("<-", "-"), ("-", "-")])
        let length = dice.pick(["*..3", "*0..3", "*0..1", "*1..2", "*2..3", "*0..0"])
        let inner = "q" + dice.pick(["", ":R", ":R|S"]) + length
        let walk = "\(head)[\(inner)]\(tail)"
        let match =
            dice.chance(30) ? "MATCH \(start), \(end) MATCH (a)\(walk)(b)" : "MATCH \(start)\(walk)\(end)"
        return pair(
            "ends of walks are found by search", "\(match) RETURN DISTINCT a, b",
            "\(match) WITH a, b, collect(q) AS qs RETURN a, b")
    }

    private mutating func ends() -> (start: String, end: String, step: (String) -> String) {
        let type = dice.pick(["", ":R", ":R|S", ":!T"])
        let (head, tail) = dice.pick([("-", "->"), ("<-", "-"), ("-", "-")])
        let limit = dice.pick(["*..3", "*1..4", "*..2"])
        return (
            dice.pick(["(a)", "(a:A)", "(a {i: 1})"]), dice.pick(["(b)", "(b:B|C)", "(b:A)"]),
            { "\(head)[\($0)\(type)\(limit)]\(tail)" }
        )
    }

    /// A shortest path has the least length of all walks.
    private mutating func shortestLength() -> EquivalentQueries {
        let (start, end, step) = ends()
        return pair(
            "a shortest path is the shortest walk",
            "MATCH \(start), \(end) WHERE a <> b MATCH p = shortestPath((a)\(step(""))(b)) RETURN a, b, length(p) AS n",
            "MATCH \(start)\(step("q"))\(end) WHERE a <> b RETURN a, b, min(size(q)) AS n")
    }

    /// All shortest paths are the walks of the least length.
    private mutating func allShortest() -> EquivalentQueries {
        let (start, end, step) = ends()
        return pair(
            "all shortest paths are all shortest walks",
            "MATCH \(start), \(end) WHERE a <> b MATCH p = allShortestPaths((a)\(step(""))(b)) "
                + "RETURN a, b, relationships(p) AS q",
            "MATCH \(start)\(step("q"))\(end) WHERE a <> b WITH a, b, collect(q) AS walks, min(size(q)) AS n "
                + "UNWIND [w IN walks WHERE size(w) = n] AS q RETURN a, b, q")
    }

    /// WITH * changes nothing.
    private mutating func passedThrough() -> EquivalentQueries {
        let first = "MATCH " + pattern(dice.number(1...2)).joined(separator: ", ")
        let columnsBefore = scope
        let second = match(optional: dice.chance(40))
        guard !columnsBefore.isEmpty else { return directions() }
        let columns = everything
        return pair(
            "WITH *", "\(first) \(second) RETURN \(columns)",
            "\(first) WITH * \(second) WITH * WHERE true RETURN \(columns)")
    }
}
