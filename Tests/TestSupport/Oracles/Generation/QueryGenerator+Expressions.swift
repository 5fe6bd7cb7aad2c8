import Entente

/// Expressions by type. All may be null; none fails for the values that the generator puts into graphs.
extension QueryGenerator {
    mutating func integer(_ depth: Int) -> String {
        if depth <= 0 || dice.chance(35) {
            switch dice.below(10) {
            case 0..<4: if let entity = entity() { return "\(entity).i" }
            case 4..<6: if let name = dice.pick(from: variables(.integer)) { return name }
            case 6: if let node = dice.pick(from: variables(.node)) { return "\(node).k" }
            default: break
            }
            return dice.chance(5) ? "null" : literal(dice.number(-2...5))
        }
        switch dice.below(17) {
        case 0: return "(\(integer(depth - 1)) + \(integer(depth - 1)))"
        case 1: return "(\(integer(depth - 1)) - \(integer(depth - 1)))"
        case 2: return "(\(integer(depth - 1)) * \(dice.number(2...3)))"
        case 3: return "(\(integer(depth - 1)) / \(dice.pick(["2", "3", "-2"])))"
        case 4: return "(\(integer(depth - 1)) % \(dice.pick(["2", "3", "-3"])))"
        case 5: return "size(\(integers(depth - 1)))"
        case 6: return "size(\(string(depth - 1)))"
        case 7: return "coalesce(\(integer(depth - 1)), \(integer(0)))"
        case 8: return "abs(\(integer(depth - 1)))"
        case 9: return "head(\(integers(depth - 1)))"
        case 10: return "\(integers(depth - 1))[\(dice.number(-2...2))]"
        case 11: return "toInteger(\(string(depth - 1)))"
        case 12: return choice(depth) { $0.integer($1) }
        case 13:
            let list = integers(depth - 1)
            let (sum, element) = (fresh("a"), fresh("e"))
            return "reduce(\(sum) = 0, \(element) IN \(list) | \(sum) + \(element))"
        case 14:
            if let path = dice.pick(from: variables(.path)) { return "length(\(path))" }
            if let list = dice.pick(from: variables(.list(.relationship))) { return "size(\(list))" }
            return "sign(\(integer(depth - 1)))"
        case 15:
            if let pattern = closedPattern() {
                switch dice.below(3) {
                case 0: return "size([\(pattern) | 1])"
                case 1: return "COUNT { \(pattern) }"
                default: return "size(COLLECT { MATCH \(pattern) RETURN \(integer(0)) AS x })"
                }
            }
            return "-\(integer(0))"
        default:
            if let node = dice.pick(from: variables(.node)) {
                return dice.pick(["size(labels(\(node)))", "size(keys(\(node)))", "id(\(node))"])
            }
            if let bag = dice.pick(from: scope.filter { !$0.type.isStable }) { return "size(\(bag.name))" }
            return "toInteger(\(float(depth - 1)))"
        }
    }

    mutating func float(_ depth: Int) -> String {
        if depth <= 0 || dice.chance(40) {
            if let entity = entity(), dice.chance(60) { return "\(entity).f" }
            if let name = dice.pick(from: variables(.float)), dice.chance(50) { return name }
            return literal(dice.number(-3...4), dice.pick([".25", ".5", ".75"]))
        }
        switch dice.below(6) {
        case 0: return "(\(float(depth - 1)) + \(float(depth - 1)))"
        case 1: return "(\(float(depth - 1)) * \(integer(depth - 1)))"
        case 2: return "(\(integer(depth - 1)) - \(float(depth - 1)))"
        case 3: return "toFloat(\(integer(depth - 1)))"
        case 4: return dice.pick(["floor", "ceil", "abs", "round"]) + "(\(float(depth - 1)))"
        default: return choice(depth) { $0.float($1) }
        }
    }

    mutating func string(_ depth: Int) -> String {
        if depth <= 0 || dice.chance(40) {
            if let entity = entity(), dice.chance(60) { return "\(entity).s" }
            if let name = dice.pick(from: variables(.string)), dice.chance(50) { return name }
            return ValuePrinter.quoted(dice.pick(GraphGenerator.words))
        }
        switch dice.below(12) {
        case 0: return "(\(string(depth - 1)) + \(string(depth - 1)))"
        case 1: return "toUpper(\(string(depth - 1)))"
        case 2: return "toLower(\(string(depth - 1)))"
        case 3: return "substring(\(string(depth - 1)), \(dice.number(0...2)), \(dice.number(0...2)))"
        case 4: return dice.pick(["left", "right"]) + "(\(string(depth - 1)), \(dice.number(0...3)))"
        case 5: return "replace(\(string(depth - 1)), 'a', \(string(0)))"
        case 6: return "toString(\(integer(depth - 1)))"
        case 7: return "head(split(\(string(depth - 1)), 'b'))"
        case 8: return "trim(\(string(depth - 1)))"
        case 9: if let edge = dice.pick(from: variables(.relationship)) { return "type(\(edge))" }
        case 10: return "reverse(\(string(depth - 1)))"
        default: return choice(depth) { $0.string($1) }
        }
        return "coalesce(\(string(depth - 1)), 'none')"
    }

    /// A list of integers.
    mutating func integers(_ depth: Int) -> String {
        if depth <= 0 || dice.chance(35) {
            if let entity = entity(), dice.chance(40) { return "\(entity).l" }
            if let name = dice.pick(from: variables(.list(.integer))), dice.chance(50) { return name }
            return "[" + (0..<dice.number(0...3)).map { _ in integer(0) }.joined(separator: ", ") + "]"
        }
        switch dice.below(8) {
        case 0: return "range(\(dice.number(-1...2)), \(dice.number(0...4)))"
        case 1: return "tail(\(integers(depth - 1)))"
        case 2: return "reverse(\(integers(depth - 1)))"
        case 3: return "(\(integers(depth - 1)) + \(integers(depth - 1)))"
        case 4:
            return "\(integers(depth - 1))[\(dice.number(-2...1))..\(dice.chance(50) ? "" : "\(dice.number(-1...3))")]"
        case 5: return "(\(integers(depth - 1)) + \(integer(depth - 1)))"
        default:
            let list = integers(depth - 1)
            return withElement(.integer) { generator, element in
                let filter = generator.dice.chance(60) ? " WHERE " + generator.truth(depth - 1) : ""
                let projection = generator.dice.chance(60) ? " | " + generator.integer(depth - 1) : ""
                return "[\(element) IN \(list)\(filter)\(projection)]"
            }
        }
    }

    mutating func truth(_ depth: Int) -> String {
        if depth <= 0 {
            if let entity = entity(), dice.chance(50) { return "\(entity).b" }
            if let name = dice.pick(from: variables(.boolean)) { return name }
            return comparison(0)
        }
        switch dice.below(26) {
        case 0, 1: return "(\(truth(depth - 1)) AND \(truth(depth - 1)))"
        case 2, 3: return "(\(truth(depth - 1)) OR \(truth(depth - 1)))"
        case 4: return "(\(truth(depth - 1)) XOR \(truth(depth - 1)))"
        case 5, 6: return "NOT \(parenthesised(truth(depth - 1)))"
        case 7:
            // A pattern cannot be asked whether it is null.
            let outer = allowsPatterns
            allowsPatterns = false
            defer { allowsPatterns = outer }
            return "(\(expression(depth - 1).text)) IS \(dice.chance(60) ? "NOT " : "")NULL"
        case 8: return "\(integer(depth - 1)) IN \(integers(depth - 1))"
        case 9:
            return string(depth - 1) + dice.pick([" STARTS WITH ", " ENDS WITH ", " CONTAINS "]) + string(depth - 1)
        case 10:
            if let node = dice.pick(from: variables(.node)) {
                let label = dice.pick(GraphGenerator.labels)
                if dice.chance(30) {
                    let test = dice.pick(["!\(label)", "\(label)|\(dice.pick(GraphGenerator.labels))", "%&!\(label)"])
                    return "(\(node):\(test))"
                }
                return dice.chance(70) ? "\(node):\(label)" : "'\(label)' IN labels(\(node))"
            }
        case 11:
            let list = integers(depth - 1)
            return withElement(.integer) { generator, element in
                "\(generator.dice.pick(["all", "any", "none", "single"]))"
                    + "(\(element) IN \(list) WHERE \(generator.truth(depth - 1)))"
            }
        case 12 where allowsPatterns:
            if let pattern = closedPattern() { return "\(dice.chance(30) ? "NOT " : "")\(pattern)" }
        case 13: if let text = existsSubquery(depth) { return text }
        case 14:
            let nodes = variables(.node)
            if nodes.count > 1 { return "\(dice.pick(nodes)) \(dice.pick(["=", "<>"])) \(dice.pick(nodes))" }
        case 15:
            if let entity = entity() {
                return
                    "\(entity).m \(dice.pick(["=", "<>", "<", ">="])) \(dice.pick(["1", "'a'", "1.5", "[1, 2]", "true"]))"
            }
        case 16: return "\(integer(0)) < \(integer(depth - 1)) <= \(integer(0))"
        case 17:
            if let bag = dice.pick(from: scope.filter { $0.type == .bag(.integer) }) {
                return "\(integer(0)) IN \(bag.name)"
            }
        case 18...20: if let text = sought() { return text }
        default: break
        }
        return comparison(depth)
    }

    /// A condition that an index, or an id, can answer; its value may be of any type.
    private mutating func sought() -> String? {
        guard let node = dice.pick(from: variables(.node)) else { return nil }
        if dice.chance(20) { return "id(\(node)) = \(dice.chance(70) ? integer(0) : dice.pick(["1.0", "-1", "null"]))" }
        let key = dice.pick(["i", "i", "k", "s", "m", "m", "f"])
        if dice.chance(20) { return "\(node).\(key) STARTS WITH \(string(0))" }
        let value: String
        switch dice.below(4) {
        case 0: value = dice.pick(["1", "1.0", "1.5", "'a'", "'ab'", "true", "[1, 2]", "null", "-1", "'B'"])
        case 1: value = string(0)
        default: value = integer(1)
        }
        let sign = dice.pick(["=", "=", "=", "<", "<=", ">", ">="])
        return dice.chance(80) ? "\(node).\(key) \(sign) \(value)" : "\(value) \(sign) \(node).\(key)"
    }

    private mutating func comparison(_ depth: Int) -> String {
        let sign = dice.pick(["=", "<>", "<", "<=", ">", ">="])
        switch dice.below(5) {
        case 0: return "\(string(depth - 1)) \(sign) \(string(0))"
        case 1: return "\(float(depth - 1)) \(sign) \(dice.chance(50) ? integer(0) : float(0))"
        default: return "\(integer(depth - 1)) \(sign) \(integer(0))"
        }
    }

    /// `EXISTS { … }` with variables of its own that are gone afterwards.
    private mutating func existsSubquery(_ depth: Int) -> String? {
        guard !isWriting, !variables(.node).isEmpty else { return nil }
        let (scope, witness) = (scope, witness)
        defer { (self.scope, self.witness) = (scope, witness) }
        var used: Set<UInt32> = []
        let pattern = part(steps: dice.number(1...2), used: &used)
        let outer = allowsPatterns
        let filter = dice.chance(50) ? " WHERE " + condition(depth - 1) : ""
        allowsPatterns = outer
        return "\(dice.chance(25) ? "NOT " : "")EXISTS { \(dice.chance(50) ? "MATCH " : "")\(pattern)\(filter) }"
    }

    // MARK: Helpers

    /// `CASE … END`
    private mutating func choice(_ depth: Int, _ make: (inout Self, Int) -> String) -> String {
        if dice.chance(30) {
            let subject = integer(depth - 1)
            if dice.chance(40) {
                let tests = dice.pick([
                    "> \(integer(0))", "\(integer(0)), \(integer(0))", "IS NULL", "\(integer(0)), <= 1",
                ])
                return "CASE \(subject) WHEN \(tests) THEN \(make(&self, depth - 1)) ELSE \(make(&self, 0)) END"
            }
            return "CASE \(subject) WHEN \(integer(0)) THEN \(make(&self, depth - 1)) ELSE \(make(&self, 0)) END"
        }
        let otherwise = dice.chance(70) ? " ELSE \(make(&self, 0))" : ""
        return "CASE WHEN \(truth(depth - 1)) THEN \(make(&self, depth - 1))\(otherwise) END"
    }

    private mutating func withElement(_ type: GeneratedType, _ body: (inout Self, String) -> String) -> String {
        let name = fresh("e")
        scope.append(Variable(name: name, type: type))
        let text = body(&self, name)
        scope.removeAll { $0.name == name }
        return text
    }

    private func literal(_ number: Int, _ fraction: String = "") -> String {
        number < 0 ? "(\(number)\(fraction))" : "\(number)\(fraction)"
    }

    private func parenthesised(_ text: String) -> String { "(\(text))" }
}
