import Entente

/// Subqueries and shortest paths.
extension QueryGenerator {
    /// `CALL { … }` in one of its forms; what it returns comes into scope.
    mutating func call() -> String {
        let (scope, witness, outer) = (scope, witness, outer)
        let imported = scope.filter { $0.type.isStable && dice.chance(60) }
        let form = dice.below(3)
        let opening: String
        switch form {
        case 0 where !imported.isEmpty:
            self.scope = imported
            opening = "CALL { WITH \(imported.map(\.name).joined(separator: ", ")) "
        case 1:
            self.scope = imported
            opening = "CALL (\(imported.map(\.name).joined(separator: ", "))) { "
        case 2 where !scope.isEmpty:
            opening = "CALL (*) { "
        default:
            self.scope = []
            self.witness = [:]
            opening = "CALL { "
        }
        self.outer = []
        let clauses = dice.chance(70) || self.scope.isEmpty ? match(optional: dice.chance(20)) : unwind()
        var columns: [(text: String, name: String, type: GeneratedType)] = []
        let isCounting = dice.chance(35)
        if isCounting {
            columns = [("count(*)", fresh("g"), .integer)]
        } else {
            for _ in 0..<dice.number(1...2) {
                let (text, type) = column(stableOnly: true)
                columns.append((text, fresh("v"), type))
            }
        }
        (self.scope, self.witness, self.outer) = (scope, witness, outer)
        self.scope += columns.map { Variable(name: $0.name, type: $0.type) }
        let items = columns.map { "\($0.text) AS \($0.name)" }.joined(separator: ", ")
        return opening + clauses + " RETURN \(dice.chance(20) && !isCounting ? "DISTINCT " : "")\(items) }"
    }

    /// Shortest paths between two nodes in scope; nil when there are no two. Only their length is the same always.
    mutating func shortest() -> String? {
        let nodes = variables(.node)
        guard nodes.count > 1 else { return nil }
        let (a, b) = (dice.pick(nodes), dice.pick(nodes))
        guard a != b else { return nil }
        let type = dice.pick(["", ":R", ":R|S", ":!T"])
        let (head, tail) = dice.pick([("-", "->"), ("<-", "-"), ("-", "-")])
        let optional = dice.chance(25) ? "OPTIONAL " : ""
        let (path, length) = (fresh("p"), fresh("v"))
        scope.append(Variable(name: length, type: .integer))
        // Whether a path leads from a node back to itself is not asked.
        return "FILTER \(a) <> \(b) \(optional)MATCH \(path) = "
            + "shortestPath((\(a))\(head)[\(type)*..4]\(tail)(\(b))) LET \(length) = length(\(path))"
    }
}
