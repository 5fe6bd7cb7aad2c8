import QuerySemantics

/// The order in which a connected component is walked.
struct ComponentOrder {
    /// The node to scan; nil when the component touches bound nodes.
    var anchor: VariableID?
    /// Expansions that each bind one more node, by the numbers of their relationships in the component.
    var steps: [(relationship: Int, from: VariableID)] = []

    /// Best order by dynamic programming over sets of bound nodes.
    ///
    /// - Complexity: O(2ⁿ · relationships) for n nodes.
    static func exhaustive(
        _ component: PatternPlanner.Component, started: [VariableID], model: ComponentCostModel
    ) -> ComponentOrder {
        let nodes = component.nodes.map(\.variable)
        func bit(_ variable: VariableID) -> Int { nodes.firstIndex(of: variable).map { 1 << $0 } ?? 0 }
        struct Entry {
            /// Of the best order.
            var cost: Double
            /// Of any order.
            var rows: Double
            var previous: Int
            var relationship: Int
            var from: VariableID?
        }
        let sizes = ComponentSizes(model, bit: bit)
        var best: [Entry?] = Array(repeating: nil, count: 1 << nodes.count)
        let startMask = started.reduce(0) { $0 | bit($1) }
        if startMask != 0 {
            best[startMask] = Entry(cost: 0, rows: sizes.rows(of: startMask), previous: -1, relationship: -1, from: nil)
        } else {
            for number in nodes.indices {
                best[1 << number] = Entry(
                    cost: model.scanRows[number], rows: sizes.rows(of: 1 << number), previous: -1, relationship: -1,
                    from: nil)
            }
        }
        for mask in 1..<(1 << nodes.count) {
            guard let entry = best[mask] else { continue }
            for (number, edge) in sizes.edges.enumerated() {
                let hasLeft = mask & edge.left.bit != 0
                guard hasLeft != (mask & edge.right.bit != 0) else { continue }
                let next = mask | edge.left.bit | edge.right.bit
                let walked = entry.rows * sizes.degree(hasLeft ? edge.left : edge.right, in: mask)
                let rows = best[next]?.rows ?? sizes.rows(of: next)
                let cost = entry.cost + walked + rows
                if best[next].map({ cost < $0.cost }) ?? true {
                    let from = hasLeft ? component.relationships[number].left : component.relationships[number].right
                    best[next] = Entry(cost: cost, rows: rows, previous: mask, relationship: number, from: from)
                }
            }
        }
        var order = ComponentOrder()
        order.steps.reserveCapacity(nodes.count)
        var mask = (1 << nodes.count) - 1
        while let entry = best[mask], entry.previous >= 0, let from = entry.from {
            order.steps.append((entry.relationship, from))
            mask = entry.previous
        }
        order.steps.reverse()
        if startMask == 0, let anchor = nodes.indices.first(where: { mask == 1 << $0 }) { order.anchor = nodes[anchor] }
        return order
    }

    /// Cheapest next step first, from the cheapest anchor.
    ///
    /// - Complexity: O(n · relationships).
    static func greedy(
        _ component: PatternPlanner.Component, started: [VariableID], model: ComponentCostModel
    ) -> ComponentOrder {
        var order = ComponentOrder()
        var bound = VariableSet(started)
        if bound.isEmpty {
            let first = component.nodes.indices.min { model.scanRows[$0] < model.scanRows[$1] }
            guard let first else { return order }
            let anchor = component.nodes[first].variable
            order.anchor = anchor
            bound.insert(anchor)
        }
        while true {
            let candidates = component.relationships.indices.compactMap { number -> (Int, VariableID)? in
                let relationship = component.relationships[number]
                let left = bound.contains(relationship.left)
                let right = bound.contains(relationship.right)
                guard left != right else { return nil }
                return (number, left ? relationship.left : relationship.right)
            }
            let next = candidates.min { first, second in
                model.degree(of: first.0, from: first.1) < model.degree(of: second.0, from: second.1)
            }
            guard let next else { return order }
            order.steps.append(next)
            bound.insert(component.relationships[next.0].left)
            bound.insert(component.relationships[next.0].right)
        }
    }
}
