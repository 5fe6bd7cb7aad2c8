import QuerySemantics

/// The order in which a connected component is walked.
struct ComponentOrder {
    /// The node to scan; nil when the component touches bound nodes.
    var anchor: VariableID?
    /// Expansions that each bind one more node.
    var steps: [(relationship: BoundRelationship, from: VariableID)] = []

    /// Best order by dynamic programming over sets of bound nodes.
    ///
    /// - Complexity: O(2ⁿ · relationships) for n nodes.
    static func exhaustive(
        _ component: PatternPlanner.Component, started: [VariableID], model: ComponentCostModel
    ) -> ComponentOrder {
        let nodes = component.nodes.map(\.variable)
        func bit(_ variable: VariableID) -> Int { nodes.firstIndex(of: variable).map { 1 << $0 } ?? 0 }
        struct Entry {
            var cost: Double
            var previous: Int
            var relationship: Int
            var from: VariableID?
        }
        let edges = component.relationships.map { relationship in
            (
                left: bit(relationship.left), right: bit(relationship.right),
                fromLeft: model.degree(of: relationship, from: relationship.left),
                fromRight: model.degree(of: relationship, from: relationship.right)
            )
        }
        var best: [Entry?] = Array(repeating: nil, count: 1 << nodes.count)
        let startMask = started.reduce(0) { $0 | bit($1) }
        if startMask != 0 {
            best[startMask] = Entry(cost: 0, previous: -1, relationship: -1, from: nil)
        } else {
            for number in nodes.indices {
                best[1 << number] = Entry(cost: model.scanRows[number], previous: -1, relationship: -1, from: nil)
            }
        }
        let factors = model.factors(bit: bit)
        let rows = best.indices.map { mask in
            factors.reduce(1) { rows, factor in factor.nodes & ~mask == 0 ? rows * factor.value : rows }
        }
        for mask in 1..<(1 << nodes.count) {
            guard let entry = best[mask] else { continue }
            for (number, edge) in edges.enumerated() {
                let hasLeft = mask & edge.left != 0
                guard hasLeft != (mask & edge.right != 0) else { continue }
                let next = mask | edge.left | edge.right
                let relationship = component.relationships[number]
                let from = hasLeft ? relationship.left : relationship.right
                let walked = rows[mask] * (hasLeft ? edge.fromLeft : edge.fromRight)
                let cost = entry.cost + walked + rows[next]
                if best[next].map({ cost < $0.cost }) ?? true {
                    best[next] = Entry(cost: cost, previous: mask, relationship: number, from: from)
                }
            }
        }
        var order = ComponentOrder()
        var mask = (1 << nodes.count) - 1
        while let entry = best[mask], entry.previous >= 0, let from = entry.from {
            order.steps.append((component.relationships[entry.relationship], from))
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
            let candidates = component.relationships.compactMap { relationship -> (BoundRelationship, VariableID)? in
                let left = bound.contains(relationship.left)
                let right = bound.contains(relationship.right)
                guard left != right else { return nil }
                return (relationship, left ? relationship.left : relationship.right)
            }
            let next = candidates.min { model.degree(of: $0.0, from: $0.1) < model.degree(of: $1.0, from: $1.1) }
            guard let next else { return order }
            order.steps.append((next.0, next.1))
            bound.formUnion([next.0.left, next.0.right])
        }
    }
}

/// Row counts of partial results of one component.
struct ComponentCostModel {
    let component: PatternPlanner.Component
    let estimator: CardinalityEstimator
    let labels: [VariableID: [String]]
    /// Bound before the component is begun: one row each.
    let outerBound: VariableSet
    let predicates: [BoundExpression]
    /// Rows of a scan of each node; empty when the component touches bound nodes and nothing is scanned.
    let scanRows: [Double]

    /// What multiplies the number of rows as soon as all of some nodes are bound.
    struct Factor {
        /// The nodes as bits.
        var nodes: Int
        var value: Double
    }

    /// Rows when some nodes, and the relationships among them, are bound: the product of the factors of these nodes.
    ///
    /// - Parameter bit: the bit of a node of the component; 0 for other variables.
    func factors(bit: (VariableID) -> Int) -> [Factor] {
        var factors: [Factor] = []
        for node in component.nodes where !outerBound.contains(node.variable) {
            factors.append(Factor(nodes: bit(node.variable), value: count(of: node.variable)))
        }
        for relationship in component.relationships {
            let matches = estimator.matches(
                relationship, leftLabels: known(relationship.left), rightLabels: known(relationship.right))
            let pairs = count(of: relationship.left) * count(of: relationship.right)
            factors.append(Factor(nodes: bit(relationship.left) | bit(relationship.right), value: matches / pairs))
        }
        for predicate in predicates {
            let variables = predicate.freeVariables
            let nodes = variables.reduce(0) { $0 | bit($1) }
            guard nodes != 0, variables.allSatisfy({ bit($0) != 0 || outerBound.contains($0) }) else { continue }
            factors.append(Factor(nodes: nodes, value: estimator.selectivity(of: predicate, labels: known)))
        }
        return factors
    }

    /// Nodes that the variable may be; more than none, so that it can be divided by.
    private func count(of node: VariableID) -> Double { max(estimator.nodes(labels: known(node)), 0.01) }

    /// Relationships looked at when one row is expanded, before the far node is tested.
    func degree(of relationship: BoundRelationship, from: VariableID) -> Double {
        let forward = relationship.left == from
        let matches = estimator.matches(
            relationship, leftLabels: forward ? known(from) : [], rightLabels: forward ? [] : known(from))
        return matches / max(estimator.nodes(labels: known(from)), 1)
    }

    private func known(_ variable: VariableID) -> [String] { labels[variable] ?? [] }
}
