import Entente

extension QueryGenerator {
    /// `[OPTIONAL] MATCH …`, with the new variables in scope.
    mutating func match(optional: Bool) -> String {
        let parts = dice.pick([1, 1, 1, 1, 2, 2, 3])
        outer = scope
        defer { outer = [] }
        var used: Set<UInt32> = []
        let texts = (0..<parts).map { _ in part(steps: dice.pick([0, 1, 1, 1, 2, 2, 3]), used: &used) }
        var text = (optional ? "OPTIONAL MATCH " : "MATCH ") + texts.joined(separator: ", ")
        if dice.chance(45) { text += " WHERE " + condition(dice.number(1...3)) }
        return text
    }

    /// One part of a pattern along a walk that the graph has.
    ///
    /// - Parameter used: relationships that the witness of the clause has taken.
    mutating func part(
        steps: Int, used: inout Set<UInt32>, isOpen: Bool = true
    ) -> String {
        let reused = dice.chance(45) ? dice.pick(from: variables(.node).filter { witness[$0] != nil }) : nil
        var here = reused.flatMap { witness[$0] } ?? dice.pick(from: graph.nodeIDs)
        var text = node(reused, at: here, isOpen: isOpen)
        for _ in 0..<steps {
            let (step, far) = self.step(from: here, used: &used, isOpen: isOpen)
            text += step
            here = far
            let again = dice.chance(25) ? dice.pick(from: variables(.node).filter { witness[$0] == far }) : nil
            text += node(again, at: far, isOpen: isOpen)
        }
        if isOpen && dice.chance(12) {
            let name = fresh("p")
            scope.append(Variable(name: name, type: .path))
            text = "\(name) = \(text)"
        }
        return text
    }

    /// - Parameter isOpen: whether the pattern may introduce variables.
    private mutating func node(_ variable: String?, at id: UInt32?, isOpen: Bool) -> String {
        if let variable { return "(\(variable)\(dice.chance(10) ? labels(of: id) : ""))" }
        var text = "("
        if isOpen && dice.chance(80) {
            let name = fresh("n")
            text += name
            scope.append(Variable(name: name, type: .node))
            witness[name] = id
        }
        let isTested = dice.chance(8)
        if isTested {
            text += labelTest(of: id)
            text += inlineCondition(text)
        } else if dice.chance(35) {
            text += labels(of: id)
        }
        if isTested { return text + ")" }
        if dice.chance(12), let id, let properties = graph.nodes[id]?.properties {
            text += map(of: properties)
        } else if isOpen, !outer.isEmpty, dice.chance(6) {
            let inner = scope
            scope = outer
            text += " {\(dice.pick(["i", "k", "m"])): \(integer(1))}"
            scope = inner
        }
        return text + ")"
    }

    /// A combination of labels that the node meets mostly. Begins with the colon; empty where labels stand already.
    private mutating func labelTest(of id: UInt32?) -> String {
        let known = id.flatMap { graph.nodes[$0]?.labels.sorted() } ?? []
        let label = dice.pick(from: known) ?? "%"
        let other = dice.pick(GraphGenerator.labels)
        return " IS " + dice.pick(["\(label)|\(other)", "\(label)&%", "!(!\(label))", "\(label)|!\(other)", "%|!%"])
    }

    /// A condition on what the pattern's text so far names; begins with a blank.
    private mutating func inlineCondition(_ text: String) -> String {
        guard dice.chance(50), !isWriting, !variables(.node).isEmpty else { return "" }
        let allows = allowsPatterns
        allowsPatterns = false
        defer { allowsPatterns = allows }
        return " WHERE " + truth(1)
    }

    private mutating func labels(of id: UInt32?) -> String {
        let known = id.flatMap { graph.nodes[$0]?.labels.sorted() } ?? []
        if let label = dice.pick(from: known), dice.chance(95) { return ":" + label }
        return dice.chance(20) ? ":" + dice.pick(GraphGenerator.labels) : ""
    }

    private mutating func map(of properties: [String: Value]) -> String {
        guard let key = dice.pick(from: properties.keys.sorted()), let value = properties[key] else { return "" }
        return " {\(key): \(ValuePrinter().text(value))}"
    }

    private mutating func step(
        from here: UInt32?, used: inout Set<UInt32>, isOpen: Bool
    ) -> (text: String, far: UInt32?) {
        let candidates = graph.relationshipIDs.filter { id in
            guard let edge = graph.relationships[id], !used.contains(id) else { return false }
            return edge.start == here || edge.end == here
        }
        let bound = outer.filter { $0.type == .relationship && !used.contains(witness[$0.name] ?? .max) }
        if isOpen, let again = dice.pick(from: bound.filter { candidates.contains(witness[$0.name] ?? .max) }),
            dice.chance(40), let id = witness[again.name], let edge = graph.relationships[id]
        {
            used.insert(id)
            let isForward = edge.start == here
            let text = "[\(again.name)\(dice.chance(30) ? ":" + edge.type : "")]"
            if dice.chance(30) { return ("-\(text)-", isForward ? edge.end : edge.start) }
            return (isForward ? "-\(text)->" : "<-\(text)-", isForward ? edge.end : edge.start)
        }
        let id = dice.pick(from: candidates)
        let edge = id.flatMap { graph.relationships[$0] }
        if let id { used.insert(id) }
        var inner = ""
        let isLong = dice.chance(15)
        let variable = isOpen && dice.chance(60) ? fresh(isLong ? "q" : "r") : nil
        if let variable {
            inner += variable
            scope.append(Variable(name: variable, type: isLong ? .list(.relationship) : .relationship))
            if !isLong { witness[variable] = id }
        }
        switch dice.below(10) {
        case 0..<3: break
        case 3..<8:
            if let edge {
                inner +=
                    dice.chance(85)
                    ? ":" + edge.type : ":!\(dice.pick(GraphGenerator.types.filter { $0 != edge.type }))"
            }
        default: inner += ":" + (edge?.type ?? "R") + "|" + dice.pick(GraphGenerator.types)
        }
        if isLong {
            inner += dice.pick(["*1..2", "*..2", "*0..1", "*0..2", "*1..3", "*2", "*1", "*2..3", "*"])
            if inner.hasSuffix("*") && graph.relationships.count > 7 { inner += "..3" }
        }
        if dice.chance(8), let edge { inner += map(of: edge.properties) }
        let isForward = edge.map { $0.start == here } ?? true
        let far = edge.map { isForward ? $0.end : $0.start } ?? dice.pick(from: graph.nodeIDs)
        let body = inner.isEmpty && dice.chance(50) ? "" : "[\(inner)]"
        if dice.chance(30) { return ("-\(body)-", far) }
        return (isForward ? "-\(body)->" : "<-\(body)-", far)
    }

    /// A pattern that introduces nothing and starts at a variable of the scope; nil without a node in scope.
    mutating func closedPattern() -> String? {
        guard !isWriting, let start = dice.pick(from: variables(.node)) else { return nil }
        var used: Set<UInt32> = []
        var here = witness[start]
        var text = "(\(start))"
        for _ in 0..<dice.number(1...2) {
            let (step, far) = self.step(from: here, used: &used, isOpen: false)
            let again = dice.chance(30) ? dice.pick(from: variables(.node)) : nil
            text += step + node(again, at: far, isOpen: false)
            here = far
        }
        return text
    }
}
