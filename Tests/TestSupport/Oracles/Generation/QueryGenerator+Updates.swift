import Entente

extension QueryGenerator {
    /// A statement that writes. What it leaves behind does not depend on the order of rows.
    public mutating func updating() -> GeneratedQuery {
        var text = ""
        if dice.chance(85) { text += match(optional: false) + "\n" }
        if dice.chance(20) { text += unwind() + "\n" }
        isWriting = true
        defer { isWriting = false }
        var isEmptied = false
        for _ in 0..<dice.pick([1, 1, 2]) where !isEmptied {
            switch dice.below(10) {
            case 0..<3: text += create()
            case 3: text += foreach()
            case 4..<6: text += set()
            case 6: text += remove()
            case 7..<9: text += merge()
            default:
                text += delete()
                isEmptied = true
            }
            text += "\n"
        }
        text += "RETURN count(*) AS c0"
        return GeneratedQuery(text: text, isUpdating: true)
    }

    /// FOREACH with one or two clauses; the graph afterwards does not depend on the order of rows.
    private mutating func foreach() -> String {
        let list = integers(1)
        let element = fresh("e")
        var body = "CREATE (:\(label()) {i: \(element)})"
        if let node = dice.pick(from: variables(.node)) {
            switch dice.below(4) {
            case 0: body = "SET \(node).i = coalesce(\(node).i, 0) + 1"
            case 1: body = "CREATE (\(node))-[:\(dice.pick(GraphGenerator.types)) {i: \(element)}]->(:D)"
            case 2: body = "MERGE (:D {i: coalesce(\(element), 0)})"
            default: body += " SET \(node):\(label())"
            }
        }
        if dice.chance(20) { body = "FOREACH (\(fresh("e")) IN [1, 2] | \(body))" }
        return "FOREACH (\(element) IN \(list) | \(body))"
    }

    private mutating func label() -> String { dice.pick(GraphGenerator.labels + ["D"]) }

    private mutating func create() -> String {
        var parts: [String] = []
        for _ in 0..<dice.number(1...2) {
            var text = writtenNode()
            for _ in 0..<dice.below(3) {
                let type = dice.pick(GraphGenerator.types)
                let properties = dice.chance(40) ? " {i: \(integer(1))}" : ""
                text += dice.chance(60) ? "-[:\(type)\(properties)]->" : "<-[:\(type)\(properties)]-"
                text += writtenNode()
            }
            parts.append(text)
        }
        // A part that is only a bound node is refused.
        parts = parts.map { $0.contains("-") || $0.contains(":") ? $0 : "(:D)" }
        return "CREATE " + parts.joined(separator: ", ")
    }

    private mutating func writtenNode() -> String {
        // Nodes of optional matches may be null.
        if let node = dice.pick(from: variables(.node)), dice.chance(55) { return "(\(node))" }
        return "(:\(label())\(dice.chance(60) ? " {i: \(integer(1)), s: \(string(1))}" : ""))"
    }

    private mutating func set() -> String {
        guard let node = dice.pick(from: variables(.node)) else { return create() }
        if let edge = dice.pick(from: variables(.relationship)), dice.chance(30) {
            return "SET \(edge).\(dice.pick(["i", "w"])) = \(dice.number(0...9))"
        }
        switch dice.below(6) {
        case 0: return "SET \(node).i = \(dice.number(0...9))"
        case 1: return "SET \(node).i = coalesce(\(node).i, 0) + 1"
        case 2: return "SET \(node):\(label())"
        case 3: return "SET \(node) += {s: 'new', f: null, z: [1, 2]}"
        case 4: return "SET \(node) = {k: \(node).k, fresh: true}"
        default: return "SET \(node).s = null, \(node).i = 7"
        }
    }

    private mutating func remove() -> String {
        guard let node = dice.pick(from: variables(.node)) else { return create() }
        return dice.chance(50)
            ? "REMOVE \(node).\(dice.pick(["i", "s", "m", "k"]))" : "REMOVE \(node):\(dice.pick(GraphGenerator.labels))"
    }

    private mutating func merge() -> String {
        let nodes = variables(.node)
        if nodes.count > 0, dice.chance(50) {
            let (left, right) = (dice.pick(nodes), dice.pick(nodes))
            let onCreate = dice.chance(50) ? " ON CREATE SET m.w = 1" : ""
            let onMatch = dice.chance(50) ? " ON MATCH SET m.w = coalesce(m.w, 0) + 1" : ""
            // The variable is used up: another MERGE of the statement makes its own.
            let name = fresh("m")
            let far = dice.chance(70) ? "(\(right))" : "(:D {i: 1})"
            return "MERGE (\(left))-[\(name):\(dice.pick(GraphGenerator.types))]->\(far)"
                + (onCreate + onMatch).replacing("m.w", with: name + ".w")
        }
        let name = fresh("m")
        return "MERGE (\(name):\(label()) {i: coalesce(\(integer(1)), 0)}) ON CREATE SET \(name).new = true "
            + "ON MATCH SET \(name).again = coalesce(\(name).again, 0) + 1"
    }

    private mutating func delete() -> String {
        if let edge = dice.pick(from: variables(.relationship)), dice.chance(50) { return "DELETE \(edge)" }
        guard let node = dice.pick(from: variables(.node)) else { return create() }
        return (dice.chance(80) ? "DETACH " : "") + "DELETE \(node)"
    }
}
