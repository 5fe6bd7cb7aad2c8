import QuerySemantics

extension PlanPrinter {
    /// A counted pattern: its steps, what hangs off its nodes, and what must not hold.
    func describe(_ pattern: MatchCount) -> String {
        var parts: [String] = []
        var labelled: Set<Int> = []
        // Nodes without a name get a number when they stand in several steps.
        var uses: [Int: Int] = [:]
        let inner = Set(pattern.walks.flatMap { $0.nodes.dropFirst().dropLast() })
        for end in pattern.edges.flatMap({ [$0.source, $0.target] }) where !inner.contains(end) {
            uses[end, default: 0] += 1
        }
        func text(_ number: Int) -> String {
            let node = pattern.nodes[number]
            let labels = labelled.insert(number).inserted ? node.labels.map { ":" + $0 }.joined() : ""
            let isShared = uses[number, default: 0] > 1
            return "(" + name(node.variable, anonymous: isShared ? "_\(number + 1)" : "") + labels + ")"
        }
        func text(_ edge: MatchCount.Edge, length: String = "") -> String {
            let types = edge.types.isEmpty ? "" : ":" + edge.types.joined(separator: "|")
            return text(edge.source) + "-[\(types)\(length)]-" + (edge.isDirected ? ">" : "") + text(edge.target)
        }
        for (number, edge) in pattern.edges.enumerated() {
            guard let walk = pattern.walks.first(where: { $0.edges.contains(number) }) else {
                parts.append((edge.isWitness ? "EXISTS " : "") + text(edge))
                continue
            }
            guard walk.edges.first == number, let end = walk.nodes.last else { continue }
            // From the first step's outer end to the last one's.
            var whole = edge
            if edge.source == walk.nodes[0] { whole.target = end } else { whole.source = end }
            parts.append(text(whole, length: "*\(walk.minimum)..\(walk.edges.count)"))
        }
        for (number, node) in pattern.nodes.enumerated() where !inner.contains(number) {
            if !labelled.contains(number) { parts.append(text(number)) }
            for arm in node.arms {
                let word =
                    switch arm.mode {
                    case .optional: "OPTIONAL "
                    case .exists: "EXISTS "
                    case .absent: "NOT EXISTS "
                    }
                parts.append(word + describe(arm.count))
            }
        }
        parts += pattern.nodes.flatMap(\.predicates).map { self.text($0) }
        parts += pattern.relationshipPredicates.map { self.text($0.expression) }
        parts += pattern.guards.map { self.text($0) }
        for difference in pattern.differences {
            switch difference {
            case .nodes(let first, let second):
                parts.append(name(pattern.nodes[first].variable) + " <> " + name(pattern.nodes[second].variable))
            case .edges: break
            case .absence(let edge): parts.append("NOT " + text(edge))
            }
        }
        let sum = pattern.terms.count > 1 ? "; \(pattern.terms.count) terms" : ""
        let kept = pattern.kept.map { " per " + name(pattern.nodes[$0].variable) } ?? ""
        return parts.joined(separator: ", ") + kept + sum
    }
}
