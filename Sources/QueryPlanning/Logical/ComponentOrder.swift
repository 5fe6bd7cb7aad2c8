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
        let index = Dictionary(nodes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        struct Entry {
            var cost: Double
            var previous: Int
            var relationship: Int
            var from: VariableID?
        }
        var best: [Entry?] = Array(repeating: nil, count: 1 << nodes.count)
        let startMask = started.reduce(0) { $0 | (1 << (index[$1] ?? 0)) }
        if startMask != 0 {
            best[startMask] = Entry(cost: 0, previous: -1, relationship: -1, from: nil)
        } else {
            for (number, node) in nodes.enumerated() {
                best[1 << number] = Entry(
                    cost: model.scanRows[node] ?? 1, previous: -1, relationship: -1, from: nil)
            }
        }
        let rows = (0..<(1 << nodes.count)).map { mask in
            model.rows(of: nodes.indices.filter { mask & (1 << $0) != 0 }.map { nodes[$0] })
        }
        for mask in 1..<(1 << nodes.count) {
            guard let entry = best[mask] else { continue }
            for (number, relationship) in component.relationships.enumerated() {
                guard let left = index[relationship.left], let right = index[relationship.right], left != right
                else { continue }
                let hasLeft = mask & (1 << left) != 0
                let hasRight = mask & (1 << right) != 0
                guard hasLeft != hasRight else { continue }
                let next = mask | (1 << left) | (1 << right)
                let from = hasLeft ? relationship.left : relationship.right
                let walked = rows[mask] * model.degree(of: relationship, from: from)
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
        var bound = Set(started)
        if bound.isEmpty {
            let anchor = component.nodes.min {
                (model.scanRows[$0.variable] ?? 0) < (model.scanRows[$1.variable] ?? 0)
            }
            guard let anchor else { return order }
            order.anchor = anchor.variable
            bound.insert(anchor.variable)
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
    let outerBound: Set<VariableID>
    let predicates: [BoundExpression]
    let scanRows: [VariableID: Double]

    /// Rows when exactly these nodes, and the relationships among them, are bound.
    func rows(of nodes: [VariableID]) -> Double {
        let set = Set(nodes)
        var rows = 1.0
        for node in nodes where !outerBound.contains(node) { rows *= max(estimator.nodes(labels: known(node)), 0.01) }
        for relationship in component.relationships
        where set.contains(relationship.left) && set.contains(relationship.right) {
            let matches = estimator.matches(
                relationship, leftLabels: known(relationship.left), rightLabels: known(relationship.right))
            let pairs =
                max(estimator.nodes(labels: known(relationship.left)), 0.01)
                * max(estimator.nodes(labels: known(relationship.right)), 0.01)
            rows *= matches / pairs
        }
        for predicate in predicates {
            let variables = predicate.freeVariables
            guard !variables.isDisjoint(with: set), variables.isSubset(of: set.union(outerBound)) else { continue }
            rows *= estimator.selectivity(of: predicate, labels: known)
        }
        return rows
    }

    /// Relationships looked at when one row is expanded, before the far node is tested.
    func degree(of relationship: BoundRelationship, from: VariableID) -> Double {
        let forward = relationship.left == from
        let matches = estimator.matches(
            relationship, leftLabels: forward ? known(from) : [], rightLabels: forward ? [] : known(from))
        return matches / max(estimator.nodes(labels: known(from)), 1)
    }

    private func known(_ variable: VariableID) -> [String] { labels[variable] ?? [] }
}
